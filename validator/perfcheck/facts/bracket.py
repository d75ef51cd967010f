"""The unit that a name states in brackets: 值班时长（小时）, 总投资（万元）, 补助标准（元/人）."""

from __future__ import annotations

import re

from perfcheck.target.units import canonical

_BRACKET = re.compile(r"[（(【\[]([^（()）【】\[\]]{1,12})[)）\]】]")
_PARTS = re.compile(r"[/／每]")
_ALTERNATIVES = re.compile(r"[、,，或]")
_SCALES = "百千万亿"


def stated_units(name: str) -> tuple[str, ...]:
    """The units in the last bracket of ``name`` that holds any, in their canonical spelling.

    The first is the unit as it is meant; the others are the readings that 台/套 or 个、处 leave
    open. A scale (万元) is not part of a unit. Empty when no bracket holds a unit.
    """
    for inner in reversed(_BRACKET.findall(name)):
        found = _units(inner.strip().removeprefix("单位").lstrip("：: "))
        if found:
            return found
    return ()


def _units(text: str) -> tuple[str, ...]:
    whole = _unit(text)
    if whole:
        return (whole,)
    for separator in (_ALTERNATIVES, _PARTS):
        parts = [_unit(part) for part in separator.split(text)]
        known = tuple(part for part in parts if part is not None)
        if len(parts) == 2 and len(known) == 2:
            if separator is _ALTERNATIVES:
                return known
            return tuple(unit for unit in (_unit("".join(known)), "/".join(known), *known) if unit)
    return ()


def _unit(text: str) -> str | None:
    text = text.strip().replace("％", "%")
    return canonical(text) or canonical(text.lstrip(_SCALES))
