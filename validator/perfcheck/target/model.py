"""What a target value means: the small tree that every later stage reads."""

from decimal import Decimal
from typing import Literal

from perfcheck.struct import Struct

Kind = Literal[
    "comparison", "range", "deadline", "qualitative", "text", "empty", "malformed", "compound"
]
Comparator = Literal["eq", "ge", "gt", "le", "lt"]
Qualitative = Literal[
    "absence",
    "improvement",
    "reduction",
    "maintain",
    "punctual",
    "conform",
    "complete",
    "level",
    "affirm",
]
Bound = Decimal | str
"""A number, exact; or, where the unit is ``date``, an ISO date, ``--MM-DD`` or ``---DD``."""


class Clause(Struct):
    """One bound or range: ``≥98%`` is ``(None, "ge", 98, None, "%")``.

    ``comparator`` is None for a range, which has both bounds. ``eq`` fills both bounds with the
    same number, ``ge``/``gt`` the lower, ``le``/``lt`` the upper. ``unit`` is the canonical
    spelling from rules/units.yaml (``date`` for deadlines), None when the text has none.
    ``subject`` is a name written before the value (``完成率≥95%``).
    """

    subject: str | None
    comparator: Comparator | None
    lower: Bound | None
    upper: Bound | None
    unit: str | None


class TargetValue(Struct):
    """How one cell is read. ``text`` is the cell as it stands; nothing is lost.

    ``clauses`` is empty for qualitative, text, empty and malformed values, holds one clause for
    comparison, range and deadline, and several for compound. ``notes`` are short English slugs
    (``comparator-spelling``, ``typo``, ``implicit``, ``approx``, …), documented in
    grammar/README.md.
    """

    text: str
    kind: Kind
    clauses: tuple[Clause, ...] = ()
    qualitative: Qualitative | None = None
    notes: tuple[str, ...] = ()
