"""Formats: the time that each adds to the check of a table, in one process with caches warm.

python benchmarks/bench_formats.py [table.txt]
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

import tables

from perfcheck import data
from perfcheck.engine import check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Report
from perfcheck.report import FORMATS, View, needs_rules, render
from perfcheck.rulebook import Rulebook, load_rulebook
from perfcheck.rulebook.texts import rule_texts

RUNS = 31
INDICATORS = 54
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """CPU milliseconds of one call, and what it gave."""
    start = time.process_time()
    result = work()
    return (time.process_time() - start) * 1000, result


def written(report: Report, form: str, rulebook: Rulebook) -> str:
    """The report as a run writes it: with the words of the rules when the format wants them."""
    rules = rule_texts(rulebook) if needs_rules(form) else {}
    return "".join(render(report, form, View(rules=rules, now="2026-03-01T09:30:00")))


def one_turn(content: bytes) -> tuple[dict[str, float], int]:
    """The milliseconds of everything once, in turn, and how many findings there are."""
    times: dict[str, float] = {}
    times["load"], book = timed(lambda: load_rulebook(vocabulary=vocabulary()))
    times["check"], report = timed(lambda: check_content(content, "table.txt", book))
    for form in FORMATS:
        times[form], _ = timed(lambda form=form: written(report, form, book))  # type: ignore[misc]
    return times, len(report.findings)


def main() -> None:
    """Formats take turns with the check, so that a busy moment of the machine falls on all."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    content = path.read_bytes() if path else tables.generate(INDICATORS).encode()
    gc.set_threshold(50_000)  # as the command line does
    with tempfile.TemporaryDirectory() as cache:
        data.cache_folder = cache
        turns = [one_turn(content) for _ in range(RUNS + 2)]
    times = [each for each, _ in turns[2:]]  # the first two fill the cache and import formats
    print(f"{turns[0][1]} findings; median of {RUNS}")
    print(f"{'':<10} {'ms':>7} {'of load + check':>16}")
    for name in times[0]:
        ratio = median(each[name] / (each["load"] + each["check"]) for each in times)
        print(f"{name:<10} {median(each[name] for each in times):7.2f} {ratio:16.1%}")


if __name__ == "__main__":
    main()
