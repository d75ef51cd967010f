"""The report for GitLab's code quality: a JSON array, a finding a line.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator
from json import JSONEncoder
from typing import Any

from perfcheck.finding import Finding, InputReport, Report
from perfcheck.read.source import Location
from perfcheck.report import View
from perfcheck.report.details import details
from perfcheck.report.excerpt import visible
from perfcheck.report.markdown_text import md
from perfcheck.report.uri import slashed
from perfcheck.report.words import WORDS, Words

_SEVERITIES = {"error": "major", "warning": "minor", "advice": "info"}
_encode = JSONEncoder(ensure_ascii=False).encode


def render(report: Report, view: View) -> Iterator[str]:
    """What is hidden is left out; an input that was not checked is a blocker."""
    yield "["
    separator = "\n "
    for issue in _issues(report, WORDS[report.lang]):
        yield separator + _encode(issue)
        separator = ",\n "
    yield "]\n"


def _issues(report: Report, words: Words) -> Iterator[dict[str, Any]]:
    for entry in report.inputs:
        if entry.status != "checked":
            yield _trouble(entry, words)
    path, seen = "", dict[str, int]()
    for finding in report.findings:
        if finding.input != path:
            path, seen = finding.input, {}
        # Two tables of one file may hold the same finding.
        number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        yield {
            "type": "issue",
            "check_name": f"{finding.code} {finding.name}",
            "description": visible(finding.message),
            "content": {"body": _body(finding, words)},
            "categories": ["Style"],
            "severity": _SEVERITIES[finding.severity],
            "fingerprint": _fingerprint(path, finding.fingerprint, str(number)),
            "location": _location(path, finding.location),
        }


def _trouble(entry: InputReport, words: Words) -> dict[str, Any]:
    status = words.status[entry.status]
    return {
        "type": "issue",
        "check_name": entry.status,
        "description": visible(status + words.colon + (entry.message or status)),
        "categories": ["Bug Risk"],
        "severity": "blocker",
        "fingerprint": _fingerprint(entry.path, entry.status, "1"),
        "location": _location(entry.path, Location()),
    }


def _body(finding: Finding, words: Words) -> str:
    return "\n".join(
        f"- **{name}**{words.colon}{'<br>'.join(map(md, lines))}"
        for name, lines in details(finding, words)
    )


def _location(path: str, location: Location) -> dict[str, Any]:
    """What stands on no line is shown at the first."""
    place: dict[str, Any] = {"path": slashed(path)}
    if location.line is None:
        place["lines"] = {"begin": 1}
        return place
    begin = {"line": location.line, "column": location.column or 1}
    end = {
        "line": location.end_line or location.line,
        "column": location.end_column or location.column or 1,
    }
    place["lines"] = {"begin": begin["line"], "end": end["line"]}
    place["positions"] = {"begin": begin, "end": end}
    return place


def _fingerprint(path: str, own: str, number: str) -> str:
    """Unique over all files, and the same however the lines of a file move."""
    import hashlib

    identity = "\x1f".join((slashed(path), own, number))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
