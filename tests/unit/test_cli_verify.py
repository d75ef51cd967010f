"""``perfcheck verify``: a JSON report against the files, the rules and itself."""

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.command_line import Result, Runner

from perfcheck.data import data_path

HEAD = "某县图书馆2025年项目支出绩效目标表\n部门名称：某县图书馆 单位：万元\n\n合计 6.00 6.00\n\n"
BAD = HEAD + "    古籍修复费 6.00 6.00\n修复馆藏破损古籍30册，年底前验收入藏。\n\n"
GOOD = (
    BAD
    + "1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥30册。\n"
    + "2、1-产出指标；12-质量指标；修复验收合格率；实施周期指标值:≥98%；年度指标值:≥98%。\n"
)
RULE = """\
code: PT990
name: own-rule
title: {{zh: 项目名称太短, en: The name of the project is too short}}
severity: warning
certainty: certain
subject: project
require: project.name.size() >= {number}
message:
  zh: 「{{project.name}}」少于 {number} 个字
  en: “{{project.name}}” is shorter than {number}
remedy: {{zh: 写明做什么, en: Say what is done}}
why: {{zh: 太短的名称看不出做什么, en: A short name does not tell what is done}}
basis: [{{source: LA}}]
cases:
  - name: 短
    table: |
      项目支出绩效目标表
          修 6.00 6.00
      修复馆藏破损古籍30册。
      1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥30册。
    violates: [1]
  - name: 长
    table: |
      项目支出绩效目标表
          古籍修复与保护专项经费 6.00 6.00
      修复馆藏破损古籍30册。
      1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥30册。
    violates: []
"""

Record = Callable[..., dict[str, Any]]


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / ".git").mkdir()  # no configuration from above
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return Runner(monkeypatch, capsys)


@pytest.fixture
def record(perfcheck: Runner) -> Record:
    """``record("bad.txt", "--lang", "en")`` writes report.json and gives what is in it."""

    def make(*arguments: str) -> dict[str, Any]:
        result = perfcheck(*arguments, "--format", "json")
        Path("report.json").write_text(result.out, encoding="utf-8")
        report = json.loads(result.out)
        assert isinstance(report, dict)
        return report

    return make


def write(report: dict[str, Any]) -> None:
    Path("report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")


def told(result: Result, *lines: str) -> None:
    assert result.out.splitlines() == list(lines)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--lang", "en"),
        ("--select", "PT1,PT302", "--ignore", "PT102"),
        ("--profile", "coded"),
        ("--isolated", "--statistics", "--show-suppressed"),
        ("--previous", "good.txt"),
    ],
)
def test_a_report_holds_as_long_as_nothing_changes(
    perfcheck: Runner, record: Record, options: tuple[str, ...]
) -> None:
    report = record("bad.txt", "good.txt", *options)
    assert report["options"]["date"] is None
    numbers = [
        sum(f["input"] == name for f in report["findings"]) for name in ("bad.txt", "good.txt")
    ]
    result = perfcheck("verify", "report.json")
    told(
        result,
        f"bad.txt：相同（{numbers[0]} 个问题）",
        f"good.txt：相同（{numbers[1]} 个问题）",
        "报告成立。",
    )
    assert (result.status, result.err) == (0, "")


def test_what_is_recorded_is_in_the_schema(record: Record) -> None:
    report = record("bad.txt", "--select", "PT1", "--previous", "good.txt")
    schema = json.loads(Path(data_path("rules", "report.schema.json")).read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    options = report["options"]
    assert options["previous"].pop("sha256") == hashlib.sha256(GOOD.encode()).hexdigest()
    assert options == {
        **dict.fromkeys(("profile", "config", "baseline", "date")),
        **{"select": ["PT1"], "ignore": [], "rules": [], "isolated": False, "lang": "zh"},
        "previous": {"path": "good.txt"},
    }


def test_a_changed_file(perfcheck: Runner, record: Record) -> None:
    record("bad.txt", "good.txt", "--select", "PT102")
    Path("bad.txt").write_text(GOOD, encoding="utf-8")
    result = perfcheck("verify", "report.json")
    told(result, "bad.txt：文件已改动", "good.txt：相同（0 个问题）", "报告与现在的核对不一致。")
    assert result.status == 1
    english = perfcheck("verify", "report.json", "--lang", "en")
    told(
        english,
        "bad.txt: the file has changed",
        "good.txt: the same (0 findings)",
        "The report does not hold.",
    )


def test_a_file_changed_in_nothing_but_a_blank(perfcheck: Runner, record: Record) -> None:
    record("good.txt", "--select", "PT102")
    Path("good.txt").write_text(GOOD + "\n", encoding="utf-8")
    assert perfcheck("verify", "report.json").status == 1


@pytest.mark.parametrize("kind", ["gone", "folder", "binary"])
def test_a_file_that_cannot_be_read(perfcheck: Runner, record: Record, kind: str) -> None:
    record("bad.txt", "good.txt", "--select", "PT102")
    Path("good.txt").unlink()
    if kind == "folder":
        Path("good.txt").mkdir()
        Path("good.txt/inside.txt").write_text(BAD, encoding="utf-8")
    elif kind == "binary":
        Path("good.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = perfcheck("verify", "report.json")
    told(result, "bad.txt：相同（1 个问题）", "good.txt：读不了", "报告与现在的核对不一致。")
    assert result.status == 3
    assert result.err.startswith("错误：good.txt: ")


def test_a_tampered_finding(perfcheck: Runner, record: Record) -> None:
    report = record("bad.txt", "--select", "PT1")
    first, *rest = report["findings"]
    place = first["location"]
    report["findings"] = [{**first, "severity": "none"}, *rest]
    write(report)
    result = perfcheck("verify", "report.json")
    told(
        result,
        "bad.txt：文件和规则相同，核对结果不同",
        f"  ~ {place['line']}:{place['column']} {first['code']} {first['message']} (severity)",
        "报告与现在的核对不一致。",
    )
    assert result.status == 1


def test_a_finding_taken_away_or_made_up(perfcheck: Runner, record: Record) -> None:
    report = record("bad.txt", "--select", "PT102")
    (finding,) = report["findings"]
    report["findings"] = []
    write(report)
    result = perfcheck("verify", "report.json")
    assert f"  + 6:5 PT102 {finding['message']}\n" in result.out
    assert result.status == 1
    made_up = {**finding, "code": "PT101", "message": "编造\x1b[31m的", "fingerprint": "0" * 32}
    report["findings"] = [finding, made_up]
    write(report)
    result = perfcheck("verify", "report.json")
    assert "  - 6:5 PT101 编造␛[31m的\n" in result.out
    assert "PT102" not in result.out
    report["findings"] = [finding, finding]  # twice what was found once
    write(report)
    assert "  - 6:5 PT102 " in perfcheck("verify", "report.json").out


def test_a_tampered_summary(perfcheck: Runner, record: Record) -> None:
    report = record("bad.txt", "--select", "PT102")
    report["summary"]["error"] = 0
    write(report)
    result = perfcheck("verify", "report.json")
    told(
        result,
        "bad.txt：相同（1 个问题）",
        "报告中的 summary 与重新核对的不同",
        "报告与现在的核对不一致。",
    )
    assert result.status == 1


def test_a_tampered_hash_and_a_tampered_entry(perfcheck: Runner, record: Record) -> None:
    report = record("bad.txt", "--select", "PT102")
    report["inputs"][0]["projects"] = 7
    write(report)
    result = perfcheck("verify", "report.json")
    assert "  ~ [inputs] (projects)\n" in result.out
    report["inputs"][0]["sha256"] = "0" * 64
    write(report)
    assert "bad.txt：文件已改动" in perfcheck("verify", "report.json").out


def test_an_input_left_out_of_the_report(perfcheck: Runner, record: Record) -> None:
    report = record("bad.txt", "good.txt", "--select", "PT102")
    report["inputs"] = report["inputs"][1:]
    write(report)
    result = perfcheck("verify", "report.json")
    assert "报告中的 summary 与重新核对的不同" in result.out
    assert result.status == 1


def test_a_changed_rule_folder(perfcheck: Runner, record: Record) -> None:
    Path("own").mkdir()
    Path("own/PT990.yaml").write_text(RULE.format(number=6), encoding="utf-8")
    report = record("bad.txt", "good.txt", "--rules", "own", "--select", "PT990")
    assert len(report["findings"]) == 2
    assert perfcheck("verify", "report.json").status == 0
    Path("own/PT990.yaml").write_text(RULE.format(number=9), encoding="utf-8")
    result = perfcheck("verify", "report.json")
    assert result.status == 1
    first, bad, gone, good, *_ = result.out.splitlines()
    assert first.startswith(f"规则已改动（sha256 {report['rulebook']['sha256'][:12]}…，现在 ")
    assert bad == "bad.txt：文件相同，按现在的规则结果不同"
    assert gone.startswith("  ~ 6:5 PT990 「古籍修复费」少于 9 个字 (")
    assert good == "good.txt：文件相同，按现在的规则结果不同"
    shutil.rmtree("own")
    result = perfcheck("verify", "report.json")
    assert (result.status, result.out) == (2, "")
    assert "own" in result.err


def test_other_rules_selected_by_the_configuration(perfcheck: Runner, record: Record) -> None:
    record("good.txt")
    Path("perfcheck.toml").write_text('ignore = ["PT102"]\n', encoding="utf-8")
    result = perfcheck("verify", "report.json")
    assert "报告中的 rulebook, summary 与重新核对的不同" in result.out
    assert result.status == 1


def test_a_changed_baseline_and_a_changed_table_of_last_year(
    perfcheck: Runner, record: Record
) -> None:
    assert perfcheck("baseline", "write", "bad.txt").status == 0
    options = ("--baseline", "perfcheck-baseline.json", "--previous", "good.txt")
    report = record("bad.txt", *options)
    assert {finding["code"] for finding in report["findings"]} == {"PT814"}
    assert perfcheck("verify", "report.json").status == 0
    Path("good.txt").write_text(GOOD + "\n", encoding="utf-8")
    result = perfcheck("verify", "report.json")
    told(
        result,
        "good.txt：文件已改动",
        "bad.txt：相同（1 个问题）",
        "报告与现在的核对不一致。",
    )
    assert result.status == 1
    Path("good.txt").unlink()
    result = perfcheck("verify", "report.json")
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("错误：上年的表 good.txt 没有读出：")
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("perfcheck-baseline.json").unlink()
    assert perfcheck("verify", "report.json").status == 2


def test_the_day_of_the_check_decides_what_had_expired(
    perfcheck: Runner, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bad.txt.suppress.toml").write_text(
        '[[suppress]]\nrule = "PT102"\nproject = "古籍修复费"\nreason = "下年补"\n'
        'until = "2026-06-30"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("perfcheck.cli.terminal.today", lambda: "2026-06-30")
    report = record("bad.txt", "--select", "PT102", "--show-suppressed")
    assert (report["options"]["date"], report["findings"]) == ("2026-06-30", [])
    monkeypatch.setattr("perfcheck.cli.terminal.today", lambda: "2026-07-01")
    assert perfcheck("verify", "report.json").status == 0
    Path("bad.txt.suppress.toml").unlink()
    result = perfcheck("verify", "report.json")
    assert result.status == 1
    assert [line[:12] for line in result.out.splitlines()[1:3]] == ["  + 6:5 PT10", "  - [suppres"]


def test_another_working_directory(
    perfcheck: Runner, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record("bad.txt", "good.txt")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert perfcheck("verify", "../report.json").status == 3
    result = perfcheck("verify", "../report.json", "--root", "..")
    assert (result.status, Path.cwd()) == (0, elsewhere)
    result = perfcheck("verify", "../report.json", "--root", "none")
    assert result.status == 2
    assert "没有文件夹 none" in result.err


def test_another_version_of_perfcheck_is_told(perfcheck: Runner, record: Record) -> None:
    report = record("good.txt", "--select", "PT102")
    report["tool"]["version"] = "0.0.1"
    write(report)
    result = perfcheck("verify", "report.json")
    assert result.out.splitlines()[0].startswith("报告由 perfcheck 0.0.1 写成，现在是 ")
    assert result.status == 0


def test_what_was_unreadable_then_is_not_verified_now(perfcheck: Runner, record: Record) -> None:
    record("none.txt", "good.txt", "--select", "PT102")
    result = perfcheck("verify", "report.json")
    assert "none.txt：读不了\n" in result.out
    assert result.status == 3


def test_folders_and_many_files(perfcheck: Runner, record: Record) -> None:
    Path("many").mkdir()
    Path("empty").mkdir()
    for number in range(12):
        Path(f"many/{number:02}.txt").write_text((BAD, GOOD)[number % 2], encoding="utf-8")
    record("many", "empty", "--select", "PT102")
    result = perfcheck("verify", "report.json")
    assert result.status == 0
    assert len(result.out.splitlines()) == 14
    Path("empty/new.txt").write_text(BAD, encoding="utf-8")
    result = perfcheck("verify", "report.json")
    assert result.out.splitlines()[-3:] == [
        "empty：读不了",
        "empty/new.txt：报告里没有这个文件",
        "报告与现在的核对不一致。",
    ]
    assert result.status == 3


def test_standard_input_is_read_again(
    perfcheck: Runner, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content, status in ((BAD, 0), (GOOD, 1)):
        stdin = SimpleNamespace(buffer=io.BytesIO(BAD.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        record("-", "--select", "PT102")
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
        assert perfcheck("verify", "report.json").status == status


def changed(report: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """``report`` with another value, or none (``...``), at ``path``."""
    inner: Any = report
    *above, last = path.split(".")
    for key in above:
        inner = inner[int(key) if key.isdigit() else key]
    if value is ...:
        del inner[last]
    else:
        inner[int(last) if last.isdigit() else last] = value
    return report


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("findings", ..., "report.json: findings 缺失"),
        ("findings", {}, "report.json: findings 不是应有的类型"),
        ("findings.0", [], "report.json: findings[0] 不是应有的类型"),
        ("findings.0.input", 5, "report.json: findings[0].input 不是应有的类型"),
        ("findings.0.location", None, "report.json: findings[0].location 不是应有的类型"),
        ("inputs.0.path", ..., "report.json: inputs[0].path 缺失"),
        ("inputs", [], "report.json: inputs 是空的"),
        ("rulebook", None, "report.json: rulebook 不是应有的类型"),
        ("rulebook.sha256", ..., "report.json: rulebook.sha256 缺失"),
        ("options.select", "PT1", "report.json: options.select 不是应有的类型"),
        ("options.select", [1], "report.json: options.select[0] 不是应有的类型"),
        ("options.lang", "fr", "report.json: options.lang 不是 zh 或 en"),
        ("options.previous", {"path": 1}, "report.json: options.previous.path 不是应有的类型"),
        ("suppressed", 5, "report.json: suppressed 不是应有的类型"),
        (
            "options",
            None,
            "report.json: options 没有记下核对时的选项（由旧版本或不经命令行写成），无法重新核对",
        ),
    ],
)
def test_what_is_wrong_with_a_report_is_told_with_its_place(
    perfcheck: Runner, record: Record, path: str, value: object, message: str
) -> None:
    write(changed(record("bad.txt", "--select", "PT102"), path, value))
    result = perfcheck("verify", "report.json")
    assert (result.status, result.out, result.err) == (2, "", message + "\n")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('{"schema_version": 2}', "report.json:1:3: this report is of version 2 and perfcheck re"),
        ('{\n "tool": x}', "report.json:2:10: the report is not valid JSON: Expecting value\n"),
        ("[]", "report.json:1:1: this is no report that perfcheck --format json has written\n"),
        ('{"runs": []}', "report.json:1:1: this is no report that perfcheck --format json has w"),
        ('{"schema_version": "1"}', "report.json:1:1: this is no report that perfcheck --format "),
        ("", "report.json:1:1: the report is not valid JSON: Expecting value\n"),
        ("[" * 100_000, "report.json: $ is nested too deeply\n"),
    ],
)
def test_another_file(perfcheck: Runner, text: str, start: str) -> None:
    Path("report.json").write_text(text, encoding="utf-8")
    result = perfcheck("verify", "report.json", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(start)


def test_no_file(perfcheck: Runner) -> None:
    result = perfcheck("verify", "none.json")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("用法错误：报告 none.json 读不了：")
