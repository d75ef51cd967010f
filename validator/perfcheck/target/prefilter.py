"""What needs no grammar: empty cells, and cells that cannot hold a value."""

from functools import cache

from perfcheck.target.numerals import CHARACTERS, SCALES
from perfcheck.target.units import table
from perfcheck.target.words import (
    AFTER,
    AROUND,
    BEFORE,
    BETWEEN_END,
    COUNTING,
    MORE,
    NOUNS,
    STRONG_ROOTS,
    TAILS,
    THINGS,
)

_EMPTY = frozenset(
    [
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "待定",
        "暂无",
        "空",
        "无法确定",
        "不适用",
        "待填",
        "待补充",
        "待核定",
        "待确定",
        "未定",
        "暂定",
        "略",
        "暂缺",
        "未填",
        "未填写",
        "待明确",
        "待核实",
        "暂未确定",
        "尚未确定",
        "未确定",
        "无数据",
        "暂无数据",
        "(空)",
        "无内容",
        "x",
        "xx",
        "xxx",
        "xxxx",
        "待完善",
        "待填写",
        "待补",
        "tbd",
        "空白",
    ]
)
_PLACEHOLDERS = frozenset("-/*\\|_.。…·,、;:?!×□○◯#~^'\"()[]— ")
_COUNTING = frozenset(
    "0123456789零〇一二两三四五六七八九十百半壹贰叁肆伍陆柒捌玖拾廿卅千万Q俩佰仟億萬亿貳叄陸弍弐"
)
NUMERIC = _COUNTING | frozenset("年月季")
"""Characters of which every value of the grammar holds one."""

_YEARS = (
    *("年底", "年末", "年终", "年内", "年度内", "年度末", "年度底", "年度终"),
    *("本年", "当年", "今年", "明年", "次年", "下年", "同年", "该年"),
)
"""Dates that hold no numeral begin with one of these, or hold it."""

_FIRST = frozenset("0123456789≥≤<>=≮≯《》〈〉¥±+-[(") | NUMERIC
_SIGNS = frozenset("≥≤<>=≮≯《》〈〉")
_ROOT_FIRST = frozenset(word[0] for word in STRONG_ROOTS)
_ROOT_LAST = frozenset(word[-1] for word in STRONG_ROOTS)
_LAST = frozenset("年月日号底末终旬度季上中下半时点起开始后成每比例值")


def is_empty(plain: str) -> bool:
    """Whether normalised text is nothing but placeholders (``-``, ``N/A``, ``待定``)."""
    return not plain or plain.lower() in _EMPTY or _PLACEHOLDERS.issuperset(plain)


def is_hopeless(plain: str) -> bool:
    """Whether the grammar cannot take the cell, seen without trying.

    Sound, not complete: every value holds a number or a date, and after its last number stand
    only units, bounds, verbs and nouns from the word lists, whose characters are known; or a
    bracket; or what is to be done by a deadline; or a noun of any name, in a cell with a
    comparator or after 个 and the like in one that begins with a number.
    """
    if _COUNTING.isdisjoint(plain) and not (
        "年" in plain and any(word in plain for word in _YEARS)
    ):
        return True
    end = len(plain)
    while end and plain[end - 1] not in NUMERIC:
        end -= 1
    tail = plain[end:]
    if _endings().issuperset(tail) or "(" in tail or plain[-1] == ")" or "[" in plain:
        return False
    if not _SIGNS.isdisjoint(plain) or (
        not _ROOT_FIRST.isdisjoint(plain)
        and not _ROOT_LAST.isdisjoint(plain)
        and any(word in plain for word in STRONG_ROOTS)
    ):
        return False
    if "前" in tail or "内" in tail:
        return False  # 前完成资金拨付
    return COUNTING.isdisjoint(tail) or plain.lstrip(":,;。、 (\"'")[:1] not in _FIRST


@cache
def _endings() -> frozenset[str]:
    words = (
        *AFTER,
        *AROUND,
        *BEFORE,
        *BETWEEN_END,
        *MORE,
        *NOUNS,
        *THINGS,
        *TAILS,
        *SCALES,
        *table().names,
    )
    other = "".join(map(chr, range(0x20, 0x7F))) + "。、…·"
    return _LAST | CHARACTERS | frozenset("".join(words) + other)
