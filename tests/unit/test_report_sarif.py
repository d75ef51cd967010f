"""SARIF: valid by its schema, and what consumers make of it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from tests.unit.report_formats import NASTY, VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import UNREAD, report

import perfcheck
from perfcheck.finding import InputReport, Report
from perfcheck.report import View, render
from perfcheck.report.sarif import escaped

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
NO_INPUTS = report(inputs=(), findings=(), not_checked=(), sources={})


def sarif(what: Report, view: View = VIEW) -> Any:
    """The one run, which is valid."""
    log = json.loads("".join(render(what, "sarif", view)))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    assert len(log["runs"]) == 1
    return log["runs"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [several, hidden, nasty, elsewhere, lambda **c: NO_INPUTS])
@pytest.mark.parametrize("view", [VIEW, View()])
def test_it_is_valid_and_every_number_leads_somewhere(make: Any, lang: str, view: View) -> None:
    run = sarif(make(lang=lang), view)
    driver = run["tool"]["driver"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    for notice in run["invocations"][0]["toolExecutionNotifications"]:
        told = notice["descriptor"]
        assert driver["notifications"][told["index"]]["id"] == told["id"]
    physical = [
        place["physicalLocation"]["artifactLocation"]
        for each in [*run["results"], *run["invocations"][0]["toolExecutionNotifications"]]
        for place in each["locations"]
    ]
    for artifact in physical:
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
    suppressed = ["suppressions" in result for result in run["results"]]
    assert all(suppressed) or not any(suppressed)


def test_a_real_table_is_valid_and_every_region_holds_what_is_meant() -> None:
    path = ROOT / "examples" / "sports-centre.txt"
    found = perfcheck.check(path.read_bytes(), name="examples/sports-centre.txt")
    run = sarif(found, View(rules=perfcheck.rule_texts()))
    assert len(run["results"]) == len(found.findings) > 0
    lines = path.read_text(encoding="utf-8").splitlines()
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"].get("region")
        if region and region["startLine"] == region["endLine"]:
            line = lines[region["startLine"] - 1]
            piece = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert piece and piece == piece.strip()
    artifact = run["artifacts"][0]
    assert artifact["hashes"] == {"sha-256": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert artifact["length"] == path.stat().st_size


def test_what_is_told_of_a_rule() -> None:
    rule = sarif(several())["tool"]["driver"]["rules"][0]
    assert rule == {
        "id": "PT303",
        "name": "procurement-needs-cost",
        "shortDescription": {"text": "涉及采购的项目没有成本指标"},
        "fullDescription": {"text": "采购的钱要有上限"},
        "help": {
            "text": "涉及采购的项目没有成本指标\n为什么：采购的钱要有上限\n"
            "改法：增设成本指标，如「≤…」\n"
            "依据：《中华人民共和国政府采购法》第三十三条；"
            "参考《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
            "markdown": "涉及采购的项目没有成本指标\n\n**为什么**：采购的钱要有上限\n\n"
            "**改法**：增设成本指标，如「≤…」\n\n"
            "**依据**：《中华人民共和国政府采购法》第三十三条；"
            "参考《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "certainty": "certain",
            "precision": "very-high",
            "problem.severity": "error",
            "subject": "project",
        },
    }


def test_a_rule_without_words_is_named_from_its_findings() -> None:
    rules = sarif(several())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["PT303", "PT501", "PT503", "PT112"]
    assert rules[3]["defaultConfiguration"] == {"level": "note"}


def test_a_result_with_its_places_and_its_fix() -> None:
    result = sarif(several())["results"][1]
    assert result["level"] == "warning"
    assert result["message"]["text"] == (
        "「设备验收合格率」是比率，指标值“98”没有写 %\n实际：98\n改法：写成 98%"
    )
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"]["startLine"] == 7
    assert place["logicalLocations"] == [
        {
            "name": "阅览设备购置",
            "fullyQualifiedName": "项目 1 · 阅览设备购置",
            "kind": "project",
        },
        {
            "name": "设备验收合格率",
            "fullyQualifiedName": "项目 1 · 阅览设备购置 · 指标 2 · 设备验收合格率",
            "kind": "indicator",
        },
    ]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"][0] == {
        "deletedRegion": {"startLine": 7, "startColumn": 58, "endLine": 7, "endColumn": 60},
        "insertedContent": {"text": "98%"},
    }
    assert len(change["replacements"]) == 2


def test_a_finding_on_the_whole_table_has_a_file_and_no_region() -> None:
    (place,) = sarif(several())["results"][2]["locations"]
    assert place == {"physicalLocation": {"artifactLocation": {"uri": "library.txt", "index": 0}}}


def test_pages_and_cells_are_logical_locations() -> None:
    run = sarif(elsewhere())
    page, cell, sheet = (result["locations"][0] for result in run["results"])
    assert "region" not in page["physicalLocation"]
    assert page["properties"] == {"bbox": [72.0, 144.5, 300.0, 160.0]}
    assert page["logicalLocations"][0] == {
        "name": "第 3 页",
        "fullyQualifiedName": "第 3 页",
        "kind": "page",
    }
    assert cell["logicalLocations"][0] == {
        "name": "H12",
        "fullyQualifiedName": "目标表!H12",
        "kind": "cell",
    }
    assert sheet["logicalLocations"] == [
        {"name": "目标表", "fullyQualifiedName": "目标表", "kind": "sheet"}
    ]


def test_hidden_findings_are_results_with_a_justification() -> None:
    run = sarif(hidden())
    known = [result["suppressions"] for result in run["results"]]
    assert known == [
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "设备未到货 {0}",
                "properties": {"until": "2026-12-31"},
            }
        ],
        [{"kind": "external", "status": "accepted", "justification": "在基线中"}],
    ]


def test_what_was_not_checked_is_told_of_the_invocation() -> None:
    (invocation,) = sarif(several())["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        (each["descriptor"]["id"], each["level"], each["message"]["text"])
        for each in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("unreadable", "error", "不是文本文件"),
        ("no-table", "error", "没有绩效目标表"),
        ("not-understood", "warning", "「实施周期指标值:4」：指标值读不懂"),
    ]
    assert sarif(report())["invocations"][0]["executionSuccessful"] is True


def test_a_piece_without_text_is_told_by_its_reason() -> None:
    (invocation,) = sarif(report(not_checked=(UNREAD._replace(text=""),)))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"] == {"text": "指标值读不懂"}
    assert told["properties"] == {"rules": ["PT501", "PT502"]}


def test_files_are_named_by_uri_and_encoding() -> None:
    artifacts = sarif(several())["artifacts"]
    assert [artifact["location"]["uri"] for artifact in artifacts] == [
        "library.txt",
        "%E5%90%88%E6%A0%BC%20%E8%A1%A8.txt",
        "scan.txt",
        "notes.txt",
    ]
    assert [each.get("encoding") for each in artifacts] == ["UTF-8", "GB18030", None, "GB18030"]
    stdin = report(inputs=(InputReport("-", "text", "utf-8-sig", "checked", 1, 1, 2),), findings=())
    (artifact,) = sarif(stdin._replace(not_checked=()))["artifacts"]
    assert artifact["location"] == {"uri": "-", "description": {"text": "标准输入"}}
    assert (artifact["encoding"], artifact["roles"][1]) == ("UTF-8", "standardStream")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{0}", "{{0}}"),
        ("[x](1)", "\\[x\\](1)"),
        ("a\\[x](1)", "a\\\\\\[x\\](1)"),
        ("[x] (1) \\", "[x] (1) \\"),
    ],
)
def test_text_that_sarif_would_take_for_its_own(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_nasty_text_is_shown_and_new_text_is_exact() -> None:
    (result,) = sarif(nasty())["results"]
    text = result["message"]["text"]
    assert "\x1b" not in text and "\x00" not in text and "\u202e" not in text
    assert "{{0}}\\[x\\](1)" in text and "␛\\[31m␀" in text
    inserted = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]
    assert inserted == {"text": NASTY}
