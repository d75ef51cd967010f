"""Profiles: which rules run, how severe they are, and their limits (rules/profiles/)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from perfcheck.rulebook.errors import Problems, hint, place_of
from perfcheck.rulebook.model import CODE, NAME, Rule
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.shape import Choice, Field, Named, Number, Record, both


class Profile(NamedTuple):
    """A way to run the rulebook. ``rules``: code → on, off or a severity (which turns on)."""

    name: str
    title: Both
    rules: Mapping[str, str]
    limits: Mapping[str, Mapping[str, Decimal]]


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
