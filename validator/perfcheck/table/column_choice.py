"""Rows that must add up column by column: narrow the placements, then search for the rest."""

from collections.abc import Sequence
from math import gcd

from perfcheck.table.sum_search import (
    COUNT_LIMIT,
    Choices,
    Effort,
    Sums,
    bit_cost,
    by_bits,
    by_states,
)

Vector = tuple[int, ...]
"""An amount for each column, in the smallest unit that occurs (0.01 as a rule)."""
Candidates = Sequence[Sequence[Vector]]
Kept = list[list[int]]
"""The candidates of each row that are left, by their index."""

_CHEAP = 50_000
_ROUNDS = 50
_MOST_ROUNDING = 20_000
_MOST_BITS = 50_000_000


def choose(
    rows: Candidates, weights: Sequence[Sequence[int]], target: Vector, slack: int, effort: Effort
) -> Choices:
    """The choices of one candidate a row that add up to ``target`` in every column.

    All candidates of one row must add up to the same amount. ``weights`` says how many
    assignments stand behind each candidate. A column may be off by up to ``slack``.
    """
    kept = narrow(rows, target, slack)
    if kept is None:
        return Choices(False, 0, True, tuple((False,) * len(row) for row in rows))
    open_rows = [index for index, row in enumerate(kept) if len(row) > 1]
    factor = 1
    for index, row in enumerate(kept):
        if len(row) == 1:
            factor *= weights[index][row[0]]
    vectors, goals = _from_zero(rows, kept, open_rows, target)
    behind = [[weights[index][choice] for choice in kept[index]] for index in open_rows]
    if slack and goals:
        rounding = _rounding(vectors, goals, slack)
        if rounding is None:
            return Choices(None, 0, False, _marks(rows, kept, {}))
        vectors, goals = [*vectors, rounding], [goal + slack for goal in goals]
        behind.append([1] * len(rounding))
    found = _solve(vectors, behind, goals, effort)
    used = dict(zip(open_rows, found.used, strict=False))
    if found.possible is False:
        return Choices(False, 0, True, tuple((False,) * len(row) for row in rows))
    return Choices(found.possible, found.ways * factor, found.exact, _marks(rows, kept, used))


def _marks(
    rows: Candidates, kept: Kept, used: dict[int, tuple[bool, ...]]
) -> tuple[tuple[bool, ...], ...]:
    """Marks for all candidates from those of the open rows."""
    marks = []
    for index, row in enumerate(rows):
        flags = [False] * len(row)
        for position, choice in enumerate(kept[index]):
            flags[choice] = used[index][position] if index in used else True
        marks.append(tuple(flags))
    return tuple(marks)


def narrow(rows: Candidates, target: Vector, slack: int) -> Kept | None:
    """Drop candidates that no choice of the others can make up for; None when a row has none left.

    A column with nothing in it, an amount larger than its column, a row alone in a column: all
    of them are settled here.
    """
    width = range(len(target))
    kept = [list(range(len(row))) for row in rows]
    for _ in range(_ROUNDS):
        ends = [
            (
                [min(row[choice][column] for choice in choices) for column in width],
                [max(row[choice][column] for choice in choices) for column in width],
            )
            for row, choices in zip(rows, kept, strict=True)
        ]
        low = [sum(end[0][column] for end in ends) for column in width]
        high = [sum(end[1][column] for end in ends) for column in width]
        if any(
            low[column] > target[column] + slack or high[column] < target[column] - slack
            for column in width
        ):
            return None
        changed = False
        for index, row in enumerate(rows):
            if len(kept[index]) == 1:
                continue
            least, most = ends[index]
            room = [target[c] + slack - low[c] + least[c] for c in width]
            need = [target[c] - slack - high[c] + most[c] for c in width]
            left = [
                choice
                for choice in kept[index]
                if all(need[c] <= row[choice][c] <= room[c] for c in width)
            ]
            if not left:
                return None
            changed |= len(left) < len(kept[index])
            kept[index] = left
        if not changed:
            break
    return kept


def _from_zero(
    rows: Candidates, kept: Kept, open_rows: list[int], target: Vector
) -> tuple[list[list[Vector]], list[int]]:
    """The open candidates in the open columns, less what every candidate of a row has anyway.

    This settles rows with one candidate and makes negative amounts positive.
    """
    columns = [
        column
        for column in range(len(target))
        if any(
            row[choices[0]][column] != row[choice][column]
            for row, choices in zip(rows, kept, strict=True)
            for choice in choices
        )
    ]
    goals = [target[column] for column in columns]
    vectors = []
    for index, row in enumerate(rows):
        chosen = [[row[choice][column] for column in columns] for choice in kept[index]]
        least = [min(column) for column in zip(*chosen, strict=True)]
        goals = [goal - amount for goal, amount in zip(goals, least, strict=True)]
        if len(chosen) > 1:
            vectors.append(
                [tuple(v - w for v, w in zip(vector, least, strict=True)) for vector in chosen]
            )
    return vectors, goals


def _rounding(vectors: list[list[Vector]], goals: list[int], slack: int) -> list[Vector] | None:
    """A row more that takes up what rounding left, each column from 0 (too much) to 2 × slack.

    None when there would be too many ways of rounding to search them all.
    """
    missing = sum(goals) - sum(sum(row[0]) for row in vectors) + slack * len(goals)
    ways: list[tuple[Vector, int]] = [((), missing)]
    for _ in goals[1:]:
        if len(ways) * (2 * slack + 1) > _MOST_ROUNDING:
            return None
        ways = [((*way, e), rest - e) for way, rest in ways for e in range(2 * slack + 1)]
    return [(*way, rest) for way, rest in ways if 0 <= rest <= 2 * slack]


def _solve(
    vectors: list[list[Vector]], weights: list[list[int]], goals: list[int], effort: Effort
) -> Choices:
    """Bring candidates down to single numbers and search."""
    none = Choices(False, 0, True, tuple((False,) * len(row) for row in vectors))
    if any(goal < 0 for goal in goals) or not all(vectors):
        return none
    if sum(goals) != sum(sum(row[0]) for row in vectors):
        return none
    # All candidates of a row add up to the same: the fullest column follows from the others.
    columns = sorted(range(len(goals)), key=goals.__getitem__)[:-1]
    offsets = [[[vector[column] for column in columns] for vector in row] for row in vectors]
    needs = [goals[column] for column in columns]
    for place in range(len(columns)):
        step = gcd(*(vector[place] for row in offsets for vector in row)) or 1
        if needs[place] % step:
            return none
        needs[place] //= step
        offsets = [
            [[*v[:place], v[place] // step, *v[place + 1 :]] for v in row] for row in offsets
        ]
    # Mixed radix: no column can carry into the next, however the rows are chosen.
    strides, stride = [], 1
    for place in range(len(columns)):
        strides.append(stride)
        stride *= 1 + sum(max(vector[place] for vector in row) for row in offsets)
    numbers = [
        [sum(v * s for v, s in zip(vector, strides, strict=True)) for vector in row]
        for row in offsets
    ]
    target = sum(n * s for n, s in zip(needs, strides, strict=True))
    least = [min(row) for row in numbers]
    sums = Sums(
        tuple(tuple(n - low for n in row) for row, low in zip(numbers, least, strict=True)),
        tuple(map(tuple, weights)),
        target - sum(least),
        tuple(map(tuple, vectors)),
        tuple(goals),
    )
    return _search(sums, effort) if sums.target >= 0 else none


def _search(sums: Sums, effort: Effort) -> Choices:
    """The cheapest way that gives an exact answer, else what can be known."""
    key = (sums.offsets, sums.weights, sums.target)
    if key not in effort.known:
        effort.known[key] = _search_anew(sums, effort)
    return effort.known[key]


def _search_anew(sums: Sums, effort: Effort) -> Choices:
    undecided = Choices(None, 0, False, tuple((True,) * len(row) for row in sums.offsets))
    if effort.left <= 0:
        return undecided
    cost = bit_cost(sums.offsets, sums.target)
    if cost <= min(_CHEAP, effort.left):
        return by_bits(sums, effort)
    found = by_states(sums, effort)
    if found is not None:
        return found
    from perfcheck.table import sum_examples  # rarely needed, and every import delays the start

    examples, settled = sum_examples.find(sums, effort)
    if not (settled and examples > COUNT_LIMIT):
        if cost <= effort.left and sums.target <= _MOST_BITS:
            found = by_bits(sums, effort)
        elif len(sums.goals) > 2:
            found = _by_columns(sums, effort)
        if found is not None and not found.exact:
            found = found._replace(ways=max(found.ways, examples))
    if found is not None:
        return found
    return undecided._replace(possible=True, ways=examples) if examples else undecided


def _by_columns(sums: Sums, effort: Effort) -> Choices | None:
    """Rule out what does not even fit one column alone, and search again with what is left.

    None when that rules out nothing.
    """
    kept = [list(range(len(row))) for row in sums.vectors]
    for column, goal in enumerate(sums.goals):
        amounts = [tuple({vector[column] for vector in row}) for row in sums.vectors]
        ones = tuple((1,) * len(row) for row in amounts)
        alone = Sums(tuple(amounts), ones, goal, (), ())
        if goal > _MOST_BITS or bit_cost(alone.offsets, goal) > effort.left // 2:
            continue
        found = by_bits(alone, effort)
        fits = [
            {amount for amount, used in zip(row, marks, strict=True) if used}
            for row, marks in zip(amounts, found.used, strict=True)
        ]
        kept = [
            [choice for choice in choices if row[choice][column] in fitting]
            for row, choices, fitting in zip(sums.vectors, kept, fits, strict=True)
        ]
    if all(len(row) == len(choices) for row, choices in zip(sums.vectors, kept, strict=True)):
        return None
    if not all(kept):
        return Choices(False, 0, True, tuple((False,) * len(row) for row in sums.vectors))
    vectors = [[row[c] for c in choices] for row, choices in zip(sums.vectors, kept, strict=True)]
    weights = [[row[c] for c in choices] for row, choices in zip(sums.weights, kept, strict=True)]
    found = choose(vectors, weights, sums.goals, 0, effort)
    return found._replace(used=_marks(sums.vectors, kept, dict(enumerate(found.used))))
