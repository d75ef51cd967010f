"""The two values of an indicator side by side: the whole period against the year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.kinds import kind_of, tells_time
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.name import NameFacts
from perfcheck.facts.target import TargetFacts
from perfcheck.rulebook.notread import Listing
from perfcheck.target.units import convert, convertible

_ASCENDING = ("ge", "gt")
_DESCENDING = ("le", "lt")


class Paired:
    """The part of IndicatorFacts that compares its two cells."""

    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...

        @property
        def named(self) -> NameFacts: ...

        @property
        def period(self) -> TargetFacts | None: ...

        @property
        def annual(self) -> TargetFacts | None: ...

        @property
        def targets(self) -> Listing[TargetFacts]: ...

    @fact
    def period_text(self) -> str:
        """The value for the period as written; empty when there is none."""
        return self.period.text if self.period else ""

    @fact
    def annual_text(self) -> str:
        """The value for the year as written; empty when there is none."""
        return self.annual.text if self.annual else ""

    @fact
    def both_percent(self) -> bool:
        """Whether both cells are in % or ‰."""
        period, annual = self.period, self.annual
        return (
            period is not None
            and annual is not None
            and period.value.is_percent
            and annual.value.is_percent
        )

    @fact
    def sets_floors(self) -> bool:
        """Whether both cells hold one number and neither sets a ceiling."""
        period, annual = self.period, self.annual
        return (
            self.both_numeric
            and period is not None
            and annual is not None
            and period.value.number != 0  # none at all is a ceiling, too
            and not period.value.wants_less
            and not annual.value.wants_less
        )

    @fact
    def period_is_average(self) -> bool:
        """Whether it is told by the year or a shorter span (年均, 每周, 平均), so that the columns
        may differ freely.
        """
        terms = self.lexicon.terms
        return any(
            terms[spans].find(text)
            for spans in ("by_the_year", "by_shorter_spans")
            for text in (self.name, self.period_text, self.annual_text)
        )

    @fact
    def worded(self) -> TargetFacts | None:
        """The first of its two cells that is words only."""
        for target in self.targets:
            if not target.value.is_quantified:
                return target
        return None

    @fact
    def counts_events(self) -> bool:
        """Whether it counts events, items or people served, which cannot be a stock."""
        units = self.lexicon.terms["event_units"]
        return any(target.value.unit in units for target in self.targets if target.value.unit) and (
            self.lexicon.terms["stock_names"].find(self.named.core) is None
        )

    @fact
    def both_numeric(self) -> bool:
        """Whether both cells hold exactly one number each."""
        period, annual = self.period, self.annual
        return (
            period is not None
            and annual is not None
            and period.value.number is not None
            and annual.value.number is not None
        )

    @fact
    def units_agree(self) -> bool:
        """Whether the two cells have the same unit or convertible ones; a unit left out in one
        cell is taken from the other.
        """
        period, annual = self.period, self.annual
        if period is None or annual is None:
            return True
        one, other = period.value.unit, annual.value.unit
        return one is None or other is None or one == other or convertible(one, other)

    @fact
    def units_alike(self) -> bool:
        """Whether the two cells measure the same kind of thing: both times, both money, both
        things one by one (台, 套), both occasions (次, 场, 次/月) …
        """
        period, annual = self.period, self.annual
        if self.units_agree or period is None or annual is None:
            return True
        one, other = (
            unit.split("/")[0] if unit and tells_time(unit) else unit or ""
            for unit in (period.value.unit, annual.value.unit)
        )
        occasions = self.lexicon.terms["occasion_units"]
        return kind_of(one) == kind_of(other) and (one in occasions) == (other in occasions)

    @fact
    def annual_exceeds_period(self) -> bool:
        """Whether the year's floor or exact number is above that of the whole period."""
        both = self._comparable()
        return both is not None and both[1] > both[0]

    @fact
    def period_equals_annual(self) -> bool:
        """Whether both cells hold the same number in the same unit."""
        both = self._comparable()
        return both is not None and both[1] == both[0]

    def _comparable(self) -> tuple[Decimal, Decimal] | None:
        period, annual = self.period, self.annual
        if period is None or annual is None or not self.both_numeric or not self.units_agree:
            return None
        mine, its = period.value.number, annual.value.number
        if mine is None or its is None:
            return None
        unit, other = period.value.unit, annual.value.unit
        if unit and other and unit != other:
            its = convert(its, other, unit)
        return mine, its

    @fact
    def comparators_oppose(self) -> bool:
        """Whether one cell sets a floor and the other a ceiling."""
        period, annual = self.period, self.annual
        if period is None or annual is None:
            return False
        pair = (period.value.comparator, annual.value.comparator)
        return (pair[0] in _ASCENDING and pair[1] in _DESCENDING) or (
            pair[0] in _DESCENDING and pair[1] in _ASCENDING
        )

    @fact
    def kinds_differ(self) -> bool:
        """Whether one cell can be measured and the other is words."""
        period, annual = self.period, self.annual
        if period is None or annual is None or "empty" in (period.value.kind, annual.value.kind):
            return False
        return period.value.is_quantified != annual.value.is_quantified

    @fact
    def is_cumulative(self) -> bool:
        """Whether it counts what adds up over the years, by the units of both cells or, where
        they have none, by the name. What there is at one moment (在岗人数, 床位数) and a price do
        not add up; occasions do, whatever they are about (维护次数).
        """
        period, annual = self.period, self.annual
        if period is None or annual is None:
            return False
        terms, name = self.lexicon.terms, self.named.core
        units = [value.unit for value in (period.value, annual.value) if value.unit]
        if any(unit in terms["event_units"] for unit in units):
            return True
        if terms["levels"].find(name) or terms["unit_price_names"].find(name):
            return False
        if units:
            return period.value.is_cumulative or annual.value.is_cumulative
        return self.named.is_count
