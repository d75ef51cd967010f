"""Twelve checks as rules from their YAML files, and as a plain Python loop.

Both judge one parsed table of 100,000 indicators and must find the same; the rules through
`engine.judge_table` with facts made anew and every outcome accounted for, the loop as in
plain_checks.py. Times are processor seconds, the best of five, in turns, without reading the
table and without writing findings, the garbage collector held back as the command line does it.

    python benchmarks/bench_rules.py
"""

import gc
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from plain_checks import Plain
from tables import generate

from perfcheck.cli.collector import Held
from perfcheck.engine import judge_table
from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.read import read_source
from perfcheck.rulebook import CompiledRule, Rulebook, load_rulebook
from perfcheck.table import read_tables
from perfcheck.table.model import Table

SIZE = 100_000
CODES = (
    *("PT401", "PT107", "PT106", "PT406", "PT601", "PT603", "PT602", "PT501", "PT701"),
    *("PT301", "PT302", "PT303", "PT201"),
)


def by_rules(table: Table, rules: tuple[CompiledRule, ...], book: Rulebook) -> Counter[str]:
    """Violations by code; an indicator counts once for its two cells."""
    ledger = judge_table(table, rules, load_lexicon(book.terms), "table.txt")
    return Counter(code for code, _ in {(v.rule.code, id(v.about())) for v in ledger.violations})


def plainly(table: Table, book: Rulebook) -> Counter[str]:
    """The same without rules."""
    return +Plain(load_lexicon(book.terms)).count(table)


def main() -> None:
    book = load_rulebook(vocabulary=vocabulary())
    rules = book.select(CODES)
    text = generate(SIZE, excess=1_234_567)
    table = read_tables(read_source(text.encode(), "table.txt"))[0]
    gc.collect()
    best = {"rules": float("inf"), "plain": float("inf")}
    for _ in range(5):
        with Held():
            started = time.process_time()
            found = by_rules(table, rules, book)
            middle = time.process_time()
            wanted = plainly(table, book)
            ended = time.process_time()
        assert found == wanted, f"rules {found} but plain {wanted}"
        assert set(found) == set(CODES), "the table must break every rule, or equal means nothing"
        best["rules"] = min(best["rules"], middle - started)
        best["plain"] = min(best["plain"], ended - middle)
    for way, seconds in best.items():
        print(f"{way}: {seconds:6.3f} s, {seconds / SIZE * 1e6:6.2f} µs an indicator")
    counts = ", ".join(f"{code} {count}" for code, count in sorted(found.items()))
    print(f"violations, equal in both: {counts}")
    print(f"rules run at {best['plain'] / best['rules']:.3f} of the speed of the plain loop")


if __name__ == "__main__":
    main()
