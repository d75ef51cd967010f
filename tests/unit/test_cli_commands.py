"""``perfcheck parse``, ``value``, ``explain`` and ``rules``."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.unit.test_cli_check import GOOD, NO_TABLE, Runner

OWN_RULE = """\
code: XX101
name: own-project-name
title: {zh: 项目名称里有“其他”, en: A project named other}
severity: warning
certainty: review
subject: project
require: project.name != "其他费用"
message: {zh: "「{project.name}」没有说明用途", en: "“{project.name}” tells no purpose"}
remedy: {zh: 写明用途, en: Say what it is for}
why: {zh: 看不出钱花在哪里。, en: Nobody can tell what the money is for.}
basis: [{source: 34Q}]
cases:
  - name: 叫其他费用
    project: |
      　　其他费用 3.00 3.00
    violates: ["1"]
  - name: 写明了用途
    project: |
      　　古籍修复费 3.00 3.00
    violates: []
"""


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / "good.txt").write_text(GOOD, encoding="gb18030")
    (tmp_path / "notable.txt").write_text(NO_TABLE, encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "XX101.yaml").write_text(OWN_RULE.replace("　　", "    "), encoding="utf-8")
    return Runner(monkeypatch, capsys)


def test_parse_as_json(perfcheck: Runner) -> None:
    result = perfcheck("parse", "good.txt")
    document = json.loads(result.out)
    assert (result.status, result.err) == (0, "")
    assert {key: document[key] for key in ("schema_version", "path", "kind", "encoding")} == {
        "schema_version": 1,
        "path": "good.txt",
        "kind": "text",
        "encoding": "gb18030",
    }
    (table,) = document["tables"]
    (project,) = table["projects"]
    assert (project["name"], project["amounts"]) == ("古籍修复费", ["6.00", "6.00"])
    assert project["indicators"][0]["annual"] == {
        "text": "≥30册",
        "value": {
            "text": "≥30册",
            "kind": "comparison",
            "clauses": [
                {
                    "subject": None,
                    "comparator": "ge",
                    "lower": "30",
                    "upper": None,
                    "unit": "册",
                }
            ],
            "qualitative": None,
            "notes": [],
        },
    }


def test_parse_as_an_outline(perfcheck: Runner) -> None:
    result = perfcheck("parse", "good.txt", "--format", "text")
    assert result.status == 0
    assert "古籍修复费" in result.out and "≥30册" in result.out


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("none.txt", "错误：none.txt: 文件不存在\n"),
        ("notable.txt", "错误：notable.txt: 没有找到绩效目标表\n"),
    ],
)
def test_parse_of_no_table(perfcheck: Runner, path: str, message: str) -> None:
    result = perfcheck("parse", path)
    assert (result.status, result.out, result.err) == (3, "", message)


def test_value(perfcheck: Runner) -> None:
    result = perfcheck("value", "≥98%", "不超过3天")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "≥98%\n  类型：数值\n  含义：不小于 98%\n不超过3天\n  类型：数值\n  含义：不大于 3 天\n"
    )


def test_value_from_standard_input(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    given = "≥98%\r\n".encode() + b"\n" + "达标\n".encode("gb18030") + b"\xff\xff\n" + b"5"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    result = perfcheck("value", "--format", "json")
    values = [json.loads(line) for line in result.out.splitlines()]
    assert [value["text"] for value in values] == ["≥98%", "", "达标", "5"]
    assert [value["kind"] for value in values] == [
        "comparison",
        "empty",
        "qualitative",
        "comparison",
    ]
    assert result.status == 3
    assert result.err == "错误：-:4: 这一行既不是 UTF-8 也不是 GB18030\n"


def test_explain(perfcheck: Runner) -> None:
    result = perfcheck("explain", "own-project-name", "--rules", "own")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "XX101 own-project-name\n"
        "项目名称里有“其他”\n"
        "\n"
        "  级别  警告\n"
        "  把握  需人工复核\n"
        "  对象  项目\n"
        "  默认  核对\n"
        "\n"
        "查什么\n"
        "  「其他费用」没有说明用途\n"
        "  模板  「{project.name}」没有说明用途\n"
        '  要求  project.name != "其他费用"\n'
        "\n"
        "为什么\n"
        "  看不出钱花在哪里。\n"
        "\n"
        "依据\n"
        "  《中共中央 国务院关于全面实施预算绩效管理的意见》\n"
        "\n"
        "改法\n"
        "  写明用途\n"
        "\n"
        "违反的例子\n"
        "  # 叫其他费用\n"
        "  其他费用 3.00 3.00\n"
        "  → 「其他费用」没有说明用途\n"
        "    改法: 写明用途\n"
        "\n"
        "符合的例子\n"
        "  # 写明了用途\n"
        "  古籍修复费 3.00 3.00\n"
    )


def test_explain_takes_codes_and_names_of_any_rule(perfcheck: Runner) -> None:
    listed = json.loads(perfcheck("rules", "list", "--format", "json", "--lang", "en").out)
    assert len(listed) > 20
    for rule in listed[:: len(listed) // 10]:
        by_code = perfcheck("explain", rule["code"].lower(), "--lang", "en")
        assert by_code.status == 0
        assert by_code.out.startswith(f"{rule['code']} {rule['name']}\n{rule['title']}\n")
        assert perfcheck("explain", rule["name"], "--lang", "en").out == by_code.out


def test_explain_suggests_the_nearest(perfcheck: Runner) -> None:
    result = perfcheck("explain", "project-has-gaol")
    assert (result.status, result.out) == (2, "")
    assert result.err == "没有规则“project-has-gaol”，是不是“project-has-goal”？\n"


def test_rules_docs(perfcheck: Runner, tmp_path: Path) -> None:
    result = perfcheck("rules", "docs", "pages", "--rules", "own", "--lang", "en")
    page = (tmp_path / "pages" / "XX101.md").read_text(encoding="utf-8")
    written = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert (result.status, result.out) == (0, "")
    assert result.err == f"pages of {len(written) - 1} rules written to pages\n"
    assert page == (
        "<!-- 由 perfcheck rules docs 生成；要改内容，请改规则文件。"
        "Generated by perfcheck rules docs: edit the rule file instead. -->\n"
        "\n"
        "# XX101 项目名称里有“其他”\n"
        "\n"
        "`own-project-name` · A project named other\n"
        "\n"
        "| | | |\n"
        "|---|---|---|\n"
        "| 级别 | 警告 · warning | severity |\n"
        "| 把握 | 需人工复核 · a person should look | certainty |\n"
        "| 对象 | 项目 · each project | about |\n"
        "| 默认 | 核对 · on | by default |\n"
        "\n"
        "## 查什么\n"
        "\n"
        "「`{project.name}`」没有说明用途\n"
        "\n"
        "```text\n"
        '要求: project.name != "其他费用"\n'
        "```\n"
        "\n"
        "## 为什么\n"
        "\n"
        "看不出钱花在哪里。\n"
        "\n"
        "## 依据\n"
        "\n"
        "- 《中共中央 国务院关于全面实施预算绩效管理的意见》\n"
        "\n"
        "## 改法\n"
        "\n"
        "写明用途\n"
        "\n"
        "## 违反的例子：叫其他费用\n"
        "\n"
        "```text\n"
        "其他费用 3.00 3.00\n"
        "```\n"
        "\n"
        "> 「其他费用」没有说明用途\n"
        ">\n"
        "> → 写明用途\n"
        "\n"
        "## 符合的例子：写明了用途\n"
        "\n"
        "```text\n"
        "古籍修复费 3.00 3.00\n"
        "```\n"
        "\n"
        "## In English\n"
        "\n"
        "**What it checks.** “`{project.name}`” tells no purpose\n"
        "\n"
        "**Why.** Nobody can tell what the money is for.\n"
        "\n"
        "**Basis**\n"
        "\n"
        "- Opinions of the CPC Central Committee and the State Council on "
        "Performance-Based Budgeting\n"
        "\n"
        "**Remedy.** Say what it is for\n"
        "\n"
        "**Of the example above it says**\n"
        "\n"
        "> “其他费用” tells no purpose\n"
        ">\n"
        "> → Say what it is for\n"
        "\n"
        "[全部规则 All rules](README.md)\n"
    )
    index = (tmp_path / "pages" / "README.md").read_text(encoding="utf-8")
    assert index.endswith(
        "\n## own\n"
        "\n"
        "| 代码 Code | 规则 | Rule | 级别 Severity | 默认 Default |\n"
        "|---|---|---|---|---|\n"
        "| [XX101](XX101.md) | 项目名称里有“其他” | A project named other | 警告 warning | ✓ |\n"
    )


def test_rules_docs_tells_what_conditions_may_ask(perfcheck: Runner, tmp_path: Path) -> None:
    (tmp_path / "own" / "terms").mkdir()
    (tmp_path / "own" / "terms" / "own.yaml").write_text(
        "- {name: own_words, why: words of one place, words: [书架]}\n", encoding="utf-8"
    )
    result = perfcheck("rules", "docs", "pages", "--conditions", "asks.md", "--rules", "own")
    assert (result.status, result.out) == (0, "")
    page = (tmp_path / "asks.md").read_text(encoding="utf-8")
    assert "\n| `own_words` | words of one place |\n" in page
    assert "\n| `is_blank` | true or false | Whether nothing stands in the cell" in page
    assert not (tmp_path / "pages" / "asks.md").exists()
    result = perfcheck("rules", "docs", "pages", "--conditions", "no/asks.md", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("usage error: cannot write to no/asks.md: ")


def test_rules_docs_into_a_file(perfcheck: Runner, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("not a folder", encoding="utf-8")
    result = perfcheck("rules", "docs", "pages")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("用法错误：不能写入 pages：")


def test_rules_list(perfcheck: Runner) -> None:
    lines = perfcheck("rules", "list", "--rules", "own").out.splitlines()
    assert lines[-1].split() == [
        "XX101",
        "警告",
        "review",
        "on",
        "own-project-name",
        "项目名称里有“其他”",
    ]
    listed = json.loads(perfcheck("rules", "list", "--rules", "own", "--format", "json").out)
    assert len(listed) == len(lines)
    assert listed[-1] == {
        "code": "XX101",
        "name": "own-project-name",
        "severity": "warning",
        "certainty": "review",
        "default": True,
        "title": "项目名称里有“其他”",
    }


def test_rules_test(perfcheck: Runner, tmp_path: Path) -> None:
    result = perfcheck("rules", "test", "own")
    assert (result.status, result.out) == (0, "1 条规则，2 个用例：2 个符合，0 个不符。\n")
    path = tmp_path / "own" / "XX101.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("!=", "=="), encoding="utf-8")
    result = perfcheck("rules", "test", "own")
    assert result.status == 1
    assert result.out.startswith("XX101 叫其他费用:\n")
    assert result.out.endswith("1 条规则，2 个用例：0 个符合，2 个不符。\n")


def test_rules_test_lists_the_changes_that_no_case_notices(
    perfcheck: Runner, tmp_path: Path
) -> None:
    result = perfcheck("rules", "test", "own", "--mutate")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "1 条规则，2 个用例：2 个符合，0 个不符。\n条件：2 处改动，用例察觉 2 处（100.0%）\n"
    )
    path = tmp_path / "own" / "XX101.yaml"
    rule = path.read_text(encoding="utf-8").replace(
        'project.name != "其他费用"',
        'project.name != "其他费用" && project.name.size() <= limit.longest\nlimits: {longest: 9}',
    )
    path.write_text(rule, encoding="utf-8")
    (tmp_path / "own" / "terms").mkdir()
    (tmp_path / "own" / "terms" / "own.yaml").write_text(
        "- name: own_words\n"
        "  why: only to try it\n"
        "  words: [书架, 书桌, 书柜]\n"
        "  not: [书架子]\n"
        "  examples: {yes: [添置【书架】], no: [书架子车]}\n",
        encoding="utf-8",
    )
    result = perfcheck("rules", "test", "own", "--mutate", "--lang", "en")
    assert (result.status, result.err) == (1, "")
    assert result.out == (
        "1 rules, 2 cases: 2 passed, 0 failed.\n"
        "2 examples of word lists: 2 passed, 0 failed.\n"
        "XX101 require: without project.name.size() <= limit.longest\n"
        "XX101 require: project.name.size() <= limit.longest → "
        "project.name.size() < limit.longest\n"
        "XX101 limits.longest: 9 → 8\n"
        "XX101 limits.longest: 9 → 10\n"
        "terms.own_words words: of 3, nothing notices the loss of 2: 书桌 书柜\n"
        "conditions: 7 changes, 5 noticed by cases (71.4%)\n"
        "thresholds: 2 changes, 0 noticed by cases (0.0%)\n"
        "masks: 1, 1 noticed by cases and examples (100.0%)\n"
        "words: 3, 1 noticed by cases and examples (33.3%)\n"
    )


@pytest.mark.parametrize(("examples", "status"), [("【书架】, 【书桌】", 0), ("【书架】", 1)])
def test_words_that_nothing_would_miss_are_too_few_tests(
    perfcheck: Runner, tmp_path: Path, examples: str, status: int
) -> None:
    (tmp_path / "own" / "terms").mkdir()
    (tmp_path / "own" / "terms" / "own.yaml").write_text(
        f"- {{name: own_words, why: a, words: [书架, 书桌], examples: {{yes: [{examples}]}}}}\n",
        encoding="utf-8",
    )
    result = perfcheck("rules", "test", "own", "--mutate", "--lang", "en")
    assert (result.status, result.err) == (status, "")
    assert ("words: of 2, nothing notices the loss of 1: 书桌" in result.out) == bool(status)


def test_rules_test_fails_with_an_example_of_a_word_list(perfcheck: Runner, tmp_path: Path) -> None:
    (tmp_path / "own" / "terms").mkdir()
    (tmp_path / "own" / "terms" / "own.yaml").write_text(
        "- {name: own_words, why: a, words: [书架], examples: {no: [旧书架]}}\n", encoding="utf-8"
    )
    result = perfcheck("rules", "test", "own", "--mutate")
    assert (result.status, result.err) == (1, "")
    assert result.out == (
        "1 条规则，2 个用例：2 个符合，0 个不符。\n"
        "terms.own_words 「旧书架」：应找到 -，实际 书架\n"
        "1 个词表例子：0 个符合，1 个不符。\n"
    )


def test_rules_test_of_a_folder_without_rules_is_not_green(
    perfcheck: Runner, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = perfcheck("rules", "test", "empty")
    assert (result.status, result.out) == (2, "")
    assert result.err == "用法错误：empty 里没有规则文件\n用法见 perfcheck rules test --help\n"
