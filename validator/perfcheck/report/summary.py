"""The end of a report for people: what was found, what was checked, and what could not be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from perfcheck.finding import SEVERITIES, NotChecked, Report, Severity
from perfcheck.report.excerpt import visible
from perfcheck.report.words import WORDS, Words, counted, place

MAX_LISTED = 20
"""How many pieces that could not be understood are listed; the rest are counted."""
_MAX_QUOTED = 40


def headline(report: Report) -> str:
    """``3 个错误，41 个警告，12 条建议。`` in one line; it never sounds like a pass when nothing
    was checked.
    """
    words = WORDS[report.lang]
    if not any(entry.status == "checked" for entry in report.inputs):
        return words.nothing_checked + words.stop
    if not report.findings:
        return words.nothing_found + words.stop
    return words.comma.join(counted(words, s, report.count(s)) for s in SEVERITIES) + words.stop


def summary(report: Report) -> Iterator[str]:
    """The lines of the end summary."""
    words = WORDS[report.lang]
    yield headline(report)
    yield from hidden(report)
    checked = [entry for entry in report.inputs if entry.status == "checked"]
    if checked:
        yield _extent(report, words)
    if report.not_checked:
        yield from _not_understood(report.not_checked, words)
    left = [entry for entry in report.inputs if entry.status != "checked"]
    if left:
        reasons = (
            visible(entry.path) + words.brackets.format(words.status[entry.status])
            for entry in left
        )
        yield words.inputs_left + words.colon + words.items.join(reasons)


def hidden(report: Report) -> Iterator[str]:
    """A line that counts the findings not shown; nothing when there are none."""
    if report.suppressed or report.accepted:
        from perfcheck.report.hidden import hidden_count  # most runs hide nothing

        yield from hidden_count(report)


def _extent(report: Report, words: Words) -> str:
    checked = [entry for entry in report.inputs if entry.status == "checked"]
    extent = (
        counted(words, "file", len(checked)),
        counted(words, "table", sum(entry.tables for entry in checked)),
        counted(words, "project", sum(entry.projects for entry in checked)),
        counted(words, "indicator", sum(entry.indicators for entry in checked)),
    )
    # Violations are counted above; one finding may stand for several of them.
    counts = report.outcomes
    outcomes = zip(
        words.outcomes, (counts.passed, counts.not_applicable, counts.not_checked), strict=True
    )
    return (
        words.checked.format(words.items.join(extent))
        + words.stop
        + ("" if report.lang == "zh" else " ")
        + words.rules.format(counted(words, "rule", report.rules))
        + words.colon
        + words.comma.join(pattern.format(number) for pattern, number in outcomes)
        + words.stop
    )


def _not_understood(pieces: Sequence[NotChecked], words: Words) -> Iterator[str]:
    yield words.not_checked.format(len(pieces)) + words.colon.rstrip()
    for piece in islice(pieces, MAX_LISTED):
        yield f"  {not_understood(piece, words)}"
    if len(pieces) > MAX_LISTED:
        yield f"  {words.not_checked_more.format(len(pieces) - MAX_LISTED)}"


def not_understood(piece: NotChecked, words: Words) -> str:
    """One piece in a line: its place, its text cut short, why, and the rules that needed it."""
    text = visible(piece.text)
    if len(text) > _MAX_QUOTED:
        text = text[:_MAX_QUOTED] + "…"
    codes = words.brackets.format(words.items.join(piece.codes)) if piece.codes else ""
    where = visible(place(piece.input, piece.location, words))
    return f"{where}  {words.quotes.format(text)}{words.colon}{visible(piece.reason)}{codes}"


def tally(report: Report) -> list[tuple[int, str, Severity, str]]:
    """How often each rule was violated: (count, code, severity, name), most frequent first."""
    counts = Counter((f.code, f.severity, f.name) for f in report.findings)
    rows = [(number, *rule) for rule, number in counts.items()]
    return sorted(rows, key=lambda row: (-row[0], row[1]))
