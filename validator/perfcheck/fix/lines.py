"""Mends of an indicator line beside its values: its number, and the unit in its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.facts.bracket import stated_units
from perfcheck.finding import Edit
from perfcheck.fix.written import written
from perfcheck.read.source import Source, Span

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.project import ProjectFacts
    from perfcheck.table.model import Indicator

# Compiled when first used: a check alone seldom needs them, and they take longer than it does.
_DIGITS = r"[0-9０-９](?:\s{0,8}[0-9０-９]){0,3}"
_RUN = "[0-9０-９]+"
_BRACKET = r"\s*[（(]([^（()）]*)[)）]\s*$"


def renumbered(project: ProjectFacts, source: Source) -> tuple[Edit, ...] | None:
    """The edits that number the indicators from 1 on; None when one's digits are not found.

    A line without a number gets none.
    """
    found: list[Edit] = []
    for expected, each in enumerate(project.parsed.indicators, 1):
        if each.ordinal is not None and each.ordinal != expected:
            edits = _numbered(each, expected, source)
            if edits is None:
                return None
            found += edits
    return tuple(found)


def _numbered(indicator: Indicator, number: int, source: Source) -> list[Edit] | None:
    """Its number as ``number``; the digits may be parted by a line's end."""
    start = indicator.span.start
    match = re.compile(_DIGITS).match(source.text, start)
    if match is None:
        return None
    for end in range(match.end(), start, -1):
        digits = "".join(source.text[start:end].split())
        if source.text[end - 1].isspace() or int(digits) != indicator.ordinal:
            continue
        edits: list[Edit] = []
        for run in re.compile(_RUN).finditer(source.text, start, end):
            new = "" if edits else str(number)
            edits.append(Edit(source.locate(Span(*run.span())), new))
        return edits
    return None


def name_without_unit(indicator: IndicatorFacts) -> str | None:
    """The name without the bracket at its end that states the unit; None unless every value of
    the indicator states that unit itself.
    """
    name = indicator.name
    bracket = re.search(_BRACKET, name)
    if bracket is None or not bracket.start() or not stated_units(bracket[0]):
        return None
    rest = name[: bracket.start()]
    if stated_units(rest) or not all(target.repeats_unit for target in indicator.targets):
        return None
    return rest


def renamed(indicator: IndicatorFacts, source: Source) -> tuple[Edit, ...] | None:
    """The edits that take the unit out of the name."""
    rest = name_without_unit(indicator)
    if rest is None:
        return None
    place = written(source, indicator.parsed.name_span, indicator.name)
    if place is None:
        return None
    cut = len(indicator.name) - len(rest)
    return place.edits([*rest, *[""] * cut])
