"""The report for people: each finding with its source line, then the summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from perfcheck.finding import Finding, Report
from perfcheck.report import View
from perfcheck.report.paragraph import Paragraphs
from perfcheck.report.summary import summary

MANY = 3
"""Of more findings of a rule in an input, the first is told in full and the others in a line."""


def render(report: Report, view: View) -> Iterator[str]:
    """Each finding as a paragraph, then statistics and summary as ``view`` asks for them."""
    paragraphs = Paragraphs(report, view)
    for _, findings in groupby(report.findings, lambda finding: finding.input):
        for finding, *like in _alike(tuple(findings), view.full):
            yield from paragraphs.of(finding, like)
            yield "\n"
    if view.statistics and report.findings:
        from perfcheck.report.statistics import statistics

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
        yield from _ended(report, view.width)


def _alike(findings: Sequence[Finding], full: bool) -> Iterator[Sequence[Finding]]:
    """Findings of one input, each alone; where there are many of a rule, all of them together in
    the place of the first.
    """
    counts = Counter((finding.code, finding.severity) for finding in findings)
    together: set[tuple[str, str]] = set()
    for finding in findings:
        rule = (finding.code, finding.severity)
        if full or counts[rule] <= MANY:
            yield (finding,)
        elif rule not in together:
            together.add(rule)
            yield [each for each in findings if (each.code, each.severity) == rule]


def _ended(report: Report, width: int) -> Iterator[str]:
    for line in summary(report):
        if not width:
            yield f"{line}\n"
            continue
        from perfcheck.report.fold import folded

        indent = len(line) - len(line.lstrip(" "))
        first, *rest = folded(line[indent:], width - indent, width - indent - 2)
        yield f"{' ' * indent}{first}\n"
        yield from (f"{' ' * (indent + 2)}{each}\n" for each in rest)
