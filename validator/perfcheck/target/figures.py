"""Where a number begins and ends in a cell, and whether it is meant as one."""

import re
from decimal import Decimal, Inexact, localcontext

from perfcheck.target import words
from perfcheck.target.dates import match_date
from perfcheck.target.numerals import CHARACTERS, chinese_number, plain_number
from perfcheck.target.tables import Token
from perfcheck.target.units import canonical
from perfcheck.target.vocabulary import CLAUSE_END, Malformed

_ASCII_NUMBER = re.compile(r"[0-9]+(?:[,. ][0-9]+)*")
_FRACTION = r"([1-9][0-9]{0,3}) ?/ ?([1-9][0-9]{0,3})(?![0-9.,年月])"
_SHARES = "([二三四五六七八九十])分之([一二两三四五六七八九十])"
_BIG = frozenset("万萬亿億")
_SESSIONS = ("期", "场", "批", "班", "届")
_SCALED = ("十亿", "百亿", "千亿", "十万", "百万", "千万", "亿", "万", "千", "百")
_TIME_UNITS = frozenset(("年", "半年", "季度", "月", "个月", "周", "天", "小时", "分钟", "秒"))


def number_at(text: str, start: int) -> Token | None:
    """The number that begins at ``start``, a fraction too. Raises Malformed for a spoilt one."""
    fraction = re.compile(_FRACTION).match(text, start) if "/" in text else None
    if fraction and int(fraction[1]) <= int(fraction[2]):
        rest = text[fraction.end() :].lstrip()
        if not rest or rest[0] in CLAUSE_END or rest[:2] in words.AFTER:
            value = _quotient(Decimal(fraction[1]), Decimal(fraction[2]))
            if value is not None:
                return Token("NUMBER", value, start, fraction.end())
    found = _ASCII_NUMBER.match(text, start)
    if found:
        run = found[0]
        number = _bracketed_number(text, run, start) or plain_number(run)
        if isinstance(number, Token):
            return number
        if number is None:
            raise Malformed
        return Token("NUMBER", number, start, found.end())
    shares = re.compile(_SHARES).match(text, start) if "分之" in text else None
    if shares:
        under, over = chinese_number(shares[1]), chinese_number(shares[2])
        share = _quotient(over, under) if under and over and under >= over else None
        if share is not None:
            return Token("NUMBER", share, start, shares.end())
    end = start
    while end < len(text) and end - start < 26 and text[end] in CHARACTERS:
        end += 1
    if end - start > 1 and text[end - 1] in _BIG and _BIG.isdisjoint(text[start : end - 1]):
        end -= 1  # the scale is a word of its own, so that 五到十万元 is 50000 to 100000
    while end > start:
        numeral = _numeral(text, start, end)
        if numeral is not None:
            return Token("NUMBER", numeral, start, end)
        end -= 1
    return None


def _quotient(over: Decimal, under: Decimal) -> Decimal | None:
    """The exact quotient; None where it has no end."""
    with localcontext() as context:
        context.traps[Inexact] = True
        try:
            return over / under
        except Inexact:
            return None


def _numeral(text: str, start: int, end: int) -> Decimal | None:
    """百 alone is a number in 百分之百; 二分之一 is read by ``fraction``."""
    run = text[start:end]
    before = text[max(0, start - 3) : start]
    if run == "百" and before in ("百分之", "千分之", "万分之"):
        return Decimal(100)
    if run in ("百", "千", "万") or text[end : end + 2] == "分之":
        return None
    if run == "半" and text[end : end + 1] in ("数", "", "成"):
        return None
    return chinese_number(run)


def _bracketed_number(text: str, run: str, start: int) -> Token | None:
    """Inside ``[0,5%]`` one comma parts two numbers."""
    opened = text.rfind("[", 0, start)
    opened = max(opened, text.rfind("(", 0, start))
    if opened < 0 or run.count(",") != 1 or text[opened + 1 : start].strip(" -+"):
        return None
    cut = run.index(",")
    value = plain_number(run[:cut])
    return None if value is None else Token("NUMBER", value, start, start + cut)


def numeral_is_value(rest: str) -> bool:
    """Whether the Chinese numeral that ``rest`` begins with is followed by a unit or an end."""
    if rest[:3] in ("百分之", "千分之", "万分之") or rest[:3] == "百分百":
        return True
    size = 0
    while size < len(rest) and rest[size] in CHARACTERS:
        size += 1
    if size > 1 and rest[size - 1] in _BIG and chinese_number(rest[:size]) is None:
        size -= 1  # 一点五万元
    if chinese_number(rest[:size]) is None and not match_date(rest, 0):
        return False
    after = rest[size:].lstrip()
    if not after or after[0] in CLAUSE_END or after[0] in "%‰成-~至到余多(万亿":
        return True
    if any(canonical(after[:n]) for n in range(1, 5)) or match_date(rest, 0):
        return True
    return any(after.startswith(word) for word in (*words.AFTER, *words.AROUND))


def is_base(text: str, end: int) -> bool:
    """After a slash: ``2年`` and ``10万`` are a base, ``20套`` is the next value."""
    end += text[end : end + 1] == " "
    scale = next((word for word in _SCALED if text.startswith(word, end)), "")
    if scale and any(canonical(text[end : end + n]) for n in (4, 3, 2)):
        return True  # 千瓦时, 千克
    if scale:
        piece = text[end + len(scale) :][:3]
        return not piece or any(
            canonical(piece[:n]) or piece[:n] in words.THINGS for n in (3, 2, 1)
        )
    number = number_at(text, end)
    if number is None:
        return False
    rest = text[number.end :].lstrip()
    if not rest or rest[0] in "万亿":
        return True
    if any(canonical(rest[:n]) in _TIME_UNITS for n in (2, 1, 3)):
        return True
    if rest[:1] != "人" or text[end - 2 : end - 1] in _SESSIONS:
        return False  # 2期/100人 are two
    round_one = not str(number.value).strip("0").strip("1")
    return round_one or (number.value < 100 and rest[:2] != "人次")  # 12项/3000人次 are two
