"""Denominators written before the number: 每年, 每人每天, 人均, 一年."""

import re

from perfcheck.target import words
from perfcheck.target.figures import numeral_is_value
from perfcheck.target.numerals import CHARACTERS, chinese_number, plain_number
from perfcheck.target.tables import Token
from perfcheck.target.units import canonical
from perfcheck.target.vocabulary import DIGITS, MARKS

_PER = re.compile(
    r"(?:平均|按)?每(?: ?(?P<n>[0-9]{1,4}|半(?!年)|[一二两三四五六七八九十]))? ?(?P<s>万)?"
)
_AVERAGE = re.compile(r"(?P<u>[人年月户日周次亩台件村天班床])均(?:为)?")
_ONE = re.compile(r"(?:[一1] ?个?(?P<u>年|月|周|天|日|季度|学期|学年|星期))")
_OPENERS = frozenset((*words.WORDS, *words.CHANGE, *words.ABOUT))


def per_at(text: str, start: int) -> Token | None:
    """每年, 每人, 人均, 一年 at ``start``: the base of the unit that follows."""
    average = _AVERAGE.match(text, start)
    if average and _value_follows(text, average.end()):
        return Token("PER", canonical(average["u"]), start, average.end())
    one = _ONE.match(text, start)
    if one and _value_follows(text, one.end()) and text[one.end() : one.end() + 1] != "内":
        return Token("PER", canonical(one["u"]), start, one.end())
    found = _PER.match(text, start)
    if not found or "每" not in found[0]:
        return None
    for size in range(4, 0, -1):
        name = canonical(text[found.end() : found.end() + size])
        if name and found.end() + size <= len(text):
            break
    else:
        return None
    end = found.end() + size
    if name == "个":
        end += next((n for n in range(5, 0, -1) if text[end : end + n] in words.NOUNS), 0)
    times = found["n"] or ""
    if times and times not in "半":
        value = plain_number(times) or chinese_number(times)
        times = "" if value in (None, 1) else str(value)
    name = "月" if name == "个月" else name
    return Token("PER", times + (found["s"] or "") + name, start, end)


def _value_follows(text: str, end: int) -> bool:
    """Whether a number or a comparator stands here, so that 年均 is no part of a name."""
    rest = text[end : end + 20].lstrip()
    if rest[:1] in MARKS or rest[:1] in DIGITS or rest[:1] == "每":
        return bool(rest)
    if rest[:1] in CHARACTERS:
        return bool(rest) and numeral_is_value(rest)
    return any(rest[:n] in _OPENERS for n in range(1, 8))
