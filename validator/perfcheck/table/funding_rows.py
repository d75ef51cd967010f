"""The money rows of a table: their amounts as whole numbers, and which rows add up to which."""

from collections.abc import Sequence
from decimal import Decimal

from perfcheck.struct import Struct
from perfcheck.table.funding_model import RowRef, Sum
from perfcheck.table.model import MoneyRow, Table

GRAND = RowRef("grand", 0)
PART_OF = "其中"
_MOST_DIGITS = 30
_DEEPEST = 5


class Money(Struct):
    """All amounts of a table as whole numbers of ``10 ** -places``, exact in any context."""

    rows: dict[RowRef, MoneyRow]
    amounts: dict[RowRef, tuple[int, ...]]
    places: int

    def total(self, ref: RowRef) -> int | None:
        amounts = self.amounts[ref]
        return amounts[0] if amounts else None

    def decimal(self, units: int) -> Decimal:
        return Decimal((int(units < 0), tuple(map(int, str(abs(units)))), -self.places))

    def slack(self, rows: int) -> int:
        """What rounding may add to a sum of ``rows`` amounts: 0.005 each, at least 0.01."""
        scale: int = 10**self.places
        return max(scale // 100, 5 * rows * scale // 1000)

    def sum_of(self, ref: RowRef, stated: int, parts: Sequence[int], missing: int = 0) -> Sum:
        computed = sum(parts)
        tolerance = max(Decimal("0.01"), Decimal((0, (5,), -3)) * len(parts))
        return Sum(
            ref,
            self.decimal(stated),
            self.decimal(computed),
            self.decimal(computed - stated),
            len(parts),
            tolerance,
            missing,
        )


class Tree(Struct):
    """Which rows add up to which: groups under the grand total, and rows under each unit."""

    top: list[list[RowRef]]
    below: dict[RowRef, list[RowRef]]


def read_money(table: Table) -> Money | None:
    """The rows that count, as whole numbers; None when a number is absurdly long."""
    rows = {} if table.grand_total is None else {GRAND: table.grand_total}
    rows |= {RowRef("unit", index): row for index, row in enumerate(table.units)}
    rows |= {
        RowRef("project", index): project.row
        for index, project in enumerate(table.projects)
        if not project.name.startswith(PART_OF)
    }
    amounts = [amount for row in rows.values() for amount in row.amounts]
    places = 2
    for amount in amounts:
        exponent = amount.as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -_MOST_DIGITS:
            return None
        if amount.adjusted() > _MOST_DIGITS:
            return None
        places = max(places, -exponent)

    def units(amount: Decimal) -> int:
        sign, digits, exponent = amount.as_tuple()
        number: int = int("".join(map(str, digits))) * 10 ** (int(exponent) + places)
        return -number if sign else number

    return Money(rows, {ref: tuple(map(units, row.amounts)) for ref, row in rows.items()}, places)


def build_tree(table: Table, money: Money) -> Tree:
    """The rows under each row, as they stand or, where only that adds up, with units in units."""
    units = [RowRef("unit", index) for index in range(len(table.units))]
    below: dict[RowRef, list[RowRef]] = {unit: [] for unit in units}
    direct = []
    for ref in money.rows:
        if ref.kind == "project":
            unit = table.projects[ref.position].unit_index
            if unit is not None and 0 <= unit < len(units):
                below[units[unit]].append(ref)
            else:
                direct.append(ref)
    if not units:
        return Tree([direct], below)
    separate = not any(below.values())
    upper = _units_in_units(units, below, money, [] if separate else direct)
    if separate:
        return Tree([upper, direct] if direct else [upper], below)
    return Tree([upper + direct], below)


def _units_in_units(
    units: list[RowRef], below: dict[RowRef, list[RowRef]], money: Money, direct: list[RowRef]
) -> list[RowRef]:
    """The units that the grand total is the sum of.

    A department's own row may stand above the rows of its units, and would be counted twice. A
    unit without projects is such a row when the next units add up to it exactly; that is assumed
    only where the units add up to the grand total this way and not as they stand.
    """
    totals = {ref: money.total(ref) for ref in (*units, *direct)}
    grand = money.total(GRAND) if GRAND in money.rows else None
    known = [total for total in totals.values() if total is not None]
    if grand is None or len(known) < len(totals):
        return units
    slack = money.slack(len(totals))
    if abs(sum(known) - grand) <= slack:
        return units
    stack: list[RowRef] = []
    nests: dict[RowRef, list[RowRef]] = {}
    depth = dict.fromkeys(units, 0)
    for unit in reversed(units):
        reached, taken = 0, 0
        while not below[unit] and taken < len(stack) and reached < (totals[unit] or 0):
            taken += 1
            reached += totals[stack[-taken]] or 0
        if taken and reached == totals[unit]:
            nests[unit] = stack[-taken:][::-1]
            depth[unit] = 1 + max(depth[below_it] for below_it in nests[unit])
            del stack[-taken:]
        stack.append(unit)
    reached = sum(totals[ref] or 0 for ref in (*stack, *direct))
    if abs(reached - grand) > slack or max(depth.values()) > _DEEPEST:
        return units
    below.update(nests)
    return stack[::-1]


def shows_sources(amounts: Sequence[int]) -> bool:
    """A row shows where its money comes from: numbers after the total, or no money at all."""
    return len(amounts) > 1 or (len(amounts) == 1 and not amounts[0])
