"""Small tables of money for tests: rows written as in a file, without a file."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from perfcheck.read.source import Span
from perfcheck.table.model import MoneyRow, Project, Table

COLUMNS = ("总计", "财政拨款", "财政专户拨款", "其他资金")
_NOWHERE = Span(0, 0)


def money_row(line: str) -> MoneyRow:
    """``购书费 1,200.00 1,200.00``: a name, then its amounts."""
    name, *texts = line.split()
    return MoneyRow(
        name,
        _NOWHERE,
        tuple(Decimal(text.replace(",", "")) for text in texts),
        tuple(texts),
        tuple(_NOWHERE for _ in texts),
        _NOWHERE,
    )


def money_table(
    grand: str | None,
    projects: Iterable[str] = (),
    units: Sequence[tuple[str, Iterable[str]]] = (),
    columns: tuple[str, ...] = COLUMNS,
) -> Table:
    """A table of ``projects`` that stand under no unit, and ``units`` with the projects of each."""
    placed: list[tuple[str, int | None]] = [(line, None) for line in projects]
    placed += [(line, at) for at, (_, below) in enumerate(units) for line in below]
    return Table(
        number=1,
        layout="flat",
        title=None,
        title_span=None,
        department=None,
        department_span=None,
        year=None,
        money_unit="万元",
        columns=columns,
        columns_span=None,
        value_columns=("period", "annual"),
        grand_total=None if grand is None else money_row(grand),
        units=tuple(money_row(line) for line, _ in units),
        projects=tuple(
            Project(number, money_row(line), unit, "", None, (), (), _NOWHERE)
            for number, (line, unit) in enumerate(placed, start=1)
        ),
        unread=(),
        span=_NOWHERE,
    )
