"""A finding as a paragraph of the text report; those that are like it as a line each."""

from collections.abc import Iterator, Sequence

from perfcheck.finding import Finding, Fix, Report, Severity
from perfcheck.report import View
from perfcheck.report.excerpt import display_width, excerpt, visible
from perfcheck.report.words import WORDS, Words, about, basis_text, place

_COLORS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "advice": "1;36"}
_BOLD = "1"
_FAINT = "1;34"
_LIKE = {
    "zh": "同样的问题还有 {} 处（--full 逐条写全）：",
    "en": "{} more like it (--full tells each in full):",
}
_INDENT = 2


class Paragraphs:
    """Writes findings of ``report`` as ``view`` wants them."""

    def __init__(self, report: Report, view: View) -> None:
        self._words = WORDS[report.lang]
        self._like = _LIKE[report.lang]
        self._sources = report.sources
        self._tables = {entry.path: entry.tables for entry in report.inputs}
        self._color = view.color
        self._width = view.width

    def of(self, finding: Finding, like: Sequence[Finding] = ()) -> Iterator[str]:
        """The paragraph of ``finding``, then in it a line for each that is ``like`` it."""
        words = self._words
        color = _COLORS[finding.severity]
        label = words.severity[finding.severity]
        rule = f"{finding.code} {finding.name}"
        head = f"{self._paint(label, color)} {self._paint(rule, _BOLD)}  "
        width = display_width(f"{label} {rule}  ")
        yield from self._folded(head, width, visible(finding.message), _INDENT)

        location = finding.location
        source = self._sources.get(finding.input) if location.line is not None else None
        number = str(location.line) if source else ""
        gutter = " " * len(number)
        arrow = f"{gutter}{self._paint('-->', _FAINT)} "
        yield from self._folded(arrow, len(gutter) + 4, self._place(finding), len(gutter) + 4)
        if source:
            room = max(20, self._width - len(gutter) - 6) if self._width else None
            text, carets = excerpt(source, location, room)
            bar = self._paint("|", _FAINT)
            yield f"{self._paint(number, _FAINT)} {bar} {text}\n"
            marks = carets.lstrip()
            indent = carets[: len(carets) - len(marks)]
            yield f"{gutter} {bar} {indent}{self._paint(marks, color)}\n"
        for name, note in _notes(finding, words):
            yield from self._note(gutter, name, note)
        if like:
            mark = f"{gutter} {self._paint('=', _FAINT)} "
            told = self._like.format(len(like))
            yield from self._folded(mark, len(gutter) + 3, told, len(gutter) + 5)
            for each in like:
                yield from self._line(gutter, each, finding)

    def _line(self, gutter: str, finding: Finding, first: Finding) -> Iterator[str]:
        """One like ``first``: its place, what it is about, and what is told of it alone."""
        words = self._words
        told = [self._place(finding)]
        if finding.evidence.actual:
            told.append(f"{words.actual}: {visible(finding.evidence.actual)}")
        if finding.evidence.expected and finding.evidence.expected != first.evidence.expected:
            told.append(f"{words.expected}: {visible(finding.evidence.expected)}")
        if finding.fix is not None:
            told.append(f"{words.fix}: {visible(_fix(finding.fix, words))}")
        indent = len(gutter) + 5
        yield from self._folded(" " * indent, indent, "  ".join(told), indent + _INDENT)

    def _place(self, finding: Finding) -> str:
        where = visible(place(finding.input, finding.location, self._words))
        subject = about(finding.subject, self._tables.get(finding.input, 1), self._words)
        return f"{where}  {visible(subject)}" if subject else where

    def _note(self, gutter: str, name: str, note: str) -> Iterator[str]:
        """``   = 改法: …``; the further lines of a note stand below its first. Empty: nothing."""
        if not note:
            return
        indent = len(gutter) + 5
        first, *rest = [visible(line) for line in note.splitlines()]
        head = f"{gutter} {self._paint('=', _FAINT)} {self._paint(name, _BOLD)}: "
        yield from self._folded(head, indent + display_width(name), first, indent)
        for line in rest:
            yield from self._folded(" " * indent, indent, line, indent)

    def _folded(self, head: str, taken: int, text: str, indent: int) -> Iterator[str]:
        """``head``, which is ``taken`` columns wide, and ``text``, in lines as wide as the screen;
        further lines are indented."""
        if not self._width:
            yield f"{head}{text}\n"
            return
        from perfcheck.report.fold import folded

        first, *rest = folded(text, self._width - taken, self._width - indent)
        yield f"{head}{first}".rstrip(" ") + "\n"
        for line in rest:
            yield f"{' ' * indent}{line}\n"

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text


def _notes(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    evidence = finding.evidence
    yield words.actual, evidence.actual or ""
    yield words.expected, evidence.expected or ""
    yield words.working, evidence.working or ""
    yield words.basis, basis_text(finding.basis, words)
    yield words.remedy, finding.remedy
    if finding.fix is not None:
        yield words.fix, _fix(finding.fix, words)


def _fix(fix: Fix, words: Words) -> str:
    option = "--fix" if fix.applicability == "safe" else "--unsafe-fixes"
    return fix.title + words.brackets.format(option)
