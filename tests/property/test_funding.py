"""The reconciliation against brute force: every placement of every row, tried one by one."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.funding_tables import money_table

from perfcheck.table import sum_examples
from perfcheck.table.column_choice import _by_columns, choose
from perfcheck.table.funding import reconcile
from perfcheck.table.funding_model import Funding
from perfcheck.table.sum_search import Effort, Sums, by_bits, by_states

Vector = tuple[int, ...]


class Case(NamedTuple):
    """A table as its sources in cents: rows as printed, and which unit each project is under."""

    sources: int
    grand: Vector
    units: tuple[Vector, ...]
    projects: tuple[Vector, ...]
    under: tuple[int | None, ...]


def _text(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def _line(name: str, shown: Vector) -> str:
    return " ".join([name, _text(sum(shown)), *map(_text, shown)])


def _funding(case: Case) -> Funding:
    loose = [(n, row) for n, row in enumerate(case.projects) if case.under[n] is None]
    units = [
        (
            _line(f"单位{at}", unit),
            [_line(f"项目{n}", row) for n, row in enumerate(case.projects) if case.under[n] == at],
        )
        for at, unit in enumerate(case.units)
    ]
    columns = ("总计", *(f"来源{number}" for number in range(1, case.sources + 1)))
    lines = [_line(f"项目{n}", row) for n, row in loose]
    return reconcile(money_table(_line("合计", case.grand), lines, units, columns))


def _placements(shown: Vector, sources: int) -> set[Vector]:
    result = set()
    for chosen in combinations(range(sources), len(shown)):
        vector = [0] * sources
        for column, amount in zip(chosen, shown, strict=True):
            vector[column] = amount
        result.add(tuple(vector))
    return result


def _near(parent: Vector, parts: Sequence[Vector], exact: bool) -> bool:
    slack = 0 if exact else max(1, len(parts) * 5 // 10)
    columns = zip(parent, *parts, strict=True)
    return all(abs(stated - sum(amounts)) <= slack for stated, *amounts in columns)


def _brute(case: Case, exact: bool) -> Iterator[tuple[Vector, ...]]:
    """Every way to place all rows under which all columns add up: grand, units, projects."""
    rows = [case.grand, *case.units, *case.projects]
    for ways in product(*(sorted(_placements(row, case.sources)) for row in rows)):
        grand, units = ways[0], ways[1 : 1 + len(case.units)]
        projects = ways[1 + len(case.units) :]
        loose = [row for row, unit in zip(projects, case.under, strict=True) if unit is None]
        fits = True
        for at, unit in enumerate(units):
            below = [row for row, where in zip(projects, case.under, strict=True) if where == at]
            fits = fits and (not below or _near(unit, below, exact))
        if not units:
            fits = _near(grand, loose, exact)
        elif len(loose) == len(projects):
            fits = _near(grand, units, exact) and (not loose or _near(grand, loose, exact))
        else:
            fits = fits and _near(grand, [*units, *loose], exact)
        if fits:
            yield ways


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Tables whose totals add up; amounts repeat often, and columns may be off."""
    sources = draw(st.integers(1, 4))
    units = draw(st.integers(0, 2))
    count = draw(st.integers(1, 4 if sources < 4 else 3))
    amount = draw(st.sampled_from([st.integers(0, 4), st.integers(0, 300), st.integers(-2, 3)]))
    full = [
        draw(
            st.one_of(
                st.tuples(*(amount for _ in range(sources))),
                st.tuples(amount, st.integers(0, sources - 1)).map(
                    lambda one: tuple(one[0] * (column == one[1]) for column in range(sources))
                ),
            )
        )
        for _ in range(count)
    ]
    separate = bool(units) and draw(st.booleans()) and draw(st.booleans())
    under = [None if separate or not units else draw(st.integers(0, units - 1)) for _ in full]

    def total(rows: list[Vector]) -> Vector:
        return tuple(sum(column) for column in zip(*rows, strict=True))

    nothing = (0,) * sources
    if separate:
        split = draw(st.integers(0, count))
        above = [total([nothing, *full[:split]]), total([nothing, *full[split:]])]
        above = above if units == 2 else [total(full)]
    else:
        above = [
            total([nothing, *(row for row, at in zip(full, under, strict=True) if at == unit)])
            for unit in range(units)
        ]

    def printed(row: Vector) -> Vector:
        if draw(st.integers(0, 3)) == 0:
            return row
        kept = tuple(amount for amount in row if amount or draw(st.integers(0, 9)) == 0)
        # A row must show something: a total alone says nothing about its sources.
        return kept or row[:1]

    def moved(row: Vector) -> Vector:
        """Money shifted between columns: totals still hold, columns may not."""
        if sources < 2 or draw(st.integers(0, 3)):
            return row
        by = draw(st.sampled_from([1, 2, 5, 100]))
        return (row[0] + by, row[1] - by, *row[2:])

    grand = printed(moved(total(full)))
    return Case(
        sources,
        grand,
        tuple(printed(moved(row)) for row in above),
        tuple(printed(row) for row in full),
        tuple(under),
    )


@settings(max_examples=400, deadline=None)
@given(cases())
def test_all_placements_are_found(case: Case) -> None:
    funding = _funding(case)
    assert not funding.sums_fail
    ways = list(_brute(case, exact=True))
    rounded = not ways
    ways = ways or list(_brute(case, exact=False))
    assert funding.assignments == len(ways)
    assert funding.assignments_exceed is None
    if not ways:
        assert funding.status == "none"
        assert funding.columns_fail
        return
    assert funding.rounded == rounded
    assert funding.status in ("complete", "unique") if len(ways) == 1 else "ambiguous"
    rows = [case.grand, *case.units, *case.projects]
    expected: dict[tuple[int, int], set[int]] = {}
    parts: dict[tuple[int, int], set[int]] = {}
    for way in ways:
        top = [column for column, amount in enumerate(way[0]) if amount]
        shown_top = [index for index, amount in enumerate(case.grand, 1) if amount]
        part_of = dict(zip(top, shown_top, strict=True))
        for number, (row, vector) in enumerate(zip(rows, way, strict=True)):
            shown = [index for index, amount in enumerate(row, 1) if amount]
            filled = [column for column, amount in enumerate(vector) if amount]
            for index, column in zip(shown, filled, strict=True):
                expected.setdefault((number, index), set()).add(column + 1)
                parts.setdefault((number, index), set()).add(part_of.get(column, 0))
    first = {"grand": 0, "unit": 1, "project": 1 + len(case.units)}
    order = [n for n, unit in enumerate(case.under) if unit is None]
    order += [n for at in range(len(case.units)) for n, unit in enumerate(case.under) if unit == at]

    def number(kind: str, position: int) -> int:
        return first[kind] + (order[position] if kind == "project" else position)

    assert {
        (number(*placed.row), placed.amount): set(placed.columns) for placed in funding.agreed
    } == expected
    assert {
        (number(*placed.row), placed.amount): set(placed.parts) for placed in funding.agreed
    } == {key: set() if 0 in part else part for key, part in parts.items()}


_offsets = st.integers(1, 4).flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([1, 2, 3, 5, 8, 40, 41, 1000]), max_size=size, unique=True).map(
            lambda row: (0, *row)
        ),
        min_size=1,
        max_size=6,
    )
)


@settings(max_examples=300, deadline=None)
@given(_offsets, st.data())
def test_both_exact_searches_agree_with_trying_everything(
    offsets: list[tuple[int, ...]], data: st.DataObject
) -> None:
    weights = tuple(tuple(data.draw(st.integers(1, 3)) for _ in row) for row in offsets)
    target = data.draw(
        st.one_of(st.tuples(*map(st.sampled_from, offsets)).map(sum), st.integers(0, 100))
    )
    count = 0
    used = [[False] * len(row) for row in offsets]
    for picks in product(*(range(len(row)) for row in offsets)):
        if sum(row[pick] for row, pick in zip(offsets, picks, strict=True)) == target:
            ways = 1
            for row, pick in enumerate(picks):
                used[row][pick] = True
                ways *= weights[row][pick]
            count += ways
    sums = Sums(tuple(offsets), weights, target, (), ())
    expected = (bool(count), count, True, tuple(map(tuple, used)))
    assert by_states(sums, Effort()) == expected
    assert by_bits(sums, Effort()) == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=12, max_size=40), st.data())
def test_integers_as_sets_agree_with_sets_on_many_rows(
    amounts: list[int], data: st.DataObject
) -> None:
    """Here more sums are alive than are followed one by one, and the count is a bound."""
    target = data.draw(st.integers(0, sum(amounts)))
    offsets = tuple((0, amount * 37) for amount in amounts)
    sums = Sums(offsets, tuple((1, 1) for _ in amounts), target * 37, (), ())
    by_set, by_bit = by_states(sums, Effort()), by_bits(sums, Effort())
    assert by_set is not None
    assert by_bit.possible == by_set.possible
    assert by_bit.used == by_set.used
    assert by_bit.ways == by_set.ways if by_bit.exact else 1000 < by_bit.ways <= by_set.ways


@settings(max_examples=100, deadline=None)
@given(
    st.integers(2, 3),
    st.lists(st.integers(1, 50), min_size=6, max_size=16),
    st.data(),
)
def test_examples_never_claim_more_than_there_is(
    sources: int, amounts: list[int], data: st.DataObject
) -> None:
    vectors = tuple(
        tuple(
            tuple(amount * (column == place) for column in range(sources))
            for place in range(sources)
        )
        for amount in amounts
    )
    goals = [0] * sources
    for amount in amounts:
        goals[data.draw(st.integers(0, sources - 1))] += amount
    if data.draw(st.booleans()):
        goals[0], goals[1] = goals[0] + 1, goals[1] - 1
    scale = sum(amounts) + 1
    offsets = tuple(
        tuple(sum(v * scale**n for n, v in enumerate(vector[1:])) for vector in row)
        for row in vectors
    )
    ones = tuple((1,) * sources for _ in amounts)
    target = sum(goal * scale**n for n, goal in enumerate(goals[1:]))
    sums = Sums(offsets, ones, target, vectors, tuple(goals))
    exact = by_states(sums, Effort(10**9))
    found, settled = sum_examples.find(sums, Effort())
    if exact is not None:
        assert found <= exact.ways
        assert not settled or all(map(all, exact.used))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 3), st.lists(st.integers(1, 400), min_size=20, max_size=60), st.data())
def test_large_groups_keep_what_is_known_to_work(
    sources: int, amounts: list[int], data: st.DataObject
) -> None:
    """A table made from a placement: that placement must never be ruled out."""
    places = [data.draw(st.integers(0, sources - 1)) for _ in amounts]
    rows = [
        [tuple(a * (c == place) for c in range(sources)) for place in range(sources)]
        for a in amounts
    ]
    chosen = [row[place] for row, place in zip(rows, places, strict=True)]
    target = tuple(sum(column) for column in zip(*chosen, strict=True))
    weights = [[1] * sources for _ in rows]
    found = choose(rows, weights, target, 0, Effort())
    assert found.possible is not False
    assert all(marks[place] for marks, place in zip(found.used, places, strict=True))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.lists(st.integers(1, 60), min_size=2, max_size=7), st.data())
def test_what_one_column_rules_out_is_ruled_out(
    sources: int, amounts: list[int], data: st.DataObject
) -> None:
    """With three columns and more, each column alone is looked at before giving up."""
    rows = [
        [tuple(a * (c == place) for c in range(sources)) for place in range(sources)]
        for a in amounts
    ]
    places = [data.draw(st.integers(0, sources - 1)) for _ in amounts]
    chosen = [row[place] for row, place in zip(rows, places, strict=True)]
    goals = [sum(column) for column in zip(*chosen, strict=True)]
    off = data.draw(st.integers(0, min(3, goals[0])))
    goals[0], goals[1] = goals[0] - off, goals[1] + off
    vectors = tuple(map(tuple, rows))
    ones = tuple((1,) * sources for _ in rows)
    sums = Sums(ones, ones, 0, vectors, tuple(goals))
    found = _by_columns(sums, Effort())
    fitting = [
        way
        for way in product(*(range(sources) for _ in rows))
        if [sum(row[n][c] for row, n in zip(rows, way, strict=True)) for c in range(sources)]
        == goals
    ]
    if found is not None:
        assert (found.possible, found.ways, found.exact) == (bool(fitting), len(fitting), True)
        assert found.used == tuple(
            tuple(any(way[row] == n for way in fitting) for n in range(sources))
            for row in range(len(rows))
        )
    else:
        # Nothing ruled out: every amount fits each column by itself.
        for goal in goals:
            subsets = product(*((False, True) for _ in amounts))
            reached = [
                picks
                for picks in subsets
                if sum(amount for amount, pick in zip(amounts, picks, strict=True) if pick) == goal
            ]
            assert all(len(set(each)) == 2 for each in zip(*reached, strict=True))
