"""Which categories the indicators of a project cover, and which they leave out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.rulebook.notread import Listing, NotRead

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts


class Coverage:
    """The part of ProjectFacts that looks for categories."""

    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...
        @property
        def outputs(self) -> Listing[IndicatorFacts]: ...
        @property
        def benefits(self) -> Listing[IndicatorFacts]: ...

    def covers(self, key: str) -> bool:
        """Whether an indicator stands under the first-level category ``key``, by the label of
        either level: where the two do not fit, that is a fault of its own.

        NotRead when none does for sure and one could not be read or placed.
        """
        return key in self._groups or self._some(
            lambda each: each.group2 == key or _is(each.group, key)
        )

    def holds(self, key: str) -> bool:
        """Whether an indicator stands under the second-level category ``key``.

        NotRead when none does for sure and one could not be read or placed.
        """
        parent = self.lexicon.category[key].under
        return self._some(lambda each: _is_below(each, key, parent))

    @fact
    def _groups(self) -> frozenset[str | None]:
        return frozenset([each.group for each in self.indicators])

    def _some(self, test: Callable[[IndicatorFacts], bool]) -> bool:
        doubtful: list[object] = list(self.indicators.missing)
        for each in self.indicators:
            try:
                if test(each):
                    return True
            except NotRead:
                doubtful.append(each)
        if doubtful:
            raise NotRead(*doubtful)
        return False

    @fact
    def has_indicators(self) -> bool:
        """Whether it has any; one without is another matter than one that lacks a kind."""
        return bool(self.indicators) or not self.indicators.complete

    @fact
    def has_cost(self) -> bool:
        """Whether it has a cost indicator, be it a level of its own or, as in older forms, under
        output.
        """
        if "cost" in self._groups:
            return True
        return self._some(lambda each: each.is_cost_under_output or _is(each.group, "cost"))

    @fact
    def has_satisfaction(self) -> bool:
        """Whether it asks how content people are, wherever the indicator stands."""
        return self._some(
            lambda each: (
                each.named.asks_satisfaction
                or each.is_labelled_satisfaction
                or _is(each.group, "satisfaction")
            )
        )

    @fact
    def counts_elsewhere(self) -> bool:
        """Whether a plain count stands under quality or timeliness."""
        return any(
            _filed(each) in ("quality", "timeliness") and each.named.is_plain_count
            for each in self.indicators
        )

    @fact
    def quality_elsewhere(self) -> bool:
        """Whether a measure of quality stands under quantity, with another quantity beside it, so
        that moving it mends both categories.
        """
        quantities = [each for each in self.indicators if _filed(each) == "quantity"]
        return any(each.named.is_quality for each in quantities) and not all(
            each.named.is_quality for each in quantities
        )

    @fact
    def deadline_elsewhere(self) -> bool:
        """Whether an output indicator under another category tells a date or a limit."""
        return any(
            _filed(each) in ("quantity", "quality") and each.tells_deadline
            for each in self.indicators
        )

    @fact
    def pays_on_demand(self) -> bool:
        """Whether its volume is unknown and it promises instead to pay whoever is due: 应退尽退."""
        return any(each.named.is_full_coverage for each in self.indicators)

    @fact
    def output_names(self) -> tuple[str, ...]:
        """The names of its output indicators."""
        return tuple(each.name for each in self.outputs)

    @fact
    def benefit_names(self) -> tuple[str, ...]:
        """The names of its benefit indicators, empty rows of the form left out."""
        return tuple(each.name for each in self.benefits if not each.is_blank_row)

    @fact
    def misfiled_quality(self) -> str:
        """The measure of quality that stands under quantity; empty when there is none."""
        for each in self.indicators:
            if _filed(each) == "quantity" and each.named.is_quality:
                return each.name
        return ""


def _is(group: str | None, key: str) -> bool:
    if group is None:
        raise NotRead("category")
    return group == key


def _is_below(each: IndicatorFacts, key: str, parent: str | None) -> bool:
    found = each.level2
    if found is None and each.group in (None, parent):
        raise NotRead("category")
    return found == key


def _filed(each: IndicatorFacts) -> str | None:
    """Its second-level category; None also when that is in doubt."""
    try:
        return each.level2
    except NotRead:
        return None
