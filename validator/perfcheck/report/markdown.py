"""The report for a comment, a wiki page or a job summary: Markdown, findings by project."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from perfcheck.finding import SEVERITIES, Finding, InputReport, NotChecked, Report
from perfcheck.read.source import Location
from perfcheck.report import View
from perfcheck.report.details import ByInput, details
from perfcheck.report.markdown_text import code, md
from perfcheck.report.summary import MAX_LISTED, headline, not_understood, summary, tally
from perfcheck.report.words import WORDS, Words, about, place

MAX_FILES = 50
"""With more files than this, those without findings are counted and not listed."""
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("绩效目标表核对结果", "Check of performance targets"),
    "file": ("文件", "File"),
    "status": ("状态", "Status"),
    "project": ("项目", "Projects"),
    "indicator": ("指标", "Indicators"),
    "error": ("错误", "Errors"),
    "warning": ("警告", "Warnings"),
    "advice": ("建议", "Advice"),
    "whole": ("整张表", "The whole table"),
    "line": ("第 {} 行", "line {}"),
    "fine": ("另有 {} 个文件没有问题", "{} more files without findings"),
    "rule": ("规则", "Rule"),
    "severity": ("级别", "Severity"),
    "count": ("次数", "Findings"),
    "hidden": ("已豁免和在基线中的问题", "Suppressed findings and those in the baseline"),
}


def render(report: Report, view: View) -> Iterator[str]:
    """Title and summary, then the findings of each file by project, then what is left to tell."""
    page = _Page(report)
    if not view.quiet:
        yield from page.head()
    dealt = ByInput(report.findings, lambda finding: finding.input)
    for entry in report.inputs:
        if findings := dealt.take(entry.path):
            level = "##"
            if len(report.inputs) > 1:
                yield f"\n## {code(entry.path)}\n"
                level = "###"
            yield from page.projects(entry, findings, level)
    if view.statistics and report.findings:
        yield from page.statistics()
    if view.suppressed and (report.suppressed or report.accepted):
        yield from page.hidden()
    if report.not_checked and not view.quiet:
        yield from page.not_understood(report.not_checked)


class _Page:
    """The parts of the page of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._words: Words = WORDS[report.lang]
        self._english = report.lang == "en"

    def _word(self, name: str) -> str:
        return _WORDS[name][self._english]

    def head(self) -> Iterator[str]:
        """What was found in a line, how much was checked, and a table of the files."""
        report = self._report
        yield f"# {self._word('title')}\n\n**{md(headline(report))}**\n"
        for line in summary(report._replace(not_checked=())):
            if line != headline(report):
                yield f"\n{md(line)}\n"
        counts = Counter((finding.input, finding.severity) for finding in report.findings)
        columns = ("file", "status", "project", "indicator", *SEVERITIES)
        rows = []
        passed = 0
        for entry in report.inputs:
            found = [counts[entry.path, severity] for severity in SEVERITIES]
            if len(report.inputs) > MAX_FILES and entry.status == "checked" and not any(found):
                passed += 1
                continue
            status = md(self._words.status[entry.status])
            if entry.message:
                status += md(self._words.colon + entry.message)
            numbers = (entry.projects, entry.indicators, *found)
            rows.append([code(entry.path).replace("|", "\\|"), status, *map(str, numbers)])
        yield from _table([self._word(name) for name in columns], rows, 2)
        if passed:
            yield f"\n{self._word('fine').format(passed)}\n"

    def projects(
        self, entry: InputReport, findings: Sequence[Finding], level: str
    ) -> Iterator[str]:
        """The findings on the whole table, then those of each project in its turn."""
        groups: dict[tuple[int, int], list[Finding]] = {}
        for finding in findings:
            subject = finding.subject
            groups.setdefault((subject.table, subject.project_index or 0), []).append(finding)
        for _, group in sorted(groups.items()):
            subject = group[0].subject._replace(indicator=None, indicator_index=None)
            title = about(subject, entry.tables, self._words)
            if subject.project_index is None:
                title = " · ".join(part for part in (title, self._word("whole")) if part)
            yield f"\n{level} {md(title)}\n\n"
            for finding in group:
                yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        label = self._words.severity[finding.severity]
        where = self._where(finding.location)
        where = md(self._words.brackets.format(where)) if where else ""
        yield f"- **{label}** {code(finding.code)} {md(finding.message)}{where}\n"
        for name, lines in details(finding, self._words):
            yield f"  - {name}{self._words.colon}{'<br>'.join(map(md, lines))}\n"

    def _where(self, location: Location) -> str:
        if location.line is not None:
            return self._word("line").format(location.line)
        return place("", location, self._words).strip()

    def statistics(self) -> Iterator[str]:
        """How often each rule was violated."""
        yield f"\n## {self._words.statistics}\n"
        rows = [
            [f"{code(rule)} {md(name)}", self._words.severity[severity], str(number)]
            for number, rule, severity, name in tally(self._report)
        ]
        columns = [self._word("rule"), self._word("severity"), self._word("count")]
        yield from _table(columns, rows, 2)

    def hidden(self) -> Iterator[str]:
        """The findings that suppressions and a baseline hide, each with its reason."""
        from perfcheck.report.hidden import why_hidden

        yield f"\n## {self._word('hidden')}\n\n"
        for each in self._report.suppressed:
            yield from self._finding(each.finding)
            yield f"  - {md(why_hidden(each.suppression, self._english))}\n"
        for finding in self._report.accepted:
            yield from self._finding(finding)
            yield f"  - {md(why_hidden(None, self._english))}\n"

    def not_understood(self, pieces: Iterable[NotChecked]) -> Iterator[str]:
        """The pieces that no rule could use; the first of them, and how many more."""
        listed: list[str] = []
        more = 0
        for piece in pieces:
            if len(listed) < MAX_LISTED:
                listed.append(f"- {md(not_understood(piece, self._words))}\n")
            else:
                more += 1
        yield f"\n## {self._words.not_checked.format(len(listed) + more)}\n\n"
        yield from listed
        if more:
            yield f"- {md(self._words.not_checked_more.format(more))}\n"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> Iterator[str]:
    """A table whose first columns hold ``texts``, the others numbers."""
    yield f"\n| {' | '.join(columns)} |\n"
    rule = ["---"] * texts + ["---:"] * (len(columns) - texts)
    yield f"| {' | '.join(rule)} |\n"
    for row in rows:
        yield f"| {' | '.join(row)} |\n"
