"""Judge the columns of a table whose totals add up: place the amounts, say what is certain."""

from collections.abc import Sequence

from perfcheck.table.column_search import Result, Row, Search, failing, placements
from perfcheck.table.funding_model import ColumnFailure, Funding, FundingStatus, Placed, RowRef
from perfcheck.table.funding_rows import GRAND, Money, Tree, shows_sources
from perfcheck.table.model import Table
from perfcheck.table.sum_search import COUNT_LIMIT, Effort

_LARGEST_COUNT = 10**15
"""What a reader of JSON can hold; a larger count is "more than"."""


def judge_columns(table: Table, money: Money, tree: Tree, funding: Funding) -> Funding:
    """``funding`` with the answer to: in how many ways can the amounts stand in the columns?"""
    top, refs = _rows(table, money, tree)
    effort = Effort()
    exact = Search(effort, lambda rows: 0)
    result = exact.all_placings(top)
    rounded = result.possible is False
    search = Search(effort, money.slack) if rounded else exact
    if rounded:
        result = search.all_placings(top)
    if result.possible is False:
        failures = [
            failure
            for row in failing(search, top)
            for failure in _failures(table, money, search, row, refs)
        ]
        failures = failures or [_disagreement(money, top, refs)]
        return funding._replace(status="none", assignments=0, columns_fail=tuple(failures))
    status, count, exceed = _counted(result, top)
    return funding._replace(
        status=status,
        reason="effort" if status == "undecided" else None,
        assignments=count,
        assignments_exceed=exceed,
        rounded=rounded,
        agreed=tuple(_agreed(table, money, result, refs)) if result.possible else (),
        grand_placings=_grand_placings(result) if result.possible else (),
    )


def _counted(result: Result, top: Row) -> tuple[FundingStatus, int | None, int | None]:
    """Status, exact count, and what the count exceeds."""
    if result.exact and result.ways == 1:
        return ("complete" if _all_fixed(top) else "unique"), 1, None
    if result.exact and result.ways <= _LARGEST_COUNT:
        return "ambiguous", result.ways, None
    if result.possible and result.ways > 1:
        return "ambiguous", None, min(result.ways - 1, COUNT_LIMIT)
    return "undecided", None, None


def _all_fixed(row: Row) -> bool:
    below = (each for group in row.groups for each in group)
    return len(row.candidates) == 1 and all(map(_all_fixed, below))


def _rows(table: Table, money: Money, tree: Tree) -> tuple[Row, list[RowRef]]:
    """The tree as the search wants it; a row's key is its place in the list."""
    refs = list(money.rows)
    key = {ref: index for index, ref in enumerate(refs)}
    sources = len(table.columns) - 1

    def build(ref: RowRef, groups: Sequence[Sequence[RowRef]]) -> Row:
        shown = money.amounts[ref][1:]
        rows = tuple(tuple(row for part in group for row in expand(part)) for group in groups)
        return Row(key[ref], placements(shown, sources), tuple(filter(None, rows)))

    def expand(ref: RowRef) -> list[Row]:
        parts = tree.below.get(ref, [])
        if ref.kind == "unit" and not shows_sources(money.amounts[ref]):
            return [row for part in parts for row in expand(part)]
        return [build(ref, [parts])]

    return build(GRAND, tree.top), refs


def _grand_placings(result: Result) -> tuple[tuple[int, ...], ...]:
    ways = [tuple(at for at, amount in enumerate(top, 1) if amount) for top, _ in result.placings]
    return tuple(sorted(set(ways)))


def _agreed(table: Table, money: Money, result: Result, refs: Sequence[RowRef]) -> list[Placed]:
    """For every amount that is not zero, the columns it stands in under some placement.

    The amounts of a row keep their order, so the first amount stands in the first column of a
    placement that is not empty, and so on.
    """
    columns: dict[tuple[int, int], set[int]] = {}
    parts: dict[tuple[int, int], set[int]] = {}
    shown = {
        key: [index for index, amount in enumerate(money.amounts[ref]) if index and amount]
        for key, ref in enumerate(refs)
    }
    grand = refs.index(GRAND)
    for top, rows in result.placings:
        filled = [column for column, amount in enumerate(top) if amount]
        part_of = dict(zip(filled, shown[grand], strict=True))
        for key, vectors in rows.items():
            for vector in vectors:
                filled = [column for column, amount in enumerate(vector) if amount]
                for index, column in zip(shown[key], filled, strict=True):
                    columns.setdefault((key, index), set()).add(column + 1)
                    # 0 stands for a column that is empty in the grand total (rounding).
                    parts.setdefault((key, index), set()).add(part_of.get(column, 0))
    agreed = []
    for (key, index), where in sorted(columns.items()):
        row = money.rows[refs[key]]
        part = parts[key, index]
        agreed.append(
            Placed(
                refs[key],
                row.name,
                index,
                row.texts[index],
                tuple(sorted(where)),
                () if 0 in part else tuple(sorted(part)),
            )
        )
    return agreed


def _disagreement(money: Money, top: Row, refs: Sequence[RowRef]) -> ColumnFailure:
    """The grand total fits the units and fits the projects, but not both at once."""
    row = money.rows[refs[top.key]]
    below = (money.rows[refs[each.key]].texts[1:] for group in top.groups for each in group)
    return ColumnFailure(refs[top.key], row.name, None, None, None, row.texts[1:], tuple(below))


def _failures(
    table: Table, money: Money, search: Search, row: Row, refs: Sequence[RowRef]
) -> list[ColumnFailure]:
    """What is wrong between ``row`` and the rows below it, column by column where that is
    certain."""
    ref = refs[row.key]
    name, texts = money.rows[ref].name, money.rows[ref].texts[1:]
    failures = []
    for group in row.groups:
        parts = tuple(money.rows[refs[below.key]].texts[1:] for below in group)
        fixed = all(len(each.candidates) == 1 for each in (row, *group))
        for column, stated in enumerate(row.candidates[0]) if fixed else ():
            computed = sum(below.candidates[0][column] for below in group)
            if abs(computed - stated) > money.slack(len(group)):
                sums = money.decimal(stated), money.decimal(computed)
                failures.append(ColumnFailure(ref, name, column + 1, *sums, texts, parts))
        if not fixed and search.impossible(row, group):
            failures.append(ColumnFailure(ref, name, None, None, None, texts, parts))
    return failures
