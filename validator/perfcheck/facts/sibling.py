"""Projects that are the same service in another year: names without their years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts

_YEARS = r"(20\d\d)\s*年?度?(?:\s*-+\s*(20\d\d|\d\d)\s*年?度?)?"
_TO = str.maketrans(dict.fromkeys("－—–~～至到", "-"))
_PHASES = ("期", "批", "标段", "阶段")
_PHASE = rf"第?[一二三四五六七八九十\d]+(?:{'|'.join(_PHASES)})|年度"
_MARKS = str.maketrans("", "", '（）()《》“”"、，,。.;；:：-－—–~～')


def stem(name: str) -> str:
    """``name`` without years, phases, blanks and punctuation."""
    if "20" in name:
        for found in reversed(list(re.finditer(_YEARS, name.translate(_TO)))):
            name = name[: found.start()] + name[found.end() :]
    if any(word in name for word in _PHASES):
        name = re.sub(_PHASE, "", name)
    else:
        name = name.replace("年度", "")
    return "".join(name.translate(_MARKS).split())


def span_of_years(text: str) -> tuple[int, int] | None:
    """The first and last year of the first year or span of years in ``text``."""
    found = re.search(_YEARS, text.translate(_TO)) if "20" in text else None
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
