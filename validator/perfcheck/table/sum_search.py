"""Choose one number of every row so that they add up: two exact ways to solve it.

The problem is a subset sum. Sets of partial sums that meet in the middle serve few rows with any
sums; integers whose bits are the sums that can be reached serve many rows with moderate sums.
"""

from collections.abc import Sequence

from perfcheck.struct import Struct

COUNT_LIMIT = 1000
"""Assignments are told apart up to this number; beyond it "more than" is answer enough."""
_MOST_STATES = 120_000
_BITS_A_STEP = 400

Offsets = tuple[tuple[int, ...], ...]


class Effort:
    """What may still be spent on one table, in steps of about a tenth of a microsecond."""

    __slots__ = ("known", "left")

    def __init__(self, left: int = 12_000_000) -> None:
        self.left = left
        self.known: dict[tuple[Offsets, Offsets, int], Choices] = {}


class Choices(Struct):
    """What is known about the choices that add up.

    ``possible`` is None when neither a choice was found nor its absence proved. ``ways`` is the
    number of choices, or a lower bound unless ``exact``. ``used[row][candidate]`` is False only
    where it is proved that no choice takes that candidate.
    """

    possible: bool | None
    ways: int
    exact: bool
    used: tuple[tuple[bool, ...], ...]


class Sums(Struct):
    """One problem: of each row of ``offsets`` (none negative, one of them 0) take one, so that
    they add up to ``target``. ``weights`` says how many assignments stand behind each.

    ``vectors`` are the same candidates column by column and ``goals`` what each column needs:
    the search for examples looks at those.
    """

    offsets: Offsets
    weights: Offsets
    target: int
    vectors: tuple[tuple[tuple[int, ...], ...], ...]
    goals: tuple[int, ...]


def bit_cost(offsets: Offsets, target: int) -> int:
    """The effort that ``by_bits`` would take: the size of its integers, all rows together."""
    reach = cost = 0
    for row in sorted(offsets, key=max):
        reach += max(row)
        cost += min(reach, target)
    return cost // _BITS_A_STEP + 1


def by_states(sums: Sums, effort: Effort) -> Choices | None:
    """Exact, from both ends with sets of partial sums; None when the sets grow too large."""
    rows, weights, target = sums.offsets, sums.weights, sums.target
    count = len(rows)
    rest = [0] * (count + 1)
    for index in range(count - 1, -1, -1):
        rest[index] = rest[index + 1] + max(rows[index])
    first, last, states = 0, count, 2
    ahead: dict[int, dict[int, int]] = {0: {0: 1}}
    behind: dict[int, dict[int, int]] = {count: {target: 1}}
    while first < last:
        if len(ahead[first]) * len(rows[first]) <= len(behind[last]) * len(rows[last - 1]):
            low = target - rest[first + 1]
            ahead[first + 1] = _extend(ahead[first], rows[first], weights[first], 1, low, target)
            first += 1
            states += len(ahead[first])
        else:
            high = rest[0] - rest[last - 1]
            step = behind[last], rows[last - 1], weights[last - 1]
            behind[last - 1] = _extend(*step, -1, 0, high)
            last -= 1
            states += len(behind[last])
        if states > _MOST_STATES or states * 3 > effort.left:
            effort.left -= states * 3
            return None
    effort.left -= states * 3
    return _meet(sums, ahead, behind, first)


def _extend(
    states: dict[int, int],
    row: Sequence[int],
    weights: Sequence[int],
    sign: int,
    low: int,
    high: int,
) -> dict[int, int]:
    """The sums one row further, with the number of ways to each; none outside ``low..high``."""
    further: dict[int, int] = {}
    for offset, weight in zip(row, weights, strict=True):
        step = sign * offset
        for state, ways in states.items():
            new = state + step
            if low <= new <= high:
                further[new] = further.get(new, 0) + ways * weight
    return further


def _meet(
    sums: Sums, ahead: dict[int, dict[int, int]], behind: dict[int, dict[int, int]], middle: int
) -> Choices:
    """Join both ends, then walk outwards along sums that lie on a whole path."""
    rows = sums.offsets
    live = {state for state in ahead[middle] if state in behind[middle]}
    count = sum(ahead[middle][state] * behind[middle][state] for state in live)
    used = [[False] * len(row) for row in rows]
    reached = live
    for index in range(middle, len(rows)):
        following: set[int] = set()
        for choice, offset in enumerate(rows[index]):
            hits = {state + offset for state in reached if state + offset in behind[index + 1]}
            used[index][choice] = bool(hits)
            following |= hits
        reached = following
    reached = live
    for index in range(middle - 1, -1, -1):
        following = set()
        for choice, offset in enumerate(rows[index]):
            hits = {state - offset for state in reached if state - offset in ahead[index]}
            used[index][choice] = bool(hits)
            following |= hits
        reached = following
    return Choices(bool(live), count, True, tuple(map(tuple, used)))


def by_bits(sums: Sums, effort: Effort) -> Choices:
    """Exact possibilities with integers as sets: bit s of a suffix says that the rows from there
    on can add up to s. The count is exact up to COUNT_LIMIT sums alive at one row.
    """
    effort.left -= bit_cost(sums.offsets, sums.target)
    order = sorted(range(len(sums.offsets)), key=lambda index: -max(sums.offsets[index]))
    rows = [sums.offsets[index] for index in order]
    reach = _Suffixes(rows, sums.target)
    used = [[False] * len(row) for row in sums.offsets]
    if not reach.at(0) >> sums.target & 1:
        return Choices(False, 0, True, tuple(map(tuple, used)))
    alive = {sums.target: 1}  # what is still needed, and the ways to get there
    needed = 0
    most = 0
    for level, index in enumerate(order):
        after = reach.at(level + 1)
        if not most:
            # Few sums are alive: follow them one by one and count.
            table = after.to_bytes((after.bit_length() + 7) // 8, "little")
            further: dict[int, int] = {}
            for choice, offset in enumerate(rows[level]):
                weight = sums.weights[index][choice]
                for need, ways in alive.items():
                    new = need - offset
                    if 0 <= new < len(table) * 8 and table[new >> 3] >> (new & 7) & 1:
                        used[index][choice] = True
                        further[new] = further.get(new, 0) + ways * weight
            alive = further
            if len(alive) > COUNT_LIMIT:
                most = sum(alive.values())
                needed = _as_bits(alive)
        else:
            following = 0
            for choice, offset in enumerate(rows[level]):
                hits = (needed >> offset) & after
                used[index][choice] = hits != 0
                following |= hits
            needed = following
    marks = tuple(map(tuple, used))
    return Choices(True, most, False, marks) if most else Choices(True, alive[0], True, marks)


def _as_bits(states: dict[int, int]) -> int:
    table = bytearray(max(states) // 8 + 1)
    for state in states:
        table[state >> 3] |= 1 << (state & 7)
    return int.from_bytes(table, "little")


class _Suffixes:
    """The sums that the rows from a level on can reach, as bits; asked for level by level.

    Only every so many levels are kept, the ones between are made again when they are needed:
    the memory is that of about twice the square root of the number of rows.
    """

    def __init__(self, rows: Sequence[Sequence[int]], target: int) -> None:
        self._rows = rows
        self._mask = (1 << (target + 1)) - 1
        self._stride = max(1, int(len(rows) ** 0.5))
        self._kept = {len(rows): 1}
        self._block: dict[int, int] = {}
        bits = 1
        for level in range(len(rows) - 1, -1, -1):
            bits = self._before(level, bits)
            if level % self._stride == 0:
                self._kept[level] = bits

    def _before(self, level: int, bits: int) -> int:
        result = 0
        for offset in self._rows[level]:
            result |= bits << offset
        return result & self._mask if result > self._mask else result

    def at(self, level: int) -> int:
        """The sums that ``rows[level:]`` can reach and that are not above the target."""
        if level in self._kept:
            return self._kept[level]
        if level not in self._block:
            top = min(len(self._rows), (level // self._stride + 1) * self._stride)
            bits = self._kept[top]
            self._block = {}
            for below in range(top - 1, level - 1, -1):
                bits = self._block[below] = self._before(below, bits)
        return self._block[level]
