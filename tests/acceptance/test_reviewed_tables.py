"""Tables with a review beside them: all that it demands is found, and nothing it does not know.

A review holds what a reader of the rules would say of the table, written before it was checked.
``must`` is false where reporting and keeping silent are both right.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from perfcheck.engine import check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Report
from perfcheck.rulebook import load_rulebook

TABLES = Path(__file__).parent / "tables"
NAMES = sorted(path.stem for path in TABLES.glob("*.txt"))
Key = tuple[str, int, int]
Entry = dict[str, str | int | bool | None]


def review(name: str) -> list[Entry]:
    findings = json.loads((TABLES / f"{name}.review.json").read_text("utf-8"))["findings"]
    assert isinstance(findings, list)
    return findings


def key(entry: Entry) -> Key:
    code, project, indicator = entry["code"], entry["project"], entry["indicator"]
    assert isinstance(code, str) and isinstance(project, int) and isinstance(indicator, int)
    return code, project, indicator


@cache
def check(name: str) -> Report:
    content = (TABLES / f"{name}.txt").read_bytes()
    return check_content(content, f"{name}.txt", load_rulebook(vocabulary=vocabulary()))


def places(report: Report) -> list[Key]:
    return [
        (each.code, each.subject.project_index or 0, each.subject.indicator_index or 0)
        for each in report.findings
    ]


def test_there_are_tables_of_many_fields() -> None:
    assert len(NAMES) >= 30
    codes = {entry["code"] for name in NAMES for entry in review(name) if entry["must"]}
    assert len(codes) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_what_a_review_demands_is_found(name: str) -> None:
    demanded = Counter(key(entry) for entry in review(name) if entry["must"])
    assert demanded - Counter(places(check(name))) == Counter()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_that_a_review_does_not_know(name: str) -> None:
    known = {key(entry) for entry in review(name)}
    assert [place for place in places(check(name)) if place not in known] == []


@pytest.mark.parametrize("name", NAMES)
def test_severities_are_those_of_the_review(name: str) -> None:
    severities = {key(entry): entry["severity"] for entry in review(name)}
    report = check(name)
    told = zip(places(report), report.findings, strict=True)
    wrong = [
        (place, finding.severity)
        for place, finding in told
        if severities[place] not in (None, finding.severity)
    ]
    assert wrong == []
