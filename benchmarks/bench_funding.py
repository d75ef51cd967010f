"""Time the reconciliation of money: how long a table of so many projects takes.

Run: python benchmarks/bench_funding.py
Amounts are spread as budgets are (log-normal, two decimals, 1,000,000 万元 in all); the columns
they came from are known here and lost in the table. Times are the best of three.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.funding_tables import money_table

from perfcheck.table.funding import reconcile
from perfcheck.table.model import Table

TOTAL = 10**8  # cents of 万元


def text(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def line(name: str, vector: Sequence[int]) -> str:
    return " ".join([name, text(sum(vector)), *(text(cents) for cents in vector if cents)])


def make(
    projects: int,
    columns: int,
    units: int = 0,
    shares: Sequence[float] | None = None,
    off: int = 0,
    digits: int = 0,
) -> Table:
    """A table whose projects each have one source; ``off`` cents are shifted in the grand total,
    ``digits`` makes all amounts random ones of that length."""
    chance = random.Random(projects * 100 + columns)
    weights = [chance.lognormvariate(0, 2) for _ in range(projects)]
    amounts = [max(1, int(weight / sum(weights) * TOTAL)) for weight in weights]
    if digits:
        amounts = [chance.randrange(10 ** (digits - 1), 10**digits) for _ in range(projects)]
    places = chance.choices(range(columns), shares, k=projects)
    vectors = [
        [amount * (column == place) for column in range(3)]
        for amount, place in zip(amounts, places, strict=True)
    ]
    grand = [sum(column) for column in zip(*vectors, strict=True)]
    grand[0], grand[1] = grand[0] + off, grand[1] - off
    lines = [line(f"项目{number}", vector) for number, vector in enumerate(vectors)]
    if not units:
        return money_table(line("合计", grand), lines)
    blocks = []
    for unit in range(units):
        own = vectors[unit::units]
        total = [sum(column) for column in zip(*own, strict=True)]
        blocks.append((line(f"单位{unit}", total), lines[unit::units]))
    return money_table(line("合计", grand), (), blocks)


KINDS: dict[str, Callable[[int], Table]] = {
    "two sources": lambda n: make(n, 2),
    "two sources, 2 % in one": lambda n: make(n, 2, shares=[0.98, 0.02]),
    "two sources, units of 15": lambda n: make(n, 2, units=max(1, n // 15)),
    "two sources, grand total off": lambda n: make(n, 2, off=713),
    "three sources": lambda n: make(n, 3),
    "three sources, 1 % in two": lambda n: make(n, 3, shares=[0.98, 0.01, 0.01]),
    "three sources, units of 15": lambda n: make(n, 3, units=max(1, n // 15)),
    "three sources, 15 digits": lambda n: make(n, 3, digits=15),
}


def main() -> None:
    sizes = (11, 50, 100, 200, 500)
    empty = min(timed(money_table("合计 1.00 1.00", ["项目 1.00 1.00"]))[0] for _ in range(3))
    print(f"one project: {empty * 1000:.2f} ms; other times in ms, and as a multiple of that")
    for kind, build in KINDS.items():
        print(kind)
        for size in sizes:
            table = build(size)
            runs = [timed(table) for _ in range(3)]
            seconds, answer = min(runs)
            print(f"  {size:4} projects {seconds * 1000:8.1f} ms {seconds / empty:7.0f}×  {answer}")


def timed(table: Table) -> tuple[float, str]:
    start = time.perf_counter()
    funding = reconcile(table)
    seconds = time.perf_counter() - start
    if funding.assignments is not None:
        return seconds, f"{funding.status}, {funding.assignments} ways"
    if funding.assignments_exceed is not None:
        return seconds, f"{funding.status}, more than {funding.assignments_exceed} ways"
    return seconds, funding.status


if __name__ == "__main__":
    main()
