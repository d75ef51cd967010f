"""What the money of a project does, by name and goal."""

import pytest
from tests.unit.facts_of_text import project


@pytest.mark.parametrize(
    ("title", "goal", "word"),
    [
        ("办公设备购置", "", "购置"),
        ("县道大修", "路面大修，施工里程12公里。", "施工"),
        ("法律顾问", "委托律师事务所提供法律意见。", "委托律师事务所"),
        ("环境监测", "委托具有资质的检测公司采样。", "委托具有资质的检测公司"),
        ("资金核查", "聘请会计师事务所核对账目。", "聘请会计师事务所"),
        ("展馆值守", "引入市场化公司负责值守。", "引入市场化公司"),
        ("农贸市场提升", "新建农贸市场3处。", "新建"),
        ("校舍加固", "", "加固"),
        ("社工服务", "通过政府购买服务提供社工服务。", "政府购买服务"),
        ("图书采购经费", "", "采购"),
    ],
)
def test_procurement_is_told_by_its_word(title: str, goal: str, word: str) -> None:
    found = project(title, goal)
    assert found.procures
    assert found.procurement_word == word


@pytest.mark.parametrize(
    ("title", "goal"),
    [
        ("企业技术改造奖补", ""),
        ("住房租赁补贴", ""),
        ("采购监管", "开展政府采购监督检查。"),
        ("社区矫正", "对矫正对象进行教育改造。"),
        ("党建", "推进制度创新建设，注重建章立制。"),
        ("统计调查", "增加固定资产投资统计频次。"),
        ("工会", "新建立基层工会50家。"),
        ("巡检", "提出整改建议并整改建档。"),
        ("物业行业监管", "规范物业服务企业行为。"),
        ("司法鉴定", "受法院委托鉴定机构完成鉴定。"),
        ("导师授课", "聘请企业家、高校教师担任导师。"),
        ("招商引资", "引进龙头企业6家。"),
        ("大型活动", "完成重大活动安保任务。"),
        ("服务外包产业发展", "支持服务外包企业开拓市场。"),
        ("劳务派遣监管", "检查劳务派遣单位。"),
    ],
)
def test_words_of_another_sense_are_no_procurement(title: str, goal: str) -> None:
    assert not project(title, goal).procures


@pytest.mark.parametrize(
    "title",
    [
        "农机购置补贴资金",
        "农村危房改造补助资金（第二批）",
        "困难学生资助-2025年",
        "高龄津贴发放",
        "国家助学金项目经费",
    ],
)
def test_money_passed_on_buys_nothing(title: str) -> None:
    found = project(title, "采购、改造由受助者自行办理。")
    assert found.pays_persons
    assert not found.procures
    assert found.works_word is None
    assert found.construction_word is None


@pytest.mark.parametrize("title", ["救助站改造", "资助管理系统建设", "补贴政策宣传"])
def test_the_end_of_the_name_decides_who_is_paid(title: str) -> None:
    assert not project(title).pays_persons


def test_only_set_rates_are_fixed() -> None:
    assert project("高龄津贴").pays_fixed_rates
    assert not project("临时救助金").pays_fixed_rates


@pytest.mark.parametrize(
    ("title", "goal", "word"),
    [
        ("老旧小区改造", "", "小区改造"),
        ("教学楼", "新建教学楼一栋。", "新建"),
        ("灌区", "河道清淤12公里。", "河道清淤"),
        ("审批平台", "新建数据接口。", None),
        ("采砂整治", "开展非法采砂执法。", None),
        ("社工站", "发挥桥梁纽带作用。", None),
        ("秸秆禁烧", "禁止露天焚烧。", None),
    ],
)
def test_construction(title: str, goal: str, word: str | None) -> None:
    assert project(title, goal).construction_word == word


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("教学楼修缮", "修缮"),
        ("公车维修", None),
        ("人才工程经费", None),
        ("水毁预警等非工程措施维持", None),
        ("校园网信息化建设", "信息化建设"),
    ],
)
def test_works(title: str, word: str | None) -> None:
    assert project(title).works_word == word


@pytest.mark.parametrize(
    ("title", "goal", "department", "supervises"),
    [
        ("财政监督检查", "", "", True),
        ("业务费", "审计项目10个。", "", True),
        ("业务费", "保障运转。", "青山县审计局", True),
        ("消防巡视检查", "", "", False),
        ("办公经费", "规范使用资金，接受审计。", "", False),
        ("劳动监察", "", "", False),
    ],
)
def test_oversight(title: str, goal: str, department: str, supervises: bool) -> None:
    assert project(title, goal, department=department).supervises is supervises


@pytest.mark.parametrize("title", ["专项债券还本付息", "征地拆迁赔偿款", "涉密设备更换"])
def test_nobody_to_ask(title: str) -> None:
    assert project(title).needs_no_satisfaction


def test_those_served() -> None:
    assert project("校车", "接送小学生上学。").served_word == "学生"
    assert project("机房温控", "更换空调。").served_word is None


@pytest.mark.parametrize(
    ("title", "goal", "word", "people"),
    [
        ("特教接送", "安排专车接送残疾学生160人上下学。", "学生", "学生"),
        ("办公楼物业", "全年保洁。", "物业", "服务对象"),
        ("校园物业", "全年保洁，为师生提供整洁环境。", "物业", "师生"),
        ("机房温控", "更换精密空调2台。", None, "服务对象"),
        ("稽查办案", "核查企业所得税申报。", None, "服务对象"),
    ],
)
def test_who_is_served(title: str, goal: str, word: str | None, people: str) -> None:
    found = project(title, goal)
    assert (found.served_word, found.served_people) == (word, people)
    assert found.served_quoted == ((f"「{word}」", f"“{word}”") if word else ("", ""))
