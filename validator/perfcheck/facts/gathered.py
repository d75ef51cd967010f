"""The indicators of a project taken together, and against its goal."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.text import unbalanced
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.parts import Both
from perfcheck.struct import Struct
from perfcheck.table.model import Project

if TYPE_CHECKING:
    from perfcheck.facts.table import TableFacts
    from perfcheck.rulebook.terms import TermList


class Incomplete(Struct):
    """An indicator line that lacks fields; ``indicator`` is None when none of it could be read."""

    text: str
    fault: Both
    place: Span
    indicator: IndicatorFacts | None


class Unbalanced(Struct):
    """A text with an unpaired mark, and where it stands."""

    mark: str
    text: str
    place: Span
    indicator: IndicatorFacts | None


class Duplicate(Struct):
    """An indicator whose name stands in the project before."""

    indicator: IndicatorFacts
    earlier: IndicatorFacts
    place: Span


class Gathered:
    """The part of ProjectFacts that looks at all of its indicators."""

    parsed: Project
    table: TableFacts
    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

        @property
        def goal(self) -> str: ...

        @property
        def goal_place(self) -> Span: ...

        def mention(self, terms: TermList) -> str | None: ...

    @fact
    def outputs(self) -> Listing[IndicatorFacts]:
        """Its output indicators."""
        return self._of("output")

    @fact
    def benefits(self) -> Listing[IndicatorFacts]:
        """Its benefit indicators."""
        return self._of("benefit")

    def _of(self, key: str) -> Listing[IndicatorFacts]:
        found, doubtful = [], list(self.indicators.missing)
        for each in self.indicators:
            try:
                if each.level1 == key:
                    found.append(each)
            except NotRead:
                doubtful.append(each)
        return Listing(found, doubtful)

    def incomplete(self, may_lack: Decimal) -> tuple[Incomplete, ...]:
        """The indicator lines that lack a field, or that could not be read.

        ``may_lack``: how many of the two values, of the period and of the year, may be missing.
        """
        lacks = {each: each.missing for each in self.indicators}
        if may_lack > 0:
            lacks = {each: each.missing_for_one_value for each in self.indicators}
        lines = [
            Incomplete(each.name or each.written, _lacking(missing), each.place, each)
            for each, missing in lacks.items()
            if missing
        ]
        lines += [
            Incomplete(piece.text, Both("整行读不懂", "could not be read"), piece.span, None)
            for piece in self.parsed.unread
            if piece.what == "indicator"
        ]
        return tuple(lines)

    @fact
    def misnumbered(self) -> IndicatorFacts | None:
        """The first indicator whose number is not the next one."""
        if not self.indicators.complete:
            raise NotRead("indicators")
        for expected, each in enumerate(self.indicators, 1):
            if each.parsed.ordinal is not None and each.parsed.ordinal != expected:
                return each
        return None

    @fact
    def misnumbered_position(self) -> int:
        """Which number that indicator should have; 0 when all are in order."""
        return self.misnumbered.position if self.misnumbered else 0

    @fact
    def misnumbered_ordinal(self) -> int:
        """Which number it has; 0 when all are in order."""
        return (self.misnumbered.parsed.ordinal or 0) if self.misnumbered else 0

    @fact
    def duplicates(self) -> Listing[Duplicate]:
        """Indicators whose name stands before in the same project."""
        first: dict[str, IndicatorFacts] = {}
        found = []
        for each in self.indicators:
            key = each.named.plain_core
            if not key:
                continue
            if key in first:
                found.append(Duplicate(each, first[key], each.name_place))
            else:
                first[key] = each
        return Listing(found, self.indicators.missing)

    @fact
    def unbalanced(self) -> Listing[Unbalanced]:
        """Texts of the goal and of the values with an unpaired quotation mark or bracket."""
        found = []
        mark = unbalanced(self.goal)
        if mark:
            found.append(Unbalanced(mark, self.goal, self.goal_place, None))
        for each in self.indicators:
            target = each.target
            mark = unbalanced(target.text) if target else None
            if target and mark:
                found.append(Unbalanced(mark, target.text, target.place, each))
        return Listing(found, self.indicators.missing)

    @fact
    def judged(self) -> tuple[IndicatorFacts, ...]:
        """Its indicators with a value, other than satisfaction, all of them read."""
        if not self.indicators.complete:
            raise NotRead("indicators")
        return tuple(
            each
            for each in self.indicators
            if each.target and each.target.value.kind != "empty" and each.group != "satisfaction"
        )

    @fact
    def unquantified(self) -> tuple[IndicatorFacts, ...]:
        """Those of ``judged`` whose value cannot be measured: no number, date, ratio or 无."""
        return tuple(
            each
            for each in self.judged
            if each.target
            and not each.target.value.is_quantified
            and not each.target.value.is_measured_in_words
        )

    @fact
    def numeric(self) -> tuple[IndicatorFacts, ...]:
        """Indicators whose value holds a number."""
        if not self.indicators.complete:
            raise NotRead("indicators")
        return tuple(
            each for each in self.indicators if each.target and each.target.value.is_numeric
        )

    @fact
    def asks_only_hundred(self) -> bool:
        """Whether every number among its values is 100 %."""
        return all(
            each.is_percent and each.target and each.target.value.is_hundred
            for each in self.numeric
        )

    def specific_count(self, projects: Decimal, share: Decimal) -> int:
        """How many indicators it has that are not the boilerplate of the whole table, as
        `TableFacts.boilerplate_of` tells it.
        """
        if not self.indicators.complete:
            raise NotRead("indicators")
        common = {each.key for each in self.table.boilerplate_of(projects, share)}
        return sum(each.key not in common for each in self.indicators)

    @fact
    def kinds_of_level1(self) -> Counter[str]:
        """How many indicators each first-level category has."""
        return Counter(each.level1 for each in self.indicators if each.level1)

    @fact
    def total_cost_indicators(self) -> tuple[IndicatorFacts, ...]:
        """Cost indicators of the whole project in money."""
        return tuple(
            each
            for each in self.indicators
            if each.named.is_total_cost and each.target and each.target.value.is_money
        )

    @fact
    def cost_indicators_in_money(self) -> tuple[IndicatorFacts, ...]:
        """Every indicator under cost whose value is a sum of money, not a unit price."""
        return tuple(
            each
            for each in self.indicators
            if each.level1 == "cost" and each.target and each.target.value.is_money
        )


_FIELDS = {
    "一级指标": "first level",
    "二级指标": "second level",
    "指标名称": "name",
    "实施周期指标值": "period value",
    "年度指标值": "annual value",
}


def _lacking(fields: tuple[str, ...]) -> Both:
    english = ", ".join(_FIELDS[field] for field in fields)
    return Both(f"缺少{'、'.join(fields)}", f"lacks {english}")
