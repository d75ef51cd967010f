"""Placements of short rows in the columns of their header, over a whole tree of sums."""

from collections.abc import Callable, Sequence
from itertools import combinations

from perfcheck.struct import Struct
from perfcheck.table.column_choice import Vector, choose, narrow
from perfcheck.table.sum_search import Choices, Effort


class Row(Struct):
    """A row and the rows that add up to it. ``key`` tells rows apart.

    ``groups`` holds several lists when the row is the sum of each of them, such as of all units
    and also of all projects.
    """

    key: int
    candidates: tuple[Vector, ...]
    groups: tuple[tuple["Row", ...], ...] = ()


Placing = tuple[Vector, dict[int, set[Vector]]]
"""One placement of the top row, and what each row below may be with it, by key."""


class Result(Struct):
    """What is known about all placements; ``ways`` is a lower bound unless ``exact``."""

    possible: bool | None
    ways: int
    exact: bool
    placings: tuple[Placing, ...]


class _Outcome(Struct):
    possible: bool | None
    ways: int
    exact: bool
    used: tuple[tuple[tuple[Row, tuple[Vector, ...]], ...], ...]
    """For each group: each row in it with the placements that it may have."""


_NEVER = _Outcome(False, 0, True, ())


def placements(amounts: Sequence[int], columns: int) -> tuple[Vector, ...]:
    """All ways to set ``amounts`` in ``columns`` columns in order, the others being zero.

    Two ways that put the same money in every column are one: where a zero is shown matters only
    to its neighbours.
    """
    vectors: dict[Vector, None] = {}
    for chosen in combinations(range(columns), len(amounts)):
        vector = [0] * columns
        for column, amount in zip(chosen, amounts, strict=True):
            vector[column] = amount
        vectors[tuple(vector)] = None
    return tuple(vectors)


class Search:
    """The search over one tree. ``slack`` gives, for a number of rows, what rounding may add."""

    def __init__(self, effort: Effort, slack: Callable[[int], int]) -> None:
        self._effort = effort
        self._slack = slack
        self._known: dict[tuple[int, Vector], _Outcome] = {}

    def all_placings(self, top: Row) -> Result:
        """Every placement of ``top`` that leaves a way for all rows below."""
        outcomes = [(vector, self.outcome(top, vector)) for vector in top.candidates]
        open_ones = [(vector, out) for vector, out in outcomes if out.possible is not False]
        placings: list[Placing] = []
        for vector, _ in open_ones:
            rows: dict[int, set[Vector]] = {}
            self._collect(top, vector, rows)
            placings.append((vector, rows))
        possible: bool | None = any(out.possible for _, out in open_ones)
        if open_ones and not possible:
            possible = None
        return Result(
            possible,
            sum(out.ways for _, out in open_ones),
            all(out.exact for _, out in open_ones),
            tuple(placings),
        )

    def outcome(self, row: Row, vector: Vector) -> _Outcome:
        """What is known about the rows below ``row`` when it is ``vector``."""
        key = (row.key, vector)
        if key not in self._known:
            open_end = _Outcome(None, 0, False, ())
            known = open_end if self._effort.left <= 0 else self._outcome(row, vector)
            self._known[key] = known
        return self._known[key]

    def _outcome(self, row: Row, vector: Vector) -> _Outcome:
        possible: bool | None = True
        count, exact = 1, True
        used = []
        for group in row.groups:
            found = self._group(group, vector)
            if found is None:
                return _NEVER
            choices, candidates = found
            possible = None if choices.possible is None else possible
            count *= choices.ways
            exact = exact and choices.exact
            taken = (
                tuple(v for v, mark in zip(vectors, marks, strict=True) if mark)
                for vectors, marks in zip(candidates, choices.used, strict=True)
            )
            used.append(tuple(zip(group, taken, strict=True)))
        return _Outcome(possible, count, exact and possible is True, tuple(used))

    def _group(
        self, group: Sequence[Row], target: Vector
    ) -> tuple[Choices, list[list[Vector]]] | None:
        """The choices for ``group`` and the candidates they are about; None: there are none."""
        slack = self._slack(len(group))
        self._effort.left -= 12 * len(target) * sum(len(row.candidates) for row in group)
        kept = narrow([row.candidates for row in group], target, slack)
        if kept is None:
            return None
        candidates: list[list[Vector]] = []
        weights: list[list[int]] = []
        certain = exact = True
        for row, choices in zip(group, kept, strict=True):
            below = [(row.candidates[c], self.outcome(row, row.candidates[c])) for c in choices]
            below = [(vector, out) for vector, out in below if out.possible is not False]
            if not below:
                return None
            candidates.append([vector for vector, _ in below])
            weights.append([max(1, out.ways) for _, out in below])
            certain = certain and all(out.possible for _, out in below)
            exact = exact and all(out.exact for _, out in below)
        found = choose(candidates, weights, target, slack, self._effort)
        if found.possible is False:
            return None
        if not certain:
            found = found._replace(possible=None, ways=0)
        return found._replace(exact=found.exact and exact), candidates

    def impossible(self, row: Row, group: Sequence[Row]) -> bool:
        """No placement of ``row`` is the sum of ``group``."""
        return all(self._group(group, vector) is None for vector in row.candidates)

    def _collect(self, row: Row, vector: Vector, into: dict[int, set[Vector]]) -> None:
        """Note ``vector`` for ``row`` and all that may stand below it."""
        seen = into.setdefault(row.key, set())
        if vector in seen:
            return
        seen.add(vector)
        for group in self.outcome(row, vector).used:
            for below, vectors in group:
                for each in vectors:
                    self._collect(below, each, into)


def failing(search: Search, row: Row) -> list[Row]:
    """The lowest rows that no placement makes the sum of the rows below."""
    lower = [bad for group in row.groups for below in group for bad in failing(search, below)]
    if lower:
        return lower
    if any(search.outcome(row, vector).possible is not False for vector in row.candidates):
        return []
    return [row]
