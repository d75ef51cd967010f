"""Facts of one value cell, read beside the name of its indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from perfcheck.facts.fact import fact
from perfcheck.facts.text import plain
from perfcheck.facts.value import ValueFacts
from perfcheck.read.source import Span
from perfcheck.table.model import TargetCell
from perfcheck.target.units import convertible

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts


class TargetFacts:
    """One value cell of an indicator."""

    def __init__(
        self, cell: TargetCell, indicator: IndicatorFacts, column: Literal["period", "annual"]
    ) -> None:
        self.parsed = cell
        self.indicator = indicator
        self.project = indicator.project
        self.table = indicator.table
        self.column = column
        self.value: ValueFacts = indicator.lexicon.value(cell.value)

    @property
    def text(self) -> str:
        """The value as written, with the line wrapping undone."""
        return self.parsed.text

    @property
    def place(self) -> Span:
        """The value."""
        return self.parsed.span if self.parsed.text else self.indicator.parsed.span

    @fact
    def repeats_name(self) -> bool:
        """Whether the value is the name over again."""
        value = plain(self.text)
        return len(value) > 1 and value in (
            plain(self.indicator.name),
            plain(self.indicator.named.core),
        )

    @fact
    def echoes_name(self) -> bool:
        """Whether the value is words that the name already holds: 按时完成 of 工作按时完成性."""
        if self.repeats_name:
            return True
        words = plain(self.text)
        return (
            len(words) > 1
            and self.value.is_words
            and self.value.qualitative not in ("improvement", "reduction")
            and words in plain(self.indicator.name)
        )

    @fact
    def unit_or_named(self) -> str | None:
        """The unit of the value, else the one in the brackets of the name."""
        return self.value.unit or self.indicator.named.unit

    @fact
    def unit_conflicts_with_name(self) -> bool:
        """Whether the value has another kind of unit than the name's brackets say."""
        named, own = self.indicator.named.unit, self.value.unit
        if named is None or own is None or named == own or own == "date":
            return False
        if convertible(named, own):
            return False
        # （次） with 次/年 tells the base of the count and contradicts nothing
        return not (own.startswith(f"{named}/") or named.startswith(f"{own}/"))
