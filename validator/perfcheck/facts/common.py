"""What the projects of a table have in common, and where they ought to and do not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.text import likeness, plain, sketch
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.table.model import Table

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.project import ProjectFacts

_ALIKE = 0.9
_SHORTEST_GOAL = 10
_BUCKET = 8
_BOILERPLATE_PROJECTS = 3
_BOILERPLATE_SHARE = Decimal("0.3")


class Boilerplate(NamedTuple):
    """An indicator that stands word for word in many projects."""

    name: str
    value: str
    times: int
    projects: tuple[str, ...]
    place: Span


class MixedSpelling(NamedTuple):
    """A comparator that the table spells in several ways, with the count of each."""

    meaning: str
    spellings: tuple[str, ...]


class Twin(NamedTuple):
    """Two projects whose goals are (nearly) the same text; ``project`` carries the finding."""

    project: ProjectFacts
    other: ProjectFacts
    place: Span


class SiblingTarget(NamedTuple):
    """One indicator with different targets in sibling projects; ``indicator`` carries it."""

    indicator: IndicatorFacts
    other: IndicatorFacts
    place: Span


class Common:
    """The part of TableFacts that compares projects with one another."""

    parsed: Table
    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def projects(self) -> Listing[ProjectFacts]: ...

    @fact
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """Indicators with the same name and value in at least three projects and 30 % of them.

        Satisfaction and acceptance are measured alike by nature and are left out.
        """
        common = self.lexicon.terms["common_indicators"]
        places: dict[str, list[IndicatorFacts]] = {}
        for project in self.projects:
            if not project.indicators.complete:
                raise NotRead("indicators")
            once: set[str] = set()
            for each in project.indicators:
                if each.key not in once and each.name and not each.named.has(common):
                    once.add(each.key)
                    places.setdefault(each.key, []).append(each)
        return tuple(
            Boilerplate(
                found[0].name,
                found[0].target.text if found[0].target else "",
                len(found),
                tuple(each.project.name for each in found),
                found[0].name_place,
            )
            for found in places.values()
            if len(found) >= _BOILERPLATE_PROJECTS
            and len(found) >= _BOILERPLATE_SHARE * len(self.parsed.projects)
        )

    @fact
    def boilerplate_keys(self) -> frozenset[str]:
        """``IndicatorFacts.key`` of the boilerplate."""
        return frozenset(f"{plain(each.name)}/{plain(each.value)}" for each in self.boilerplate)

    @fact
    def mixed_spellings(self) -> tuple[MixedSpelling, ...]:
        """Comparators that are spelt in more than one way: ≥ in 5 places, ＞= in 6."""
        counts: dict[str, dict[str, int]] = {}
        for project in self.projects:
            for each in project.indicators:
                target = each.target
                if target is None or target.value.kind == "malformed":
                    continue
                spelling = target.value.spelling
                if spelling and target.value.comparator:
                    kinds = counts.setdefault(target.value.comparator, {})
                    kinds[spelling] = kinds.get(spelling, 0) + 1
        return tuple(
            MixedSpelling(meaning, tuple(f"{one}（{count}）" for one, count in kinds.items()))
            for meaning, kinds in counts.items()
            if len(kinds) > 1
        )

    @fact
    def twins(self) -> tuple[Twin, ...]:
        """Projects whose goal is at least 90 % the goal of another, each named once.

        The later row carries the finding; of successive contract years the one that runs out
        first, because its text has served its time.
        """
        found = []
        buckets: dict[int, list[tuple[ProjectFacts, str]]] = {}
        for project in self.projects:
            goal = plain(project.goal)
            if len(goal) < _SHORTEST_GOAL:
                continue
            marks = sketch(goal)
            twin = _twin_of(goal, [entry for mark in marks for entry in buckets.get(mark, [])])
            if twin:
                pair = (twin, project) if _older(twin, project) else (project, twin)
                found.append(Twin(*pair, pair[0].goal_place))
            for mark in marks:
                bucket = buckets.setdefault(mark, [])
                if len(bucket) < _BUCKET:
                    bucket.append((project, goal))
        return tuple(found)

    @fact
    def sibling_targets(self) -> tuple[SiblingTarget, ...]:
        """Indicators of one name that have different targets in sibling projects, the weaker
        target first: it is the one to mend or to explain.
        """
        seen: dict[tuple[str, str], IndicatorFacts] = {}
        found = []
        for project in self.projects:
            if project.years is None:
                continue
            for each in project.indicators:
                key = (project.stem, plain(each.named.core))
                other = seen.setdefault(key, each)
                if other is each or other.project is project:
                    continue
                if _different(other, each):
                    pair = (other, each) if _weaker(other, each) else (each, other)
                    found.append(SiblingTarget(*pair, pair[0].place))
        return tuple(found)

    def siblings(self, project: ProjectFacts) -> Sequence[ProjectFacts]:
        """The other projects with the same name but for the years."""
        return [
            other
            for other in self.projects
            if other is not project and other.stem == project.stem and other.years
        ]


def _twin_of(goal: str, candidates: Sequence[tuple[ProjectFacts, str]]) -> ProjectFacts | None:
    for project, text in candidates:
        if len(text) * 0.8 <= len(goal) <= len(text) * 1.25 and likeness(goal, text) >= _ALIKE:
            return project
    return None


def _older(one: ProjectFacts, other: ProjectFacts) -> bool:
    return one.years is not None and other.years is not None and one.years < other.years


def _different(one: IndicatorFacts, other: IndicatorFacts) -> bool:
    mine, its = one.target, other.target
    if mine is None or its is None or mine.value.number is None or its.value.number is None:
        return False
    return mine.value.unit == its.value.unit and mine.value.number != its.value.number


def _weaker(one: IndicatorFacts, other: IndicatorFacts) -> bool:
    mine, its = one.target, other.target
    if mine is None or its is None or mine.value.number is None or its.value.number is None:
        return False
    if mine.value.wants_less or its.value.wants_less:
        return mine.value.number > its.value.number
    return mine.value.number < its.value.number
