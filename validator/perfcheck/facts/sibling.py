"""Projects that are the same service in another year: names without their years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts

_YEARS = re.compile(r"(20\d\d)\s*年?度?(?:\s*[-－—–~～至到]+\s*(20\d\d|\d\d)\s*年?度?)?")
_REST = re.compile(r"[\s　（）()《》“”\"、，,。.;；:：\-－—–~～]+")
_PHASE = re.compile(r"第?[一二三四五六七八九十\d]+(?:期|批|标段|阶段)|年度")


def stem(name: str) -> str:
    """``name`` without years, phases, blanks and punctuation."""
    return _REST.sub("", _PHASE.sub("", _YEARS.sub("", name)))


def span_of_years(text: str) -> tuple[int, int] | None:
    """The first and last year of the first year or span of years in ``text``."""
    found = _YEARS.search(text)
    if found is None:
        return None
    first = int(found[1])
    last = found[2]
    if last is None:
        return first, first
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (first, end) if end >= first else (first, first)


def is_older(one: ProjectFacts, other: ProjectFacts) -> bool:
    """Whether the years in the name of ``one`` run out before those of ``other``."""
    return one.years is not None and other.years is not None and one.years < other.years
