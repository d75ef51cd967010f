"""The report for people: each finding with its source line, then the summary."""

from collections.abc import Iterator

from perfcheck.finding import Finding, Report, Severity
from perfcheck.report import View
from perfcheck.report.excerpt import excerpt, visible
from perfcheck.report.summary import statistics, summary
from perfcheck.report.words import WORDS, Words, about, basis_text, place

_COLORS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "advice": "1;36"}
_BOLD = "1"
_FAINT = "1;34"


def render(report: Report, view: View) -> Iterator[str]:
    """Each finding as a paragraph, then statistics and summary as ``view`` asks for them."""
    words = WORDS[report.lang]
    tables = {entry.path: entry.tables for entry in report.inputs}
    for finding in report.findings:
        yield from _finding(finding, report, tables.get(finding.input, 1), view.color, words)
        yield "\n"
    if view.statistics and report.findings:
        yield from (f"{line}\n" for line in statistics(report))
        yield "\n"
    if view.suppressed and (report.suppressed or report.accepted):
        from perfcheck.report.hidden import hidden_list

        yield from (f"{line}\n" for line in hidden_list(report))
        yield "\n"
    if not view.quiet:
        if len(report.inputs) > 1:
            from perfcheck.report.by_file import by_file

            yield from (f"{line}\n" for line in by_file(report))
            yield "\n"
        yield from (f"{line}\n" for line in summary(report))


def _finding(
    finding: Finding, report: Report, tables: int, color: bool, words: Words
) -> Iterator[str]:
    label = _paint(words.severity[finding.severity], _COLORS[finding.severity], color)
    rule = _paint(f"{finding.code} {finding.name}", _BOLD, color)
    yield f"{label} {rule}  {visible(finding.message)}\n"

    location = finding.location
    source = report.sources.get(finding.input)
    quoted = excerpt(source, location) if source and location.line is not None else None
    number = str(location.line) if quoted else ""
    gutter = " " * len(number)
    where = visible(place(finding.input, location, words))
    subject = visible(about(finding.subject, tables, words))
    arrow = _paint("-->", _FAINT, color)
    yield f"{gutter}{arrow} {where}" + (f"  {subject}\n" if subject else "\n")
    if quoted:
        text, carets = quoted
        bar = _paint("|", _FAINT, color)
        yield f"{_paint(number, _FAINT, color)} {bar} {text}\n"
        marks = carets.lstrip()
        indent = carets[: len(carets) - len(marks)]
        yield f"{gutter} {bar} {indent}{_paint(marks, _COLORS[finding.severity], color)}\n"
    for name, note in _notes(finding, words):
        yield _note(gutter, name, note, color, words)


def _notes(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    evidence = finding.evidence
    yield words.actual, evidence.actual or ""
    yield words.expected, evidence.expected or ""
    yield words.working, evidence.working or ""
    yield words.basis, basis_text(finding.basis, words)
    yield words.remedy, finding.remedy
    if finding.fix is not None:
        option = "--fix" if finding.fix.applicability == "safe" else "--unsafe-fixes"
        yield words.fix, finding.fix.title + words.brackets.format(option)


def _note(gutter: str, name: str, note: str, color: bool, words: Words) -> str:
    """``   = 改法: …``; the further lines of a note stand below its first. Empty: nothing."""
    if not note:
        return ""
    lines = [visible(line) for line in note.splitlines()]
    mark = _paint("=", _FAINT, color)
    text = f"{gutter} {mark} {_paint(name, _BOLD, color)}: {lines[0]}\n"
    return text + "".join(f"{gutter}     {line}\n" for line in lines[1:])


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
