"""Configuration, suppressions and baselines from files around a table to output and status."""

import json
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.cli import terminal

TABLE = """\
某县图书馆2025年项目支出绩效目标表
部门名称：某县图书馆 单位：万元

合计 6.00 6.00

    古籍修复费 6.00 6.00
修复馆藏破损古籍30册，年底前验收入藏。

1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥40册。
2、1-产出指标；12-质量指标；修复验收合格率；实施周期指标值:≥98%；年度指标值:≥98%。
3、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥90%；年度指标值:≥90%。
"""
RULES = ("--select", "PT601,PT813", "--lang", "en", "--format", "concise")
FOUND = (
    "表.txt:9:43: PT601 error the annual target “≥40册” of “修复古籍数” is above the period target "
    "“≥30册”; a count of one year cannot pass that of the whole period [annual-exceeds-period]\n"
)
SUPPRESS = '[[suppress]]\nrule = "PT601"\nproject = "古籍修复费"\nindicator = "修复古籍数"\n'


@pytest.fixture
def unit(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The root of a repository with a table in a folder, the working directory."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "图书馆"
    folder.mkdir()
    (folder / "表.txt").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setattr(terminal, "today", lambda: "2026-03-01")
    return tmp_path


@pytest.fixture
def perfcheck(
    unit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    return Runner(monkeypatch, capsys)


def codes(perfcheck: Runner, *arguments: str) -> set[str]:
    result = perfcheck("表.txt", "--format", "json", *arguments)
    assert result.err == ""
    return {each["code"] for each in json.loads(result.out)["findings"]}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_nearest_file_wins_and_may_extend(unit: Path, perfcheck: Runner) -> None:
    write(unit / "perfcheck.toml", 'select = ["PT601", "PT813"]\n')
    assert codes(perfcheck) == {"PT601"}
    write(unit / "图书馆" / "perfcheck.toml", "[limits.satisfaction-low]\nfloor = 95\n")
    assert {"PT601", "PT813"} < codes(perfcheck)
    write(
        unit / "图书馆" / "perfcheck.toml",
        'extend = "../perfcheck.toml"\n[limits.satisfaction-low]\nfloor = 95\n',
    )
    assert codes(perfcheck) == {"PT601", "PT813"}


def test_pyproject(unit: Path, perfcheck: Runner) -> None:
    write(unit / "pyproject.toml", '[tool.perfcheck]\nselect = ["PT601"]\n')
    write(unit / "图书馆" / "pyproject.toml", "[tool.other]\nselect = 3\n")
    assert codes(perfcheck) == {"PT601"}


def test_the_search_ends_at_the_repository(unit: Path, perfcheck: Runner) -> None:
    (unit / "图书馆" / ".git").mkdir()
    write(unit / "perfcheck.toml", "what is = this\n")
    assert "PT601" in codes(perfcheck)


def test_the_command_line_wins(unit: Path, perfcheck: Runner) -> None:
    write(unit / "perfcheck.toml", 'profile = "nowhere"\nignore = ["PT601"]\n')
    assert codes(perfcheck, "--profile", "general", "--select", "PT601") == {"PT601"}
    assert "PT601" in codes(perfcheck, "--isolated")
    write(unit / "other.toml", 'select = ["PT813"]\n[limits.PT813]\nfloor = 99\n')
    assert codes(perfcheck, "--config", "../other.toml") == {"PT813"}


def test_settings_of_a_path(unit: Path, perfcheck: Runner) -> None:
    write(unit / "perfcheck.toml", '[paths."图书馆/"]\nselect = ["PT601"]\n')
    write(unit / "另一处.txt", TABLE)
    found = perfcheck("表.txt", "../另一处.txt", "--format", "json", "--fail-on", "never")
    inputs = [(f["input"], f["code"]) for f in json.loads(found.out)["findings"]]
    assert [code for name, code in inputs if name == "表.txt"] == ["PT601"]
    assert len([code for name, code in inputs if name != "表.txt"]) > 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'selct = ["PT601"]\n',
            "图书馆.toml:1:1: no key 'selct', did you mean 'select'?\n"
            '  |\n1 | selct = ["PT601"]\n  | ~~~~^\n',
        ),
        (
            'select = ["PT66"]\n',
            "图书馆.toml:1:11: no rule 'PT66', did you mean 'PT606'?\n"
            '  |\n1 | select = ["PT66"]\n  |           ~~~~~^\n',
        ),
        (
            'profile = "genral"\n',
            "图书馆.toml:1:11: no profile 'genral', did you mean 'general'?\n"
            '  |\n1 | profile = "genral"\n  |           ~~~~~~~^\n',
        ),
        (
            'extend = "none.toml"\n',
            "图书馆.toml:1:10: no file none.toml\n"
            '  |\n1 | extend = "none.toml"\n  |          ~~~~~~~~~~^\n',
        ),
        (
            'extend = "图书馆.toml"\n',
            "图书馆.toml:1:10: extend comes back to itself\n"
            '  |\n1 | extend = "图书馆.toml"\n  |          ~~~~~~~~~~~~^\n',
        ),
        (
            '[[suppress]]\nrule = "year-mising"\nreason = "x"\n',
            "图书馆.toml:2:8: no rule 'year-mising', did you mean 'year-missing'?\n"
            '  |\n2 | rule = "year-mising"\n  |        ~~~~~~~~~~~~^\n',
        ),
    ],
)
def test_faulty_configuration(unit: Path, perfcheck: Runner, text: str, message: str) -> None:
    write(unit / "图书馆" / "图书馆.toml", text)
    result = perfcheck("表.txt", "--config", "图书馆.toml", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err == message


def test_a_configuration_that_is_not_there(perfcheck: Runner) -> None:
    result = perfcheck("表.txt", "--config", "none.toml", "--lang", "en")
    assert (result.status, result.err) == (
        2,
        "usage error: configuration file none.toml cannot be read: no such file or folder\n"
        "See perfcheck check --help\n",
    )


def test_suppression_in_the_configuration(unit: Path, perfcheck: Runner) -> None:
    write(unit / "perfcheck.toml", SUPPRESS + 'reason = "跨年结转"\nuntil = 2026-12-31\n')
    result = perfcheck("表.txt", *RULES)
    assert (result.status, result.err) == (0, "")
    assert (
        result.out
        == "No problems found.\nNot listed: 1 suppressed (--show-suppressed lists them).\n"
    )
    shown = perfcheck("表.txt", *RULES, "--show-suppressed")
    assert shown.out.splitlines()[:2] == [
        FOUND.rstrip() + " project 1 · 古籍修复费 · indicator 1 · 修复古籍数",
        "  suppressed, until 2026-12-31: 跨年结转 (../perfcheck.toml:2)",
    ]
    asked = perfcheck("表.txt", *RULES[:4], "--format", "json", "--show-suppressed")
    report = json.loads(asked.out)
    assert report["summary"]["suppressed"] == 1
    assert report["findings"] == []
    assert report["suppressed"][0]["suppression"] == {
        "kind": "suppression",
        "reason": "跨年结转",
        "until": "2026-12-31",
        "stated": "../perfcheck.toml:2",
    }


def test_suppression_beside_the_table(unit: Path, perfcheck: Runner) -> None:
    beside = unit / "图书馆" / "表.txt.suppress.toml"
    write(beside, SUPPRESS + 'reason = "跨年结转"\n')
    assert perfcheck("表.txt", *RULES).status == 0
    assert perfcheck("表.txt", *RULES, "--isolated").status == 1
    write(beside, SUPPRESS.replace("PT601", "PT813") + 'reason = "…"\n')
    result = perfcheck("表.txt", *RULES)
    assert result.status == 1
    assert result.err == (
        "note: 表.txt.suppress.toml:2: the suppression of PT813 古籍修复费 · 修复古籍数 is unused: "
        "the tables checked have no such finding\n"
    )
    write(beside, SUPPRESS + 'reason = "…"\ntable = "2019/*"\n')
    result = perfcheck("表.txt", *RULES)
    assert result.status == 2
    assert result.err.splitlines()[0].endswith(
        ": this file is about the table beside it: leave table out"
    )
    write(beside, 'profile = "general"\n')
    result = perfcheck("表.txt", *RULES)
    assert result.status == 2
    told = "表.txt.suppress.toml:1:1: no key 'profile', the keys are suppress\n"
    assert result.err.startswith(told)


def test_an_expired_suppression(unit: Path, perfcheck: Runner) -> None:
    write(unit / "perfcheck.toml", SUPPRESS + 'reason = "跨年结转"\nuntil = 2026-02-28\n')
    result = perfcheck("表.txt", *RULES)
    assert (result.status, result.out.splitlines(keepends=True)[0]) == (1, FOUND)
    assert result.err == (
        "note: ../perfcheck.toml:2: the suppression of PT601 古籍修复费 · 修复古籍数 "
        "expired after 2026-02-28\n"
    )


def test_baseline_from_write_to_prune(unit: Path, perfcheck: Runner) -> None:
    table = unit / "图书馆" / "表.txt"
    written = perfcheck("baseline", "write", "表.txt", "--select", "PT601,PT813", "--lang", "en")
    assert (written.status, written.out) == (0, "perfcheck-baseline.json: findings accepted: 1\n")
    against = (*RULES, "--baseline", "perfcheck-baseline.json")
    assert perfcheck("表.txt", *against).out == (
        "No problems found.\nNot listed: 1 in the baseline (--show-suppressed lists them).\n"
    )
    write(table, "\n\n" + TABLE.replace("≥98%；年度指标值:≥98%", "≥98人；年度指标值:≥99人"))
    new = perfcheck("表.txt", *against)
    assert new.status == 1
    assert new.out.startswith("表.txt:12:") and "≥99人" in new.out and "≥40册" not in new.out
    write(table, TABLE.replace("≥40册", "≥30册"))
    pruned = perfcheck("baseline", "prune", "表.txt", "--lang", "en")
    assert pruned.out == "perfcheck-baseline.json: dropped 1 that are no longer found, 0 left\n"
    write(table, TABLE)
    again = perfcheck("baseline", "prune", "表.txt", "--lang", "en")
    assert again.out == "perfcheck-baseline.json: dropped 0 that are no longer found, 0 left\n"
    assert perfcheck("表.txt", *against).status == 1


def test_a_baseline_never_rests_on_half_of_the_tables(unit: Path, perfcheck: Runner) -> None:
    result = perfcheck("baseline", "write", "表.txt", "none.txt", "--lang", "en")
    assert (result.status, result.out, result.err) == (3, "", "error: none.txt: no such file\n")
    assert not (unit / "图书馆" / "perfcheck-baseline.json").exists()


def test_a_baseline_that_cannot_be_used(unit: Path, perfcheck: Runner) -> None:
    result = perfcheck("表.txt", "--baseline", "none.json", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "usage error: the baseline none.json cannot be read: no such file or folder "
        "(perfcheck baseline write makes one)\nSee perfcheck check --help\n"
    )
    write(unit / "图书馆" / "b.json", '{"perfcheck_baseline": 7}')
    result = perfcheck("表.txt", "--baseline", "b.json")
    assert result.status == 2
    assert result.err == (
        "b.json:1:3: 这份基线是第 7 版的，本程序只认第 1 版；"
        "请用 perfcheck baseline write 重新生成\n"
        '  |\n1 | {"perfcheck_baseline": 7}\n  |   ~~~~~~~~~~~~~~~~~^\n'
    )


def test_rules_beside_the_tables(unit: Path, perfcheck: Runner) -> None:
    write(unit / "图书馆" / "perfcheck-rules" / "X.yaml", "code: bad\n")
    assert perfcheck("表.txt").status == 2
    assert "PT601" in codes(perfcheck, "--isolated")
