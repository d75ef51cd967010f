"""Which categories the indicators of a project cover."""

import pytest
from tests.unit.facts_of_text import project

from perfcheck.facts.project import ProjectFacts
from perfcheck.rulebook.notread import NotRead


def of(*lines: tuple[str, str, str]) -> ProjectFacts:
    text = "\n".join(
        f"{number}、{category}；{name}；实施周期指标值:{value}；年度指标值:{value}。"
        for number, (category, name, value) in enumerate(lines, 1)
    )
    return project("山林管护", "巡护生态公益林。", text)


QUANTITY = ("1-产出指标；11-数量指标", "巡护里程", "≥800公里")
QUALITY = ("1-产出指标；12-质量指标", "巡护记录完整率", "≥95%")
MISFILED = ("1-产出指标；11-数量指标", "巡护记录合格率", "≥95%")
UNKNOWN = ("其他指标；其他", "巡护补助", "≤9万元")
MISMATCHED = ("1-产出指标；12-数量指标", "巡护记录完整率", "≥95%")


def test_covers_by_the_label() -> None:
    found = of(("2-产出指标；11-数量指标", "巡护里程", "≥800公里"))
    assert found.covers("output")
    assert not found.covers("benefit")


def test_covers_by_the_second_level_too_where_the_two_do_not_fit() -> None:
    found = of(("1-产出指标；22-社会效益", "林区火情下降率", "≥5%"))
    assert found.covers("output")
    assert found.covers("benefit")
    assert not found.covers("cost")


def test_covers_without_a_first_level() -> None:
    assert of(QUANTITY).covers("output")
    assert not of(QUANTITY).covers("cost")


def test_an_unknown_category_may_be_any() -> None:
    found = of(QUANTITY, UNKNOWN)
    assert found.covers("output")
    with pytest.raises(NotRead):
        found.covers("cost")
    with pytest.raises(NotRead):
        _ = found.has_cost
    with pytest.raises(NotRead):
        found.holds("quality")


def test_a_doubtful_second_level_matters_only_where_none_is_sure() -> None:
    assert of(QUANTITY, MISMATCHED).holds("quantity")
    with pytest.raises(NotRead):
        of(MISMATCHED).holds("quality")


def test_cost_under_output_is_cost() -> None:
    assert of(("产出指标；成本指标", "巡护成本", "≤9万元")).has_cost
    assert not of(QUANTITY).has_cost


def test_satisfaction_wherever_it_stands() -> None:
    assert of(("2-效益指标；22-社会效益", "林农满意度", "≥90%")).has_satisfaction
    assert of(("效益指标；服务对象满意度指标", "林农评价", "≥90%")).has_satisfaction
    assert not of(("1-产出指标；11-数量指标", "满意度调查次数", "2次")).has_satisfaction


def test_quality_under_quantity_counts_when_a_quantity_is_left() -> None:
    assert of(QUANTITY, MISFILED).quality_elsewhere
    assert not of(MISFILED).quality_elsewhere
    assert of(MISFILED).misfiled_quality == "巡护记录合格率"
    assert of(QUANTITY).misfiled_quality == ""


def test_a_count_under_quality() -> None:
    assert of(("1-产出指标；12-质量指标", "巡护里程数", "≥800公里")).counts_elsewhere
    assert not of(QUALITY).counts_elsewhere


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("3月底前补植株数", "500株", True),
        ("补植完成", "3月31日前", True),
        ("火情响应时间", "≤2小时", True),
        ("火情上报及时率", "≥98%", True),
        ("每月巡护次数", "12次", False),
    ],
)
def test_a_deadline_under_quantity(name: str, value: str, told: bool) -> None:
    found = of(("1-产出指标；11-数量指标", name, value))
    assert found.deadline_elsewhere is told


def test_names_for_messages_leave_empty_rows_out() -> None:
    found = of(
        QUANTITY,
        ("2-效益指标；22-社会效益", "专款专用率", "100%"),
        ("2-效益指标；23-生态效益", "不适用", "/"),
    )
    assert found.benefit_names == ("专款专用率",)
    assert found.output_names == ("巡护里程",)


def test_no_indicators_at_all() -> None:
    assert not project("山林管护", "巡护生态公益林。").has_indicators
