"""Cutting an indicator cell into items, at their numbers and nowhere else.

An item begins with its number and a level 1 (``3、2-效益指标；``); ``2、`` alone may stand inside
a name or a value. Where a number or a level is damaged, its neighbours still hold the place.
"""

import re
from collections.abc import Container

from perfcheck.struct import Struct

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_HYPHENS = frozenset("-－—–‐‑−")
_ORDINAL_MARKS = "、．.，,)）"
_MARKS = ("；", ";")
_BLANK = " \t\xa0\u3000"
_BLANKS_MOST = 3
_STEMS = ("产出", "效益", "满意度", "成本", "投入", "过程", "效果", "结果", "完成")
_ENDINGS = ("指标", "目标")
_BEGINNINGS = (*_STEMS, "项目")
# A number with a mark behind it, which is looked at when one is found: classes of wide characters
# take long to compile, and a run of perfcheck is short.
_NUMBER = re.compile(r"([0-9０-９]{1,4})[^\S\r\n]{0,3}([^\w\s])")
_USUAL = tuple(f"-{stem}指标{mark}" for stem in _STEMS[:4] for mark in _MARKS)
_NUMERIC = _DIGITS | frozenset(".．,，≥≤＞＜><=＝≧≦~～-－—–±")
_CLOSED = frozenset("。；;!！?？”’』」")
_NUMERALS = _DIGITS | frozenset("、．.)）一二三四五六七八九十")
_DAMAGED_MOST = 8
"""How many characters a damaged number may have."""
_ITEM_HEAD = 300
"""How far from its number an item shows its first value label."""


class Cut(Struct):
    """Where an item begins; ``doubtful`` when the value before it cannot be told from its number
    (``指标值:≥1`` and ``2、`` run together as ``≥12、``)."""

    start: int
    doubtful: bool


class _Candidate(Struct):
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
            cut = _sure_cut(text, candidate, expected, line_starts, first=not cuts)
        elif candidate.number == expected and _is_item(text, candidate, line_starts):
            cut = Cut(candidate.start, False)
        else:
            continue
        if candidate.number is not None and cut == (candidate.start, False):
            expected = candidate.number
        expected += 1
        cuts.append(cut)
    return cuts


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    covered = -1
    for match in _NUMBER.finditer(text):
        start, after = match.span()
        if match[2] in _HYPHENS:
            code = match.end(1) - 1
            # `21-产出指标` may be the number 2 with its mark lost; behind a `；` it is a level 2.
            if (
                code != covered
                and (code == start or _is_fresh(text, start))
                and text.startswith(_BEGINNINGS, _skip(text, after))
                and _is_level1(text, code)
            ):
                found.append(_Candidate(code, after, None, True, False))
            continue
        if match[2] not in _ORDINAL_MARKS:
            continue
        after = _skip(text, after)
        if text[after : after + 1] in _ORDINAL_MARKS:  # also true at the end, where nothing is
            after = _skip(text, after + 1)
        sure = _is_level1(text, after)
        if sure:
            covered = after
        if sure and found and _is_doubled(text, found[-1], start):
            # `5、4、成本指标；` for `5、4-成本指标；`: the number is the first.
            start, number = found.pop()[0], match[1]
            found.append(_Candidate(start, after, int(number), True, False))
            continue
        damaged = not sure and _is_damaged(text, after)
        found.append(_Candidate(start, after, int(match[1]), sure, damaged))
    return found


def _is_doubled(text: str, before: _Candidate, start: int) -> bool:
    """Whether the number at ``start`` follows another that begins an item."""
    return (
        _is_fresh(text, before.start)
        and before.after == start
        and not before.sure
        and text[start - 1] == "、"
    )


def _is_fresh(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "。"


def _skip(text: str, index: int) -> int:
    """The first place from ``index`` on that is no blank, a few blanks away at most."""
    end = min(index + _BLANKS_MOST, len(text))
    while index < end and text[index] in _BLANK:
        index += 1
    return index


def _code_end(text: str, index: int, digits: int) -> int:
    """Where the label begins behind a code of so many digits and a hyphen; -1 for no code."""
    end = index + digits
    if end >= len(text) or not _DIGITS.issuperset(text[index:end]):
        return -1
    end = _skip(text, end)
    if end >= len(text) or text[end] not in _HYPHENS:
        return -1
    return _skip(text, end + 1)


def _is_level1(text: str, index: int) -> bool:
    """Whether ``1-产出指标；`` or ``产出指标；`` stands at ``index``, beyond doubt."""
    if text.startswith(_USUAL, index + 1):
        return text[index] in _DIGITS
    label = _code_end(text, index, 1)
    coded = label >= 0
    end = label if coded else index
    if not text.startswith(_BEGINNINGS, end):
        return False
    if text.startswith("项目", end):
        end += 2
    stem = next((stem for stem in _STEMS if text.startswith(stem, end)), None)
    if stem is None:
        return False
    end += len(stem)
    if text.startswith("类", end):
        end += 1
    if text.startswith(_ENDINGS, end):
        end += 2
    elif not coded:
        return False
    return text.startswith(_MARKS, _skip(text, end))


def _is_damaged(text: str, index: int) -> bool:
    """Whether a code, an unknown label and a code of two digits stand at ``index``."""
    label = _code_end(text, index, 1)
    if label < 0:
        return False
    for end in range(label, min(label + 13, len(text))):
        if text[end] in _MARKS:
            return end > label and _code_end(text, _skip(text, end + 1), 2) >= 0
        if text[end] in _DIGITS or text[end] == "。":
            return False
    return False


def _sure_cut(
    text: str, candidate: _Candidate, expected: int, line_starts: Container[int], first: bool
) -> Cut:
    """An item that shows its level 1: the question is only where its number begins."""
    start = candidate.start
    numbered = candidate.number is not None
    if start == 0 or (numbered and _is_closed(text, start)):
        return Cut(start, False)
    before = text[start - 1]
    if start in line_starts and before not in _NUMERIC:
        return Cut(start, False)
    end = start
    while numbered and text[end] in _DIGITS:
        end += 1
    own = end - len(str(expected))
    is_expected = numbered and own >= start and text.startswith(str(expected), own)
    if is_expected and own in line_starts and text[own - 1] in _DIGITS:
        return Cut(own, False)  # one item a line, without `。`
    fresh = _fresh_before(text, start, line_starts if first else ())
    if fresh >= 0:
        return Cut(fresh, False)
    if not numbered or (candidate.number == expected and before not in _NUMERIC):
        return Cut(start, False)
    return Cut(own if is_expected else start, True)


def _is_closed(text: str, start: int) -> bool:
    """Whether what stands before ``start`` has come to its end: ``100%.`` has, ``99.`` not."""
    before = text[start - 1]
    if before in ".．":
        return start < 2 or text[start - 2] not in _DIGITS
    return before in _CLOSED or before.isspace()


def _fresh_before(text: str, start: int, line_starts: Container[int]) -> int:
    """Where an item whose number is damaged begins: right behind a ``。`` nearby, or at the start
    of the line when what is left there looks like a number; -1 for none.
    """
    fresh = -1
    for place in range(start, max(-1, start - _DAMAGED_MOST - 1), -1):
        if place and text[place - 1] == "。":
            fresh = place
        elif place in line_starts:
            numeral = not _NUMERALS.isdisjoint(text[place:start])
            return fresh if fresh >= 0 or not numeral else place
    return fresh


def _is_item(text: str, candidate: _Candidate, line_starts: Container[int]) -> bool:
    """Whether the expected number, without a level 1 to be seen, still begins an item."""
    start = candidate.start
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    if start not in line_starts and before not in ("。", "") and not candidate.damaged:
        return False
    after = text[candidate.after : candidate.after + 1]
    if after.isdigit() and "、" not in text[start : candidate.after]:
        return False  # a decimal number
    nearby = text[candidate.after : candidate.after + _ITEM_HEAD]
    head = nearby.partition("。")[0]
    label = next((place for place in map(head.find, _VALUE_LABELS) if place >= 0), -1)
    if label < 0:
        return False
    # Another item that begins before the label has it, not this one.
    return not any(
        _is_level1(nearby, match.end(1) - 1)
        for match in _NUMBER.finditer(nearby, 0, label)
        if match[2] in _HYPHENS
    )


_VALUE_LABELS = ("指标值:", "指标值：", "目标值:", "目标值：")
