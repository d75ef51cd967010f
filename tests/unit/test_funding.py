"""Sums and columns of small tables, with everything that is said about them."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.funding_tables import money_table

from perfcheck.read.source import Source, Span
from perfcheck.table.column_search import placements
from perfcheck.table.funding import reconcile
from perfcheck.table.funding_model import RowRef, Sum
from perfcheck.table.model import Unread
from perfcheck.table.sum_search import Effort, Sums, by_bits, by_states

GRAND = RowRef("grand", 0)
COURT = Path(__file__).parents[3] / "shared" / "cases" / "court-2025.txt"


def _sum(
    row: RowRef, stated: str, computed: str, difference: str, rows: int, tolerance: str
) -> Sum:
    return Sum(row, *map(Decimal, (stated, computed, difference)), rows, Decimal(tolerance))


LIBRARY = money_table(
    "合计 1,250.50 850.50 400.00",
    units=[
        (
            "市图书馆 1,250.50 850.50 400.00",
            ["购书费 600.00 600.00", "修缮费 400.00 400.00", "讲座费 250.50 250.50"],
        )
    ],
)


def test_two_amounts_under_three_columns_leave_three_ways() -> None:
    funding = reconcile(LIBRARY)
    assert funding.status == "ambiguous"
    assert funding.assignments == 3
    assert funding.assignments_exceed is None
    assert not funding.rounded
    assert funding.reason is None
    assert funding.agreements_text() == "850.50 不在『其他资金』列；400.00 不在『财政拨款』列"
    assert funding.agreements_text("en") == "850.50 is not 其他资金; 400.00 is not 财政拨款"
    assert funding.parts_text() == "「购书费」「讲座费」计入 850.50；「修缮费」计入 400.00"
    assert funding.parts_text("en") == "购书费, 讲座费: part of 850.50; 修缮费: part of 400.00"
    assert funding.placings_text() == (
        "(1) 850.50 在『财政拨款』列、400.00 在『财政专户拨款』列；"
        "(2) 850.50 在『财政拨款』列、400.00 在『其他资金』列；"
        "(3) 850.50 在『财政专户拨款』列、400.00 在『其他资金』列"
    )
    assert [(each.name, each.columns, each.parts) for each in funding.agreed] == [
        ("合计", (1, 2), (1,)),
        ("合计", (2, 3), (2,)),
        ("市图书馆", (1, 2), (1,)),
        ("市图书馆", (2, 3), (2,)),
        ("购书费", (1, 2), (1,)),
        ("修缮费", (2, 3), (2,)),
        ("讲座费", (1, 2), (1,)),
    ]


def test_totals_that_hold_are_told_with_their_sums() -> None:
    funding = reconcile(LIBRARY)
    assert funding.total_sum == _sum(GRAND, "1250.50", "1250.50", "0.00", 3, "0.015")
    assert funding.units_sum == _sum(GRAND, "1250.50", "1250.50", "0.00", 1, "0.01")
    assert funding.unit_sums == (_sum(RowRef("unit", 0), "1250.50", "1250.50", "0.00", 3, "0.015"),)
    assert funding.row_sums == ()
    assert not funding.sums_fail


def test_a_full_grand_total_places_its_projects() -> None:
    funding = reconcile(money_table("合计 9.00 4.00 0.00 5.00", ["甲 4.00 4.00", "乙 5.00 5.00"]))
    assert (funding.status, funding.assignments) == ("unique", 1)
    assert [(each.name, each.columns) for each in funding.agreed] == [
        ("合计", (1,)),
        ("合计", (3,)),
        ("甲", (1,)),
        ("乙", (3,)),
    ]
    assert funding.agreements_text() == "4.00 在『财政拨款』列；5.00 在『其他资金』列"
    assert funding.agreements_text("en") == "4.00 belongs to 财政拨款; 5.00 belongs to 其他资金"


def test_full_rows_have_nothing_to_place() -> None:
    funding = reconcile(
        money_table(
            "合计 9.00 4.00 0.00 5.00", ["甲 4.00 4.00 0.00 0.00", "乙 5.00 0.00 0.00 5.00"]
        )
    )
    assert (funding.status, funding.assignments) == ("complete", 1)


def test_one_source_column_has_nothing_to_place() -> None:
    funding = reconcile(
        money_table("合计 9 9", ["甲 4 4", "乙 5 5"], columns=("资金总额", "财政拨款"))
    )
    assert (funding.status, funding.assignments) == ("complete", 1)


def test_full_rows_off_in_two_columns() -> None:
    funding = reconcile(
        money_table(
            "合计 9.00 4.00 2.00 3.00", ["甲 4.00 4.00 0.00 0.00", "乙 5.00 1.00 2.00 2.00"]
        )
    )
    assert (funding.status, funding.assignments) == ("none", 0)
    assert funding.agreed == ()
    assert [
        (failure.row, failure.column, failure.stated, failure.computed)
        for failure in funding.columns_fail
    ] == [
        (GRAND, 1, Decimal("4.00"), Decimal("5.00")),
        (GRAND, 3, Decimal("3.00"), Decimal("2.00")),
    ]
    assert [funding.failure_text(failure) for failure in funding.columns_fail] == [
        "『财政拨款』列写 4.00，各行相加为 5.00",
        "『其他资金』列写 3.00，各行相加为 2.00",
    ]
    assert funding.failure_text(funding.columns_fail[0], "en") == (
        "财政拨款 says 4.00, the rows add up to 5.00"
    )


def test_amounts_that_cannot_be_made_up() -> None:
    funding = reconcile(money_table("合计 12.00 7.00 5.00", ["甲 4.00 4.00", "乙 8.00 8.00"]))
    assert (funding.status, funding.assignments) == ("none", 0)
    (failure,) = funding.columns_fail
    assert failure[:5] == (GRAND, "合计", None, None, None)
    assert funding.failure_text(failure) == "「合计」的 7.00、5.00 无法由各行凑成：4.00；8.00"
    assert funding.failure_text(failure, "en") == (
        "7.00 + 5.00 of 合计 cannot be made up of: 4.00; 8.00"
    )


def test_long_lists_of_parts_are_cut_short() -> None:
    projects = [f"项目{number} 2.00 2.00" for number in range(10)]
    funding = reconcile(money_table("合计 20.00 17.00 3.00", projects))
    shown = "；".join(["2.00"] * 8)
    (failure,) = funding.columns_fail
    assert funding.failure_text(failure) == (
        f"「合计」的 17.00、3.00 无法由各行凑成：{shown} 等 10 行"
    )
    assert funding.failure_text(failure, "en").endswith("2.00; … (10 rows)")


def test_the_unit_that_fails_is_named_not_the_grand_total() -> None:
    funding = reconcile(
        money_table(
            "合计 20.00 12.00 8.00",
            units=[
                ("甲局 10.00 7.00 3.00", ["一 6.00 6.00", "二 4.00 4.00"]),
                ("乙局 10.00 5.00 5.00", ["三 5.00 5.00", "四 5.00 5.00"]),
            ],
        )
    )
    assert [failure.row for failure in funding.columns_fail] == [RowRef("unit", 0)]


def test_units_that_do_not_make_up_the_grand_total_by_column() -> None:
    funding = reconcile(
        money_table(
            "合计 20.00 13.00 7.00",
            units=[
                ("甲局 10.00 6.00 4.00", ["一 6.00 6.00", "二 4.00 4.00"]),
                ("乙局 10.00 5.00 5.00", ["三 5.00 5.00", "四 5.00 5.00"]),
            ],
        )
    )
    (failure,) = funding.columns_fail
    assert failure.row == GRAND
    assert failure.parts == (("6.00", "4.00"), ("5.00", "5.00"))


def test_rounding_of_columns_is_allowed_for_and_told() -> None:
    funding = reconcile(money_table("合计 9.00 4.01 4.99", ["甲 4.00 4.00", "乙 5.00 5.00"]))
    assert (funding.status, funding.assignments, funding.rounded) == ("ambiguous", 3, True)
    funding = reconcile(money_table("合计 9.00 4.02 4.98", ["甲 4.00 4.00", "乙 5.00 5.00"]))
    assert (funding.status, funding.rounded) == ("none", False)


def test_wrong_totals_come_before_columns() -> None:
    funding = reconcile(money_table("合计 10.00 4.00 6.00", ["甲 4.00 4.00", "乙 5.00 5.00"]))
    assert funding.total_sum == _sum(GRAND, "10.00", "9.00", "-1.00", 2, "0.01")
    assert funding.total_sum.violated
    assert funding.sums_fail
    assert (funding.status, funding.reason) == ("not-applicable", "sums-fail")
    assert funding.assignments is None
    assert funding.reason_text() == "总额尚未对平"
    assert funding.reason_text("en") == "the totals do not add up in the first place"


def test_the_tolerance_grows_with_the_number_of_rows() -> None:
    projects = ["甲 1.00 1.00", "乙 1.00 1.00", "丙 1.00 1.00", "丁 1.00 1.00"]
    near = reconcile(money_table("合计 4.02 4.02", projects)).total_sum
    assert near == _sum(GRAND, "4.02", "4.00", "-0.02", 4, "0.020")
    assert near.rounding and not near.violated
    far = reconcile(money_table("合计 4.03 4.03", projects)).total_sum
    assert far is not None
    assert far.violated and not far.rounding


def test_a_row_that_is_not_the_sum_of_its_sources() -> None:
    funding = reconcile(money_table("合计 9.00 9.00", ["甲 4.00 3.00 2.00", "乙 5.00 5.00"]))
    assert funding.row_sums == (_sum(RowRef("project", 0), "4.00", "5.00", "1.00", 2, "0.01"),)
    assert funding.row_sums[0].violated
    assert funding.reason == "sums-fail"


def test_more_decimals_than_cents_stay_exact() -> None:
    funding = reconcile(money_table("合计 0.3 0.1 0.2", ["甲 0.125 0.1 0.025", "乙 0.175 0.175"]))
    assert funding.total_sum == _sum(GRAND, "0.3", "0.3", "0", 2, "0.01")
    assert (funding.status, funding.assignments) == ("ambiguous", 3)


def test_units_without_projects_and_projects_without_units() -> None:
    table = money_table(
        "合计 9.00 4.00 5.00",
        ["甲 4.00 4.00", "乙 5.00 5.00"],
        [("一所 6.00 4.00 2.00", []), ("二所 3.00 3.00", [])],
    )
    funding = reconcile(table)
    assert funding.unit_sums == ()
    assert funding.units_sum == _sum(GRAND, "9.00", "9.00", "0.00", 2, "0.01")
    assert (funding.status, funding.assignments) == ("ambiguous", 3)


def test_a_department_above_its_units_is_not_added_twice() -> None:
    funding = reconcile(
        money_table(
            "合计 9.00 4.00 0.00 5.00",
            units=[
                ("某局 9.00 4.00 5.00", []),
                ("一所 4.00 4.00", ["甲 4.00 4.00"]),
                ("二所 5.00 5.00", ["乙 5.00 5.00"]),
            ],
        )
    )
    assert funding.units_sum == _sum(GRAND, "9.00", "9.00", "0.00", 1, "0.01")
    assert [(each.row, each.rows) for each in funding.unit_sums] == [
        (RowRef("unit", 0), 2),
        (RowRef("unit", 1), 1),
        (RowRef("unit", 2), 1),
    ]
    assert funding.status == "unique"


def test_units_that_miss_the_grand_total() -> None:
    funding = reconcile(
        money_table(
            "合计 9.00 9.00",
            units=[("一所 4.00 4.00", ["甲 4.00 4.00"]), ("二所 4.00 4.00", ["乙 5.00 5.00"])],
        )
    )
    assert funding.units_sum == _sum(GRAND, "9.00", "8.00", "-1.00", 2, "0.01")
    assert [each.violated for each in funding.unit_sums] == [False, True]


def test_units_without_numbers_let_their_projects_through() -> None:
    funding = reconcile(
        money_table(
            "合计 9.00 4.00 0.00 5.00",
            units=[("一所", ["甲 4.00 4.00"]), ("二所 5.00", ["乙 5.00 5.00"])],
        )
    )
    assert funding.units_sum is None
    assert funding.status == "unique"


def test_negative_amounts() -> None:
    funding = reconcile(money_table("合计 3.00 5.00 -2.00", ["甲 5.00 5.00", "收回 -2.00 -2.00"]))
    assert (funding.status, funding.assignments) == ("ambiguous", 3)
    assert funding.parts_text() == "「甲」计入 5.00；「收回」计入 -2.00"


def test_of_which_rows_are_left_out() -> None:
    projects = ["甲 9.00 9.00", "其中：一期 4.00 4.00"]
    funding = reconcile(money_table("合计 9.00 9.00", projects))
    assert funding.total_sum == _sum(GRAND, "9.00", "9.00", "0.00", 1, "0.01")
    assert funding.assignments == 3


@pytest.mark.parametrize(
    ("table", "status", "reason", "text"),
    [
        (
            money_table("合计 9 9", ["甲 9 9"], columns=("总计",)),
            "not-applicable",
            "no-columns",
            "表头没有资金来源列",
        ),
        (money_table(None, ["甲 9 9"]), "not-applicable", "no-grand-total", "没有合计行"),
        (money_table("合计 9 9"), "not-applicable", "no-rows", "合计之下没有项目"),
        (money_table("合计 9", ["甲 9"]), "not-applicable", "no-sources", "合计行只有总额"),
        (
            money_table(
                "合计 9 9 4",
                ["甲 9 9 4"],
                columns=("总计", "财政拨款", "其中：专项债", "其他"),
            ),
            "not-applicable",
            "nested-columns",
            "表头含「其中」列，各列有重叠",
        ),
        (
            money_table("合计 9 9", ["甲 9 2 3 2 2"]),
            "undecided",
            "too-wide",
            "有的行数字多于表头列数",
        ),
        (
            money_table("合计 9 4 5", ["甲 4", "乙 5 5"]),
            "undecided",
            "total-only",
            "有的行只有总额，没有资金来源",
        ),
        (
            money_table("合计 9 4 5", ["甲 4 4", "乙"]),
            "undecided",
            "unread",
            "有金额未能读出",
        ),
        (
            money_table("合计 9 9", ["甲 9 1E+99"]),
            "undecided",
            "unread",
            "有金额未能读出",
        ),
    ],
)
def test_columns_that_cannot_be_judged(table: object, status: str, reason: str, text: str) -> None:
    funding = reconcile(table)  # type: ignore[arg-type]
    assert (funding.status, funding.reason, funding.assignments) == (status, reason, None)
    assert funding.reason_text() == text
    assert funding.agreed == ()
    assert funding.row_sums == ()


def test_an_amount_that_was_not_read_excuses_the_total() -> None:
    table = money_table("合计 9 4 5", ["甲 4 4", "乙"])
    total = reconcile(table).total_sum
    assert total is not None
    assert (total.difference, total.missing, total.violated) == (Decimal("-5.00"), 1, False)
    piece = Unread("amount", "5，00", Span(0, 0), "no-amount")
    table = money_table("合计 9 4 5", ["甲 4 4"])._replace(unread=(piece,))
    total = reconcile(table).total_sum
    assert total is not None and not total.violated


def test_a_blank_amount_is_nothing_when_the_rest_adds_up() -> None:
    funding = reconcile(money_table("合计 4 4", ["甲 4 4", "乙"]))
    assert (funding.status, funding.assignments) == ("ambiguous", 3)


def test_equal_amounts_are_counted_exactly() -> None:
    projects = [f"项目{number} 2.00 2.00" for number in range(30)]
    funding = reconcile(
        money_table("合计 60.00 30.00 30.00", projects, columns=("总计", "甲", "乙"))
    )
    assert (funding.status, funding.assignments) == ("ambiguous", 155117520)


def test_a_count_too_large_to_write_is_a_bound() -> None:
    projects = [f"项目{number} 2.00 2.00" for number in range(200)]
    funding = reconcile(
        money_table("合计 400.00 200.00 200.00", projects, columns=("总计", "甲", "乙"))
    )
    assert (funding.status, funding.assignments, funding.assignments_exceed) == (
        "ambiguous",
        None,
        1000,
    )


def _spread(count: int, step: int) -> list[int]:
    """Amounts with many digits that follow no pattern a search could use."""
    return [pow(3, 7 * number + step, 10**15 + 37) for number in range(count)]


def test_many_long_amounts_are_left_undecided() -> None:
    amounts = _spread(500, 11)
    projects = [f"项目{number} {amount} {amount}" for number, amount in enumerate(amounts)]
    first = sum(amounts[::2])
    grand = f"合计 {sum(amounts)} {first} {sum(amounts) - first}"
    funding = reconcile(money_table(grand, projects))
    assert (funding.status, funding.reason) == ("undecided", "effort")
    assert (funding.assignments, funding.assignments_exceed) == (None, None)
    assert funding.reason_text("en") == "there are too many possibilities to try them all"


def test_a_province_of_projects_has_more_ways_than_are_counted() -> None:
    amounts = [amount % 400000 + 1 for amount in _spread(500, 5)]
    written = [f"{amount // 100}.{amount % 100:02}" for amount in amounts]
    projects = [f"项目{number} {text} {text}" for number, text in enumerate(written)]
    first, total = sum(amounts[::3]), sum(amounts)
    grand = "合计 " + " ".join(
        f"{cents // 100}.{cents % 100:02}" for cents in (total, first, total - first)
    )
    funding = reconcile(money_table(grand, projects))
    assert (funding.status, funding.assignments_exceed) == ("ambiguous", 1000)
    assert len(funding.agreed) == 502
    assert all(each.parts == (1, 2) for each in funding.agreed if each.row.kind == "project")


def test_placements_keep_the_order_and_merge_what_is_alike() -> None:
    assert placements((4, 5), 3) == ((4, 5, 0), (4, 0, 5), (0, 4, 5))
    assert placements((0, 5), 3) == ((0, 5, 0), (0, 0, 5))
    assert placements((), 2) == ((0, 0),)
    assert placements((1, 2, 3), 2) == ()


def test_exact_searches_leave_when_it_would_take_too_long() -> None:
    amounts = _spread(60, 2)
    sums = Sums(
        tuple((0, amount) for amount in amounts),
        tuple((1, 1) for _ in amounts),
        sum(amounts[::2]),
        (),
        (),
    )
    effort = Effort()
    assert by_states(sums, effort) is None
    assert effort.left < Effort().left


def test_integers_as_sets_follow_few_sums_and_many() -> None:
    few = Sums(((0, 3), (0, 5), (0, 8)), ((1, 1),) * 3, 8, (), ())
    assert by_bits(few, Effort()) == (True, 2, True, ((True, True),) * 3)
    never = few._replace(target=4)
    assert by_bits(never, Effort()) == (False, 0, True, ((False, False),) * 3)


def test_the_court_table() -> None:
    if not COURT.exists():
        pytest.skip("the shared tables are not here")
    tables = pytest.importorskip("perfcheck.table")
    if not hasattr(tables, "read_tables"):
        pytest.skip("no reader of flattened text")
    source = Source(COURT.name, "text", "utf-8", COURT.read_text(encoding="utf-8"))
    (table,) = tables.read_tables(source)
    funding = reconcile(table)
    assert (funding.status, funding.assignments) == ("ambiguous", 3)
    assert funding.agreements_text() == "1,765.63 不在『其他资金』列；3,500.00 不在『财政拨款』列"
    assert funding.parts_text() == "10 个项目计入 1,765.63；「区财政安排经费」计入 3,500.00"
    assert not funding.sums_fail


def test_three_sources_with_a_cent_that_one_project_has() -> None:
    """Too many projects to try every way, but whole numbers make no cents in any column."""
    amounts = [amount % 4000 + 1 for amount in _spread(60, 5)]
    projects = [f"项目{number} {amount} {amount}" for number, amount in enumerate(amounts)]
    projects += ["零头 0.01 0.01"]
    first, second, third = (sum(amounts[start::3]) for start in range(3))
    total = f"合计 {sum(amounts)}.01"
    funding = reconcile(money_table(f"{total} {first} {second} {third}.01", projects))
    assert (funding.status, funding.rounded) == ("ambiguous", False)
    assert [each.columns for each in funding.agreed if each.name == "零头"] == [(3,)]
    funding = reconcile(money_table(f"{total} {first}.37 {second - 1}.63 {third}.01", projects))
    assert (funding.status, funding.assignments) == ("none", 0)


def test_rounding_over_many_columns_is_left_undecided() -> None:
    columns = ("总计", *(f"来源{number}" for number in range(1, 7)))
    projects = [
        f"项目{number} 20.00 {number % 7 + 1}.50 {18 - number % 7}.50" for number in range(40)
    ]
    funding = reconcile(
        money_table(
            "合计 800.00 133.33 133.33 133.33 133.33 133.34 133.34", projects, columns=columns
        )
    )
    assert (funding.status, funding.reason) == ("undecided", "effort")
