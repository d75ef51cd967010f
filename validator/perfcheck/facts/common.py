"""What the projects of a table have in common, and where they ought to and do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.related import Families
from perfcheck.facts.sibling import is_older
from perfcheck.facts.text import likeness_of, pairs, plain, sketch
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import NotRead
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator, Table

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts

_ALIKE = 0.9
_SHORTEST_GOAL = 10
_BUCKET = 8
_PAIRS_KEPT = 256
_SHOWN = 5


class Boilerplate(Struct):
    """An indicator that stands word for word in ``times`` of ``among`` projects."""

    key: str
    name: str
    value: str
    times: int
    among: int
    projects: tuple[str, ...]
    place: Span

    @property
    def shown(self) -> str:
        """The projects' names, at most five of them."""
        rest = len(self.projects) - _SHOWN
        names = "、".join(self.projects[:_SHOWN])
        return f"{names}……" if rest > 0 else names


class MixedSpelling(Struct):
    """A comparator that the table spells in several ways, with the count of each."""

    meaning: str
    spellings: tuple[str, ...]


class Twin(Struct):
    """Two projects whose goals are (nearly) the same text; ``project`` carries the finding."""

    project: ProjectFacts
    other: ProjectFacts
    place: Span


class Common(Families):
    """The part of TableFacts that compares projects with one another."""

    parsed: Table
    lexicon: Lexicon

    def boilerplate_of(self, projects: Decimal, share: Decimal) -> tuple[Boilerplate, ...]:
        """Indicators with the same name and value in at least ``projects`` of the projects, which
        are at least the ``share`` (from 0 to 1) of all.
        """
        return tuple(
            each
            for each in self._repeated
            if each.times >= projects and each.times >= share * each.among
        )

    @fact
    def _repeated(self) -> tuple[Boilerplate, ...]:
        """Indicators with the same name and value in at least two projects.

        Rows of one name (a project that several units share) count once. Satisfaction and
        acceptance are measured alike by nature and are left out.
        """
        first: dict[str, Indicator] = {}
        holders: dict[str, dict[str, None]] = {}
        names: set[str] = set()
        for project in self.parsed.projects:
            if any(piece.what == "indicator" for piece in project.unread):
                raise NotRead("indicators")
            names.add(project.name)
            for each in project.indicators:
                if each.name and not self.lexicon.name(each.name).is_common:
                    key = self.lexicon.key(each)
                    first.setdefault(key, each)
                    holders.setdefault(key, {})[project.name] = None
        found = []
        for key, among in holders.items():
            if len(among) > 1:
                name, cell = first[key].name, first[key].annual or first[key].period
                value = cell.text if cell else ""
                place = first[key].name_span
                found.append(
                    Boilerplate(key, name, value, len(among), len(names), tuple(among), place)
                )
        return tuple(found)

    @fact
    def mixed_spellings(self) -> tuple[MixedSpelling, ...]:
        """Comparators that are spelt in more than one way: ≥ in 5 indicators, ＞= in 6."""
        counts: dict[str, dict[str, int]] = {}
        for project in self.parsed.projects:
            for each in project.indicators:
                cells = {cell.text: cell.value for cell in (each.annual, each.period) if cell}
                signs: dict[str, str] = {}
                for value in cells.values():
                    signs.update(self.lexicon.value(value).signs)
                for sign, meaning in signs.items():
                    kinds = counts.setdefault(meaning, {})
                    kinds[sign] = kinds.get(sign, 0) + 1
        return tuple(
            MixedSpelling(meaning, tuple(f"{one}（{count}）" for one, count in kinds.items()))
            for meaning, kinds in counts.items()
            if len(kinds) > 1
        )

    @fact
    def twins(self) -> Mapping[int, Twin]:
        """By number, the projects whose goal is at least 90 % the goal of another, each pair once.

        The later row carries the finding; of successive contract years the one that runs out
        first, because its text has served its time. Rows of one name in several units are one
        project and share their goal by right.
        """
        found: dict[int, Twin] = {}
        buckets: dict[int, list[_Told]] = {}
        pairs_of = lru_cache(_PAIRS_KEPT)(pairs)
        for project in self.projects:
            try:
                goal = plain(project.goal)
            except NotRead:
                continue  # its own check says so
            if len(goal) < _SHORTEST_GOAL:
                continue
            told = _Told(project, goal)
            marks = sketch(goal)
            near = [other for mark in marks for other in buckets.get(mark, ())]
            twin = _twin_of(told, near, pairs_of)
            if twin:
                one, other = (twin, project) if is_older(twin, project) else (project, twin)
                found.setdefault(one.number, Twin(one, other, one.goal_place))
            for mark in marks:
                bucket = buckets.setdefault(mark, [])
                if len(bucket) < _BUCKET:
                    bucket.append(told)
        return found


class _Told(Struct):
    """A goal to compare, in plain text."""

    project: ProjectFacts
    goal: str


def _twin_of(
    told: _Told, candidates: Sequence[_Told], pairs_of: Callable[[str], frozenset[str]]
) -> ProjectFacts | None:
    goal = told.goal
    compared: set[int] = set()
    for each in candidates:
        other, text = each.project, each.goal
        if other.number in compared:
            continue
        compared.add(other.number)
        if not len(text) * 0.8 <= len(goal) <= len(text) * 1.25:
            continue
        alike = goal == text or likeness_of(pairs_of(goal), pairs_of(text)) >= _ALIKE
        if alike and plain(other.name) != plain(told.project.name):
            return other
    return None
