"""What the HTML report shows of a table: money, coverage of categories, values."""

from typing import Any

from tests.unit.report_pages import FUNDS, find, of_text, page, parse, words


def rows(tree: Any, kind: str) -> list[list[str]]:
    """The rows of the tables of one class, as texts."""
    tables = [each for each in tree.iter("table") if each.get("class") == kind]
    return [[words(cell).strip() for cell in row] for table in tables for row in table.iter("tr")]


def test_money_is_worked_out_with_every_place_an_amount_may_have() -> None:
    tree = parse(page(of_text(FUNDS)))
    assert rows(tree, "sums") == [
        ["行", "总计", "财政拨款", "财政专户拨款", "其他资金", "核对"],
        ["某区文化馆", "150.00", "100.00 ?", "100.00 ? 50.00 ?", "50.00 ?", ""],
        ["1 非遗展演经费", "100.00", "100.00 ?", "100.00 ?", "", ""],
        ["2 场馆运行经费", "50.00", "", "50.00 ?", "50.00 ?", ""],
        ["以上 2 行相加", "150.00", "", "", "", "✓ 相差 0.00 对得上"],
        ["合计", "150.00", "100.00 ?", "100.00 ? 50.00 ?", "50.00 ?", ""],
        ["1 个单位相加", "150.00", "", "", "", "✓ 相差 0.00 对得上"],
        ["2 个项目相加", "150.00", "", "", "", "✓ 相差 0.00 对得上"],
    ]
    told = words(find(tree, "t1"))
    assert "能让各行各列都对得上的排法有 3 种。" in told
    assert "100.00 不在『其他资金』列" in told


def test_a_sum_that_is_off_says_by_how_much() -> None:
    wrong = FUNDS.replace("50.00 50.00\n保障", "51.00 50.00\n保障")
    tree = parse(page(of_text(wrong, ())._replace(lang="en")))
    assert rows(tree, "sums")[3:] == [
        [
            *("2 场馆运行经费", "51.00", "50.00  (in the order printed)"),
            "✗ Sum of the sources (1) 50.00, Difference −1.00 does not add up",
        ],
        ["Sum of the rows above (2)", "151.00", "", "", "", "✗ Difference +1.00 does not add up"],
        ["合计", "150.00", "100.00　50.00  (in the order printed)", ""],
        ["Sum of the units (1)", "150.00", "", "", "", "✓ Difference 0.00 adds up"],
        ["Sum of the projects (2)", "151.00", "", "", "", "✗ Difference +1.00 does not add up"],
    ]


def test_the_grid_counts_categories_and_admits_doubt() -> None:
    text = FUNDS.replace(
        "1、1-产出指标；11-数量指标；开放天数", "1、1-产出指标；12-数量指标；开放天数"
    )
    tree = parse(page(of_text(text)))
    none = "无"
    assert rows(tree, "grid")[2:] == [
        ["1 非遗展演经费", "1", *[none] * 8, "", ""],
        ["2 场馆运行经费", *"?" * 10, ""],
    ]


def test_values_are_shown_as_written_and_as_read() -> None:
    tree = parse(page(of_text(FUNDS)))
    values = [
        words(each).strip() for each in tree.iter("td") if (each.get("class") or "") in ("p", "y")
    ]
    assert values == ["≥12场不小于 12 场"] * 2 + ["≥300天不小于 300 天"] * 2
