"""The check: rules × subjects → findings, with an account of every pair.

A pure function of the bytes, their name, the rulebook and the options.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from perfcheck.facts.forget import forget_project
from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.project import ProjectFacts
from perfcheck.facts.table import TableFacts
from perfcheck.finding import (
    Finding,
    InputReport,
    NotChecked,
    Outcomes,
    Report,
)
from perfcheck.read import UnreadableInput, read_source
from perfcheck.read.source import Source
from perfcheck.rulebook import CompiledRule, Rulebook
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.parts import SUBJECTS
from perfcheck.table import read_tables
from perfcheck.table.model import Table
from perfcheck.violation import Violation, build_findings, not_checked_pieces


class _Steps:
    """What to run on each subject of one kind: rules with one verdict on it, and rules that list
    what is wrong.
    """

    def __init__(self) -> None:
        self.verdicts: list[tuple[CompiledRule, Callable[[Any], bool | None]]] = []
        self.lists: list[
            tuple[CompiledRule, Callable[[Any], bool] | None, Callable[[Any], Sequence[Any]]]
        ] = []

    def add(self, rule: CompiledRule) -> None:
        """Raises ValueError for a rule without any condition."""
        if rule.verdict is not None:
            self.verdicts.append((rule, rule.verdict))
        elif rule.each is not None:
            self.lists.append((rule, rule.when, rule.each))
        else:
            raise ValueError(f"{rule.code} has no condition")


class Options(NamedTuple):
    """How to check. ``rules``: those to run, None for the ones that are on by default."""

    rules: tuple[CompiledRule, ...] | None = None
    lang: Literal["zh", "en"] = "zh"


def check_content(
    content: bytes, name: str, rulebook: Rulebook, options: Options | None = None
) -> Report:
    """Read ``content`` (a file's bytes; ``name`` is what reports call it) and check its tables.

    Never raises for what is in the file: an input that cannot be read or holds no table is said
    so in ``Report.inputs``.
    """
    options = options or Options()
    try:
        source = read_source(content, name)
    except UnreadableInput as error:
        entry = InputReport(name, None, None, "unreadable", message=error.reason(options.lang))
        return _report(rulebook, options, entry)
    tables = read_tables(source)
    if not tables:
        entry = InputReport(
            name, source.kind, source.encoding, "no-table", message=_NO_TABLE[options.lang]
        )
        return _report(rulebook, options, entry, source)
    entry = InputReport(
        name,
        source.kind,
        source.encoding,
        "checked",
        tables=len(tables),
        projects=sum(len(table.projects) for table in tables),
        indicators=sum(len(p.indicators) for table in tables for p in table.projects),
    )
    return check_tables(tables, source, rulebook, options, entry)


_NO_TABLE = {
    "zh": "没有找到绩效目标表：文件里既没有“项目 金额”行，也没有“1、1-产出指标；…”这样的指标行",
    "en": "no performance-target table found: neither project rows with amounts nor indicator "
    "lines such as “1、1-产出指标；…”",
}


def check_tables(
    tables: Sequence[Table],
    source: Source,
    rulebook: Rulebook,
    options: Options,
    entry: InputReport,
) -> Report:
    """Check tables that are already parsed."""
    rules = rulebook.select() if options.rules is None else options.rules
    lexicon = load_lexicon(rulebook.terms)
    findings: list[Finding] = []
    pieces: list[NotChecked] = []
    outcomes = Outcomes()
    for table in tables:
        ledger = judge_table(table, rules, lexicon, source.name)
        findings += build_findings(ledger.violations, source, options.lang)
        pieces += not_checked_pieces(ledger.not_read, table, source, options.lang)
        outcomes = Outcomes(*map(sum, zip(outcomes, ledger.outcomes(), strict=True)))
    return _report(
        rulebook, options, entry, source, tuple(findings), tuple(pieces), outcomes, len(rules)
    )


class Ledger:
    """What came of judging one table: violations, pieces not read, and counts of outcomes."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []
        self.not_read: list[tuple[CompiledRule, Any, tuple[Any, ...]]] = []
        self.passed = 0
        self.violated = 0
        self.not_applicable = 0

    def outcomes(self) -> Outcomes:
        return Outcomes(self.passed, self.violated, self.not_applicable, len(self.not_read))


def judge_table(
    table: Table, rules: Iterable[CompiledRule], lexicon: Lexicon, input_name: str
) -> Ledger:
    """Run every rule over every subject of its kind, before any rule yields to another."""
    by_kind = {kind: _Steps() for kind in (*SUBJECTS, _BY_COLUMN)}
    for rule in rules:
        by_column = rule.subject == "target" and (rule.verdict is None or rule.asks_for("column"))
        by_kind[_BY_COLUMN if by_column else rule.subject].add(rule)
    ledger = Ledger()
    facts = TableFacts(table, lexicon, input_name)
    _judge(by_kind["document"], facts, ledger)
    for project in facts.projects:
        _judge_project(project, by_kind, ledger)
        forget_project(project)
    return ledger


_BY_COLUMN = "target of one column"
"""The rules about targets that may judge the same text differently in each column."""


def _judge_project(project: ProjectFacts, by_kind: dict[str, _Steps], ledger: Ledger) -> None:
    _judge(by_kind["project"], project, ledger)
    for indicator in project.indicators:
        _judge(by_kind["indicator"], indicator, ledger)
        targets = indicator.targets
        for target in targets:
            _judge(by_kind[_BY_COLUMN], target, ledger)
        if len(targets) == 2 and targets[0].text == targets[1].text:
            _judge(by_kind["target"], targets[0], ledger, targets[1:])
        else:
            for target in targets:
                _judge(by_kind["target"], target, ledger)


def _judge(steps: _Steps, facts: Any, ledger: Ledger, alike: Sequence[Any] = ()) -> None:
    """The hot loop: each rule on one subject. Those ``alike`` share its outcome and only count."""
    passed = not_applicable = 0
    for rule, verdict in steps.verdicts:
        try:
            outcome = verdict(facts)
        except NotRead as error:
            ledger.not_read += [(rule, each, error.args) for each in (facts, *alike)]
            continue
        if outcome:
            passed += 1
        elif outcome is None:
            not_applicable += 1
        else:
            ledger.violations.append(Violation(rule, facts, None))
            ledger.violated += 1 + len(alike)
    ledger.passed += passed * (1 + len(alike))
    ledger.not_applicable += not_applicable * (1 + len(alike))
    for rule, when, list_all in steps.lists:
        try:
            if when is not None and not when(facts):
                ledger.not_applicable += 1
                continue
            items = list_all(facts)
        except NotRead as error:
            ledger.not_read.append((rule, facts, error.args))
            continue
        if items:
            ledger.violations += [Violation(rule, facts, item) for item in items]
            ledger.violated += 1
        else:
            ledger.passed += 1


def _report(
    rulebook: Rulebook,
    options: Options,
    entry: InputReport,
    source: Source | None = None,
    findings: tuple[Finding, ...] = (),
    not_checked: tuple[NotChecked, ...] = (),
    outcomes: Outcomes = Outcomes(),  # noqa: B008
    rules: int | None = None,
) -> Report:
    if rules is None:
        rules = len(rulebook.select() if options.rules is None else options.rules)
    return Report(
        profile=rulebook.profile,
        rulebook_sha256=rulebook.sha256,
        rules=rules,
        lang=options.lang,
        inputs=(entry,),
        findings=findings,
        not_checked=not_checked,
        outcomes=outcomes,
        sources={entry.path: source} if source else {},
    )


def merge(reports: Iterable[Report]) -> Report:
    """One report of several inputs, in their order. Raises ValueError when there is none.

    Where configuration gave inputs different profiles or rules, both are named (``general;
    coded``) and the larger number of rules counts.
    """
    merged: Report | None = None
    for report in reports:
        if merged is None:
            merged = report
            continue
        merged = merged._replace(
            profile=_joined(merged.profile, report.profile),
            rulebook_sha256=_joined(merged.rulebook_sha256, report.rulebook_sha256),
            rules=max(merged.rules, report.rules),
            inputs=merged.inputs + report.inputs,
            findings=merged.findings + report.findings,
            not_checked=merged.not_checked + report.not_checked,
            outcomes=Outcomes(*map(sum, zip(merged.outcomes, report.outcomes, strict=True))),
            sources={**merged.sources, **report.sources},
            suppressed=merged.suppressed + report.suppressed,
            stale=merged.stale + report.stale,
            accepted=merged.accepted + report.accepted,
        )
    if merged is None:
        raise ValueError("no reports to merge")
    return merged


def _joined(one: str, other: str) -> str:
    known = one.split("; ")
    return "; ".join([*known, *(each for each in other.split("; ") if each not in known)])
