"""Whether indicators take up what the goal promises."""

import pytest
from tests.unit.facts_of_text import project

from perfcheck.facts.project import ProjectFacts
from perfcheck.rulebook.notread import NotRead


def line(number: int, category: str, name: str, value: str) -> str:
    return f"{number}、{category}；{name}；实施周期指标值:{value}；年度指标值:{value}。"


def promising(goal: str, *indicators: tuple[str, str]) -> ProjectFacts:
    lines = [
        line(at, "1-产出指标；11-数量指标", name, value)
        for at, (name, value) in enumerate(indicators, 1)
    ]
    return project("苗圃扩建", goal, "\n".join(lines))


@pytest.mark.parametrize(
    ("goal", "indicators", "unmet"),
    [
        ("苗圃全年零火灾。", [("苗木存活率", "≥90%")], ["零火灾"]),
        ("苗圃全年零火灾。", [("安全生产事故起数", "0起")], []),
        ("苗圃全年零火灾。", [("苗木投诉次数", "0次")], ["零火灾"]),
        ("苗圃安全责任事故为零。", [("突发事件到场时间", "≤5分钟")], ["事故为零"]),
        ("苗圃安全责任事故为零。", [("突发事件起数", "0起")], []),
        ("苗圃零投诉。", [("游客满意度", "≥90%")], ["零投诉"]),
        ("防火期不发生火灾。", [("林区火情起数", "0起")], []),
        ("培育苗木6万株。", [("用工人数", "≥30人")], ["6万株"]),
        ("培育苗木6万株。", [("育苗总数", "≥60000株")], []),
        ("培育苗木6万株。", [("容器苗木规格", "两年生")], []),
        ("举办观摩会3场，培训林农90人次。", [("观摩会场次", "3场")], ["90人次"]),
        ("扩建苗圃，培育优质苗木。", [("用工人数", "≥30人")], []),
        ("配备割草机6台、喷雾器9台。", [("割草机和喷淋机具", "15台")], []),
        ("参加全省评选，夺得奖状12张。", [("用工人数", "≥30人")], ["12张"]),
        ("保障3个管护点用水。", [("用工人数", "≥30人")], []),
        ("巡查管护点，每处不少于2次。", [("点位踏查趟数", "≥60次")], []),
        ("巡查管护点，每处不少于2次。", [("用工人数", "≥30人")], ["2次"]),
        ("为45名护林员投保意外险。", [("苗木存活率", "≥90%")], ["45名"]),
    ],
)
def test_targets_without_an_indicator(
    goal: str, indicators: list[tuple[str, str]], unmet: list[str]
) -> None:
    assert [each.text for each in promising(goal, *indicators).goal_targets_unmet] == unmet


@pytest.mark.parametrize(
    ("goal", "indicators", "conflicts"),
    [
        ("开展苗木检疫12批次。", [("苗木检疫批次", "≥8批次")], ["苗木检疫批次"]),
        ("开展苗木检疫12批次。", [("苗木检疫批次", "≥12批次")], []),
        ("开展苗木检疫12批次。", [("苗木检疫批次", "10-15批次")], []),
        ("开展苗木检疫12批次。", [("苗木检疫", "12批次"), ("苗木检疫批次", "≥8批次")], []),
        ("开展苗木检疫12批次。", [("苗木销售批次", "≥8批次")], []),
        ("每季度开展苗木检疫3批次。", [("苗木检疫批次", "≥12批次")], []),
        ("每圃检疫3批次。", [("苗木检疫批次", "≥12批次")], []),
        ("每年苗圃检疫3批次。", [("苗圃检疫批次", "≥12批次")], ["苗圃检疫批次"]),
        ("检疫12批次。", [("苗木检疫批次", "≥9批次"), ("出圃", "12批次")], []),
        (
            "苗木检疫12批次。",
            [("苗木检疫批次", "≥9批次"), ("出圃批次", "12批次")],
            ["苗木检疫批次"],
        ),
        ("全年审结案件不少于80件。", [("审结案件数", "≥60件")], ["审结案件数"]),
        ("全年审结案件不少于80件。", [("审结案件数", "≥80件")], []),
        ("全年审结不少于80件。", [("审结件数", "≥60件")], ["审结件数"]),
        ("全年出航执法不少于180航次。", [("出航执法航次", "≥150航次")], ["出航执法航次"]),
        (
            "苗木成活率达到85%。",
            [("山茶苗木成活率", "≥80%"), ("林农满意度", "≥85%")],
            ["山茶苗木成活率"],
        ),
        ("苗木成活率达到85%。", [("山茶苗木成活率", "≥80%"), ("苗木合格率", "≥85%")], []),
        ("三年累计检疫36批次。", [("苗木检疫批次", "≥12批次")], []),
        ("苗木成活率达到92%。", [("苗木成活率", "≥85%")], ["苗木成活率"]),
        ("苗木成活率达到92%。", [("苗木成活率", "较上年提高2%")], []),
        ("苗木成活率保持在92%。", [("苗木成活率", "≥85%")], ["苗木成活率"]),
        ("苗圃漏灌率降到3%。", [("苗圃漏灌率", "≤6%")], ["苗圃漏灌率"]),
        ("开展苗圃开放活动8场。", [("苗圃开放场次", "≥5场")], ["苗圃开放场次"]),
        ("开展苗圃开放8场。", [("苗圃开放活动场次", "≥5场")], ["苗圃开放活动场次"]),
        ("开展林农培训服务8场。", [("苗圃开放服务场次", "≥5场")], []),
        ("苗木成活率达到92%。", [("苗木成活率（%）", "≥85")], ["苗木成活率（%）"]),
        ("新修苗圃便道8公里。", [("新修便道长度", "≥5公里")], []),
        ("修建苗圃便道8公里。", [("修建便道长度", "≥5公里")], ["修建便道长度"]),
        ("购置割草机6台、喷雾器9台。", [("购置喷雾器数量", "7台")], ["购置喷雾器数量"]),
        ("购置割草机6台、喷雾器9台。", [("购置喷雾器数量", "9台")], []),
        ("现有割草机6台、喷雾器9台。", [("喷雾器数量", "7台")], []),
        ("救助困难林农300人次。", [("救助人次", "≥200人次")], ["救助人次"]),
        ("全年巡查苗圃48次。", [("巡查次数", "≥36次")], ["巡查次数"]),
        ("全年巡查苗圃48次。", [("巡查次数", "≥48次")], []),
        ("救助林农300人次、救助学员80人次。", [("救助人次", "≥380人次")], []),
        ("救助困难林农300人次。", [("救助次数", "≥2次")], []),
        ("救助困难林农300人次。", [("救助人次", "≥9人次"), ("救助困难林农人次", "300人次")], []),
        ("合格率达到92%。", [("种子合格率", "≥85%"), ("苗木合格率", "≥88%")], []),
        ("苗圃有效投诉全年不超过9件。", [("苗圃有效投诉件数", "≤12件")], ["苗圃有效投诉件数"]),
        ("苗圃失窃不超过2次。", [("苗圃失窃次数", "≤3次")], ["苗圃失窃次数"]),
        ("计划外停水不超过2次。", [("计划外停水次数", "≤3次")], ["计划外停水次数"]),
        ("建圃以来累计育苗90万株，全年巡查苗圃48次。", [("巡查次数", "≥36次")], ["巡查次数"]),
        ("为45名困难林农发放补贴。", [("补贴林农人数", "54人")], ["补贴林农人数"]),
        ("为45名困难林农发放补贴。", [("补贴脱贫林农人数", "30人")], []),
        ("为45名困难林农发放补贴。", [("补贴林农人数", "45人")], []),
    ],
)
def test_indicators_with_another_number_than_the_goal(
    goal: str, indicators: list[tuple[str, str]], conflicts: list[str]
) -> None:
    found = promising(goal, *indicators).goal_conflicts
    assert [each.indicator.name for each in found] == conflicts


def test_a_line_that_could_not_be_read_leaves_the_promise_open() -> None:
    found = project(
        "苗圃扩建", "苗圃全年零火灾。", "1、1-产出指标；11-数量指标；苗木存活率；≥90%；≥92%；≥95%。"
    )
    assert not found.indicators.complete
    with pytest.raises(NotRead):
        _ = found.goal_targets_unmet


@pytest.mark.parametrize(
    ("category", "name", "value", "unmet"),
    [
        ("1-产出指标；13-时效指标", "资金支付进度", "100%", ("及时", "足额")),
        ("1-产出指标；13-时效指标", "补助到账日期", "6月30日前", ("足额",)),
        ("1-产出指标；12-质量指标", "补助发放及时率", "≥98%", ("足额",)),
        ("1-产出指标；12-质量指标", "补助足额发放率", "100%", ("及时",)),
        ("1-产出指标；11-数量指标", "应补尽补率", "100%", ("及时",)),
    ],
)
def test_aspects_without_an_indicator(
    category: str, name: str, value: str, unmet: tuple[str, ...]
) -> None:
    found = project("林农补助", "及时足额发放林农补助。", line(1, category, name, value))
    assert found.goal_aspects_unmet == unmet


@pytest.mark.parametrize(
    ("title", "goal", "category", "name", "topics"),
    [
        ("诉讼费退还资金", "", "1-产出指标；12-质量指标", "核对准确率", ["诉讼费退还"]),
        ("诉讼费退还资金", "", "1-产出指标；13-时效指标", "退费办结时限", []),
        ("诉讼费退还资金", "", "1-产出指标；13-时效指标", "资金支出进度", ["诉讼费退还"]),
        ("备用金", "退还当事人诉讼费。", "1-产出指标；12-质量指标", "准确率", ["退还当事人诉讼费"]),
        ("国家赔偿", "", "1-产出指标；12-质量指标", "准确率", ["国家赔偿"]),
        ("办案业务", "审理国家赔偿案件9件。", "1-产出指标；12-质量指标", "准确率", []),
        ("学费退还", "", "1-产出指标；12-质量指标", "准确率", []),
    ],
)
def test_legal_limits_at_hand(
    title: str, goal: str, category: str, name: str, topics: list[str]
) -> None:
    found = project(title, goal, line(1, category, name, "100%"))
    assert [each.topic for each in found.open_deadlines] == topics
    assert all("第" in each.law.zh and each.value == "≤15日" for each in found.open_deadlines)


@pytest.mark.parametrize(
    ("title", "goal", "name", "unrelated"),
    [
        ("教师研修", "培训乡村教师。", "公厕清运车次", True),
        ("教师研修", "培训乡村教师。", "教材发放册数", False),
        ("教师研修", "培训乡村教师。", "验收合格率", False),
        ("专项经费", "保障各项工作顺利开展。", "公厕清运车次", False),
        ("教师培训专项经费", "保障各项工作顺利开展。", "公厕清运车次", False),
    ],
)
def test_indicators_of_another_field(title: str, goal: str, name: str, unrelated: bool) -> None:
    found = project(title, goal, line(1, "1-产出指标；11-数量指标", name, "≥9"))
    assert [each.name for each in found.unrelated] == [name] * unrelated


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("上级补助资金", True),
        ("2025年省级财政补助经费（第一批）", True),
        ("青山县文化馆财政安排资金", True),
        ("县财政专项", True),
        ("专项资金", False),
        ("中央财政危房改造补助资金", False),
        ("非税收入征管", False),
        ("结转资金清理系统", False),
    ],
)
def test_names_that_tell_only_the_source_of_money(title: str, named: bool) -> None:
    assert project(title).is_named_after_funds is named


@pytest.mark.parametrize(
    ("title", "goal", "name", "word"),
    [
        ("绩效工资", "", "人数", "绩效工资"),
        ("运转费", "发放加班费。", "人数", "加班费"),
        ("运转费", "", "工资发放人数", "工资"),
        ("欠薪治理", "督查农民工工资支付。", "人数", None),
    ],
)
def test_words_for_staff_costs(title: str, goal: str, name: str, word: str | None) -> None:
    found = project(title, goal, line(1, "1-产出指标；11-数量指标", name, "≥9人"))
    assert found.personnel_word == word
