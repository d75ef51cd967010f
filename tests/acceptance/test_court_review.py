"""The expert review of a real table: all it asks for is found, and nothing it does not know."""

import json
from collections import Counter
from pathlib import Path

import pytest

from perfcheck.engine import check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Report
from perfcheck.rulebook import load_rulebook

CASES = Path(__file__).parents[3] / "shared" / "cases"
Key = tuple[str, int, int]


@pytest.fixture(scope="module")
def report() -> Report:
    if not CASES.is_dir():
        pytest.skip("the reviewed table is not beside the checkout")
    content = (CASES / "court-2025.txt").read_bytes()
    return check_content(content, "court-2025.txt", load_rulebook(vocabulary=vocabulary()))


@pytest.fixture(scope="module")
def review() -> list[dict[str, object]]:
    if not CASES.is_dir():
        pytest.skip("the reviewed table is not beside the checkout")
    findings = json.loads((CASES / "court-2025.gold.json").read_text("utf-8"))["findings"]
    assert isinstance(findings, list)
    return findings


def found(report: Report) -> Counter[Key]:
    return Counter(
        (
            finding.code,
            finding.subject.project_index or 0,
            finding.subject.indicator_index or 0,
        )
        for finding in report.findings
    )


def key(entry: dict[str, object]) -> Key:
    code, project, indicator = entry["code"], entry["project"], entry["indicator"]
    assert isinstance(code, str) and isinstance(project, int) and isinstance(indicator, int)
    return code, project, indicator


def test_everything_the_review_demands_is_found(
    report: Report, review: list[dict[str, object]]
) -> None:
    demanded = Counter(key(entry) for entry in review if entry["must"])
    assert sum(demanded.values()) == 77
    assert demanded - found(report) == Counter()


def test_nothing_is_found_that_the_review_does_not_know(
    report: Report, review: list[dict[str, object]]
) -> None:
    known = {key(entry) for entry in review}
    assert [each for each in found(report) if each not in known] == []


def test_severities_are_those_of_the_review(
    report: Report, review: list[dict[str, object]]
) -> None:
    severities = {key(entry): entry["severity"] for entry in review}
    for finding in report.findings:
        subject = finding.subject
        place = (finding.code, subject.project_index or 0, subject.indicator_index or 0)
        assert finding.severity == severities[place], place


def test_the_table_is_read_whole(report: Report) -> None:
    entry = report.inputs[0]
    assert (entry.status, entry.tables, entry.projects, entry.indicators) == ("checked", 1, 11, 54)
    assert report.not_checked == ()
    assert report.outcomes.not_checked == 0
