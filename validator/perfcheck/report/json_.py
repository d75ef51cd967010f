"""The report for programs: JSON with a fixed shape (``schema_version`` 1), a finding a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from perfcheck import __version__
from perfcheck.finding import SEVERITIES, Finding, Fix, InputReport, NotChecked, Report, Stale
from perfcheck.report import View
from perfcheck.report.summary import tally

_dump = json.JSONEncoder(ensure_ascii=False).encode


def render(report: Report, view: View) -> Iterator[str]:
    """Fields may be added in later versions, none renamed. ``statistics`` stands in it only when
    asked for; nothing is left out for a quiet view.
    """
    head: dict[str, Any] = {
        "schema_version": 1,
        "tool": {"name": "perfcheck", "version": __version__},
        "rulebook": {
            "profile": report.profile,
            "sha256": report.rulebook_sha256,
            "rules": report.rules,
        },
        "options": dict(view.options) if view.options else None,
        "inputs": [_input(entry, report) for entry in report.inputs],
        "summary": _summary(report),
    }
    if view.statistics:
        head["statistics"] = [
            {"code": code, "name": name, "severity": severity, "count": number}
            for number, code, severity, name in tally(report)
        ]
    yield "{" + ",\n ".join(f"{_dump(key)}: {_dump(value)}" for key, value in head.items())
    yield from _array("not_checked", map(_not_checked, report.not_checked))
    yield from _array("findings", map(finding_to_json, report.findings))
    if view.suppressed:
        yield from _array("suppressed", _hidden(report))
    if report.stale:
        yield from _array("stale_suppressions", map(_stale, report.stale))
    yield "}\n"


def _input(entry: InputReport, report: Report) -> dict[str, Any]:
    source = report.sources.get(entry.path)
    return {**entry._asdict(), "sha256": source.sha256 if source else None}


def _hidden(report: Report) -> Iterator[dict[str, Any]]:
    from perfcheck.report.hidden import suppressed_to_json

    for each in report.suppressed:
        why = suppressed_to_json(each.suppression)
        yield {**finding_to_json(each.finding), "suppression": why}
    for finding in report.accepted:
        yield {**finding_to_json(finding), "suppression": suppressed_to_json(None)}


def _stale(each: Stale) -> dict[str, Any]:
    from perfcheck.suppress import stated

    return {"why": each.why, **each.suppression._asdict(), "stated": stated(each.suppression)}


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """One finding as a JSON object."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "message": finding.message,
        "input": finding.input,
        "location": finding.location._asdict(),
        "subject": finding.subject._asdict(),
        "evidence": finding.evidence._asdict(),
        "basis": [ref._asdict() for ref in finding.basis],
        "remedy": finding.remedy,
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "title": fix.title,
        "edits": [
            {"location": edit.location._asdict(), "new_text": edit.new_text} for edit in fix.edits
        ],
    }


def _summary(report: Report) -> dict[str, Any]:
    outcomes = report.outcomes
    return {
        **{severity: report.count(severity) for severity in SEVERITIES},
        "suppressed": len(report.suppressed),
        "baseline": len(report.accepted),
        "outcomes": {
            "pass": outcomes.passed,
            "violation": outcomes.violation,
            "not_applicable": outcomes.not_applicable,
            "not_checked": outcomes.not_checked,
        },
    }


def _not_checked(piece: NotChecked) -> dict[str, Any]:
    return {
        "input": piece.input,
        "location": piece.location._asdict(),
        "text": piece.text,
        "reason": piece.reason,
        "rules": list(piece.codes),
    }


def _array(name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f",\n {_dump(name)}: ["
    separator = "\n  "
    for item in items:
        yield separator + _dump(item)
        separator = ",\n  "
    yield "]"
