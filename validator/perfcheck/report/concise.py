"""One line a finding, for editors, ``grep`` and logs; the last line is the count."""

from collections.abc import Iterator

from perfcheck.finding import Report
from perfcheck.report import View
from perfcheck.report.excerpt import visible
from perfcheck.report.summary import headline, hidden, not_understood
from perfcheck.report.words import WORDS, place


def render(report: Report, view: View) -> Iterator[str]:
    """``path:line:column: PT303 错误 message [name]``; what could not be checked is listed too."""
    words = WORDS[report.lang]
    for finding in report.findings:
        where = visible(place(finding.input, finding.location, words))
        severity = words.severity[finding.severity]
        message = visible(finding.message)
        yield f"{where}: {finding.code} {severity} {message} [{finding.name}]\n"
    if view.statistics:
        from perfcheck.report.statistics import statistics

        yield from (f"{line}\n" for line in statistics(report))
    if view.suppressed and (report.suppressed or report.accepted):
        from perfcheck.report.hidden import hidden_list

        yield from (f"{line}\n" for line in hidden_list(report))
    if view.quiet:
        return
    for piece in report.not_checked:
        yield f"{not_understood(piece, words)}\n"
    for entry in report.inputs:
        if entry.status != "checked":
            yield f"{visible(entry.path)}: {words.status[entry.status]}\n"
    yield f"{headline(report)}\n"
    yield from (f"{line}\n" for line in hidden(report))
