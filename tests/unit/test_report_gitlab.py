"""GitLab's code quality: valid by what GitLab documents, no fingerprint twice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.report_formats import VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import PROJECT, report

from perfcheck.finding import InputReport, Report
from perfcheck.report import render

SCHEMA = Path(__file__).parents[1] / "schemas" / "code-quality.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def issues(what: Report) -> list[Any]:
    found = json.loads("".join(render(what, "gitlab", VIEW)))
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    prints = [issue["fingerprint"] for issue in found]
    assert len(set(prints)) == len(prints)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [several, hidden, nasty, elsewhere])
def test_it_is_valid(make: Callable[..., Report], lang: str) -> None:
    assert issues(make(lang=lang))


def test_nothing_found_is_an_empty_array() -> None:
    assert issues(report(findings=())) == []


def test_severities_and_places() -> None:
    found = issues(several())
    assert [(each["check_name"], each["severity"]) for each in found] == [
        ("unreadable", "blocker"),
        ("no-table", "blocker"),
        ("PT303 procurement-needs-cost", "major"),
        ("PT503 rate-has-percent", "minor"),
        ("PT112 year-missing", "info"),
    ]
    assert found[0]["description"] == "无法读取：不是文本文件"
    assert found[2]["location"] == {
        "path": "library.txt",
        "lines": {"begin": 4, "end": 4},
        "positions": {"begin": {"line": 4, "column": 5}, "end": {"line": 4, "column": 11}},
    }
    assert found[3]["content"]["body"] == "- **实际**：98\n- **改法**：写成 98%"
    assert found[4]["location"] == {"path": "library.txt", "lines": {"begin": 1}}


def test_hidden_findings_are_left_out() -> None:
    assert [each["check_name"][:5] for each in issues(hidden())][2:] == ["PT303"]


def test_the_same_finding_in_two_tables_and_two_files_has_three_fingerprints() -> None:
    second = PROJECT._replace(subject=PROJECT.subject._replace(table=2))
    other = PROJECT._replace(input="b/library.txt")
    entries = tuple(
        InputReport(path, "text", "utf-8", "checked", 2, 2, 2)
        for path in ("library.txt", "b/library.txt")
    )
    both = report(inputs=entries, findings=(PROJECT, second, other), sources={})
    found = issues(both)
    moved = PROJECT._replace(location=PROJECT.location._replace(line=9, end_line=9))
    again = issues(both._replace(findings=(moved, second, other)))
    assert [each["fingerprint"] for each in found] == [each["fingerprint"] for each in again]
