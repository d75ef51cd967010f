"""Points of a self-evaluation: what a result earns, and sums of points."""

from decimal import Decimal

import pytest
from tests.unit.facts_of_text import project

from perfcheck.facts.aim import Aim
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.score import achieved
from perfcheck.rulebook.notread import NotRead


def scored(name: str, target: str, actual: str, got: str = "10", more: str = "") -> IndicatorFacts:
    """An indicator that can earn 10 points."""
    line = (
        f"1、1-产出指标；12-质量指标；{name}；年度指标值:{target}；"
        f"实际完成值:{actual}；分值:10；得分:{got}{more}。"
    )
    return project("馆舍开放", "全年开放310天。", line).indicators[0]


@pytest.mark.parametrize(
    ("name", "target", "actual", "due"),
    [
        ("设备完好率", "≥95%", "96%", "10"),
        ("设备完好率", "≥95%", "76%", "8"),
        ("设备完好率", "≥90%", "85%", "9.44"),
        ("设备完好率（%）", "≥95", "76%", "8"),
        ("讲解场次", "≥200场", "0场", "0"),
        ("讲解场次", "200场", "150场", "7.5"),
        ("投诉率", "≤2%", "1%", "10"),
        ("投诉率", "≤2%", "8%", "2.5"),
        ("投诉率", "2%", "4%", "5"),
        ("预约响应时间", "≤30分钟", "1小时", "5"),
        ("布展总成本", "≤20万元", "250000元", "8"),
        ("安全事故", "0起", "0起", "10"),
        ("安全事故", "无", "0", "10"),
        ("安全事故", "≤2起", "无", "10"),
    ],
)
def test_what_a_result_earns(name: str, target: str, actual: str, due: str) -> None:
    assert scored(name, target, actual).due == Decimal(due)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("安全事故", "0起", "2起"),
        ("安全事故", "无", "1起"),
        ("设备完好率", "≥95%", "0.96"),
        ("设备完好率", "0.95", "90%"),
        ("设备完好率", ">95%", "95%"),
        ("设备完好率", "≥95%", "约96%"),
        ("设备完好率", "≥95%", "≥90%"),
        ("设备完好率", "优良", "优良"),
        ("设备完好率", "90%-95%", "80%"),
        ("展厅湿度", "55%", "50%"),
        ("开展时间", "9月底前", "10月8日"),
        ("观众人次", "增长5%", "增长3%"),
        ("讲解场次", "≥200场", "3小时"),
        ("讲解场次", "≥200场", ""),
    ],
)
def test_no_share_is_told_where_there_is_doubt(name: str, target: str, actual: str) -> None:
    indicator = scored(name, target, actual, "3")
    assert indicator.due is None
    assert not indicator.misses_due


@pytest.mark.parametrize(
    ("actual", "got", "more", "misses"),
    [
        ("96%", "10", "", False),
        ("96%", "9.95", "", False),
        ("96%", "9.94", "", True),
        ("96%", "8", "；偏差原因:资料不全，扣2分", False),
        ("96%", "8", "；备注:资料不全，未扣分", True),
        ("76%", "10", "；偏差原因:资料不全，扣2分", True),
        ("124%", "8", "", True),
        ("130%", "8", "", False),
    ],
)
def test_other_points_than_due(actual: str, got: str, more: str, misses: bool) -> None:
    target = "≥100%" if actual in ("124%", "130%") else "≥95%"
    assert scored("设备完好率", target, actual, got, more).misses_due is misses


def test_points_above_what_can_be_earned() -> None:
    assert scored("讲解质量", "优良", "优良", "10.5").exceeds_weight
    assert not scored("讲解质量", "优良", "优良", "10").exceeds_weight


@pytest.mark.parametrize(("got", "scores"), [("9", True), ("9分", True), ("—", False), ("", False)])
def test_points_as_written(got: str, scores: bool) -> None:
    assert scored("讲解质量", "优良", "优良", got).is_scored is scores


@pytest.mark.parametrize("got", ["满分", "≥9", "9场", "1O"])
def test_points_that_are_no_number_are_not_read(got: str) -> None:
    with pytest.raises(NotRead):
        scored("讲解质量", "优良", "优良", got).is_scored  # noqa: B018


def test_a_malformed_result_is_not_read() -> None:
    with pytest.raises(NotRead):
        scored("设备完好率", "≥95%", "9 5%%").misses_due  # noqa: B018


def test_a_share_is_never_of_zero() -> None:
    assert achieved(Aim("less", Decimal(0), None, False), Decimal(3)) is None
    assert achieved(Aim("more", Decimal(0), None, False), Decimal(0)) == 1


@pytest.mark.parametrize(
    ("weights", "total", "fits"),
    [
        (("50", "40"), "90", True),
        (("60", "40分"), "100", True),
        (("33.33", "66.67"), "100", True),
        (("33.33", "66.66"), "99.99", True),
        (("60", "30", "5"), "95", False),
        (("60", "40", ""), "100", True),
    ],
)
def test_sums_of_points(weights: tuple[str, ...], total: str, fits: bool) -> None:
    lines = "".join(
        f"{number}、1-产出指标；11-数量指标；第{number}项；年度指标值:≥3次；分值:{weight}。\n"
        for number, weight in enumerate(weights, 1)
    )
    facts = project("馆舍开放", "全年开放310天。", lines)
    assert facts.has_weights
    assert facts.weights_total == Decimal(total)
    assert facts.weights_add_up is fits
