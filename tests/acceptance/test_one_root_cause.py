"""Of two rules that find the same root cause at one subject, only the stronger one is told."""

from functools import cache

import pytest

from perfcheck.cli.rulebooks import case_check, load
from perfcheck.rulebook.frame import framed

BOOK = load((), "general", "zh")
CHECK = case_check(BOOK, "zh")

_SHARES = "12-质量指标；水样合格率"
_COUNTS = "11-数量指标；采样瓶数量"
_COST = "4-成本指标；41-经济成本指标；采样费用未超预算"
_TIME = "1-产出指标；13-时效指标；采样报告"

# For each pair: category and name of an indicator, and its two values. The weaker rule alone finds
# the indicator, beside the stronger one it is silent.
FIRST_OF_TWO = {
    ("PT107", "PT105"): ("2-效益指标；19-其他指标；水样合格率", "≥95%", "≥95%"),
    ("PT403", "PT407"): (
        "1-产出指标；11-数量指标；值守时间（小时）",
        *["各泵房白天夜间都有值守"] * 2,
    ),
    ("PT411", "PT409"): ("2-效益指标；22-社会效益；饮水条件", "提升", "提升"),
    ("PT411", "PT410"): ("2-效益指标；22-社会效益；饮水条件", "良好", "良好"),
    ("PT411", "PT711"): (_TIME, "及时", "及时"),
    ("PT413", "PT709"): ("1-产出指标；11-数量指标；采样成本", "30万元", "30万元"),
    ("PT501", "PT711"): ("1-产出指标；13-时效指标；采样按时完成性", "按时完成", "按时完成"),
    ("PT502", "PT408"): (f"1-产出指标；{_SHARES}", "按合同约定", "按合同约定"),
    ("PT502", "PT501"): (f"1-产出指标；{_SHARES}", "合格", "合格"),
    ("PT503", "PT408"): (f"1-产出指标；{_COUNTS}", "按合同约定", "按合同约定"),
    ("PT503", "PT501"): (f"1-产出指标；{_COUNTS}", "采样瓶数量", "采样瓶数量"),
    ("PT503", "PT407"): ("1-产出指标；11-数量指标；采样次数", *["由各水厂分区域安排人员采样"] * 2),
    ("PT506", "PT501"): ("1-产出指标；12-质量指标；采样达标", "采样达标", "采样达标"),
    ("PT506", "PT504"): ("1-产出指标；12-质量指标；采样达标", "100%", "100%"),
    ("PT511", "PT502"): (f"1-产出指标；{_SHARES}", "95", "95"),
    ("PT604", "PT408"): (_TIME, "按合同约定", "12月底前"),
    ("PT604", "PT711"): (_TIME, "12月底前", "及时"),
    ("PT701", "PT702"): ("1-产出指标；11-数量指标；水样合格率", "≥95%", "≥95%"),
    ("PT701", "PT704"): ("1-产出指标；11-数量指标；预算执行率", "≥95%", "≥95%"),
    ("PT710", "PT401"): (_TIME, "", ""),
    ("PT710", "PT402"): (_TIME, "XX", "XX"),
    ("PT710", "PT408"): (_TIME, "按合同约定", "按合同约定"),
    ("PT710", "PT704"): ("1-产出指标；13-时效指标；预算执行率", "≥95%", "≥95%"),
    ("PT711", "PT408"): (_TIME, "按计划按时完成", "按计划按时完成"),
    ("PT712", "PT401"): (_COST, "", ""),
    ("PT712", "PT402"): (_COST, "XX", "XX"),
    ("PT712", "PT408"): (_COST, "按合同约定", "按合同约定"),
    ("PT712", "PT501"): (_COST, "采样费用未超预算", "采样费用未超预算"),
}
# Pairs that never meet, as the weaker rule leaves out what the stronger one is about, or that take
# more of a table than one indicator; told so that a new pair is not forgotten.
BY_CONDITION = {
    *(("PT304", "PT301"), ("PT305", "PT301"), ("PT306", "PT301"), ("PT311", "PT301")),
    *(("PT308", "PT303"), ("PT310", "PT302"), ("PT914", "PT303"), ("PT904", "PT507")),
    *(("PT502", "PT401"), ("PT502", "PT402"), ("PT503", "PT401"), ("PT503", "PT402")),
    *(("PT509", "PT511"), ("PT509", "PT407"), ("PT413", "PT511"), ("PT115", "PT103")),
    *(("PT403", "PT408"), ("PT403", "PT501")),
}


@cache
def codes(indicator: str, period: str, annual: str, chosen: tuple[str, ...]) -> list[str]:
    line = f"1、{indicator}；实施周期指标值:{period}；年度指标值:{annual}。\n"
    rules = tuple(rule for rule in BOOK.rules if rule.code in chosen)
    return [found.code for found in CHECK(framed(None, line).encode(), "-", rules, {}).findings]


@pytest.mark.parametrize("pair", FIRST_OF_TWO, ids=" ".join)
def test_the_stronger_finding_stands_alone(pair: tuple[str, str]) -> None:
    weaker, stronger = pair
    assert set(codes(*FIRST_OF_TWO[pair], (weaker,))) == {weaker}
    assert set(codes(*FIRST_OF_TWO[pair], pair)) == {stronger}


def test_every_pair_is_accounted_for() -> None:
    pairs = {(rule.code, other) for rule in BOOK.rules for other in rule.yields_to}
    assert pairs == BY_CONDITION | set(FIRST_OF_TWO)
