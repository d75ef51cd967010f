"""Judging one table: each rule on each subject of its kind, with an account of what came of it.

Most rules about an indicator go by its words alone, and many a line (服务对象满意度 ≥90%) stands
in project after project: what such rules say of it is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from perfcheck.facts.forget import forget_project
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.situated import OF_A_COLUMN, SITUATED
from perfcheck.facts.table import TableFacts
from perfcheck.finding import Outcomes
from perfcheck.rulebook import CompiledRule
from perfcheck.rulebook.notread import NotRead, missing_of
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator, Table
from perfcheck.violation import Violation

_LINES_KEPT = 10_000
_ITSELF = -1

Verdict = Callable[[Any], bool | None]
Condition = Callable[[Any], bool]
Items = Callable[[Any], Sequence[Any]]


class Ledger:
    """What came of judging: violations, pieces not read, and counts of outcomes."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []
        self.not_read: list[tuple[CompiledRule, Any, tuple[Any, ...]]] = []
        self.passed = 0
        self.violated = 0
        self.not_applicable = 0

    def add(self, other: Ledger) -> None:
        """Take in what came of another part of the table."""
        self.violations += other.violations
        self.not_read += other.not_read
        self.passed += other.passed
        self.violated += other.violated
        self.not_applicable += other.not_applicable

    def outcomes(self) -> Outcomes:
        """How many pairs of a rule and a subject ended in which way."""
        return Outcomes(self.passed, self.violated, self.not_applicable, len(self.not_read))


def judge_table(
    table: Table,
    rules: Iterable[CompiledRule],
    lexicon: Lexicon,
    input_name: str,
    previous: Sequence[Table] = (),
) -> Ledger:
    """Run every rule over every subject of its kind, before any rule yields to another.

    ``previous``: the tables of last year's file.
    """
    judge = _Judge(rules)
    facts = TableFacts(table, lexicon, input_name, previous)
    judge.document.run(facts, judge.ledger)
    for project in facts.projects:
        judge.project.run(project, judge.ledger)
        for indicator in project.indicators:
            judge.judge_indicator(indicator)
        forget_project(project)
    return judge.ledger


class _Steps:
    """The rules to run on each subject of one kind: those with one verdict on it, and those that
    list what is wrong.
    """

    def __init__(self) -> None:
        self.verdicts: list[tuple[CompiledRule, Verdict]] = []
        self.lists: list[tuple[CompiledRule, Condition | None, Items]] = []

    def add(self, rule: CompiledRule) -> None:
        """Raises ValueError for a rule without any condition."""
        if rule.verdict is not None:
            self.verdicts.append((rule, rule.verdict))
        elif rule.each is not None:
            self.lists.append((rule, rule.when, rule.each))
        else:
            raise ValueError(f"{rule.code} has no condition")

    def run(self, facts: Any, ledger: Ledger) -> None:
        """The hot loop."""
        passed = not_applicable = 0
        for rule, verdict in self.verdicts:
            try:
                outcome = verdict(facts)
            except NotRead as error:
                ledger.not_read.append((rule, facts, error.args))
                continue
            if outcome:
                passed += 1
            elif outcome is None:
                not_applicable += 1
            else:
                ledger.violations.append(Violation(rule, facts, None))
                ledger.violated += 1
        for rule, when, items_of in self.lists:
            try:
                if when is not None and not when(facts):
                    not_applicable += 1
                    continue
                items = items_of(facts)
            except NotRead as error:
                ledger.not_read.append((rule, facts, error.args))
                continue
            if items:
                ledger.violations += [Violation(rule, facts, item) for item in items]
                ledger.violated += 1
            elif missing_of(items):  # what was read is in order; the rest is not known
                ledger.not_read.append((rule, facts, missing_of(items)))
            else:
                passed += 1
        ledger.passed += passed
        ledger.not_applicable += not_applicable


class _Line(Struct):
    """What the rules that go by words said of a line. ``broken`` has each violation's rule and
    the place of the cell in ``targets``, or ``_ITSELF`` for the indicator.
    """

    passed: int
    violated: int
    not_applicable: int
    broken: tuple[tuple[CompiledRule, int], ...]


class _Judge:
    """The rules of one check sorted by what they run on, and the lines judged so far."""

    def __init__(self, rules: Iterable[CompiledRule]) -> None:
        self.ledger = Ledger()
        self.document, self.project = _Steps(), _Steps()
        self._indicator, self._target = _Steps(), _Steps()
        self._worded_indicator, self._worded_target = _Steps(), _Steps()
        self._worded_column = _Steps()
        self._lines: dict[tuple[str | None, ...], _Line] = {}
        for rule in rules:
            self._steps_of(rule).add(rule)

    def _steps_of(self, rule: CompiledRule) -> _Steps:
        situated = rule.verdict is None or rule.asks_for(SITUATED)
        if rule.subject == "indicator":
            return self._indicator if situated else self._worded_indicator
        if rule.subject == "target":
            if situated:
                return self._target
            return self._worded_column if rule.asks_for(OF_A_COLUMN) else self._worded_target
        return self.document if rule.subject == "document" else self.project

    def judge_indicator(self, indicator: Any) -> None:
        """An indicator and its cells."""
        ledger = self.ledger
        words = _words(indicator.parsed)
        line = self._lines.get(words)
        if line is None:
            self._judge_line(indicator, words)
        else:
            ledger.passed += line.passed
            ledger.violated += line.violated
            ledger.not_applicable += line.not_applicable
            for rule, at in line.broken:
                facts = indicator if at == _ITSELF else indicator.targets[at]
                ledger.violations.append(Violation(rule, facts, None))
        self._indicator.run(indicator, ledger)
        if self._target.verdicts or self._target.lists:
            for target in indicator.targets:
                self._target.run(target, ledger)

    def _judge_line(self, indicator: Any, words: tuple[str | None, ...]) -> None:
        """A line whose words are new; it is kept unless a part of it could not be read."""
        found, targets = Ledger(), indicator.targets
        self._worded_indicator.run(indicator, found)
        for target in targets:
            self._worded_column.run(target, found)
        if len(targets) == 2 and targets[0].text == targets[1].text:
            found.add(self._judge_twice(targets))
        else:
            for target in targets:
                self._worded_target.run(target, found)
        if not found.not_read:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            places = {id(target): at for at, target in enumerate(targets)}
            self._lines[words] = _Line(
                found.passed,
                found.violated,
                found.not_applicable,
                tuple([(v.rule, places.get(id(v.facts), _ITSELF)) for v in found.violations]),
            )
        self.ledger.add(found)

    def _judge_twice(self, targets: Sequence[Any]) -> Ledger:
        """Two cells of one text, looked at once; the violation of one speaks for both."""
        found = Ledger()
        self._worded_target.run(targets[0], found)
        found.passed *= 2
        found.violated *= 2
        found.not_applicable *= 2
        found.not_read += [(rule, targets[1], causes) for rule, _, causes in found.not_read]
        return found


def _words(indicator: Indicator) -> tuple[str | None, ...]:
    """All that a line says, without where it stands; a value reads by its text alone."""
    _, _, one, two, name, _, period, annual, _, score = indicator
    words = (
        name,
        one.code if one else None,
        one.label if one else None,
        two.code if two else None,
        two.label if two else None,
        period.text if period else None,
        annual.text if annual else None,
    )
    if score is None:
        return words
    weight, actual, got, remark = score
    return (*words, *(cell and cell.text for cell in (weight, actual, got)), remark)
