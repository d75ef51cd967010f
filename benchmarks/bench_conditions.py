"""Conditions against a plain Python loop: twelve rules over 100,000 indicators.

Run ``python benchmarks/bench_conditions.py``. It prints the time of the loop, that of the compiled
conditions over the same objects, and the ratio. Facts are plain attributes here, so that what is
measured is the conditions and not the facts.
"""

import random
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from perfcheck.rulebook.closures import compile_verdict
from perfcheck.rulebook.narrowing import known
from perfcheck.rulebook.parts import REACH
from perfcheck.rulebook.plans import Scope as ClosureScope
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.syntax import parse_condition
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.vocabulary import Type, Vocabulary

INDICATORS = 100_000
PER_PROJECT = 10
Verdict = Callable[[Any], bool | None]


class Table:
    projects: "tuple[Project, ...]"
    grand_total: Decimal
    sum: Decimal


class Project:
    table: Table
    name: str
    indicators: "tuple[Indicator, ...]"
    buys: bool


class Indicator:
    project: Project
    table: Table
    name: str
    level1: str
    code1: str
    code2: str
    level2: str
    label: str
    is_rate: bool
    period: "Value"
    annual: "Value"


class Value:
    text: str
    number: Decimal | None
    unit: str | None
    comparator: str | None


RULES: list[tuple[str, str | None, str]] = [
    ("indicator", None, "indicator.annual.text != '' && indicator.period.text != ''"),
    ("indicator", None, "indicator.code2.startsWith(indicator.code1)"),
    ("indicator", None, "indicator.label == indicator.level2"),
    (
        "indicator",
        "indicator.is_rate && indicator.annual.number != null",
        "indicator.annual.number <= 100",
    ),
    (
        "indicator",
        "indicator.annual.number != null && indicator.period.number != null",
        "indicator.annual.number <= indicator.period.number",
    ),
    ("indicator", None, "indicator.annual.unit == indicator.period.unit"),
    (
        "indicator",
        "indicator.annual.comparator != null && indicator.period.comparator != null",
        "indicator.annual.comparator == indicator.period.comparator",
    ),
    ("indicator", None, "indicator.name != indicator.annual.text"),
    ("indicator", "indicator.level2 == 'quantity'", "!indicator.is_rate"),
    (
        "project",
        None,
        "project.indicators.exists(i, i.level1 == 'output') && "
        "project.indicators.exists(i, i.level1 == 'benefit')",
    ),
    ("project", "project.buys", "project.indicators.exists(i, i.level1 == 'cost')"),
    ("document", None, "abs(table.sum - table.grand_total) <= 0.01"),
]


def make_table() -> Table:
    """A made-up table: the same one at every run."""
    dice = random.Random(7)
    table = Table()
    projects = []
    for number in range(INDICATORS // PER_PROJECT):
        project = Project()
        project.table, project.name, project.buys = table, f"项目{number}", number % 3 == 0
        indicators = []
        for _ in range(PER_PROJECT):
            each = Indicator()
            each.project, each.table = project, table
            each.level1 = dice.choice(["output", "output", "benefit", "cost"])
            each.level2 = each.label = dice.choice(["quantity", "quality", "timeliness"])
            each.code1, each.code2 = "1", dice.choice(["11", "12", "13"])
            each.name, each.is_rate = f"指标{dice.random()}", dice.random() < 0.5
            each.period, each.annual = make_value(dice), make_value(dice)
            indicators.append(each)
        project.indicators = tuple(indicators)
        projects.append(project)
    table.projects = tuple(projects)
    table.sum = table.grand_total = Decimal("5265.63")
    return table


def make_value(dice: random.Random) -> Value:
    value = Value()
    value.number = Decimal(dice.randrange(101)) if dice.random() < 0.8 else None
    value.text = f"≥{value.number}%" if value.number is not None else "提升"
    value.unit = "%" if value.number is not None else None
    value.comparator = "ge" if value.number is not None else None
    return value


def plain(table: Table) -> int:
    """The same twelve conditions written down in Python, one `if` a rule."""
    broken = 0
    for p in table.projects:
        for i in p.indicators:
            if not (i.annual.text != "" and i.period.text != ""):
                broken += 1
            if not i.code2.startswith(i.code1):
                broken += 1
            if i.label != i.level2:
                broken += 1
            if i.is_rate and i.annual.number is not None and not i.annual.number <= 100:
                broken += 1
            numbers = i.annual.number is not None and i.period.number is not None
            if numbers and not i.annual.number <= i.period.number:
                broken += 1
            if i.annual.unit != i.period.unit:
                broken += 1
            compared = i.annual.comparator is not None and i.period.comparator is not None
            if compared and i.annual.comparator != i.period.comparator:
                broken += 1
            if i.name == i.annual.text:
                broken += 1
            if i.level2 == "quantity" and i.is_rate:
                broken += 1
        levels = [i.level1 for i in p.indicators]
        if "output" not in levels or "benefit" not in levels:
            broken += 1
        if p.buys and "cost" not in levels:
            broken += 1
    if not abs(table.sum - table.grand_total) <= Decimal("0.01"):
        broken += 1
    return broken


def conditions() -> dict[str, list[Verdict]]:
    """The compiled rules, by kind of subject."""
    roots: dict[str, type] = {
        "document": Table,
        "project": Project,
        "indicator": Indicator,
        "target": Value,
    }
    resolver = Resolver(World(Vocabulary(roots), frozenset(), frozenset(), {}))
    compiled: dict[str, list[Verdict]] = {kind: [] for kind in roots}
    no_terms: dict[str, TermList] = {}
    for subject, when, require in RULES:
        kinds = {"table": "document"}
        names = {n: Type("record", cls=roots[kinds.get(n, n)]) for n in REACH[subject]}
        first, *others = REACH[subject]
        paths = {first: (None, ""), **{name: (None, name) for name in others}}
        where = ClosureScope(paths, 0, no_terms, {})
        scope = Scope(names)
        applies = None
        if when is not None:
            applies = resolver.condition(parse_condition(when), scope)
            scope = scope.knowing(known(applies, True))
        holds = resolver.condition(parse_condition(require), scope)
        compiled[subject].append(compile_verdict(applies, holds, where))
    return compiled


def compiled_loop(table: Table, rules: dict[str, list[Verdict]]) -> int:
    broken = 0
    for verdict in rules["document"]:
        if verdict(table) is False:
            broken += 1
    for project in table.projects:
        for verdict in rules["project"]:
            if verdict(project) is False:
                broken += 1
        for indicator in project.indicators:
            for verdict in rules["indicator"]:
                if verdict(indicator) is False:
                    broken += 1
    return broken


def timed(function: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    result = function()
    return time.process_time() - start, result


def main() -> None:
    table, rules = make_table(), conditions()
    loops, ours = [], []
    for _ in range(9):  # turn and turn about, so that a slow spell of the machine hits both
        loops.append(timed(lambda: plain(table)))
        ours.append(timed(lambda: compiled_loop(table, rules)))
    (loop, expected), (mine, found) = min(loops), min(ours)
    assert found == expected, (found, expected)
    nanoseconds = mine / (len(rules["indicator"]) * INDICATORS) * 1e9
    print(f"plain Python loop    {loop * 1000:7.1f} ms")
    print(f"compiled conditions  {mine * 1000:7.1f} ms, {nanoseconds:.0f} ns a rule")
    print(f"ratio                {loop / mine:7.2f}")


if __name__ == "__main__":
    main()
