"""The unit that a name states in brackets: 值班时长（小时）, 总投资（万元）, 补助标准（元/人）."""

from __future__ import annotations

from perfcheck.target.units import canonical

_OPENING, _CLOSING = "（(【[", "）)】]"
_LONGEST = 12
_PARTS = str.maketrans("／每", "//")
_ALTERNATIVES = str.maketrans(",，或", "、、、")
_SCALES = "百千万亿"


def stated_units(name: str) -> tuple[str, ...]:
    """The units in the last bracket of ``name`` that holds any, in their canonical spelling.

    The first is the unit as it is meant; the others are the readings that 台/套 or 个、处 leave
    open. A scale (万元) is not part of a unit. Empty when no bracket holds a unit.
    """
    for inner in reversed(_insides(name)):
        found = _units(inner.strip().removeprefix("单位").lstrip("：: "))
        if found:
            return found
    return ()


def _insides(name: str) -> list[str]:
    """What stands in the brackets that hold no others, in their order; nothing long."""
    found = []
    start = -1
    for at, char in enumerate(name):
        if char in _OPENING:
            start = at + 1
        elif char in _CLOSING:
            if start >= 0 and 1 <= at - start <= _LONGEST:
                found.append(name[start:at])
            start = -1
    return found


def _units(text: str) -> tuple[str, ...]:
    whole = _unit(text)
    if whole:
        return (whole,)
    known = _two_units(text.translate(_ALTERNATIVES).split("、"))
    if known:
        return known
    known = _two_units(text.translate(_PARTS).split("/"))
    if known:
        return tuple(unit for unit in (_unit("".join(known)), "/".join(known), *known) if unit)
    return ()


def _two_units(parts: list[str]) -> tuple[str, ...]:
    units = tuple(unit for part in parts if (unit := _unit(part)) is not None)
    return units if len(parts) == len(units) == 2 else ()


def _unit(text: str) -> str | None:
    text = text.strip().replace("％", "%")
    return canonical(text) or canonical(text.lstrip(_SCALES))
