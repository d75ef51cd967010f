"""perfcheck from Python: nothing is looked for around a table unless a path says so."""

import subprocess
import sys
from pathlib import Path

import pytest

import perfcheck

TABLE = """\
某县图书馆2025年项目支出绩效目标表
部门名称：某县图书馆 单位：万元

合计 6.00 6.00

    古籍修复费 6.00 6.00
修复馆藏破损古籍30册，年底前验收入藏。

1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥40册。
2、1-产出指标；14-成本指标；修复总成本；实施周期指标值:≤6万元；年度指标值:≤6万元。
3、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥80%；年度指标值:≥80%。
"""
CONTENT = TABLE.encode()
OWN_RULE = """\
code: XX101
name: own-project-name
title: {zh: 名称太短, en: Short name}
severity: warning
certainty: certain
subject: project
require: project.name.size() > 9
message: {zh: "「{project.name}」太短", en: "“{project.name}” is short"}
remedy: {zh: 写全, en: Write it in full}
why: {zh: 看不懂, en: It does not tell}
basis: [{source: PRACTICE}]
cases:
  - {name: 短, project: "    古籍修复费 3.00 3.00\\n", violates: [1]}
  - {name: 长, project: "    馆藏地方古籍修复经费 3.00 3.00\\n", violates: []}
"""


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a table and a folder of rules."""
    (tmp_path / "表.txt").write_text(TABLE, encoding="utf-8")
    for folder in ("own", "perfcheck-rules"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "XX101.yaml").write_text(OWN_RULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(unit: Path, text: str) -> Path:
    path = unit / "perfcheck.toml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(**arguments: object) -> set[str]:
    report = perfcheck.check(CONTENT, **arguments)  # type: ignore[arg-type]
    return {each.code for each in report.findings}


def test_nothing_around_a_table_counts(unit: Path) -> None:
    before = codes()
    configure(unit, 'ignore = ["PT601"]\n')
    assert codes() == before
    report = perfcheck.check("表.txt")
    assert {each.code for each in report.findings} == before
    assert "PT601" in before and "XX101" not in before


def test_a_configuration_that_is_named_counts(unit: Path) -> None:
    path = configure(
        unit,
        'profile = "cost-level1"\nselect = ["PT601", "PT108", "XX101", "PT813"]\n'
        'rule-folders = ["own"]\nlimits.satisfaction-low.floor = 90\nrules.PT601 = "warning"\n',
    )
    report = perfcheck.check(CONTENT, config=path)
    assert report.profile == "cost-level1"
    assert {(each.code, each.severity) for each in report.findings} == {
        ("PT108", "warning"),
        ("PT601", "warning"),
        ("PT813", "advice"),
        ("XX101", "warning"),
    }


def test_arguments_win_over_the_configuration(unit: Path) -> None:
    path = str(configure(unit, 'profile = "cost-level1"\nselect = ["PT108"]\nignore = ["PT601"]\n'))
    assert perfcheck.check(CONTENT, config=path, profile="general").profile == "general"
    assert codes(config=path, select="PT601") == {"PT601"}
    assert codes(config=path, select="PT10,PT601", ignore=["PT108"]) == {"PT601"}
    assert codes(config=path, rules=["own"], select="XX101,PT601") == {"XX101", "PT601"}


def test_settings_by_path_go_by_the_path_or_the_name(unit: Path) -> None:
    path = configure(unit, 'select = ["PT601", "PT108"]\n[paths."街道/**"]\nignore = ["PT601"]\n')
    assert codes(config=path) == {"PT601", "PT108"}
    assert codes(config=path, name="街道/表.txt") == {"PT108"}
    report = perfcheck.check(unit / "表.txt", name="街道/表.txt", config=path)
    assert {each.code for each in report.findings} == {"PT601", "PT108"}
    assert set(perfcheck.rule_texts(config=path)) == {"PT601", "PT108"}
    assert set(perfcheck.rule_texts(config=path, name="街道/表.txt")) == {"PT108"}


def test_suppressions_of_a_configuration(unit: Path) -> None:
    path = configure(
        unit,
        'select = ["PT601"]\n[[suppress]]\nrule = "PT601"\nproject = "古籍修复费"\n'
        'indicator = "修复古籍数"\nreason = "分年采购"\nuntil = 2026-06-30\n',
    )
    for today in (None, "2026-06-30"):
        report = perfcheck.check(CONTENT, config=path, today=today)
        assert (len(report.findings), len(report.suppressed), report.stale) == (0, 1, ())
    report = perfcheck.check(CONTENT, config=path, today="2026-07-01")
    assert [each.code for each in report.findings] == ["PT601"]
    assert [each.why for each in report.stale] == ["expired"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ingore = ["PT1"]\n', "no key 'ingore', did you mean 'ignore'?"),
        ("limits.PT813.flor = 3\n", "PT813 has no limit 'flor', did you mean 'floor'?"),
        (
            '[[suppress]]\nrule = "PT001"\nproject = "a"\nreason = "b"\n',
            "no rule 'PT001'",
        ),
    ],
)
def test_faults_of_a_configuration(unit: Path, text: str, told: str) -> None:
    path = configure(unit, text)
    with pytest.raises((perfcheck.RulebookError, perfcheck.RulebookErrors)) as error:
        perfcheck.check(CONTENT, config=path)
    assert told in error.value.text("en")


def test_a_configuration_that_is_not_there(unit: Path) -> None:
    with pytest.raises(FileNotFoundError):
        perfcheck.check(CONTENT, config="no.toml")


@pytest.mark.parametrize("lang", ["de", "", "ZH"])
def test_an_unknown_language_is_told(lang: str) -> None:
    with pytest.raises(ValueError, match=f"^lang must be 'zh' or 'en', not '{lang}'$"):
        perfcheck.check(CONTENT, lang=lang)  # type: ignore[arg-type]


def test_errors_are_names_of_the_package() -> None:
    with pytest.raises(perfcheck.UnreadableInput) as unreadable:
        perfcheck.parse(b"%PDF-1.7", name="table.pdf")
    assert unreadable.value.name == "table.pdf"
    with pytest.raises(perfcheck.RulebookError) as unknown:
        perfcheck.check(CONTENT, select="PT001")
    assert "PT001" in unknown.value.text("en")
    with pytest.raises(AttributeError, match=r"^module 'perfcheck' has no attribute 'chekc'$"):
        perfcheck.chekc  # type: ignore[attr-defined]  # noqa: B018


def test_every_name_is_there_and_none_is_imported_before() -> None:
    code = (
        "import sys, perfcheck\n"
        "assert not [name for name in sys.modules if name.startswith('perfcheck.')]\n"
        "for name in perfcheck.__all__: assert getattr(perfcheck, name), name\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
