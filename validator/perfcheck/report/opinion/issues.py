"""Findings as issues of the opinion, and what could not be understood."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from perfcheck.finding import SEVERITIES, Finding, NotChecked, Report, Severity, Suppression
from perfcheck.read.source import Location
from perfcheck.report.opinion.blocks import Block, Column, Detail, Grid, Heading, Issue, Paragraph
from perfcheck.report.opinion.parts import Part
from perfcheck.report.opinion.words import Say
from perfcheck.report.words import basis_text, place

_LONG_NAME = 60
_LONG_TEXT = 120
_REFERRED = ("remedy", "basis", "guidance")
"""Details that refer to an issue of the same project that has the same, unless they are short."""
_SHORT = 12
_TELLING = 8
"""A text so long that stands in another is no accident."""
_TOGETHER = {"expected": "actual", "guidance": "basis"}
"""Details that stand in the paragraph of another, when there is that."""
_CODES = 3


def cut(text: str, length: int) -> str:
    """``text``, or its beginning and ``…``."""
    return text if len(text) <= length else text[: length - 1] + "…"


def issue_blocks(
    findings: Iterable[Finding], section: int, level: int, say: Say
) -> Iterator[Block]:
    """The issues of one table: those about the whole table, then project by project, each group
    under a heading on ``level`` and with the gravest first.
    """
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.subject.project_index or 0, []).append(finding)
    number = 0
    for order, (index, group) in enumerate(sorted(groups.items()), 1):
        text = project_title(index, group[0].subject.project, say) if index else say("whole")
        yield Heading("project", level, say.below(section, order, text))
        told: dict[tuple[str, str], int] = {}
        for finding in sorted(group, key=lambda finding: SEVERITIES.index(finding.severity)):
            number += 1
            yield _issue(finding, number, told, say)


def project_title(index: int, name: str | None, say: Say) -> str:
    """``项目 2　阅览设备购置``."""
    return say("project-no", index) + cut(name or say("nameless"), _LONG_NAME)


def _issue(finding: Finding, number: int, told: dict[tuple[str, str], int], say: Say) -> Issue:
    groups: dict[str, list[Detail]] = {}
    for key, text in _details(finding, say):
        if key in _REFERRED and len(text) > _SHORT:
            first = told.setdefault((key, text), number)
            text = text if first == number else say("same", first)
        detail = Detail(say(key), tuple(text.splitlines()))
        groups.setdefault(_TOGETHER.get(key, key), []).append(detail)
    text = finding.message + _where(finding, say)
    label = say.severity(finding.severity)
    return Issue(number, finding.severity, label, text, tuple(map(tuple, groups.values())))


def _details(finding: Finding, say: Say) -> Iterator[tuple[str, str]]:
    """What there is, as the name of its words and its text."""
    evidence = finding.evidence
    binding = [ref for ref in finding.basis if ref.binding]
    guidance = [ref._replace(binding=True) for ref in finding.basis if not ref.binding]
    expected = evidence.expected or ""
    repeated = len(expected) >= _TELLING and expected in finding.remedy
    for key, text in (
        ("actual", None if (evidence.actual or "") in finding.message else evidence.actual),
        ("expected", None if repeated else expected),
        ("working", evidence.working),
        ("remedy", finding.remedy),
        ("basis", basis_text(binding, say.shared)),
        ("guidance", basis_text(guidance, say.shared)),
    ):
        if text and text.strip():
            yield key, text


def _where(finding: Finding, say: Say) -> str:
    index = finding.subject.indicator_index
    told = (
        say("indicator", index) if index is not None else "",
        _place(finding.location, say),
        finding.code,
    )
    return say.shared.brackets.format(say.shared.semicolon.join(filter(None, told)))


def _place(location: Location, say: Say) -> str:
    if location.line is not None:
        return say("line", location.line)
    return place("", location, say.shared).strip()


def hidden_blocks(part: Part, say: Say) -> Iterator[Block]:
    """A paragraph that counts what suppressions and a baseline hide; nothing when they do not."""
    counts = (("suppressed", part.suppressed), ("accepted", part.accepted))
    told = [say(key, found.total(), _by_severity(found, say)) for key, found in counts if found]
    if told:
        yield Paragraph(say("hidden", say.shared.semicolon.join(told)))


def _by_severity(counts: Counter[Severity], say: Say) -> str:
    told = [(s, counts[s]) for s in SEVERITIES if counts[s]]
    return say.shared.items.join(say("of-severity", say.severity(s), n) for s, n in told)


def hidden_list(hidden: Iterable[tuple[Finding, Suppression | None]], say: Say) -> Iterator[Block]:
    """The hidden findings one by one, each with its reason."""
    for finding, suppression in hidden:
        told = finding.message + _where(finding, say)
        if suppression is None:
            yield Paragraph(say("in-baseline", told))
        else:
            yield Paragraph(say("excused", suppression.reason, told))


def unread_blocks(part: Part, report: Report, say: Say) -> Iterator[Block]:
    """What was not checked, said plainly; also that there is nothing of the kind."""
    entry, pieces = part.entry, part.pieces
    if entry.status != "checked":
        yield Paragraph(say("unread-file", entry.message or say.shared.status[entry.status]))
        return
    if not report.rules:
        yield Paragraph(say("unread-rules"))
    elif part.table is not None and not part.table.projects:
        yield Paragraph(say("unread-projects"))
    if pieces:
        yield Paragraph(say("unread-list", len(pieces)))
        columns = (
            Column(say("place"), 16),
            Column(say("text"), 32),
            Column(say("reason"), 30),
            Column(say("rules-left"), 22),
        )
        yield Grid(columns, (_piece(each, say) for each in pieces))
    elif report.rules and not (part.table is not None and not part.table.projects):
        yield Paragraph(say("unread-none"))


def _piece(piece: NotChecked, say: Say) -> tuple[str, ...]:
    text = cut(piece.text, _LONG_TEXT)
    return _place(piece.location, say), text, piece.reason, _codes(piece.codes, say)


def _codes(codes: Sequence[str], say: Say) -> str:
    listed = say.shared.items.join(codes[:_CODES])
    return listed if len(codes) <= _CODES else say("some-rules", listed, len(codes))
