"""Configuration files: what they may say, how several combine, and to which tables they apply."""

import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from perfcheck.config.apply import configured, selected
from perfcheck.config.layers import layers_for, merged, over, settings_of, suppressions_for
from perfcheck.config.match import matches
from perfcheck.config.model import Config, Settings, read_config
from perfcheck.config.schema import config_schema, schema_text
from perfcheck.config.toml import read_toml
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Suppression
from perfcheck.rulebook import Rulebook, load_rulebook
from perfcheck.rulebook.errors import RulebookErrors

VALIDATOR = jsonschema.Draft202012Validator(config_schema())
FULL = """\
extend = "../perfcheck.toml"
profile = "general"
select = ["PT4", "year-missing"]
ignore = ["PT711"]
rule-folders = ["rules"]

[rules]
PT303 = "warning"
satisfaction-low = "on"

[limits]
boilerplate-indicator = {share = 0.5}
[limits.PT813]
floor = 90

[paths."街道/*.txt"]
ignore = ["PT5"]
limits.PT813.floor = 80

[[suppress]]
rule = "PT303"
project = "物业管理费"
reason = "合同已定单价"
until = 2026-12-31

[[suppress]]
rule = "PT112"
table = "2019/*"
reason = "旧表"
"""


def read(text: str, folder: str = "/unit") -> Config:
    node = read_toml("perfcheck.toml", text.encode())
    assert node is not None
    return read_config(node, folder)


def wrong(text: str) -> list[str]:
    """Every error of a configuration, in English, with its excerpt."""
    with pytest.raises(RulebookErrors) as caught:
        read(text)
    return [error.text("en") for error in caught.value.errors]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(vocabulary=vocabulary())


def test_everything_that_may_be_said() -> None:
    config = read(FULL)
    assert config.extend == "../perfcheck.toml"
    assert config.settings == Settings(
        "general",
        ("PT4", "year-missing"),
        ("PT711",),
        {"PT303": "warning", "satisfaction-low": "on"},
        {"boilerplate-indicator": {"share": Decimal("0.5")}, "PT813": {"floor": Decimal(90)}},
    )
    assert [each.pattern for each in config.paths] == ["街道/*.txt"]
    assert config.paths[0].settings == Settings(
        ignore=("PT5",), limits={"PT813": {"floor": Decimal(80)}}
    )
    assert config.rule_folders == (("/unit", "rules"),)
    assert [each for _, each in config.suppress] == [
        Suppression("PT303", "合同已定单价", "物业管理费", until="2026-12-31"),
        Suppression("PT112", "旧表", table="2019/*"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'profil = "general"',
            "perfcheck.toml:1:1: no key 'profil', did you mean 'profile'?\n"
            "  |\n"
            '1 | profil = "general"\n'
            "  | ~~~~~^",
        ),
        (
            'profile = "a"\n[[suppress]]\nrule = "PT303"\nreason = "x"\nuntill = 2026-01-01',
            "perfcheck.toml:5:1: no key 'untill', did you mean 'until'?\n"
            "  |\n"
            "5 | untill = 2026-01-01\n"
            "  | ~~~~~^",
        ),
        (
            '[[suppress]]\nrule = "PT303"',
            "perfcheck.toml:2:1: 'reason' is missing\n  |\n2 | rule = \"PT303\"\n  | ~~~^",
        ),
        (
            '[[suppress]]\nrule = "PT303"\nreason = " "',
            'perfcheck.toml:3:10: this must not be empty\n  |\n3 | reason = " "\n  |          ~~^',
        ),
        (
            '[[suppress]]\nrule = "PT303"\nreason = "x"\nuntil = "2026-02-30"',
            "perfcheck.toml:4:9: there is no 2026-02-30\n"
            "  |\n"
            '4 | until = "2026-02-30"\n'
            "  |         ~~~~~~~~~~~^",
        ),
        (
            '[[suppress]]\nrule = "PT303"\nreason = "x"\nindicator = "保洁面积"',
            "perfcheck.toml:4:13: an indicator needs its project\n"
            "  |\n"
            '4 | indicator = "保洁面积"\n'
            "  |             ~~~~~~~~~^",
        ),
        (
            '[rules]\nPT303 = "warn"',
            "perfcheck.toml:2:9: 'warn' must be one of on, off, error, warning, advice, "
            "did you mean 'warning'?\n"
            "  |\n"
            '2 | PT303 = "warn"\n'
            "  |         ~~~~~^",
        ),
        (
            '[limits.PT813]\nfloor = "高"',
            "perfcheck.toml:2:9: '高' will not do: a number is expected\n"
            "  |\n"
            '2 | floor = "高"\n'
            "  |         ~~~^",
        ),
        (
            'select = "PT4"',
            'perfcheck.toml:1:10: a list is expected here, such as ["PT4"]\n'
            "  |\n"
            '1 | select = "PT4"\n'
            "  |          ~~~~^",
        ),
        (
            '[suppress]\nrule = "PT303"',
            "perfcheck.toml:1:1: a list is expected here, such as [[suppress]]\n"
            "  |\n1 | [suppress]\n  | ~~~~~~~~~^",
        ),
        (
            'suppress = "PT303"',
            "perfcheck.toml:1:12: a list is expected here\n"
            '  |\n1 | suppress = "PT303"\n  |            ~~~~~~^',
        ),
        (
            "limits.PT813 = 90",
            "perfcheck.toml:1:16: '{name = value}' is expected here\n"
            "  |\n1 | limits.PT813 = 90\n  |                ~^",
        ),
        (
            'paths."a.txt" = "PT6"',
            "perfcheck.toml:1:17: '{key = value}' is expected here\n"
            '  |\n1 | paths."a.txt" = "PT6"\n  |                 ~~~~^',
        ),
        (
            "select = []",
            "perfcheck.toml:1:10: at least 1 needed\n  |\n1 | select = []\n  |          ~^",
        ),
        (
            '[paths."*.txt"]\nextend = "x"',
            "perfcheck.toml:2:1: no key 'extend', the keys are profile, select, ignore, rules, "
            'limits\n  |\n2 | extend = "x"\n  | ~~~~~^',
        ),
    ],
)
def test_what_may_not_be_said(text: str, message: str) -> None:
    assert wrong(text) == [message]
    assert not VALIDATOR.is_valid(tomllib.loads(text)) or "2026-02-30" in text or "保洁" in text


def test_all_errors_are_told_at_once() -> None:
    assert len(wrong('profil = "x"\n[rules]\nPT303 = "no"\n')) == 2


def test_the_shipped_schema_is_fresh_and_takes_what_the_loader_takes() -> None:
    shipped = Path(__file__).parents[2] / "rules" / "perfcheck.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m perfcheck.config.schema > rules/perfcheck.schema.json"
    )
    jsonschema.Draft202012Validator.check_schema(config_schema())
    document = json.loads(json.dumps(tomllib.loads(FULL), default=str))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


def test_one_file_over_another() -> None:
    base = read('profile = "a"\nignore = ["PT5"]\n[rules]\nPT303 = "off"\nPT601 = "off"\n', "/")
    own = read('ignore = ["PT7"]\nrule-folders = ["r"]\n[rules]\nPT303 = "error"\n')
    both = merged(base, own)
    assert both.settings == Settings(
        "a", None, ("PT5", "PT7"), {"PT601": "off", "PT303": "error"}, {}
    )
    assert both.rule_folders == (("/unit", "r"),)


def test_select_starts_afresh_and_ignore_adds() -> None:
    low = Settings(select=("PT4",), ignore=("PT401",))
    assert over(low, Settings(ignore=("PT402",))).ignore == ("PT401", "PT402")
    assert over(low, Settings(select=("PT401",))) == Settings(select=("PT401",))


def test_limits_of_one_rule_combine() -> None:
    low = Settings(limits={"PT110": {"least": Decimal(3), "most": Decimal(9)}})
    high = Settings(limits={"PT110": {"most": Decimal(20)}})
    assert over(low, high).limits == {"PT110": {"least": Decimal(3), "most": Decimal(20)}}


def test_settings_and_suppressions_of_a_path() -> None:
    config = read(FULL)
    assert layers_for(config, "/unit/街道/东.txt") == (0,)
    assert layers_for(config, "/unit/东.txt") == ()
    settings = settings_of(config, (0,))
    assert settings.ignore == ("PT711", "PT5")
    assert settings.limits["PT813"] == {"floor": Decimal(80)}
    assert [each.rule for each in suppressions_for(config, "/unit/2019/表.txt")] == [
        "PT303",
        "PT112",
    ]
    assert [each.rule for each in suppressions_for(config, "/unit/表.txt")] == ["PT303"]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("表.txt", "表.txt", True),
        ("表.txt", "甲/乙/表.txt", True),
        ("表.txt", "甲/旧表.txt", False),
        ("*.txt", "甲/乙/表.txt", True),
        ("./表.txt", "表.txt", True),
        ("./表.txt", "甲/表.txt", False),
        ("/表.txt", "甲/表.txt", False),
        ("甲", "甲/乙/表.txt", True),
        ("甲/", "甲/乙/表.txt", True),
        ("乙/", "甲/乙/表.txt", True),
        ("甲/*.txt", "甲/表.txt", True),
        ("甲/*.txt", "甲/乙/表.txt", False),
        ("甲/**", "甲/乙/表.txt", True),
        ("甲/**/表.txt", "甲/表.txt", True),
        ("甲/**/表.txt", "甲/乙/丙/表.txt", True),
        ("**/2024/*", "甲/2024/表.txt", True),
        ("**/2024/*", "甲/2025/表.txt", False),
        ("表?.txt", "表1.txt", True),
        ("表?.txt", "表12.txt", False),
        ("表(1)+.txt", "表(1)+.txt", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(f"/unit/{path}", "/unit", pattern) is fits
    assert not matches(f"/other/{path}", "/unit", pattern)
    assert matches(f"/{path}", "/", pattern) is fits


def test_severities_and_limits(rulebook: Rulebook) -> None:
    settings = Settings(
        rules={"PT303": "warning", "missing-cost-nonprocurement": "on", "PT401": "off"},
        limits={"satisfaction-low": {"floor": Decimal(90)}},
    )
    found = {rule.code: rule for rule in configured(rulebook, settings).rules}
    assert (found["PT303"].severity, found["PT303"].default) == ("warning", True)
    assert (found["PT308"].severity, found["PT308"].default) == ("advice", True)
    assert not found["PT401"].default
    assert found["PT813"].default  # a limit turns its rule on
    assert found["PT813"].limits == {"floor": Decimal(90)}
    assert not {rule.code: rule for rule in rulebook.rules}["PT813"].default


def test_a_rule_turned_off_stays_off_with_a_limit(rulebook: Rulebook) -> None:
    settings = Settings(rules={"PT813": "off"}, limits={"PT813": {"floor": Decimal(90)}})
    rules = selected(configured(rulebook, settings), settings)
    assert "PT813" not in {rule.code for rule in rules}


def test_on_keeps_a_severity(rulebook: Rulebook) -> None:
    rule = rulebook.rule("PT303").with_state("advice")
    assert rule.with_state("on").severity == "advice"
    assert rule.with_state("off").with_state("on").severity == "error"


def test_rules_and_limits_that_there_are_not(rulebook: Rulebook) -> None:
    config = read('[rules]\nPT3O3 = "off"\n[limits.PT813]\nflor = 1\n[limits.PT301]\nfloor = 1\n')
    with pytest.raises(RulebookErrors) as caught:
        configured(rulebook, config.settings)
    assert [error.text("en") for error in caught.value.errors] == [
        "perfcheck.toml:4:1: PT813 has no limit 'flor', did you mean 'floor'? (it has: floor)\n"
        "  |\n4 | flor = 1\n  | ~~~^",
        "perfcheck.toml:6:1: PT301 has no limit 'floor' (it has none at all)\n"
        "  |\n6 | floor = 1\n  | ~~~~^",
        "perfcheck.toml:2:1: no rule 'PT3O3', did you mean 'PT303'?\n"
        '  |\n2 | PT3O3 = "off"\n  | ~~~~^',
    ]


DOCS = Path(__file__).parents[2] / "docs"


def test_what_the_documents_show(rulebook: Rulebook) -> None:
    shown = [
        block
        for name in ("configuration.md", "suppression.md")
        for block in re.findall(
            r"^```toml\n(.*?)^```$", (DOCS / name).read_text(encoding="utf-8"), re.M | re.S
        )
    ]
    assert len(shown) == 2
    for text in shown:
        config = read(text)
        for settings in (config.settings, *(each.settings for each in config.paths)):
            selected(configured(rulebook, settings), settings)
            load_rulebook(profile=settings.profile or "general", vocabulary=vocabulary())
        for _, each in config.suppress:
            rulebook.rule(each.rule)
    error = "\n".join(wrong('profile = "x"\n\ningore = ["PT711"]\n'))
    assert error in (DOCS / "configuration.md").read_text(encoding="utf-8")


def test_the_documents_name_every_profile() -> None:
    folder = Path(__file__).parents[2] / "rules" / "profiles"
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.M))
    assert listed == {path.stem for path in folder.iterdir()} - {"general"}
