"""Find examples of choices that add up where an exact search would take too long.

The large rows are placed one after the other where most is still missing, each time in another
order; the small rows then make up the difference exactly. An example proves what is possible;
that none was found proves nothing.
"""

from perfcheck.table.sum_search import COUNT_LIMIT, Effort, Sums

_HALF_STATES = 12_000
_TRIES = 150
_TRIES_IN_VAIN = 25
_LOOK_AT = 64

_Half = dict[int, tuple[int, tuple[tuple[int, int], ...]]]
"""A sum of a few rows: in how many ways, and one of them as (row, candidate) pairs."""


def find(sums: Sums, effort: Effort) -> tuple[int, bool]:
    """How many different choices were found, trying as long as that tells something new; and
    whether they take every candidate of every row, so that nothing is left to rule out.
    """
    order = sorted(range(len(sums.offsets)), key=lambda row: -max(sums.offsets[row]))
    left, right, tail = _halves(sums, order)
    head = order[: len(order) - tail]
    unseen = {(row, taken) for row in head for taken in range(len(sums.offsets[row]))}
    unseen_below = {(row, c) for row in order[len(head) :] for c in range(len(sums.offsets[row]))}
    found: set[tuple[int, ...]] = set()
    count = 0
    for attempt in range(_TRIES):
        if effort.left <= 0 or (attempt == _TRIES_IN_VAIN and not found):
            break
        forced = sorted(unseen)[attempt * 7 % len(unseen)] if unseen else None
        placed = _place(sums, head, forced, attempt)
        rest = sums.target - sum(sums.offsets[row][taken] for row, taken in placed.items())
        effort.left -= 2 * len(left) + 10 * len(head)
        hits = [part for part in left if rest - part in right]
        key = tuple(placed[row] for row in head)
        if not hits or key in found:
            continue
        found.add(key)
        count += sum(left[part][0] * right[rest - part][0] for part in hits)
        unseen.difference_update(placed.items())
        # Look at other hits each time: they share most of their choices with their neighbours.
        for part in hits[attempt % 7 :: max(1, len(hits) // _LOOK_AT)]:
            unseen_below.difference_update(left[part][1], right[rest - part][1])
        if count > COUNT_LIMIT and not unseen and not unseen_below:
            break
    return count, not unseen and not unseen_below


def _halves(sums: Sums, order: list[int]) -> tuple[_Half, _Half, int]:
    """All sums of the smallest rows, in two halves, and the number of rows they use."""
    halves: list[_Half] = [{0: (1, ())}, {0: (1, ())}]
    used = 0
    for row in reversed(order):
        smaller = 0 if len(halves[0]) <= len(halves[1]) else 1
        half = halves[smaller]
        if len(half) * len(sums.offsets[row]) > _HALF_STATES:
            break
        further: _Half = {}
        for taken, offset in enumerate(sums.offsets[row]):
            for part, (ways, choice) in half.items():
                before = further.get(part + offset)
                if before is None:
                    further[part + offset] = ways, (*choice, (row, taken))
                else:
                    further[part + offset] = before[0] + ways, before[1]
        halves[smaller] = further
        used += 1
    return halves[0], halves[1], used


def _place(
    sums: Sums, head: list[int], forced: tuple[int, int] | None, attempt: int
) -> dict[int, int]:
    """A candidate for each row of ``head``: the one that helps where most is still needed.

    Rows come by size, disturbed a little and differently in each attempt, always the same way in
    the same attempt.
    """
    needed = list(sums.goals)
    placed = dict([forced] if forced else [])
    for row, taken in placed.items():
        needed = [n - v for n, v in zip(needed, sums.vectors[row][taken], strict=True)]

    def turn(row: int) -> int:
        noise = (row * 2654435761 + attempt * 40503 * 65537) >> 7 & 1023
        return -max(sums.offsets[row]) * (1024 + (noise if attempt else 0))

    for row in sorted(head, key=turn):
        if row in placed:
            continue
        helps = [
            sum(n * v for n, v in zip(needed, vector, strict=True)) for vector in sums.vectors[row]
        ]
        placed[row] = taken = helps.index(max(helps))
        needed = [n - v for n, v in zip(needed, sums.vectors[row][taken], strict=True)]
    return placed
