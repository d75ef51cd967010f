"""Mends that complete a value or say it in a number: a missing % or ≤, 0 for 无, a number out of
a sentence.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.kinds import kind_of
from perfcheck.fix.sense import bounds, reads_as, same_but_limit, same_but_unit
from perfcheck.target import parse_value
from perfcheck.target.units import canonical

if TYPE_CHECKING:
    from perfcheck.facts.target import TargetFacts

_ONE, _HALF, _WHOLE = Decimal(1), Decimal(50), Decimal(100)
_QUANTITY = r"([0-9]{1,9}(?:\.[0-9]{1,4})?万?)(%|[^\x00-\x7f]{1,4})"
_EVENTS = (("次数", "次"), ("起数", "起"), ("人数", "人"), ("人次", "人次"), ("件数", "件"))


def missing_percent(target: TargetFacts) -> list[str] | None:
    """``≥97`` of a rate as ``≥97%``. A number up to 1 may be a fraction and is left alone."""
    value, text = target.value.parsed, target.text.rstrip()
    if len(value.clauses) != 1 or value.clauses[0].unit is not None or not text[-1:].isdigit():
        return None
    if not all(_ONE < bound <= _WHOLE for bound in bounds(value.clauses[0])):
        return None
    slots = list(target.text)
    slots[len(text) - 1] += "%"
    return slots if same_but_unit(value, reads_as(slots), "%") else None


def percent_is_certain(target: TargetFacts) -> bool:
    """Whether a bare number can be nothing but a percentage: the name is a share that cannot pass
    100 % and of which more is better (合格率; not 差错率, which may be per mille, nor 满意度, which
    may be a score), and asks for half at least.
    """
    named = target.indicator.named
    return (
        named.is_bounded_rate
        and not named.is_degree
        and named.is_positive_rate
        and not target.value.wants_less
        and all(bound >= _HALF for bound in bounds(target.value.clauses[0]))
    )


def limit(target: TargetFacts) -> list[str] | None:
    """``30分钟`` of a wait or a cost as ``≤30分钟``."""
    value = target.value.parsed
    if len(value.clauses) != 1 or value.clauses[0].subject is not None:
        return None
    slots = list(target.text)
    slots[0] = "≤" + slots[0]
    return slots if same_but_limit(value, reads_as(slots)) else None


def zero(target: TargetFacts) -> list[str] | None:
    """``无`` as ``0起``, or in the unit that the name asks for."""
    named = target.indicator.named
    unit = named.unit or ("%" if named.is_rate else None)
    if unit is None:
        unit = next((unit for ending, unit in _EVENTS if named.core.endswith(ending)), "起")
    value = parse_value(f"0{unit}")
    if value.kind != "comparison" or value.clauses[0].unit != canonical(unit):
        return None
    return [f"0{unit}", *[""] * (len(target.text) - 1)]


def quantity(target: TargetFacts) -> list[str] | None:
    """``24小时`` out of ``全天24小时有人值守``, when the sentence holds one number and the name
    has no other kind of unit.
    """
    text = target.text
    if len(re.findall("[0-9]+(?:[.][0-9]+)?", text)) != 1:
        return None
    found = re.search(_QUANTITY, text)
    if found is None or "每" in text[max(0, found.start() - 4) : found.start()]:
        return None  # 每天2次 is not 2次
    number, words = found.groups()
    for length in range(len(words), 0, -1):
        unit = canonical(words[:length].replace("％", "%"))
        if unit is None:
            continue
        value = parse_value(number + words[:length])
        if value.kind != "comparison" or value.clauses[0].unit != unit:
            continue
        named = target.indicator.named
        if named.unit is not None and kind_of(named.unit) != kind_of(unit):
            return None
        if named.is_duration and kind_of(unit) != "time":
            return None
        start, end = found.start(), found.end(1) + length
        return [*[""] * start, *text[start:end], *[""] * (len(text) - end)]
    return None
