"""What the text of a goal tells."""

import pytest
from tests.unit.facts_of_text import lexicon

from perfcheck.facts.goal import GoalFacts

DEPARTMENT = "云溪市水务局"

SLOGANS = [
    "紧扣中心任务，认真履行部门职责，保障各项工作有序推进。",
    "保障单位正常运转，圆满完成年度目标任务。",
    "深入贯彻落实上级决策部署，推动我县教育事业高质量发展。",
    "加强队伍建设，提升履职能力和服务水平。",
    "合理安排、规范使用财政资金，提高资金使用效益。",
    "为我局各项业务工作的顺利开展提供有力的经费保障。",
    "坚持稳中求进，不断开创卫生健康工作新局面。",
    "充分发挥检察职能作用，服务经济社会发展大局。",
    "切实做好民政各项工作，促进社会和谐稳定。",
    "进一步改善办公条件，营造良好的工作环境，提高工作效率。",
    "落实全面从严治党要求，为中心工作提供坚强政治保证。",
    "加强水利行业管理，完善长效机制，推进水利事业可持续发展。",
    "确保机关高效运行，各项决策部署落到实处",
    "紧紧围绕乡村振兴战略，扎实推进农业农村各项重点工作。",
    "保障云溪市水务局日常工作正常开展，不断提升公共服务水平。",
    "严格按照上级通知要求落实各项任务。",
    "保障敬老院日常运转。",
    "规范执法办案，提高监管水平。",
    "推动老干部工作再上新台阶。",
    "保障我馆、本队和各所、全站工作正常运转。",
    "加强各部门、本科室的协作配合。",
]

SUBSTANTIAL = [
    "更换老旧路灯，消除夜间出行隐患。",
    "保障校园冬季供暖。",
    "确保路灯正常亮灯。",
    "为困难家庭学生发放助学金。",
    "做好森林防火工作。",
    "组织干部培训，提升履职能力。",
    "完成河道清淤，恢复行洪能力。",
    "开展食品抽检。",
    "保障离休人员医疗待遇落实。",
    "依法审理各类案件，维护公平正义。",
    "做好日常设备维护，保障网络稳定。",
    "编制国土空间规划。",
    "举办惠民演出，丰富群众文化生活。",
    "购置执法记录仪，规范执法行为。",
    "推进农村厕所改造。",
    "为老年人提供居家养老服务。",
    "围绕中心工作，全年完成重点任务20项。",
    "完成重点课题三项。",
    "确保热线全年畅通。",
    "普查文物",
    "保障学校冬季取暖用煤。",
    "加强农药残留监管。",
    "征集群众意见。",
    "保障校车安全运行。",
    "做好站台管理工作。",
]


def goal(text: str, department: str = DEPARTMENT) -> GoalFacts:
    return GoalFacts(text, department, lexicon())


@pytest.mark.parametrize("text", SLOGANS)
def test_what_fits_any_project_is_a_slogan(text: str) -> None:
    assert goal(text).is_slogan, goal(text).contents


@pytest.mark.parametrize("text", SUBSTANTIAL)
def test_a_goal_with_a_thing_a_number_or_people_in_it_is_none(text: str) -> None:
    assert not goal(text).is_slogan


@pytest.mark.parametrize("text", ["", "  ", "无", "详见附件", "/"])
def test_what_says_nothing_at_all_is_no_slogan(text: str) -> None:
    assert not goal(text).is_slogan


def test_contents_are_the_words_that_do_not_fit_every_project() -> None:
    assert goal("围绕中心工作，疏通淤堵沟渠，提高服务水平").contents == ("疏通淤堵沟渠",)
    assert goal("保障云溪市水务局和水务局机关工作").contents == ()
    assert goal("保障云溪市水务局工作", "").contents == ("云溪", "局")
    assert goal("我厅与全州各馆", "").contents == ()
    assert goal("各部门与各部委员", "").contents == ("委员",)
    assert goal("该厅堂、某厅堂", "").contents == ("堂", "某厅堂")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("提高质量；保障全年宣传经费。", "保障全年宣传经费"),
        ("规范使用上级安排的资金，完成任务", "规范使用上级安排的资金"),
        ("保障道路畅通，减少事故", ""),
        ("收缴拖欠的费用", ""),
    ],
)
def test_the_clause_that_secures_money(text: str, clause: str) -> None:
    assert goal(text).money_clause == clause
    assert goal(text).assures_money is bool(clause)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("零事故", [("零事故", "0", None)]),
        (
            "实现生产安全“零责任事故”，不发生人员伤亡",
            [("零责任事故", "0", None), ("不发生人员伤亡", "0", None)],
        ),
        ("林场火灾事故为零", [("事故为零", "0", None)]),
        (
            "游客有效投诉次数为零，数据泄露起数为0",
            [("投诉次数为零", "0", None), ("泄露起数为0", "0", None)],
        ),
        ("投诉为0.5起，变化为零", []),
        ("零售违法和零星故障维修", []),
        ("配套灌溉管道9公里", [("9公里", "9", "公里")]),
        ("对违纪零容忍", []),
        ("培训护士200人次", [("200人次", "200", "人次")]),
        ("培训1,200人次", [("1,200人次", "1200", "人次")]),
        ("年接待能力达到3.5万人次", [("3.5万人次", "35000.0", "人次")]),
        ("合格率95%", [("95%", "95", "%")]),
        ("差错率控制在1%以内", [("1%", "1", "%")]),
        ("上座七成，约占30%的观众", []),
        ("新建绿道12公里", [("12公里", "12", "公里")]),
        ("服务35个乡镇", []),
        ("在12345热线受理", []),
        ("改造5G机房，24小时值守，2025年12月底前完工，建筑面积800平方米", []),
        ("检查3至5次", []),
        ("检查3-5次", []),
        ("完成第3期工程", []),
        ("举办1届运动会", []),
        ("去年培训300人次", []),
        ("申请资金40万元，完成设备购置", []),
    ],
)
def test_targets_that_a_goal_sets_itself(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    told = [(each.text, f"{each.number:f}", each.unit) for each in goal(text).targets]
    assert told == found


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("准确、及时、足额发放补贴", ("及时", "足额", "准确")),
        ("按期足额兑付", ("及时", "足额")),
        ("及时处置险情", ("及时",)),
        ("全额地退还押金", ("足额",)),
        ("及时掌握动态，准确研判", ()),
        ("发放及时", ()),
    ],
)
def test_aspects_of_handing_over(text: str, aspects: tuple[str, ...]) -> None:
    assert sorted(goal(text).aspects) == sorted(aspects)
