"""What kind of thing a unit measures, coarse enough to hold against the words of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from perfcheck.target.units import unit as unit_of

if TYPE_CHECKING:
    from perfcheck.target.model import TargetValue

UnitKind = Literal["share", "money", "time", "area", "length", "mass", "people", "date", "thing"]

_KINDS: dict[str, UnitKind] = {"share": "share", "length": "length", "mass": "mass"}
_KINDS |= dict.fromkeys(("money", "us-dollar", "euro", "hk-dollar"), "money")
_KINDS |= dict.fromkeys(("area", "chinese-acre"), "area")
_KINDS |= dict.fromkeys(("person", "人次"), "people")
_KINDS |= dict.fromkeys(
    (
        *("time", "day", "working-day", "trading-day", "month", "term", "age"),
        *("work", "study-hour", "class-hour"),
    ),
    "time",
)


def kind_of(unit: str) -> UnitKind:
    """The kind of a canonical unit; of a derived one (``元/人``, ``人·天``) that of its first part.

    Points of percentage, multiples, scores and whatever is counted one by one are ``thing``.
    """
    if unit == "date":
        return "date"
    first = unit_of(unit).dimension.split("/")[0].split("·")[0]
    return _KINDS.get(first, "thing")


def tells_time(unit: str) -> bool:
    """Whether a canonical unit holds a length of time anywhere: 小时, 次/年, 人·天."""
    parts = unit_of(unit).dimension.replace("/", "·").split("·")
    return unit == "date" or any(_KINDS.get(part) == "time" for part in parts)


def in_money(value: TargetValue) -> TargetValue:
    """``value`` with the 元 that sums in 万 and 亿 often go without: 4万 is 4万元."""
    if any(clause.unit is not None for clause in value.clauses):
        return value
    return value._replace(clauses=tuple(each._replace(unit="元") for each in value.clauses))
