"""What a target aims at: a bound, and which way is good, where both are beyond doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from perfcheck.facts.value import ValueFacts
from perfcheck.struct import Struct
from perfcheck.target.units import convert, convertible

if TYPE_CHECKING:
    from perfcheck.facts.name import NameFacts
    from perfcheck.facts.target import TargetFacts

_LOOSE = frozenset(("change-up", "change-down", "approx"))


class Aim(Struct):
    """``more``: as much as the bound or more is wanted; ``less``: no more than it."""

    way: Literal["more", "less"]
    bound: Decimal
    unit: str | None
    strict: bool
    """Whether the bound itself is not enough (>, <)."""


def aim_of(target: TargetFacts) -> Aim | None:
    """The aim of one bound; None for words, dates, ranges, changes, and a bare number whose name
    does not say which way is good. Raises NotRead for a malformed value.
    """
    value, named = target.value, target.indicator.named
    if value.qualitative == "absence":
        return Aim("less", Decimal(0), named.unit, False)
    number, comparator = value.number, value.comparator
    if number is None or number < 0 or _LOOSE.intersection(value.notes):
        return None
    unit = value.unit or named.unit
    strict = comparator in ("gt", "lt")
    if value.wants_more:
        return Aim("more", number, unit, strict)
    if value.wants_less or number == 0 or _wants_less(named):
        return Aim("less", number, unit, strict)
    if named.is_positive_rate or named.is_satisfaction or named.is_count:
        return Aim("more", number, unit, strict)
    return None


def _wants_less(named: NameFacts) -> bool:
    return named.is_negative or named.is_limit or named.is_cost


def exact(value: ValueFacts) -> Decimal | None:
    """The number of a value that is just a number; none at all is 0."""
    if value.qualitative == "absence":
        return Decimal(0)
    number = value.number
    if value.comparator != "eq" or number is None or number < 0 or _LOOSE.intersection(value.notes):
        return None
    return number


def in_unit_of(aim: Aim, number: Decimal, unit: str | None) -> Decimal | None:
    """``number`` of ``unit`` in the unit of ``aim``; a unit left out is the same. None where the
    two do not convert, and where a share lacks its sign, so that it may be 0.95 or 95.
    """
    if unit == aim.unit or number == 0:
        return number
    if unit is None or aim.unit is None:
        unsigned = number if unit is None else aim.bound
        return None if "%" in (unit, aim.unit) and 0 < unsigned <= 1 else number
    if not convertible(unit, aim.unit):
        return None
    try:
        return convert(number, unit, aim.unit)
    except ValueError:  # no end as a decimal
        return None
