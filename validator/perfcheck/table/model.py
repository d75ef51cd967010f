"""A performance-target table as a reviewer sees it; every piece knows where it stands.

Money is Decimal in the table's own unit. Spans are offsets into the Source's text. The types are
named tuples: immutable, picklable, and cheap enough for tables of a whole province.
"""

from decimal import Decimal
from typing import Literal

from perfcheck.read.source import Span
from perfcheck.struct import Struct
from perfcheck.target.model import TargetValue

Why = Literal[
    "no-part",
    "no-head",
    "run-together",
    "maybe-page",
    "nameless",
    "no-amount",
    "header",
    "value-twice",
    "score-twice",
    "no-levels",
    "no-label",
    "odd-label",
    "level-inside",
    "value-inside",
]
"""Why a piece could not be understood; reasons.py has the words for it."""


class Unread(Struct):
    """A piece that could not be understood; rules that would need it are not checked."""

    what: Literal["indicator", "goal", "amount", "header", "text"]
    text: str
    span: Span
    why: Why


class Level(Struct):
    """A category as written: ``11-数量指标`` has code ``11`` and label ``数量指标``."""

    code: str | None
    label: str
    span: Span


class TargetCell(Struct):
    """A value cell: its text with the line wrapping undone, and how it is read."""

    text: str
    span: Span
    value: TargetValue


class ScoreCells(Struct):
    """What a self-evaluation (自评) adds to an indicator; a field that is absent is None."""

    weight: TargetCell | None
    """The points it can earn (分值)."""
    actual: TargetCell | None
    """What was achieved (实际完成值)."""
    got: TargetCell | None
    """The points it was given (得分)."""
    remark: str
    """Why points are missing, or how they are given; empty when nothing is said."""


class Indicator(Struct):
    """One indicator line. A field that is absent is None (``name``: the empty string)."""

    position: int
    """From 1, in the order of the table."""
    ordinal: int | None
    """The number written before it."""
    level1: Level | None
    level2: Level | None
    name: str
    name_span: Span
    period: TargetCell | None
    annual: TargetCell | None
    span: Span
    score: ScoreCells | None = None
    """None outside of self-evaluation tables."""


class MoneyRow(Struct):
    """A name with its amounts, in the order printed; empty cells are lost in flattened text."""

    name: str
    name_span: Span
    amounts: tuple[Decimal, ...]
    texts: tuple[str, ...]
    """The amounts as written (``3,500.00``)."""
    spans: tuple[Span, ...]
    span: Span

    @property
    def total(self) -> Decimal | None:
        """The number that follows the name, which is the total of the row."""
        return self.amounts[0] if self.amounts else None


class Project(Struct):
    """One project with its money, goal and indicators."""

    number: int
    """From 1, in the order of the table."""
    row: MoneyRow
    unit_index: int | None
    """Index into ``Table.units`` (from 0) of the unit it stands under."""
    goal: str
    """With the line wrapping undone; empty when there is none."""
    goal_span: Span | None
    indicators: tuple[Indicator, ...]
    unread: tuple[Unread, ...]
    span: Span

    @property
    def name(self) -> str:
        return self.row.name


class Table(Struct):
    """One table of an input."""

    number: int
    """From 1, in the order of the input."""
    layout: str
    title: str | None
    title_span: Span | None
    department: str | None
    department_span: Span | None
    year: int | None
    money_unit: str | None
    columns: tuple[str, ...]
    """The money columns of the header, total first."""
    columns_span: Span | None
    value_columns: tuple[Literal["period", "annual"], ...]
    """Which value columns the table has; a single column of values is ``annual``."""
    grand_total: MoneyRow | None
    units: tuple[MoneyRow, ...]
    projects: tuple[Project, ...]
    unread: tuple[Unread, ...]
    """Pieces that belong to no project."""
    span: Span
