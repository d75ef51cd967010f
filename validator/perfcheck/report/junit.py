"""The report for build servers: JUnit XML, a suite for each file.

A finding is a test of its own, so that a viewer lists each: errors and warnings fail, advice
passes and is told in the suite's output. A rule without findings is one test. Valid by the schemas
of Ant and of Jenkins, which allow the same few things only.
"""

from collections.abc import Iterable, Iterator

from perfcheck.finding import Finding, InputReport, NotChecked, Report, Suppressed
from perfcheck.report import View
from perfcheck.report.details import ByInput, plain
from perfcheck.report.excerpt import visible
from perfcheck.report.summary import not_understood
from perfcheck.report.uri import slashed
from perfcheck.report.words import WORDS, about, place
from perfcheck.report.xml_text import xml_text
from perfcheck.struct import Struct

NEEDS_RULES = True
_READING = {"zh": "读取", "en": "reading"}
_UNREAD = {"zh": "有内容读不懂，没有下结论", "en": "no verdict: something could not be understood"}


class _Case(Struct):
    """One test: ``kind`` is failure, error or skipped, and empty for one that passes."""

    name: str
    kind: str = ""
    type: str = ""
    message: str = ""
    body: str = ""


def render(report: Report, view: View) -> Iterator[str]:
    """All suites; ``view.rules`` are the tests that there are."""
    findings = ByInput(report.findings, lambda finding: finding.input)
    suppressed = ByInput(report.suppressed, lambda each: each.finding.input)
    accepted = ByInput(report.accepted, lambda finding: finding.input)
    pieces = ByInput(report.not_checked, lambda piece: piece.input)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for number, entry in enumerate(report.inputs):
        path = entry.path
        suite = _Suite(report, view, entry, findings.take(path))
        if entry.status == "checked":
            suite.judge(suppressed.take(path), accepted.take(path), pieces.take(path))
        else:
            message = entry.message or entry.status
            reading = _READING[report.lang]
            suite.cases.append(_Case(reading, "error", entry.status, message, message))
        yield from suite.lines(number, view.now)
    yield "</testsuites>\n"


class _Suite:
    """The tests of one input."""

    def __init__(
        self, report: Report, view: View, entry: InputReport, findings: list[Finding]
    ) -> None:
        self._words = WORDS[report.lang]
        self._english = report.lang == "en"
        self._rules = view.rules
        self._entry = entry
        self._findings = findings
        self._named: dict[str, int] = {}
        self._output: list[str] = []
        self.cases: list[_Case] = []

    def judge(
        self, suppressed: list[Suppressed], accepted: list[Finding], pieces: list[NotChecked]
    ) -> None:
        """A test for each finding, shown or hidden, then one for each rule that has none."""
        for finding in self._findings:
            self.cases.append(self._found(finding))
        for finding, why in self._hidden(suppressed, accepted):
            self.cases.append(self._case(finding, "skipped", why))
        told = {finding.code for finding in self._findings}
        told.update(each.finding.code for each in suppressed)
        told.update(finding.code for finding in accepted)
        needed: dict[str, list[str]] = {}
        for piece in pieces:
            line = not_understood(piece, self._words)
            for code in piece.codes:
                needed.setdefault(code, []).append(line)
        for code, rule in self._rules.items():
            if code in needed and code not in told:
                unread = _UNREAD["en" if self._english else "zh"]
                body = "\n".join(needed[code])
                self.cases.append(_Case(f"{code} {rule.name}", "skipped", "", unread, body))
            elif code not in told:
                self.cases.append(_Case(f"{code} {rule.name}"))
        self.cases.sort(key=lambda case: case.name.partition(" ")[0])

    def _hidden(
        self, suppressed: Iterable[Suppressed], accepted: Iterable[Finding]
    ) -> Iterator[tuple[Finding, str]]:
        from perfcheck.report.hidden import why_hidden

        for each in suppressed:
            yield each.finding, why_hidden(each.suppression, self._english)
        for finding in accepted:
            yield finding, why_hidden(None, self._english)

    def _found(self, finding: Finding) -> _Case:
        if finding.severity == "advice":
            self._output.append(f"{finding.code} {self._told(finding)}")
            return self._case(finding)
        return self._case(finding, "failure", finding.message)

    def _case(self, finding: Finding, kind: str = "", message: str = "") -> _Case:
        """The test of a finding, named by its rule and what it is about; a second one of the same
        name is numbered.
        """
        subject = about(finding.subject, self._entry.tables, self._words)
        name = f"{finding.code} {finding.name}" + (f" [{subject}]" if subject else "")
        number = self._named[name] = self._named.get(name, 0) + 1
        if number > 1:
            name += f" #{number}"
        body = self._told(finding) if kind else ""
        return _Case(name, kind, finding.severity, message, body)

    def _told(self, finding: Finding) -> str:
        where = visible(place(finding.input, finding.location, self._words))
        return f"{where}\n{plain(finding, self._words)}"

    def lines(self, number: int, now: str) -> Iterator[str]:
        """The suite as XML."""
        path = slashed(self._entry.path)
        counts = {
            kind: sum(case.kind == kind for case in self.cases)
            for kind in ("failure", "error", "skipped")
        }
        when = f' timestamp="{xml_text(now)}"' if now else ""
        yield (
            f'<testsuite name="{xml_text(path)}" package="perfcheck" id="{number}"{when} '
            f'hostname="localhost" tests="{len(self.cases)}" failures="{counts["failure"]}" '
            f'errors="{counts["error"]}" skipped="{counts["skipped"]}" time="0">\n'
            "<properties/>\n"
        )
        group = xml_text(path.replace(".", "_").replace("/", "."))
        for case in self.cases:
            yield from _case_lines(case, group)
        yield f"<system-out>{_lines(self._output)}</system-out>\n<system-err/>\n</testsuite>\n"


def _case_lines(case: _Case, group: str) -> Iterator[str]:
    head = f'<testcase name="{xml_text(case.name)}" classname="{group}" time="0"'
    if not case.kind:
        yield f"{head}/>\n"
        return
    kind = case.kind if case.kind == "skipped" else f'{case.kind} type="{case.type}"'
    yield (
        f'{head}>\n<{kind} message="{xml_text(case.message)}">{_lines([case.body])}</{case.kind}>\n'
        "</testcase>\n"
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(xml_text(line) for text in texts for line in text.split("\n"))
