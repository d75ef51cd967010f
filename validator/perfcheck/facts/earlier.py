"""Last year's table: the same project and the same indicator there, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.aim import aim_of, in_unit_of
from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.sibling import stem
from perfcheck.facts.text import plain
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.struct import Struct
from perfcheck.table.model import Table

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.project import ProjectFacts
    from perfcheck.facts.table import TableFacts

_SHOWN = 5


class Decline(Struct):
    """A target below last year's, or (``indicator`` None) indicators that are gone."""

    indicator: IndicatorFacts | None
    before: str
    """Last year's target; empty for indicators that are gone."""
    gone: tuple[str, ...]
    """Their names."""
    place: Span

    @property
    def is_gone(self) -> bool:
        """Whether it speaks of indicators that are gone."""
        return self.indicator is None

    @property
    def name(self) -> str:
        """The name of the indicator, or those that are gone, at most five."""
        if self.indicator is not None:
            return self.indicator.name
        rest = len(self.gone) - _SHOWN
        return "、".join(self.gone[:_SHOWN]) + ("……" if rest > 0 else "")

    @property
    def now(self) -> str:
        """This year's target; empty for indicators that are gone."""
        return self.indicator.target_text if self.indicator else ""


class TableBefore:
    """The part of TableFacts that holds last year's tables."""

    lexicon: Lexicon
    _earlier: Sequence[Table]

    @fact
    def previous(self) -> tuple[TableFacts, ...]:
        """Last year's tables; none when they were not given."""
        from perfcheck.facts.table import TableFacts

        return tuple(TableFacts(each, self.lexicon, "") for each in self._earlier)

    @fact
    def _projects_before(self) -> Mapping[str, Sequence[ProjectFacts]]:
        found: dict[str, list[ProjectFacts]] = {}
        for table in self.previous:
            for project in table.projects:
                found.setdefault(stem(project.name), []).append(project)
        return found

    def before(self, project: ProjectFacts) -> ProjectFacts | None:
        """The one project of last year with the same name but for years and phases; of several,
        the one with the very same name or in the same unit. None when that leaves a doubt.
        """
        found = self._projects_before.get(project.stem, ()) if self._earlier else ()
        for same in (_by_name, _by_unit):
            if len(found) > 1:
                found = [each for each in found if same(each) == same(project)]
        return found[0] if len(found) == 1 and project.stem else None


def _by_name(project: ProjectFacts) -> str:
    return plain(project.name)


def _by_unit(project: ProjectFacts) -> str | None:
    index = project.parsed.unit_index
    return None if index is None else plain(project.table.parsed.units[index].name)


class ProjectBefore:
    """The part of ProjectFacts that is held against last year."""

    table: TableFacts

    if TYPE_CHECKING:

        @property
        def project(self) -> ProjectFacts: ...

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

    @fact
    def previous(self) -> ProjectFacts | None:
        """The same project in last year's table."""
        return self.table.before(self.project)

    @fact
    def declines(self) -> tuple[Decline, ...]:
        """Its targets that fell below last year's, and the indicators of last year that it has no
        more. NotRead when a line of either year could not be read.
        """
        before = self.previous
        if before is None:
            return ()
        if not (self.indicators.complete and before.indicators.complete):
            raise NotRead("indicators")
        found = [
            Decline(each, each.previous.target_text, (), each.target.place)
            for each in self.indicators
            if each.previous and each.target and each.is_below_before
        ]
        names = {plain(each.named.core) for each in self.indicators}
        gone = {
            each.name: None
            for each in before.indicators
            if each.name and plain(each.named.core) not in names
        }
        if gone:
            found.append(Decline(None, "", tuple(gone), self.project.place))
        return tuple(found)

    def grew_against(self, other: ProjectFacts) -> bool:
        """Whether it has more money than ``other``, as far as both can be told."""
        mine, its = self._money, other._money
        return mine is not None and its is not None and mine > its

    @fact
    def _money(self) -> Decimal | None:
        try:
            return self.project.total_in_yuan
        except NotRead:
            return None


class IndicatorBefore:
    """The part of IndicatorFacts that is held against last year."""

    if TYPE_CHECKING:

        @property
        def indicator(self) -> IndicatorFacts: ...

    @fact
    def previous(self) -> IndicatorFacts | None:
        """The same indicator of the same project last year; None when there are several."""
        mine = self.indicator
        before = mine.project.previous
        if before is None:
            return None
        name = plain(mine.named.core)
        found = [each for each in before.indicators if plain(each.named.core) == name]
        if len(found) > 1:
            found = [each for each in found if each.label2 == mine.label2]
        return found[0] if len(found) == 1 else None

    @fact
    def is_below_before(self) -> bool:
        """Whether its target asks for less than last year's: a lower floor, a higher ceiling.

        Workload that shrinks with the budget and costs that grow with it are no decline, and
        words, dates, ranges and changes are not compared. NotRead for a malformed value.
        """
        mine = self.indicator
        other = mine.previous
        if other is None or mine.target is None or other.target is None:
            return False
        now, before = aim_of(mine.target), aim_of(other.target)
        if now is None or before is None or now.way != before.way:
            return False
        bound = in_unit_of(now, before.bound, before.unit)
        if bound is None:
            return False
        if now.way == "more":
            shrank = other.project.grew_against(mine.project)
            return now.bound < bound and not (shrank and _is_workload(mine))
        grew = mine.project.grew_against(other.project)
        return now.bound > bound and not (grew and mine.target.value.is_money)


def _is_workload(indicator: IndicatorFacts) -> bool:
    target = indicator.target
    return indicator.named.is_count or (target is not None and target.value.is_cumulative)
