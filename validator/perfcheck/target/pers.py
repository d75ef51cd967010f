"""Denominators written before the number: 每年, 每人每天, 人均, 一年."""

import re

from perfcheck.target import words
from perfcheck.target.figures import numeral_is_value
from perfcheck.target.numerals import CHARACTERS, chinese_number, plain_number
from perfcheck.target.tables import Token
from perfcheck.target.units import canonical
from perfcheck.target.vocabulary import DIGITS, MARKS

_PER = (
    r"(?:平均|按)?每(?: ?(?P<n>[0-9]{1,4}|半(?!年)|[一二两三四五六七八九十]))?"
    r" ?(?P<s>十万|[百千]万|[百千](?![米克瓦伏帕分])|[万亿])?"
)
_AVERAGE = r"(?P<u>[人年季月户日周次亩台件村天班床生校师案])均(?:为)?"
_ONE = r"[一1] ?个?(?P<u>年|月|周|天|日|季度|学期|学年|星期)(?!半)|(?P<h>半年)(?!内)"
_SPELL = (  # 两年一次, 3年1次; 隔月1次 is once in two months
    r"(?:(?P<n>[二两三四五2-5]) ?个?|(?P<g>每?隔))(?P<u>年|月|周|天|日|季度|学期)"
    r" ?(?=(?:至少|不少于|≥)? ?(?:[0-9]{1,2}|[一两二三四五]) ?(?:次|场|轮|期|届|回|遍))"
)
_SPANS = frozenset(" 个年月周天日季学")
_COUNTED = frozenset("个名位所家张户台座间处")


def may_be_per(text: str, start: int) -> bool:
    """Whether a denominator may begin here, seen by two characters."""
    following = text[start + 1 : start + 2]
    return (
        text[start] in "每平按一1隔半"
        or following == "均"
        or (text[start] in "二两三四五2345" and following in _SPANS)
    )


def per_at(text: str, start: int) -> Token | None:
    """每年, 每人, 人均, 一年 at ``start``: the base of the unit that follows."""
    average = re.compile(_AVERAGE).match(text, start) if "均" in text else None
    if average and _value_follows(text, average.end()):
        return Token("PER", canonical(average["u"]) or average["u"], start, average.end())
    one = re.compile(_ONE).match(text, start) if text[start] in "一1半" else None
    if one and _value_follows(text, one.end()) and text[one.end() : one.end() + 1] != "内":
        return Token("PER", one["h"] or canonical(one["u"]), start, one.end())
    spell = re.compile(_SPELL).match(text, start) if text[start] not in "一1半" else None
    if spell:
        times = 2 if spell["g"] else chinese_number(spell["n"]) or spell["n"]
        return Token("PER", f"{times}{canonical(spell['u'])}", start, spell.end())
    found = re.compile(_PER).match(text, start) if "每" in text else None
    if not found:
        return None
    for size in range(4, 0, -1):
        piece = text[found.end() : found.end() + size]
        if len(piece) < size:
            continue
        name = canonical(piece)
        if name is None and piece in words.THINGS and _value_follows(text, found.end() + size):
            name = piece
        if name:
            break
    else:
        return None
    end = found.end() + size
    if name in _COUNTED:
        end += next((n for n in range(5, 0, -1) if text[end : end + n] in words.NOUNS), 0)
    times = found["n"] or ""
    if times and times not in "半":
        value = plain_number(times) or chinese_number(times)
        times = "" if value in (None, 1) else str(value)
    name = "月" if name == "个月" else name
    return Token("PER", times + (found["s"] or "").replace("十", "10") + name, start, end)


def _value_follows(text: str, end: int) -> bool:
    """Whether a number or a comparator stands here, so that 年均 is no part of a name."""
    rest = text[end : end + 20].lstrip()
    if rest[:1] in MARKS or rest[:1] in DIGITS or rest[:1] == "每":
        return bool(rest)
    if rest[:1] in CHARACTERS:
        return bool(rest) and numeral_is_value(rest)
    for size in range(1, 8):
        piece, after = rest[:size], rest[size:]
        if piece in words.WORDS or piece in words.CHANGE or piece in words.ABOUT:
            return True
        if piece in words.DOING and after:
            return after[0] in DIGITS or any(after[:n] in words.WORDS for n in (4, 3, 2))
    return False
