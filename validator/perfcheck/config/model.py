"""What a configuration file may say, and the shape it must have."""

from collections.abc import Mapping
from decimal import Decimal

from perfcheck.finding import Suppression
from perfcheck.rulebook.errors import Problems, place_of
from perfcheck.rulebook.shape import Choice, Field, Items, Named, Number, Record, Text
from perfcheck.rulebook.strict_yaml import Node
from perfcheck.struct import Struct


class Settings(Struct):
    """How to check. None: not said, so that what is below stands."""

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, str] = {}
    """Code or name → on, off or a severity, as in profiles."""
    limits: Mapping[str, Mapping[str, Decimal]] = {}
    """Code or name → limit → number."""


class PathSettings(Struct):
    """Settings for the tables whose path below ``folder`` matches ``pattern``."""

    folder: str
    pattern: str
    settings: Settings


class Config(Struct):
    """One configuration file, or several merged. Folders are absolute, with ``/``."""

    extend: str | None
    settings: Settings
    paths: tuple[PathSettings, ...]
    rule_folders: tuple[tuple[str, str], ...]
    """(folder of the file that names it, what it names)."""
    suppress: tuple[tuple[str, Suppression], ...]
    """(folder of the file that states it, the suppression)."""


_RULE = Text("[A-Za-z][A-Za-z0-9-]*", "应是规则的代码或名称", "the code or name of a rule")
_STATES = Choice(("on", "off", "error", "warning", "advice"))
_SETTINGS = {
    "profile": Field(Text(), "the profile of rules; several with commas between", False),
    "select": Field(Items(_RULE, 1), "only these rules: codes, starts of codes, names", False),
    "ignore": Field(Items(_RULE), "not these rules", False, ()),
    "rules": Field(
        Named(_STATES, _RULE.pattern or ""),
        "rule by code or name: on, off or a severity",
        False,
        {},
    ),
    "limits": Field(
        Named(Named(Number()), _RULE.pattern or ""), "rule by code or name: its limits", False, {}
    ),
}
SUPPRESSION = Record(
    {
        "rule": Field(_RULE, "the code or name of the rule"),
        "reason": Field(Text(), "why the finding may stand"),
        "project": Field(
            Text(), "the project's name; without one: findings on the whole table", False
        ),
        "indicator": Field(
            Text(), "the indicator's name; without one: findings on the project itself", False
        ),
        "table": Field(Text(), "pattern of the tables' paths, relative to this file", False),
        "until": Field(
            Text("[0-9]{4}-[0-9]{2}-[0-9]{2}", "应是日期，如 2026-12-31", "a date, as 2026-12-31"),
            "the last day it holds",
            False,
        ),
    },
    Suppression,
)
CONFIG = Record(
    {
        "extend": Field(Text(), "another configuration file to build on", False),
        **_SETTINGS,
        "rule-folders": Field(Items(Text()), "folders of rule files of your own", False, ()),
        "paths": Field(
            Named(Record(_SETTINGS, Settings), r"[^\n]+"),
            "settings for the tables whose path matches, later ones winning",
            False,
            {},
        ),
        "suppress": Field(Items(SUPPRESSION), "findings that are known and let stand", False, ()),
    }
)
SUPPRESSIONS = Record({"suppress": CONFIG.fields["suppress"]})


def read_config(node: Node, folder: str) -> Config:
    """The configuration that ``node`` states, in a file in ``folder``.

    Raises RulebookErrors with everything that is wrong in it.
    """
    problems = Problems()
    values = CONFIG.read(node, problems)
    _check_suppressions((values or {}).get("suppress", ()), problems)
    problems.stop_if_any()
    return Config(
        values["extend"],
        Settings(*(values[key] for key in Settings._fields)),
        tuple(PathSettings(folder, *pair) for pair in values["paths"].items()),
        tuple((folder, named) for named in values["rule-folders"]),
        tuple((folder, each) for each in values["suppress"]),
    )


def read_suppressions(node: Node) -> tuple[Suppression, ...]:
    """The suppressions of a file that holds nothing else. Raises RulebookErrors."""
    problems = Problems()
    values = SUPPRESSIONS.read(node, problems)
    found: tuple[Suppression, ...] = (values or {}).get("suppress", ())
    _check_suppressions(found, problems)
    for each in found:
        if each.table is not None:
            problems.add(
                "这个文件只管它旁边的那张表，不写 table",
                "this file is about the table beside it: leave table out",
                place_of(each.table),
            )
    problems.stop_if_any()
    return found


def _check_suppressions(found: tuple[Suppression, ...], problems: Problems) -> None:
    for each in found:
        if each.until is not None and not _is_date(each.until):
            problems.add(
                f"没有 {each.until} 这一天", f"there is no {each.until}", place_of(each.until)
            )
        if each.indicator is not None and each.project is None:
            problems.add(
                "写了指标就要写明是哪个项目的",
                "an indicator needs its project",
                place_of(each.indicator),
            )


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
