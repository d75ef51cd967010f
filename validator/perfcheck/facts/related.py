"""Projects that are the same service in another year or phase, and how they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.sibling import is_older
from perfcheck.facts.text import plain
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.facts.common import Twin
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.project import ProjectFacts
    from perfcheck.facts.table import TableFacts
    from perfcheck.facts.target import TargetFacts

_SHORTEST_STEM = 4
_MANY = 20


class SiblingTarget(Struct):
    """An indicator whose target is weaker than that of the same indicator in a sibling."""

    indicator: IndicatorFacts
    other: IndicatorFacts
    place: Span


class Families:
    """The part of TableFacts that knows which projects are siblings."""

    if TYPE_CHECKING:

        @property
        def projects(self) -> Listing[ProjectFacts]: ...

    @fact
    def _families(self) -> Mapping[str, Sequence[ProjectFacts]]:
        found: dict[str, list[ProjectFacts]] = {}
        for project in self.projects:
            if len(project.stem) >= _SHORTEST_STEM:
                found.setdefault(project.stem, []).append(project)
        return found

    def siblings(self, project: ProjectFacts) -> Sequence[ProjectFacts]:
        """The projects with the same name but for years and phases, itself left out. The same
        name in another unit is no sibling, and a name that recurs all over the table is a form.
        """
        family = self._families.get(project.stem, ())
        if len(family) > _MANY:
            return ()
        return [other for other in family if plain(other.name) != plain(project.name)]


class Related:
    """The part of ProjectFacts that looks at its siblings."""

    table: TableFacts
    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def project(self) -> ProjectFacts: ...

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

    @fact
    def siblings(self) -> tuple[ProjectFacts, ...]:
        """The other projects with the same name but for years and phases."""
        return tuple(self.table.siblings(self.project))

    @fact
    def twins(self) -> tuple[Twin, ...]:
        """The project whose goal is its own over again; none or one."""
        if not self.project.goal:
            return ()
        found = self.table.twins.get(self.project.number)
        return (found,) if found else ()

    @fact
    def weaker_targets(self) -> Listing[SiblingTarget]:
        """Its indicators that demand less than the same indicator of a sibling. Workload and
        money follow the year's contract and are left out, and so is a difference that a goal
        explains: the sibling's as a rise, its own as a decline.
        """
        terms = self.lexicon.terms
        if not self.siblings or terms["stated_declines"].find(self.project.parsed.goal):
            return Listing()
        theirs: dict[str, list[IndicatorFacts]] = {}
        for mine in self.indicators:
            theirs[mine.named.plain_core] = []
        for sibling in self.siblings:
            if terms["stated_rises"].find(sibling.parsed.goal):
                continue
            for at, each in enumerate(sibling.parsed.indicators):
                alike = theirs.get(self.lexicon.name(each.name).plain_core)
                if alike is not None:
                    alike.append(sibling.indicators[at])
        found, missing = [], [*self.indicators.missing]
        for sibling in self.siblings:
            missing += sibling.indicators.missing
        for mine in self.indicators:
            for other in theirs[mine.named.plain_core]:
                unread = [each for each in (mine.target, other.target) if _is_malformed(each)]
                missing += unread
                if not unread and _is_weaker(mine, other):
                    found.append(SiblingTarget(mine, other, mine.place))
                    break
        return Listing(found, missing)

    @fact
    def level1_gap(self) -> tuple[str, ...]:
        """The labels of the first-level categories that a sibling covers and it does not."""
        if not self.siblings:
            return ()
        if not self.indicators.complete:
            raise NotRead("indicators")
        own = {each.level1 for each in self.indicators}
        labels: dict[str | None, str] = {}
        for sibling in self.siblings:
            for each in sibling.indicators:
                labels.setdefault(each.level1, each.label1)
        return tuple(label for kind, label in labels.items() if kind and kind not in own)

    @fact
    def overlapping(self) -> tuple[ProjectFacts, ...]:
        """Siblings that share a year with it; of two, the one that runs out first has the other,
        or the later row where both run alike.
        """
        mine = self.project
        return tuple(
            other
            for other in self.siblings
            if _share_a_year(mine, other)
            and (
                is_older(mine, other) or (mine.years == other.years and mine.number > other.number)
            )
        )


def _share_a_year(one: ProjectFacts, other: ProjectFacts) -> bool:
    mine, its = one.years, other.years
    return mine is not None and its is not None and mine[0] <= its[1] and its[0] <= mine[1]


def _runs_out_first(one: ProjectFacts, other: ProjectFacts) -> bool:
    return is_older(one, other) or (one.years == other.years and one.number > other.number)


def _is_malformed(target: TargetFacts | None) -> bool:
    return target is not None and target.value.kind == "malformed"


def _is_weaker(one: IndicatorFacts, other: IndicatorFacts) -> bool:
    """Whether ``one`` asks for less than ``other``, both being one number of a rate or time."""
    mine, its = one.target, other.target
    if mine is None or its is None:
        return False
    number, limit = mine.value.number, its.value.number
    if number is None or limit is None:
        return False
    if (mine.value.unit or one.named.unit) != (its.value.unit or other.named.unit):
        return False
    if mine.value.is_cumulative or mine.value.is_money or one.named.is_count or one.named.is_money:
        return False
    if mine.value.wants_less and its.value.wants_less:
        return number > limit
    if mine.value.wants_less or its.value.wants_less:
        return False
    return number < limit
