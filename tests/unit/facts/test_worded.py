"""What values in words say, and what the unit of a value is held against."""

from functools import cache

import pytest

from perfcheck.facts.bracket import stated_units
from perfcheck.facts.kinds import kind_of, tells_time
from perfcheck.facts.name import NameFacts
from perfcheck.facts.value import ValueFacts
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook import load_rulebook
from perfcheck.rulebook.notread import NotRead
from perfcheck.target.parse import parse_value


@cache
def terms():
    return load_rulebook(vocabulary=vocabulary()).terms


def value(text):
    return ValueFacts(parse_value(text), terms())


def name(text):
    return NameFacts(text, terms())


@pytest.mark.parametrize("text", ["", "  ", "。", "；"])
def test_nothing_but_punctuation_is_blank(text):
    assert value(text).is_blank


@pytest.mark.parametrize("text", ["无", "0", "-", "/", "待定"])
def test_what_stands_in_the_cell_is_not_blank(text):
    assert not value(text).is_blank


@pytest.mark.parametrize(
    "text", ["/", "—", "N/A", "待定", "暂无", "XX台", "≥**%", "详见附件", "见采购清单", "同上"]
)
def test_placeholders(text):
    assert value(text).is_placeholder


@pytest.mark.parametrize("text", ["无", "", "10—12次", "见效快", "≥90%", "按合同约定", "填写报表"])
def test_no_placeholders(text):
    assert not value(text).is_placeholder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("按合同约定", "合同约定"),
        ("不超预算", "不超预算"),
        ("按年度计划完成", "按年度计划"),
        ("以批复为准", "以批复为准"),
        ("≤预算数", "≤预算"),
        ("按季度", None),
        ("按合同约定30日内支付", None),
        ("见附件", None),
        ("100%", None),
    ],
)
def test_deferring(text, words):
    assert value(text).defers == words


@pytest.mark.parametrize(
    "text", ["提升", "有效提升", "逐步改善", "促进当地群众就业", "降低", "农村人居环境得到改善"]
)
def test_a_change_without_amount(text):
    assert value(text).improves


@pytest.mark.parametrize(
    "text", ["提升5%", "保持稳定", "良好", "无", "≥90%", "提高2个等级的学校占5成"]
)
def test_no_change_without_amount(text):
    assert not value(text).improves


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("良好", "良好"),
        ("较为熟悉", "熟悉"),
        ("基本有效", "有效"),
        ("加强", "加强"),
        ("进一步加强", None),
        ("合格", None),
        ("二级甲等", None),
        ("优秀率≥90%", None),
    ],
)
def test_vague(text, word):
    assert value(text).vague == word


@pytest.mark.parametrize(
    "text", ["18:1", "7×24小时", "前3名", "汛期前", "24小时轮班值守", "11-3月", "符合国家标准要求"]
)
def test_words_that_can_be_measured(text):
    read = value(text)
    assert read.kind not in ("text", "malformed") or read.is_measured_in_words


@pytest.mark.parametrize("text", ["为居民用水提供坚实后盾", "9 6%", "≥"])
def test_words_that_cannot_be_measured(text):
    assert not value(text).is_measured_in_words


@pytest.mark.parametrize(
    ("text", "falling"),
    [
        ("95-85%", True),
        ("12~10次", True),
        ("3天至2天", True),
        ("11–3月", False),
        ("10-12次", False),
    ],
)
def test_falling_range(text, falling):
    assert value(text).is_falling_range is falling


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("6场，900人次", True),
        ("≥3项；≥95%", True),
        ("≥80%，≤95%", False),
        ("≥12且≤20次", False),
        ("≥90%", False),
        ("4月、9月", False),
        ("3月启动，11月底前完成", True),
    ],
)
def test_holds_several(text, several):
    assert value(text).holds_several is several


@pytest.mark.parametrize(
    ("text", "contradictory"),
    [("≥12且≤10次", True), ("≥10次且≤12次", False), ("≥24次，≤5天", False)],
)
def test_contradictory(text, contradictory):
    assert value(text).is_contradictory is contradictory


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("＞=95%", ("＞=",)),
        ("> = 95%", (">=",)),
        ("=>95%", ("=>",)),
        ("≧95%", ("≧",)),
        ("≥2次，＞=10人次", ("＞=",)),
        ("≥92%以上", ("≥92%以上",)),
        ("≥95%", ()),
        ("＝95%", ()),
        ("不少于3次", ()),
        ("符合《规范》3.1条", ()),
    ],
)
def test_odd_signs(text, signs):
    assert value(text).odd_signs == signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("＞95%", "＞"),
        ("大于95%", "大于"),
        ("<3起", "<"),
        (">0", None),
        ("<1起", None),
        ("<100%", None),
        ("≥95%", None),
        ("＞=95%", None),
        ("大于等于95%", None),
        ("1000余人次", None),
    ],
)
def test_strict_sign(text, sign):
    assert value(text).strict_sign == sign


def test_numbers_of_a_malformed_value_are_not_read():
    broken = value("9 5%")
    with pytest.raises(NotRead):
        _ = broken.holds_several
    assert not broken.is_falling_range


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("值守时间（小时）", ("小时",)),
        ("总投资（万元）", ("元",)),
        ("单位成本(元/人)", ("元/人", "元", "人")),
        ("参训（人/次）", ("人次", "人/次", "人", "次")),
        ("点位（个、处）", ("个", "处")),
        ("面积（亩）完成量", ("亩",)),
        ("合格率（单位：%）", ("%",)),
        ("修复（馆藏）", ()),
        ("没有括号", ()),
    ],
)
def test_stated_units(text, units):
    assert stated_units(text) == units


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("元/人", "money"),
        ("人次", "people"),
        ("名", "people"),
        ("亩", "area"),
        ("工作日", "time"),
        ("‰", "share"),
        ("百分点", "thing"),
        ("台", "thing"),
        ("date", "date"),
    ],
)
def test_kind_of_unit(unit, kind):
    assert kind_of(unit) == kind


@pytest.mark.parametrize(
    ("unit", "tells"), [("天", True), ("次/年", True), ("学时", True), ("次", False), ("%", False)]
)
def test_unit_of_time(unit, tells):
    assert tells_time(unit) is tells


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("合格率达到95%以上", "达到95%以上"),
        ("苗木成活率（≥**%）", "≥**%"),
        ("项目支出不超过预算", "不超过预"),
        ("报障超24小时未解决率", None),
        ("测评达到80分以上人员占比", None),
        ("2025年二期工程", None),
        ("达标率", None),
    ],
)
def test_target_in_a_name(text, target):
    assert name(text).holds_target == target


@pytest.mark.parametrize(
    ("text", "states"),
    [("新建围墙300米", True), ("300米围墙数量", False), ("新建围墙1300米", False)],
)
def test_amount_in_a_name(text, states):
    assert name(text).states("300米") is states


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("工作完成情况", True),
        ("项目工作量完成率（%）", True),
        ("机构运行正常率", True),
        ("巡检工单完成率", False),
        ("任务完成率（已养护里程占计划里程）", False),
    ],
)
def test_vague_names(text, vague):
    assert name(text).is_vague is vague


@pytest.mark.parametrize(
    ("text", "is_rate"),
    [
        ("完好率", True),
        ("药费占比", True),
        ("发车频率", False),
        ("每万人死亡率", False),
        ("电梯万台事故率", False),
        ("煤矿百万吨死亡率", False),
        ("亿元产值生产安全事故死亡率", False),
        ("万人医院达标率", True),
        ("百万以上人口城市覆盖率", True),
        ("运营效率", False),
        ("嫁接成功率", True),
        ("水费收费率", True),
        ("样本有效率", True),
        ("发电功率", False),
        ("保险费率", False),
    ],
)
def test_rates(text, is_rate):
    assert name(text).is_rate is is_rate


def test_no_vague_word_names_a_grade_or_a_base():
    # PT410 asks of a vague value no more whether it has grades
    words = terms()
    leads = ("", *words["degree_adverbs"].words)
    values = [lead + vague for vague in words["vague_values"].words for lead in leads]
    assert [value for value in values if words["grades_or_base"].find(value)] == []
