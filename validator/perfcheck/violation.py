"""From violations to findings: which yield to which, where each stands, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Literal

from perfcheck.finding import Evidence, Finding, Fix, NotChecked, Subject
from perfcheck.read.source import Source, Span
from perfcheck.rulebook import CompiledRule
from perfcheck.rulebook.notread import NotRead
from perfcheck.struct import Struct
from perfcheck.table.model import Table, Unread

_REASONS = {
    "value": ("指标值读不懂，涉及其数值的规则未核对", "the value could not be read"),
    "category": (
        "指标类别的代码与名称不一致，归类存疑",
        "code and label of the category disagree, so that the category is in doubt",
    ),
    "goal": ("绩效目标有读不懂的部分", "a part of the goal could not be read"),
    "amount": ("金额缺失或读不懂", "an amount is missing or could not be read"),
    "fragment": (
        "文字从项目中间开始，项目名称、金额和前面的指标未能看到",
        "the text starts in the middle of a project: its name, amounts and first lines are cut off",
    ),
    "indicators": ("有指标行读不懂", "an indicator line could not be read"),
    "columns": ("各金额属于哪个资金来源列未能判定", "the columns of the amounts could not be told"),
    "money unit": ("未注明金额单位", "the table does not state its unit of money"),
}


_DOWN_THE_PAGE = itemgetter(slice(3))


class Violation(Struct):
    """A rule broken by a subject; ``item`` is the element of the rule's ``each``, if it has one."""

    rule: CompiledRule
    facts: Any
    item: Any

    def about(self) -> Any:
        """The facts that the finding is about: those that the item points to, else the subject.

        A value cell is spoken of as its indicator.
        """
        for outward in ("indicator", "project"):
            found = getattr(self.item, outward, None) if self.item is not None else None
            if found is not None:
                return found
        return getattr(self.facts, "indicator", None) or self.facts


def build_findings(
    violations: Sequence[Violation], source: Source, lang: Literal["zh", "en"]
) -> list[Finding]:
    """Findings down the page, those on the whole table first; one a subject and root cause.

    Alike ones are counted in the order of subjects and rules, wherever they stand.
    """
    placed: dict[tuple[int, int, int], list[Violation]] = {}
    for violation in violations:
        placed.setdefault(_key(violation.about()), []).append(violation)
    findings: list[tuple[bool, int, str, Finding]] = []
    alike: dict[tuple[str, ...], int] = {}
    for key in sorted(placed):
        for violation in _unyielding(placed.pop(key)):
            place: Span = violation.rule.at(violation.facts, violation.item) or (
                violation.facts.place
            )
            finding = _finding(violation, place, source, lang)
            same = (
                finding.code,
                finding.subject.project or "",
                finding.subject.indicator or "",
                finding.evidence.actual or "",
            )
            alike[same] = alike.get(same, 0) + 1
            if alike[same] > 1:
                finding = finding._replace(occurrence=alike[same])
            of_project = finding.subject.project_index is not None
            findings.append((of_project, place.start, finding.code, finding))
    findings.sort(key=_DOWN_THE_PAGE)
    return [finding for *_, finding in findings]


def _key(facts: Any) -> tuple[int, int, int]:
    """Table, project and indicator numbers; 0 for the whole."""
    subject = subject_of(facts)
    return subject.table, subject.project_index or 0, subject.indicator_index or 0


def _unyielding(violations: list[Violation]) -> list[Violation]:
    """Those that yield to none of the others; of the two cells of an indicator that break the
    same rule, the first.
    """
    codes = {violation.rule.code for violation in violations}
    kept = []
    seen: set[str] = set()
    for violation in violations:
        rule = violation.rule
        if codes.intersection(rule.yields_to):
            continue
        if rule.subject == "target":
            if rule.code in seen:
                continue
            seen.add(rule.code)
        kept.append(violation)
    return sorted(kept, key=lambda violation: violation.rule.code)


def subject_of(facts: Any) -> Subject:
    """The subject that facts stand for."""
    table = facts.table.parsed.number if hasattr(facts, "table") else facts.parsed.number
    project = getattr(facts, "project", None)
    indicator = getattr(facts, "indicator", None)
    if project is None:
        return Subject("document", table)
    if indicator is None:
        return Subject("project", table, project.name, project.number)
    return Subject(
        "indicator", table, project.name, project.number, indicator.name, indicator.position
    )


def _finding(
    violation: Violation, place: Span, source: Source, lang: Literal["zh", "en"]
) -> Finding:
    rule, facts, item = violation
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity_of(facts),
        certainty=rule.certainty,
        message=rule.message(lang, facts, item),
        input=source.name,
        location=source.locate(place),
        subject=subject_of(violation.about()),
        evidence=Evidence(
            rule.actual(facts, item),
            rule.expected(lang, facts, item),
            rule.working(lang, facts, item),
        ),
        basis=rule.basis(lang),
        remedy=rule.remedy(lang, facts, item),
        fix=_fix(violation, source, lang) if rule.fix and source.kind == "text" else None,
    )


def _fix(violation: Violation, source: Source, lang: Literal["zh", "en"]) -> Fix | None:
    from perfcheck.fix.registry import propose  # a table without such findings does not need it

    try:
        return propose(violation.rule, violation.facts, source, lang)
    except NotRead:  # a cell of the indicator is unreadable: nothing can be proved about a mend
        return None


def not_checked_pieces(
    not_read: Sequence[tuple[CompiledRule, Any, tuple[Any, ...]]],
    table: Table,
    source: Source,
    lang: Literal["zh", "en"],
) -> list[NotChecked]:
    """Every piece that could not be read, with the rules that needed it, in the table's order.

    A piece that no rule asked for is there all the same: nothing is passed over.
    """
    unread = _unread(table)
    if not unread and not not_read:
        return []
    from perfcheck.table.reasons import reason_text  # a table that could be read needs no words

    english = lang == "en"
    codes: dict[tuple[Span, str], dict[str, None]] = {}
    for piece in unread:
        codes[piece.span, reason_text(piece, lang)] = {}
    for rule, facts, causes in not_read:
        for cause in causes or ("value",):
            if isinstance(cause, Unread):
                key = (cause.span, reason_text(cause, lang))
            elif isinstance(cause, str):
                key = (facts.place, _REASONS[cause][english] if cause in _REASONS else cause)
            else:  # facts of an indicator or of a cell
                reason = "category" if hasattr(type(cause), "level1") else "value"
                key = (cause.place, _REASONS[reason][english])
            codes.setdefault(key, {})[rule.code] = None
    return [
        NotChecked(
            source.name,
            source.locate(span),
            source.text[span.start : span.end],
            reason,
            tuple(sorted(by)),
        )
        for (span, reason), by in sorted(codes.items(), key=lambda entry: entry[0][0])
    ]


def _unread(table: Table) -> list[Unread]:
    pieces = list(table.unread)
    for project in table.projects:
        pieces += project.unread
    return pieces
