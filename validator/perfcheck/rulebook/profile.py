"""Profiles: which rules run, how severe they are, and their limits (rules/profiles/)."""

from collections.abc import Mapping
from decimal import Decimal

from perfcheck.rulebook.errors import Problems, hint, place_of
from perfcheck.rulebook.model import CODE, NAME, Rule
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.shape import Choice, Field, Items, Named, Number, Record, Text, both
from perfcheck.struct import Struct


class Effect(Struct):
    """A small table, with what the profile finds there and the general one does not (``adds``),
    and the other way round (``drops``): texts like ``PT411 warning``."""

    project: str | None
    indicator: str | None
    adds: tuple[str, ...]
    drops: tuple[str, ...]


class Profile(Struct):
    """A way to run the rulebook. ``rules``: code → on, off or a severity (which turns on)."""

    name: str
    title: Both
    rules: Mapping[str, str]
    limits: Mapping[str, Mapping[str, Decimal]]
    effects: tuple[Effect, ...]


_FINDING = Text(
    "[A-Z]{2,6}[0-9]{2,6} (error|warning|advice)", "应形如 PT411 warning", "as PT411 warning"
)
_EFFECT = Record(
    {
        "project": Field(Text(), "projects, as in the cases of rules", False),
        "indicator": Field(Text(), "indicator lines of one project", False),
        "adds": Field(Items(_FINDING), "found with the profile, not without", False, ()),
        "drops": Field(Items(_FINDING), "found without the profile, not with", False, ()),
    },
    Effect,
    one_of=(("project", "indicator"),),
)


PROFILE = Record(
    {
        "name": Field(NAME, "what --profile takes"),
        "title": Field(both(), "what it is for, in a line"),
        "rules": Field(
            Named(Choice(("on", "off", "error", "warning", "advice")), CODE.pattern or ""),
            "rules that run otherwise than they say themselves",
            False,
            {},
        ),
        "limits": Field(
            Named(Named(Number()), CODE.pattern or ""), "limits set otherwise", False, {}
        ),
        "effects": Field(Items(_EFFECT), "tables that show what it changes", False, ()),
    },
    Profile,
)


def check_profile(profile: Profile, rules: Mapping[str, Rule], problems: Problems) -> None:
    """Every code, and every limit of it, must exist."""
    for code in (*profile.rules, *profile.limits):
        if code not in rules:
            near_zh, near_en = hint(code, rules)
            problems.add(
                f"没有规则“{code}”{near_zh}", f"no rule {str(code)!r}{near_en}", place_of(code)
            )
    for code, limits in profile.limits.items():
        for name in limits:
            if code in rules and name not in rules[code].limits:
                near_zh, near_en = hint(name, rules[code].limits)
                problems.add(
                    f"{code} 没有限值“{name}”{near_zh}",
                    f"{code} has no limit {str(name)!r}{near_en}",
                    place_of(name),
                )
