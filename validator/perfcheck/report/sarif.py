"""The report for code scanning: SARIF 2.1.0, a result a line."""

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any

from perfcheck import __version__
from perfcheck.finding import Finding, Fix, InputReport, NotChecked, Report, Suppression
from perfcheck.read.source import Location
from perfcheck.report import View
from perfcheck.report.details import plain
from perfcheck.report.excerpt import visible
from perfcheck.report.sarif_rules import LEVELS, descriptors, notification_index, notifications
from perfcheck.report.uri import uri
from perfcheck.report.words import WORDS, Words, about

NEEDS_RULES = True
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ENCODINGS = {"utf-8-sig": "UTF-8"}
_encode = JSONEncoder(ensure_ascii=False).encode


def render(report: Report, view: View) -> Iterator[str]:
    """One run. Suppressed findings and those of a baseline are results with a suppression."""
    run = _Run(report, view)
    language = {"zh": "zh-CN", "en": "en"}[report.lang]
    driver = {
        "name": "perfcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language,
    }
    yield f'{{"$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [{{\n'
    yield f'  "tool": {{"driver": {_encode(driver)[:-1]},'
    yield from _array("rules", run.rules, "   ")
    yield ","
    yield from _array("notifications", notifications(report.lang), "   ")
    yield f'}}}},\n  "language": "{language}",\n  "columnKind": "unicodeCodePoints",'
    yield '\n  "newlineSequences": ["\\r\\n", "\\n", "\\r"],'
    yield f'\n  "properties": {_encode(run.properties())},'
    done = _encode(all(entry.status == "checked" for entry in report.inputs))
    yield f'\n  "invocations": [{{"executionSuccessful": {done},'
    yield from _array("toolExecutionNotifications", run.troubles(), "   ")
    yield "}],"
    yield from _array("artifacts", map(run.artifact, report.inputs))
    yield ","
    yield from _array("results", run.results())
    yield "}]}\n"


def _array(name: str, items: Iterable[dict[str, Any]], indent: str = "  ") -> Iterator[str]:
    yield f"\n{indent}{_encode(name)}: ["
    separator = f"\n{indent} "
    for item in items:
        yield separator + _encode(item)
        separator = f",\n{indent} "
    yield "]"


def escaped(text: str) -> str:
    """``text`` as a SARIF message: braces stand for arguments and brackets for links there."""
    if "{" in text or "}" in text:
        text = text.replace("{", "{{").replace("}", "}}")
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return text


class _Run:
    """One report and the numbers that its parts are referred to by."""

    def __init__(self, report: Report, view: View) -> None:
        self._report = report
        self._words: Words = WORDS[report.lang]
        self._tables = {entry.path: entry.tables for entry in report.inputs}
        self._artifacts = {
            entry.path: {"uri": uri(entry.path), "index": index}
            for index, entry in enumerate(report.inputs)
        }
        self.rules = descriptors(report, view.rules)
        self._rules = {rule["id"]: index for index, rule in enumerate(self.rules)}

    def properties(self) -> dict[str, Any]:
        report = self._report
        return {
            "profile": report.profile,
            "rulebookSha256": report.rulebook_sha256,
            "rules": report.rules,
            "outcomes": report.outcomes._asdict(),
        }

    def artifact(self, entry: InputReport) -> dict[str, Any]:
        source = self._report.sources.get(entry.path)
        made: dict[str, Any] = {
            "location": {"uri": uri(entry.path)},
            "roles": ["analysisTarget"],
        }
        if entry.path == "-":
            told = "standard input" if self._report.lang == "en" else "标准输入"
            made["location"]["description"] = {"text": told}
            made["roles"] = ["analysisTarget", "standardStream"]
        if entry.kind == "text":
            made["mimeType"] = "text/plain"
        if entry.encoding:
            made["encoding"] = _ENCODINGS.get(entry.encoding, entry.encoding.upper())
        if source is not None and source.content is not None:
            made["length"] = len(source.content)
            made["hashes"] = {"sha-256": source.sha256}
        return made

    def troubles(self) -> Iterator[dict[str, Any]]:
        """What was not read, and what was read and not understood."""
        for entry in self._report.inputs:
            if entry.status != "checked":
                yield {
                    "descriptor": _descriptor(entry.status),
                    "level": "error",
                    "message": {"text": escaped(visible(entry.message or entry.status))},
                    "locations": [self._place(entry.path, Location())],
                }
        yield from map(self._not_understood, self._report.not_checked)

    def _not_understood(self, piece: NotChecked) -> dict[str, Any]:
        text = piece.reason
        if piece.text:
            text = self._words.quotes.format(piece.text) + self._words.colon + text
        return {
            "descriptor": _descriptor("not-understood"),
            "level": "warning",
            "message": {"text": escaped(visible(text))},
            "locations": [self._place(piece.input, piece.location)],
            "properties": {"rules": list(piece.codes)},
        }

    def results(self) -> Iterator[dict[str, Any]]:
        report = self._report
        # Either all results tell their suppressions or none does.
        hides = bool(report.suppressed or report.accepted)
        for finding in report.findings:
            yield self._result(finding, [] if hides else None)
        for each in report.suppressed:
            yield self._result(each.finding, [_suppression(each.suppression, report.lang)])
        for finding in report.accepted:
            yield self._result(finding, [_suppression(None, report.lang)])

    def _result(self, finding: Finding, known: list[dict[str, Any]] | None) -> dict[str, Any]:
        made: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._rules[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": escaped(plain(finding, self._words))},
            "locations": [self._location(finding)],
            "partialFingerprints": {"perfcheck/v1": finding.fingerprint},
        }
        if known is not None:
            made["suppressions"] = known
        if finding.fix is not None:
            made["fixes"] = [self._fix(finding.fix, finding.input)]
        return made

    def _location(self, finding: Finding) -> dict[str, Any]:
        """The place in the file, and in words of the table."""
        made = self._place(finding.input, finding.location)
        subject = finding.subject
        tables = self._tables.get(finding.input, 1)
        named = [*made.pop("logicalLocations", [])]
        if subject.project_index is not None:
            project = subject
            if subject.indicator_index is not None:
                project = subject._replace(indicator=None, indicator_index=None)
            full = visible(about(project, tables, self._words))
            named.append(_logical(subject.project, full, "project"))
        if subject.indicator_index is not None:
            full = visible(about(subject, tables, self._words))
            named.append(_logical(subject.indicator, full, "indicator"))
        if named:
            made["logicalLocations"] = named
        return made

    def _place(self, path: str, location: Location) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact(path)}
        if location.line is not None:
            physical["region"] = _region(location)
        made: dict[str, Any] = {"physicalLocation": physical}
        if location.page is not None:
            page = self._words.page.format(location.page)
            made["logicalLocations"] = [_logical(page, page, "page")]
            if location.bbox is not None:
                made["properties"] = {"bbox": list(location.bbox)}
        elif location.sheet is not None:
            full = visible(location.sheet) + (f"!{location.cell}" if location.cell else "")
            kind = "cell" if location.cell else "sheet"
            made["logicalLocations"] = [_logical(location.cell or location.sheet, full, kind)]
        return made

    def _artifact(self, path: str) -> dict[str, Any]:
        return self._artifacts.get(path) or {"uri": uri(path)}

    def _fix(self, fix: Fix, path: str) -> dict[str, Any]:
        replacements = [
            {
                "deletedRegion": _region(edit.location),
                "insertedContent": {"text": edit.new_text},
            }
            for edit in fix.edits
        ]
        return {
            "description": {"text": escaped(visible(fix.title))},
            "artifactChanges": [
                {"artifactLocation": self._artifact(path), "replacements": replacements}
            ],
            "properties": {"applicability": fix.applicability},
        }


def _descriptor(name: str) -> dict[str, Any]:
    return {"id": name, "index": notification_index(name)}


def _logical(name: str | None, full: str, kind: str) -> dict[str, Any]:
    return {"name": visible(name or ""), "fullyQualifiedName": full, "kind": kind}


def _region(location: Location) -> dict[str, Any]:
    """Columns count characters from 1, the last is the one behind the place, as in a Location."""
    region: dict[str, Any] = {"startLine": location.line, "startColumn": location.column or 1}
    if location.end_line is not None:
        region["endLine"] = location.end_line
    if location.end_column is not None:
        region["endColumn"] = location.end_column
    return region


def _suppression(suppression: Suppression | None, lang: str) -> dict[str, Any]:
    from perfcheck.report.hidden import why_hidden
    from perfcheck.suppress import stated

    known: dict[str, Any] = {"kind": "external", "status": "accepted"}
    if suppression is None:
        return {**known, "justification": why_hidden(None, lang == "en")}
    known["justification"] = visible(suppression.reason)
    told = {"until": suppression.until, "stated": stated(suppression)}
    if any(told.values()):
        known["properties"] = {name: text for name, text in told.items() if text}
    return known
