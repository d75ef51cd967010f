"""Small readings of prose: unpaired marks, and how alike two texts are."""

from __future__ import annotations

from operator import add
from zlib import crc32

_PUNCTUATION = str.maketrans("", "", " \t\r\n　。，,；;：:、“”\"'（）()")
_PAIRS = {"“": "”", "（": "）", "(": ")", "《": "》", "「": "」", "【": "】"}
_CLOSING = {"”": "“", "）": "（(", ")": "(（", "》": "《", "」": "「", "】": "【"}

_MARKS = frozenset((*_PAIRS, *_CLOSING))


def unbalanced(text: str) -> str | None:
    """The first bracket or quotation mark without its partner; full and half width pair up.

    An enumeration such as ``1）`` or ``a)`` closes nothing and is left alone.
    """
    if _MARKS.isdisjoint(text):
        return None
    open_marks: list[str] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            open_marks.append(char)
        elif char in _CLOSING:
            if open_marks and open_marks[-1] in _CLOSING[char]:
                open_marks.pop()
            elif char in "）)" and at and (text[at - 1].isdigit() or text[at - 1] in _NUMERALS):
                continue
            elif char not in "》":
                return char
    left = [mark for mark in open_marks if mark != "《"]
    return left[0] if left else None


_NUMERALS = "一二三四五六七八九十abcdefABCDEF①②③④⑤"


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of character pairs they have in common."""
    return 1.0 if one == other else likeness_of(pairs(one), pairs(other))


def likeness_of(mine: frozenset[str], its: frozenset[str]) -> float:
    """``likeness`` of two texts by their ``pairs``."""
    if not mine or not its:
        return 0.0
    return 2 * len(mine & its) / (len(mine) + len(its))


def pairs(text: str) -> frozenset[str]:
    """Each two characters that stand side by side in ``text``; those that come again with a mark
    each time, so that none is lost in the set.
    """
    every = list(map(add, text, text[1:]))
    found = set(every)
    if len(found) < len(every):
        found.clear()
        for pair in every:
            while pair in found:
                pair += "\0"
            found.add(pair)
    return frozenset(found)


def sketch(text: str, size: int = 4) -> list[int]:
    """The ``size`` smallest hashes of the runs of four characters in ``text``.

    Two texts that are mostly alike nearly always share one, so that only texts that do need to
    be compared in full.
    """
    data = text.encode("utf-32-le", "surrogatepass")
    hashes = {crc32(data[at : at + 16]) for at in range(0, max(4, len(data) - 12), 4)}
    return sorted(hashes)[:size]


def plain(text: str) -> str:
    """``text`` without blanks and punctuation."""
    return text.translate(_PUNCTUATION)
