"""Small readings of prose: unpaired marks, and how alike two texts are."""

from __future__ import annotations

from zlib import crc32

_PUNCTUATION = str.maketrans("", "", " \t\r\n　。，,；;：:、“”\"'（）()")
_PAIRS = {"“": "”", "（": "）", "(": ")", "《": "》", "「": "」", "【": "】"}
_CLOSING = {"”": "“", "）": "（(", ")": "(（", "》": "《", "」": "「", "】": "【"}


def unbalanced(text: str) -> str | None:
    """The first bracket or quotation mark without its partner; full and half width pair up.

    An enumeration such as ``1）`` or ``a)`` closes nothing and is left alone.
    """
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
    if one == other:
        return 1.0
    mine, its = _pairs(one), _pairs(other)
    if not mine or not its:
        return 0.0
    common = sum(min(count, its.get(pair, 0)) for pair, count in mine.items())
    return 2 * common / (sum(mine.values()) + sum(its.values()))


def _pairs(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        found[pair] = found.get(pair, 0) + 1
    return found


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
