"""Reconcile the money of a table: totals against their parts, and amounts with their columns."""

from collections.abc import Iterable
from math import comb

from perfcheck.table.funding_model import ColumnFailure, Funding, Placed, Reason, RowRef, Sum
from perfcheck.table.funding_rows import (
    GRAND,
    PART_OF,
    Money,
    Tree,
    build_tree,
    read_money,
    shows_sources,
)
from perfcheck.table.model import Table

__all__ = ["ColumnFailure", "Funding", "Placed", "RowRef", "Sum", "add_up", "reconcile"]

_MOST_WAYS = 200_000
"""Placements of all rows, each in as many columns: what fits in memory and a second."""


def reconcile(table: Table) -> Funding:
    """Check every sum of ``table`` and find all ways to place its amounts in its columns.

    A row's sources must add up to its total, the rows under a unit or the grand total to it: in
    total, and, when all totals hold, column by column. Rows named 其中… repeat part of another
    row and are left out. Never raises; work is bounded (``undecided``).
    """
    money = read_money(table)
    if money is None:
        return _unread(table)
    tree = build_tree(table, money)
    funding = _sums(table, money, tree)
    reason = _not_applicable(table, money, funding)
    if reason:
        return funding._replace(status="not-applicable", reason=reason)
    reason = _undecidable(table, money, tree, funding.total_sum)
    if reason:
        return funding._replace(status="undecided", reason=reason)
    from perfcheck.table.funding_columns import judge_columns  # one column needs no search

    return judge_columns(table, money, tree, funding)


def add_up(table: Table) -> Funding:
    """The sums of ``reconcile`` alone, without the long search for columns; its ``status`` says
    nothing."""
    money = read_money(table)
    return _unread(table) if money is None else _sums(table, money, build_tree(table, money))


def _unread(table: Table) -> Funding:
    return Funding(table.columns, status="undecided", reason="unread")


def _sums(table: Table, money: Money, tree: Tree) -> Funding:
    projects = [ref for ref in money.rows if ref.kind == "project"]
    total_sum, units_sum = _totals(table, money, tree, projects)
    return Funding(
        table.columns,
        row_sums=() if _is_nested(table) else _row_sums(table, money),
        total_sum=total_sum,
        unit_sums=tuple(_unit_sums(money, tree)),
        units_sum=units_sum,
    )


def _is_nested(table: Table) -> bool:
    """Whether some columns repeat part of others."""
    return any(name.strip().startswith(PART_OF) for name in table.columns[2:])


def _row_sums(table: Table, money: Money) -> tuple[Sum, ...]:
    """Rows that are not the sum of their sources; a row wider than the header is not judged."""
    return tuple(
        money.sum_of(ref, amounts[0], amounts[1:])
        for ref, amounts in money.amounts.items()
        if 2 <= len(amounts) <= len(table.columns) and amounts[0] != sum(amounts[1:])
    )


def _totals(
    table: Table, money: Money, tree: Tree, projects: list[RowRef]
) -> tuple[Sum | None, Sum | None]:
    """The grand total against the projects, and against the units."""
    grand = money.total(GRAND) if GRAND in money.rows else None
    if grand is None:
        return None, None
    by_projects = by_units = None
    if projects:
        totals = [total for total in map(money.total, projects) if total is not None]
        unread = sum(
            piece.what == "amount"
            for pieces in (table.unread, *(project.unread for project in table.projects))
            for piece in pieces
        )
        missing = max(len(projects) - len(totals), unread)
        by_projects = money.sum_of(GRAND, grand, totals, missing)
    if table.units:
        totals = [total for total in map(money.total, tree.top[0]) if total is not None]
        if len(totals) == len(tree.top[0]):
            by_units = money.sum_of(GRAND, grand, totals)
    return by_projects, by_units


def _unit_sums(money: Money, tree: Tree) -> Iterable[Sum]:
    for unit, parts in tree.below.items():
        stated = money.total(unit)
        if parts and stated is not None:
            totals = [total for total in map(money.total, parts) if total is not None]
            yield money.sum_of(unit, stated, totals, len(parts) - len(totals))


def _not_applicable(table: Table, money: Money, funding: Funding) -> Reason | None:
    if len(table.columns) < 2:
        return "no-columns"
    if not money.amounts.get(GRAND):
        return "no-grand-total"
    if len(money.rows) < 2:
        return "no-rows"
    if len(money.amounts[GRAND]) < 2:
        return "no-sources"
    if _is_nested(table):
        return "nested-columns"
    return "sums-fail" if funding.sums_fail else None


def _undecidable(table: Table, money: Money, tree: Tree, total_sum: Sum | None) -> Reason | None:
    if total_sum is not None and total_sum.missing and total_sum.difference:
        return "unread"
    for ref, amounts in money.amounts.items():
        if len(amounts) > len(table.columns):
            return "too-wide"
        if ref.kind != "unit" and len(amounts) == 1 and amounts[0]:
            return "total-only"
    # A unit without sources is no obstacle where its projects can be counted in its place.
    bare = [ref for ref in tree.below if not shows_sources(money.amounts[ref])]
    if len(bare) < len(tree.below) and any(not tree.below[ref] for ref in bare):
        return "total-only"
    sources = len(table.columns) - 1
    shown = (len(amounts[1:]) for amounts in money.amounts.values())
    ways = sum(comb(sources, numbers) for numbers in shown)
    return "effort" if ways * sources > _MOST_WAYS else None
