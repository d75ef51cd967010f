"""What projects of a table have in common, and how siblings differ."""

from decimal import Decimal

from tests.unit.facts_of_text import lexicon

from perfcheck.facts.table import TableFacts
from perfcheck.read import read_source
from perfcheck.rulebook.frame import framed
from perfcheck.table import read_tables

MANY, SHARE = Decimal(3), Decimal("0.3")
GOAL = "维护全市{0}处雨量站，汛前完成校准，保证雨情数据按时上传。"


def table(*projects: tuple[str, str, tuple[tuple[str, str, str], ...]]) -> TableFacts:
    """A table of (name, goal, (category, name, value)…)."""
    text = ""
    for title, goal, indicators in projects:
        lines = [
            f"{at}、{category}；{name}；实施周期指标值:{value}；年度指标值:{value}。\n"
            for at, (category, name, value) in enumerate(indicators, 1)
        ]
        text += f"    {title} 5.00 5.00\n{goal}\n\n{''.join(lines)}\n"
    (found,) = read_tables(read_source(framed(text, "").encode(), "table.txt"))
    return TableFacts(found, lexicon(), "table.txt")


QUALITY = "1-产出指标；12-质量指标"
COUNT = "1-产出指标；11-数量指标"
TIME = "1-产出指标；13-时效指标"
COST = "4-成本指标；41-经济成本指标"


def test_boilerplate_stands_in_three_projects_and_a_third_of_them() -> None:
    same = ((QUALITY, "资金使用规范性", "规范"),)
    other = ((QUALITY, "校准合格率", "≥98%"),)
    three = [(f"{kind}维护", "校准设备。", same) for kind in ("雨量站", "水位站", "墒情站")]
    rest = [(f"{kind}维护", "校准设备。", other) for kind in "甲乙丙丁戊己庚"]
    (found,) = table(*three, *rest[:2]).boilerplate_of(MANY, SHARE)
    assert (found.name, found.value, found.times, found.among) == ("资金使用规范性", "规范", 3, 5)
    assert found.projects == ("雨量站维护", "水位站维护", "墒情站维护")
    assert found.shown == "雨量站维护、水位站维护、墒情站维护"
    assert len(table(*three, *((n, g, ()) for n, g, _ in rest)).boilerplate_of(MANY, SHARE)) == 1
    crowd = [(f"{kind}更新", "校准设备。", ()) for kind in "甲乙丙丁戊己庚辛"]
    assert table(*three, *crowd).boilerplate_of(MANY, SHARE) == ()
    assert table(*three[:2]).boilerplate_of(MANY, SHARE) == ()
    assert table(*three, *crowd).boilerplate_of(Decimal(3), Decimal("0.25")) != ()
    assert table(*three[:2]).boilerplate_of(Decimal(2), SHARE) != ()


def test_boilerplate_is_told_by_what_values_mean() -> None:
    values = ("≥95%", "＞=95%", "不低于95%")
    found = table(
        *(
            (f"{kind}维护", "校准。", ((QUALITY, "任务完成度", value),))
            for kind, value in zip("甲乙丙", values, strict=True)
        )
    ).boilerplate_of(MANY, SHARE)
    assert [each.times for each in found] == [3]
    changed = ("≥95%", "较上年提高≥95%", "≤95%")
    assert not table(
        *(
            (f"{kind}维护", "校准。", ((QUALITY, "任务完成度", value),))
            for kind, value in zip("甲乙丙", changed, strict=True)
        )
    ).boilerplate_of(MANY, SHARE)


def test_one_name_in_several_units_is_one_project() -> None:
    same = ((QUALITY, "资金使用规范性", "规范"),)
    found = table(*[("校舍维修", "校准设备。", same)] * 4)
    assert found.boilerplate_of(MANY, SHARE) == ()
    assert [each.twins for each in found.projects] == [()] * 4


def test_the_later_of_two_like_goals_is_the_twin() -> None:
    found = table(
        ("东部雨量站维护", GOAL.format(12), ()),
        ("西部雨量站维护", GOAL.format(14), ()),
        ("水质监测", "采集河流断面水样，全年完成化验并公布结果，为治污提供依据。", ()),
    )
    assert [[twin.other.name for twin in each.twins] for each in found.projects] == [
        [],
        ["东部雨量站维护"],
        [],
    ]


def test_of_contract_years_the_one_that_runs_out_first_is_the_twin() -> None:
    found = table(
        ("2025-2026年雨量站维护", GOAL.format(12), ()),
        ("2024-2025年雨量站维护", GOAL.format(12), ()),
    )
    assert [[twin.other.name for twin in each.twins] for each in found.projects] == [
        [],
        ["2025-2026年雨量站维护"],
    ]


def test_siblings_with_a_weaker_target() -> None:
    found = table(
        (
            "2024年雨量站维护",
            "",
            (
                (QUALITY, "数据到报率", "≥92%"),
                (TIME, "故障修复时限", "≤24小时"),
                (COUNT, "校准站点数", "≥10处"),
                (QUALITY, "观测准确率", "优"),
            ),
        ),
        (
            "2025年雨量站维护",
            "",
            (
                (QUALITY, "数据到报率", "≥95%"),
                (TIME, "故障修复时限", "≤48小时"),
                (COUNT, "校准站点数", "≥12处"),
                (QUALITY, "观测准确率", "≥95%"),
            ),
        ),
    )
    weaker = [[each.indicator.name for each in one.weaker_targets] for one in found.projects]
    assert weaker == [["数据到报率"], ["故障修复时限"]]


def test_phases_are_siblings_and_one_name_in_two_units_is_not() -> None:
    found = table(
        ("雨量站维护（一期）", "", ()), ("雨量站维护（二期）", "", ()), ("水质监测", "", ())
    )
    assert [len(each.siblings) for each in found.projects] == [1, 1, 0]
    found = table(("2025年雨量站维护", "", ()), ("2025年雨量站维护", "", ()))
    assert [len(each.siblings) for each in found.projects] == [0, 0]


def test_a_category_that_a_sibling_covers() -> None:
    found = table(
        ("2024年雨量站维护", "", ((QUALITY, "数据到报率", "≥92%"),)),
        ("2025年雨量站维护", "", ((QUALITY, "数据到报率", "≥92%"), (COST, "维护总成本", "≤5万元"))),
    )
    assert [each.level1_gap for each in found.projects] == [("成本指标",), ()]


def test_years_that_overlap() -> None:
    def overlaps(*names: str) -> list[int]:
        projects = table(*((name, "", ()) for name in names)).projects
        return [len(each.overlapping) for each in projects]

    assert overlaps("2024-2025年雨量站维护", "2025-2026年雨量站维护") == [1, 0]
    assert overlaps("2024年雨量站维护", "2025年雨量站维护") == [0, 0]
    assert overlaps("2025年雨量站维护（一期）", "2025年雨量站维护（二期）") == [0, 1]


def test_every_spelling_of_a_comparator_is_counted_once_an_indicator() -> None:
    values = ("≥95%", "≧95%", "⋝95%", "》95%", "合格率≧95%", "≮95%", "≥80%，≤95%", "不低于95%")
    found = table(
        *(
            (f"{kind}站", "校准。", ((QUALITY, "合格率", value),))
            for kind, value in enumerate(values)
        )
    )
    assert found.mixed_spellings == (("ge", ("≥（2）", "≧（2）", "⋝（1）", "》（1）", "≮（1）")),)


def test_a_comparator_spelt_otherwise_in_the_period_column_is_mixed() -> None:
    text = (
        "    雨量站维护 5.00 5.00\n校准。\n\n"
        "1、1-产出指标；11-数量指标；雨量站数；实施周期指标值:＞=12处；年度指标值:≥6处。\n"
        "2、1-产出指标；13-时效指标；修复时限；实施周期指标值:≤3天；年度指标值:2天。\n"
        "3、1-产出指标；12-质量指标；漏报率；实施周期指标值:≥≥3%；年度指标值:≤3%。\n"
    )
    (parsed,) = read_tables(read_source(framed(text, "").encode(), "table.txt"))
    found = TableFacts(parsed, lexicon(), "table.txt").mixed_spellings
    assert found == (("ge", ("≥（1）", "＞=（1）")),)
