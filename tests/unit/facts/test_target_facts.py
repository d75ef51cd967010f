"""A value held against the name of its indicator."""

from functools import cache

import pytest

from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.table import TableFacts
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.read import read_source
from perfcheck.rulebook import load_rulebook
from perfcheck.rulebook.frame import framed
from perfcheck.rulebook.notread import NotRead
from perfcheck.table import read_tables


@cache
def lexicon():
    return load_lexicon(load_rulebook(vocabulary=vocabulary()).terms)


def target(name, value, category="1-产出指标；11-数量指标"):
    line = f"1、{category}；{name}；实施周期指标值:{value}；年度指标值:{value}。\n"
    source = read_source(framed(None, line).encode(), "table.txt")
    facts = TableFacts(read_tables(source)[0], lexicon(), "table.txt")
    (indicator,) = facts.projects[0].indicators
    return indicator.annual


@pytest.mark.parametrize(
    ("name", "value", "echoes"),
    [
        ("费用未超预算", "费用未超预算", True),
        ("保障运转（全年）", "保障运转", True),
        ("任务按时完成性", "按时完成", True),
        ("服务水平提升", "提升", True),
        ("重大事故", "无", False),
        ("未发生事故", "未发生", False),
        ("创建AAA级景区", "AAA级", False),
        ("群众满意度", "满意", False),
        ("培训场次", "4场", False),
    ],
)
def test_echo_of_the_name(name, value, echoes):
    assert target(name, value).echoes_name is echoes


@pytest.mark.parametrize(
    ("name", "value", "exceeds"),
    [
        ("合格率", "≥120%", True),
        ("合格率", "＞100%", True),
        ("合格率", "90%-110%", True),
        ("合格率（%）", "105", True),
        ("合格率", "≥100%", False),
        ("合格率", "105‰", False),
        ("合格率", "提升120%", False),
        ("合格数", "≥120件", False),
    ],
)
def test_more_than_the_whole(name, value, exceeds):
    assert target(name, value).exceeds_whole is exceeds


@pytest.mark.parametrize(
    ("name", "value", "lacks"),
    [
        ("完好率", "98", True),
        ("完好率", "2小时", True),
        ("完好率", "良好", True),
        ("完好率", "10月底前", True),
        ("完好率（%）", "98", False),
        ("事故率", "无", False),
        ("事故率", "0", False),
        ("死亡率", "≤10/10万", False),
        ("增长率", "2个百分点", False),
        ("完好率", "11月底完成100%", False),
    ],
)
def test_no_percentage(name, value, lacks):
    assert target(name, value).lacks_percent is lacks


@pytest.mark.parametrize(
    ("name", "value", "lacks"),
    [
        ("页面响应时间", "3", True),
        ("页面响应时间（秒）", "3", False),
        ("投资总额（万元）", "300", False),
        ("设备成本", "30万", False),
        ("设备成本", "30", True),
        ("发放宣传册", "30万", True),
        ("培训场次", "12", False),
        ("事故", "0", False),
        ("培训", "≥12次且≤20", False),
        ("培训", "≥12", True),
    ],
)
def test_no_unit(name, value, lacks):
    assert target(name, value).lacks_unit is lacks


@pytest.mark.parametrize(
    ("name", "value", "unfit"),
    [
        ("参训人数", "80台", "台"),
        ("参训人数", "80人次", None),
        ("保障人数", "42个", None),
        ("改造面积", "30件", "件"),
        ("改造面积", "5万方", None),
        ("采购总价", "≤100%", "%"),
        ("销售收入", "增长5%", None),
        ("时间成本", "≤2天", None),
        ("培训场次", "300人", "人"),
        ("设备台数", "300人", "人"),
        ("采集数量", "100%", "%"),
        ("采集数量", "300份", None),
    ],
)
def test_unit_of_another_kind(name, value, unfit):
    assert target(name, value).unfit_unit == unfit


@pytest.mark.parametrize(
    ("name", "value", "conflicts"),
    [
        ("值守（小时）", "12次", True),
        ("值守（小时）", "90分钟", False),
        ("成本（%）", "28万元", True),
        ("巡查（次/年）", "52次", False),
        ("设施（台/套）", "40套", False),
        ("治理（个）", "12处", False),
        ("协管员（人）", "60名", False),
        ("治理（户）", "12处", True),
    ],
)
def test_unit_against_the_brackets(name, value, conflicts):
    assert target(name, value).unit_conflicts_with_name is conflicts


@pytest.mark.parametrize(
    ("name", "value", "category", "bare"),
    [
        ("抢修响应时间", "30分钟", "1-产出指标；13-时效指标", True),
        ("抢修响应时间", "≤30分钟", "1-产出指标；13-时效指标", False),
        ("设备质保期限", "3年", "1-产出指标；12-质量指标", False),
        ("外聘人员费用", "12万元", "4-成本指标；41-经济成本指标", True),
        ("村医补助标准", "800元/月", "4-成本指标；41-经济成本指标", False),
        ("演练次数", "12次", "1-产出指标；11-数量指标", False),
    ],
)
def test_limit_without_its_sign(name, value, category, bare):
    assert target(name, value, category).is_bare_limit is bare


@pytest.mark.parametrize(
    ("name", "category", "due"),
    [
        ("知晓率", "2-效益指标；22-社会效益", True),
        ("培训场次", "1-产出指标；11-数量指标", True),
        ("家长评价", "3-满意度指标；31-服务对象满意度", True),
        ("物业费", "4-成本指标；41-经济成本指标", True),
        ("公园面貌", "2-效益指标；22-社会效益", False),
        ("公园面貌", "2-效益指标；41-经济成本指标", False),
    ],
)
def test_number_is_due(name, category, due):
    assert target(name, "良好", category).number_is_due is due


@pytest.mark.parametrize(
    ("name", "value", "stated"),
    [
        ("合格率达到95%", "95%", "达到95%"),
        ("新建围墙300米", "≥300米", "300米"),
        ("新建围墙", "300米", None),
        ("24小时值守天数", "≥300天", None),
    ],
)
def test_target_stated_in_the_name(name, value, stated):
    assert target(name, value).stated_in_name == stated


def test_a_malformed_value_is_not_read():
    broken = target("完好率", "9 5%")
    with pytest.raises(NotRead):
        _ = broken.lacks_percent
