"""A rule of one's own in place of a shipped one, and the file that a new rule starts from."""

from pathlib import Path

import pytest
from tests.command_line import Runner
from tests.unit.rulebook_facts import RULE, VOCABULARY, files

from perfcheck.data import data_path
from perfcheck.rulebook.errors import RulebookErrors
from perfcheck.rulebook.loader import Rulebook, RuleFile, load_files

OWN_BASIS = """\
OWN:
  title: {zh: 本单位采购内控办法, en: Our procurement rules}
  articles: off
  binding: off
  read: verified
"""
REASON = "reason: {zh: 框架协议已定价, en: a framework agreement sets prices}\n"


def load(own: str) -> Rulebook:
    """The rulebook of RULE, an error, with ``own`` in its place."""
    overriding = [
        RuleFile("basis", 1, "own/basis.yaml", OWN_BASIS.encode()),
        RuleFile("rule", 1, "own/rule.yaml", own.encode()),
    ]
    return load_files([*files(RULE), *overriding], profile="general", vocabulary=VOCABULARY)


def wrong(own: str) -> list[str]:
    with pytest.raises(RulebookErrors) as caught:
        load(own)
    return [error.text("en") for error in caught.value.errors]


LOWERED = RULE.replace("severity: error", "severity: warning")
SOURCED = "basis:\n  - {source: OWN}\n"


def test_an_error_may_be_lowered_with_reason_and_basis() -> None:
    own = LOWERED.replace("basis:\n", REASON + SOURCED)
    assert load(own).rule("PT303").severity == "warning"


def test_an_error_is_not_lowered_without() -> None:
    assert wrong(LOWERED) == [
        "own/rule.yaml:4:11: PT303 is an error and becomes warning here: reason must say why\n"
        "  |\n"
        "4 | severity: warning\n"
        "  |           ~~~~~~^",
        "own/rule.yaml:15:14: PT303 is an error and becomes warning here: "
        "basis needs a source of its own besides LAW\n"
        "   |\n"
        "15 |   - {source: LAW, article: 第三十三条}\n"
        "   |              ~~^",
    ]
    assert len(wrong(LOWERED.replace("basis:\n", SOURCED))) == 1
    assert len(wrong(LOWERED.replace("basis:\n", REASON + "basis:\n"))) == 1


@pytest.mark.parametrize(
    ("own", "place"),
    [
        (RULE.replace("severity: error", "severity: error\ndefault: off"), "own/rule.yaml:1:7"),
        (
            RULE.replace("require:", "advice_when: project.name == 'x'\nrequire:"),
            "own/rule.yaml:8:14",
        ),
    ],
)
def test_off_and_advice_at_times_lower_too(own: str, place: str) -> None:
    found = wrong(own)
    assert len(found) == 2
    assert found[0].startswith(place)
    assert load(own.replace("basis:\n", REASON + SOURCED)).rule("PT303").code == "PT303"


def test_an_override_that_lowers_nothing_needs_no_reason() -> None:
    changed = RULE.replace("采购要花钱", "采购要花不少钱")
    assert load(changed).rule("PT303").severity == "error"
    assert load(changed).rule("PT303").path == "own/rule.yaml"


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    return Runner(monkeypatch, capsys)


def test_a_new_rule_passes_its_own_cases(perfcheck: Runner, tmp_path: Path) -> None:
    made = perfcheck("rules", "new", "XX101", "vague-quantity-name")
    assert (made.status, made.err) == (0, "")
    path = Path("perfcheck-rules", "XX101-vague-quantity-name.yaml")
    assert made.out == (
        f"{path}\n"
        "试用例：perfcheck rules test perfcheck-rules\n"
        "看说明：perfcheck explain XX101 --rules perfcheck-rules\n"
    )
    tested = perfcheck("rules", "test", "perfcheck-rules")
    assert (tested.status, tested.out) == (0, "1 条规则，3 个用例：3 个符合，0 个不符。\n")
    assert perfcheck("explain", "XX101", "--rules", "perfcheck-rules").status == 0
    table = tmp_path / "表.txt"
    table.write_text(
        "1、1-产出指标；11-数量指标；检修若干水泵；实施周期指标值:≥12台；年度指标值:≥12台。\n",
        encoding="utf-8",
    )
    found = perfcheck("表.txt", "--select", "XX", "--format", "concise", "--lang", "en")
    assert found.out.startswith(
        "表.txt:1:18: XX101 warning the name “检修若干水泵” says 若干 (some), "
        "which tells no amount [vague-quantity-name]\n"
    )


def test_the_shipped_rules_are_not_read_twice(perfcheck: Runner, tmp_path: Path) -> None:
    """Told of twice, too, would be every mistake in them."""
    (tmp_path / "period").symlink_to(data_path("rules", "period"))
    made = perfcheck("rules", "new", "PT601", "another", "--dir", "period", "--lang", "en")
    shipped = data_path("rules", "period", "PT601-annual-exceeds-period.yaml")
    assert made.err == (
        f"usage error: PT601 annual-exceeds-period is taken: {shipped}\n"
        "See perfcheck rules new --help\n"
    )
    assert perfcheck("rules", "test", "period").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("xx1", "a"), "xx1: letters and digits, as PT303"),
        (("XX1", "A b"), "XX1: letters and digits, as PT303"),
        (("XX101", "A-b"), "A-b: words-joined-by-hyphens"),
        (("XX102", "vague"), "XX101 vague is taken: perfcheck-rules/XX101-vague.yaml"),
        (("XX101", "other"), "XX101 vague is taken: perfcheck-rules/XX101-vague.yaml"),
        (("XX10", "other"), "XX10 will not do: --select XX10 would take in XX101 as well"),
        (("PT3031", "other"), "PT3031 will not do: --select PT303 would take in PT3031 as well"),
    ],
)
def test_what_a_new_rule_may_not_be_called(
    perfcheck: Runner, arguments: tuple[str, str], message: str
) -> None:
    assert perfcheck("rules", "new", "XX101", "vague").status == 0
    result = perfcheck("rules", "new", *arguments, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err == f"usage error: {message}\nSee perfcheck rules new --help\n"
