"""Runs the cases that stand in rule files: small tables, and what the rule must say of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from perfcheck.finding import Finding, Report
from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.frame import framed
from perfcheck.rulebook.loader import read_rule
from perfcheck.rulebook.model import Case
from perfcheck.struct import Struct

Check = Callable[[bytes, str, tuple[CompiledRule, ...], Mapping[str, str]], Report]
"""(content, name of the input, rules to run, the case's options) → report.

The option ``previous`` is the text of last year's table.
"""


class CaseResult(Struct):
    """What came of one case. ``differences`` tell, in Chinese and English, how the rule's word
    is not what the case says; a case that holds has none."""

    code: str
    case: Case
    differences: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        return not self.differences

    def text(self, lang: str = "zh") -> str:
        """One line for a case that holds; for others the differences and the table as well."""
        if self.holds:
            return f"{self.code} {self.case.name}: {'ok' if lang == 'en' else '通过'}"
        lines = [f"{self.code} {self.case.name}:"]
        lines += [f"  {en if lang == 'en' else zh}" for zh, en in self.differences]
        lines += [f"  | {line}" for line in case_text(self.case).splitlines()]
        return "\n".join(lines)


def run_cases(rules: Iterable[CompiledRule], check: Check) -> Iterator[CaseResult]:
    """Every case of every rule, each run with that one rule alone.

    Raises RulebookErrors and OSError where a rule's file can no longer be read.
    """
    for rule in rules:
        for case in read_rule(rule.path).cases:
            yield run_case(rule, case, check)


def run_case(rule: CompiledRule, case: Case, check: Check) -> CaseResult:
    """One case of ``rule``."""
    differences = tuple(_differences(rule, case, case_report(rule, case, check)))
    return CaseResult(rule.code, case, differences)


def case_report(rule: CompiledRule, case: Case, check: Check) -> Report:
    """What ``rule`` alone, with the limits of the case, says of a case's table."""
    run = rule.with_limits(case.limits) if case.limits else rule
    options = dict(case.options)
    if case.previous is not None:
        options["previous"] = previous_text(case, case.previous)
    return check(case_text(case).encode(), case.file_name, (run,), options)


def case_text(case: Case) -> str:
    """The whole table of a case, with its frame."""
    if case.table is not None:
        return case.table
    return framed(case.project, case.indicator or "")


def previous_text(case: Case, previous: str) -> str:
    """Last year's whole table; its frame is that of the case."""
    if case.table is not None:
        return previous
    return framed(previous, "") if case.project is not None else framed(None, previous)


def _differences(rule: CompiledRule, case: Case, report: Report) -> Iterator[tuple[str, str]]:
    for entry in report.inputs:
        if entry.status != "checked":
            yield f"未能核对：{entry.message}", f"not checked: {entry.message}"
    found = sorted(map(position, report.findings))
    wanted = sorted(_full(rule, place) for place in case.violates)
    if found != wanted:
        told = _told(wanted, found)
        yield (
            f"应违规的位置：{told[0]}；实际：{told[1]}",
            f"must violate at {told[0]}, but does at {told[1]}",
        )
        for finding in report.findings:
            line = f"{position(finding)}: {finding.message}"
            yield line, line
    advised = sorted(position(each) for each in report.findings if each.severity == "advice")
    if case.advice is not None and advised != (
        wanted := sorted(_full(rule, place) for place in case.advice)
    ):
        told = _told(wanted, advised)
        yield (
            f"应只作建议的位置：{told[0]}；实际：{told[1]}",
            f"must be advice at {told[0]}, but is at {told[1]}",
        )
    for words in case.tells:
        for finding in report.findings:
            if words not in _said(finding):
                place = position(finding)
                yield f"{place}：没有提到“{words}”", f"{place}: does not tell “{words}”"
    outcomes = report.outcomes
    if outcomes.not_checked != case.not_checked:
        pieces = "".join(f" “{piece.text}” {piece.reason}" for piece in report.not_checked)
        yield (
            f"应有 {case.not_checked} 个未能核对，实际 {outcomes.not_checked} 个{pieces}",
            f"{case.not_checked} must be not checked, not {outcomes.not_checked}{pieces}",
        )
    if case.not_applicable is not None and outcomes.not_applicable != case.not_applicable:
        yield (
            f"应有 {case.not_applicable} 个不适用，实际 {outcomes.not_applicable} 个",
            f"{case.not_applicable} must be not applicable, not {outcomes.not_applicable}",
        )


def _told(wanted: list[str], found: list[str]) -> list[str]:
    return [", ".join(places) or "-" for places in (wanted, found)]


def _said(finding: Finding) -> str:
    """What a finding tells the reader to see, to expect and to do."""
    return "\n".join((finding.message, finding.evidence.expected or "", finding.remedy))


def position(finding: Finding) -> str:
    """Where a finding is: ``0`` the document, ``2`` project 2, ``2.3`` indicator 3 of it."""
    subject = finding.subject
    if subject.kind == "document":
        return "0"
    if subject.kind == "project":
        return str(subject.project_index)
    return f"{subject.project_index}.{subject.indicator_index}"


def _full(rule: CompiledRule, place: str) -> str:
    """A position as cases write it: of a rule about indicators, ``2`` is that of project 1."""
    short = rule.subject in ("indicator", "target") and "." not in place and place != "0"
    return f"1.{place}" if short else place
