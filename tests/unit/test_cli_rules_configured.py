"""``rules list``, ``explain`` and ``rules docs`` see the configuration around the working
directory, as a check does."""

import json
from pathlib import Path

import pytest
from tests.command_line import Runner
from tests.unit.test_api import OWN_RULE

CONFIG = (
    'profile = "coded"\nignore = ["PT6", "PT115"]\nrules.PT303 = "warning"\n'
    "limits.satisfaction-low.floor = 90\n"
)


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    """Run in a folder below the one that holds the configuration, with rules beside."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "perfcheck.toml").write_text(CONFIG, encoding="utf-8")
    own = tmp_path / "图书馆" / "perfcheck-rules"
    own.mkdir(parents=True)
    (own / "XX101.yaml").write_text(OWN_RULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "图书馆")
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    return Runner(monkeypatch, capsys)


def listed(perfcheck: Runner, *arguments: str) -> dict[str, tuple[str, bool]]:
    result = perfcheck("rules", "list", "--format", "json", *arguments)
    assert (result.status, result.err) == (0, "")
    return {each["code"]: (each["severity"], each["default"]) for each in json.loads(result.out)}


def test_rules_list_tells_what_is_configured(perfcheck: Runner) -> None:
    plain, seen = listed(perfcheck, "--isolated"), listed(perfcheck)
    changed = {code: seen[code] for code in seen if plain.get(code) != seen[code]}
    ignored = {
        code: (severity, False) for code, (severity, on) in plain.items() if "PT6" in code[:3]
    }
    assert changed == {
        **{code: each for code, each in ignored.items() if plain[code] != each},
        "PT115": ("error", False),
        "PT303": ("warning", True),
        "PT813": ("advice", True),
        "XX101": ("warning", True),
    }
    assert len(ignored) > 4 and "XX101" not in plain


def test_text_says_on_and_off(perfcheck: Runner) -> None:
    lines = {line[:5]: line.split() for line in perfcheck("rules", "list").out.splitlines()}
    assert lines["PT601"][1:4] == ["错误", "certain", "off"]
    assert lines["PT303"][1:4] == ["警告", "certain", "on"]


def test_options_win_over_the_configuration(perfcheck: Runner, tmp_path: Path) -> None:
    assert listed(perfcheck, "--profile", "general")["PT115"] == ("warning", False)
    other = tmp_path / "other.toml"
    other.write_text('select = ["PT303"]\n', encoding="utf-8")
    seen = listed(perfcheck, "--config", str(other))
    assert [code for code, (_, on) in seen.items() if on] == ["PT303"]
    assert "XX101" in seen
    isolated = listed(perfcheck, "--isolated", "--rules", "perfcheck-rules")
    assert isolated["XX101"] == ("warning", True)
    assert isolated["PT303"] == ("error", True)


def test_explain_tells_what_is_configured_and_where(perfcheck: Runner) -> None:
    result = perfcheck("explain", "PT813", "--lang", "en")
    assert result.out.startswith(
        "PT813 satisfaction-low\n"
        "Low target of satisfaction\n"
        "\n"
        "  severity    advice\n"
        "  certainty   decided from the table\n"
        "  about       each target value\n"
        "  by default  on\n"
        "  limits      floor = 90\n"
        "  configured  ../perfcheck.toml\n"
    )
    assert (
        "  by default  off, runs when selected\n"
        in perfcheck("explain", "PT601", "--lang", "en").out
    )
    assert perfcheck("explain", "XX101").status == 0
    plain = perfcheck("explain", "PT813", "--isolated", "--lang", "en").out
    assert "  by default  off, runs when selected\n  limits      floor = 85\n\n" in plain
    assert perfcheck("explain", "XX101", "--isolated").status == 2


def test_explain_fills_templates(perfcheck: Runner) -> None:
    out = perfcheck("explain", "XX101", "--lang", "en").out
    assert (
        "What it checks\n"
        "  “古籍修复费” is short\n"
        "  template  “{project.name}” is short\n"
        "  require   project.name.size() > 9\n"
    ) in out
    assert "Remedy\n  Write it in full\n\n" in out
    out = perfcheck("explain", "PT303").out
    assert (
        "改法\n  增设经济成本指标，如「4-成本指标；41-经济成本指标；采购总成本；≤36.00万元」" in out
    )
    assert "\n  模板  增设经济成本指标，如「{limit.level1 == 1 ? " in out


def test_rules_docs_are_as_configured(perfcheck: Runner) -> None:
    assert perfcheck("rules", "docs", "pages").status == 0
    page = Path("pages/PT813.md").read_text(encoding="utf-8")
    assert "`floor = 90`" in page
    assert Path("pages/XX101.md").exists()
    assert perfcheck("rules", "docs", "plain", "--isolated").status == 0
    page = Path("plain/PT813.md").read_text(encoding="utf-8")
    assert "`floor = 85`" in page
    assert not Path("plain/XX101.md").exists()


@pytest.mark.parametrize(
    "command", [("rules", "list"), ("explain", "PT303"), ("rules", "docs", "d")]
)
def test_a_faulty_configuration_is_told(
    perfcheck: Runner, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "perfcheck.toml").write_text('ingore = ["PT7"]\n', encoding="utf-8")
    result = perfcheck(*command, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("../perfcheck.toml:1:1: no key 'ingore', did you mean 'ignore'?\n")
    result = perfcheck(*command, "--config", "no.toml", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("usage error: configuration file no.toml cannot be read: ")
