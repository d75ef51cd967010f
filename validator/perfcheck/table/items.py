"""Cutting an indicator cell into items, at their numbers and nowhere else.

An item begins with its number and a level 1 (``3、2-效益指标；``); ``2、`` alone may stand inside
a name or a value. Where a number or a level is damaged, its neighbours still hold the place.
"""

import re
from collections.abc import Container
from typing import NamedTuple

from perfcheck.table.item import BLANK, DIGIT, HYPHEN, MARK

_STEM = "(?:项目)?(?:产出|效益|满意度|成本|投入|过程|效果|结果|完成)"
_GAP = f"{BLANK}{{0,3}}"
_CODED = f"{DIGIT}{_GAP}{HYPHEN}{_GAP}{_STEM}(?:类?(?:指标|目标))?{_GAP}{MARK}"
_WORDED = f"{_STEM}类?(?:指标|目标){_GAP}{MARK}"
_DAMAGED = f"{DIGIT}{_GAP}{HYPHEN}{_GAP}[^；;0-9。]{{1,12}}{MARK}{_GAP}{DIGIT}{{2}}{_GAP}{HYPHEN}"
_START = re.compile(
    f"({DIGIT}{{1,4}}){_GAP}(?:[、．.，,)）]{_GAP}){{1,2}}(?:(?=({_CODED}|{_WORDED}))|(?=({_DAMAGED}))|)"
    f"|(?={_CODED})()"
)
_VALUE_LABEL = re.compile(f"(?:指标|目标){_GAP}值{_GAP}[:：]")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_NUMERIC = _DIGITS | frozenset(".．,，≥≤＞＜><=＝≧≦~～-－—–±")
_CLOSED = frozenset("。；;．.!！?？”’』」")


class Cut(NamedTuple):
    """Where an item begins; ``doubtful`` when the value before it cannot be told from its number
    (``指标值:≥1`` and ``2、`` run together as ``≥12、``)."""

    start: int
    doubtful: bool


class _Candidate(NamedTuple):
    start: int
    after: int
    number: int | None
    sure: bool
    damaged: bool


def cut_items(text: str, line_starts: Container[int]) -> list[Cut]:
    """Where the items of ``text`` begin, in order; empty when it holds none.

    ``line_starts`` are the offsets at which a line of the file began. Linear in the length.
    """
    candidates = _candidates(text)
    cuts: list[Cut] = []
    expected = 1
    for candidate in candidates:
        if candidate.sure:
            cut = _sure_cut(text, candidate, expected, candidate.start in line_starts)
        elif candidate.number == expected and _is_item(text, candidate, line_starts):
            cut = Cut(candidate.start, False)
        else:
            continue
        if candidate.number is not None and not cut.doubtful:
            expected = candidate.number
        expected += 1
        cuts.append(cut)
    return cuts


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    covered = -1
    for match in _START.finditer(text):
        start, after = match.span()
        number = match[1]
        sure = number is None or match[2] is not None
        if number is None and start == covered:
            continue  # the level 1 behind the number that has just been found
        covered = after if sure else -1
        value = None if number is None else int(number)
        found.append(_Candidate(start, after, value, sure, match[3] is not None))
    return found


def _sure_cut(text: str, candidate: _Candidate, expected: int, line_start: bool) -> Cut:
    """An item that shows its level 1: the question is only where its number begins."""
    start = candidate.start
    if candidate.number is None:
        run = start
        while run and start - run < 4 and text[run - 1] in _DIGITS:
            run -= 1
        if run == start:
            return Cut(start, False)
        if run == 0 or text[run - 1] in _CLOSED:
            return Cut(run, False)
        return Cut(start, True)
    before = text[start - 1] if start else "。"
    if before in _CLOSED or before.isspace():
        return Cut(start, False)
    if candidate.number == expected or line_start:
        return Cut(start, before in _NUMERIC)
    digits = str(candidate.number)
    if digits.endswith(str(expected)):
        return Cut(start + len(digits) - len(str(expected)), True)
    return Cut(start, True)


def _is_item(text: str, candidate: _Candidate, line_starts: Container[int]) -> bool:
    """Whether the expected number, without a level 1 to be seen, still begins an item."""
    start = candidate.start
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    if start not in line_starts and before not in ("。", "") and not candidate.damaged:
        return False
    nearby = text[candidate.after : candidate.after + _ITEM_HEAD]
    label = _VALUE_LABEL.search(nearby.partition("。")[0])
    if label is None:
        return False
    return _START_SURE.search(nearby, 0, label.start()) is None


_START_SURE = re.compile(_CODED)
_ITEM_HEAD = 300
"""How far from its number an item shows its first value label."""
