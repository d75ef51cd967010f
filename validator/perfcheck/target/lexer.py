"""The contextual lexer: of the words that the parser can accept here, the longest one."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from perfcheck.target import words
from perfcheck.target.dates import match_date
from perfcheck.target.numerals import CHARACTERS, SCALES, chinese_number, plain_number
from perfcheck.target.tables import Token
from perfcheck.target.units import canonical, table

_ASCII_NUMBER = re.compile(r"[0-9]+(?:[,. ][0-9]+)*")
_FRACTION = re.compile(r"([1-9][0-9]{0,3}) ?/ ?([1-9][0-9]{0,3})(?![0-9.,年月])")
_DIRECT = re.compile("(?:完成|达到|实现|达)? ?[0-9≥≤<>=]")
_SHARES = re.compile("([二三四五六七八九十])分之([一二两三四五六七八九十])")
_BIG = re.compile("[万萬亿億]")
_WITHIN = re.compile(r"(>=|<=|[≥≤<>]) ?(?:[A-Za-zΧχ]|[\u4e00-\u9fff]{1,8}) ?(?=>=|<=|[≥≤<>])")
_PER = re.compile(
    r"(?:平均|按)?每(?: ?(?P<n>[0-9]{1,4}|半(?!年)|[一二两三四五六七八九十]))?(?:个)? ?(?P<s>万)?"
)
_AVERAGE = re.compile(r"(?P<u>[人年月户日周次亩台件村天班床])均(?:为)?")
_ONE = re.compile(r"(?:[一1] ?个?(?P<u>年|月|周|天|日|季度|学期|学年|星期))")
_DIGIT = "0123456789"
_MARKS = frozenset("≥≤<>=≮≯《》〈〉")
_NUMBER_FIRST = frozenset(_DIGIT) | CHARACTERS | frozenset("百千万负")
_VALUE_FIRST = _NUMBER_FIRST | frozenset("¥±+-[") | _MARKS
_DATE_FIRST = frozenset("0123456789年月本当今明次下每同该各上第一二三四五六七八九十廿〇零Q")
_END = frozenset(";,、|)。") | {""}
_MAX_SUBJECT = 40
_TIME_UNITS = frozenset(("年", "半年", "季度", "月", "个月", "周", "天", "小时", "分钟", "秒"))


class Malformed(Exception):
    """What stands here can only be meant as a value, and is none (1,2000; 2月30日)."""


@cache
def _dictionary() -> dict[str, list[tuple[str, Any]]]:
    """Every fixed word with the terminals it can be."""
    found: dict[str, list[tuple[str, Any]]] = {}
    groups: tuple[tuple[str, Any], ...] = (
        ("SIGN", words.SIGNS),
        ("WORD", dict.fromkeys(("至", "到"), words.Sign("le"))),
        ("WORD", words.WORDS),
        ("CHANGE", words.CHANGE),
        ("AFTER", words.AFTER),
        ("SCALE", {word: Decimal(scale) for word, scale in SCALES.items()}),
        ("BEFORE", dict.fromkeys(words.BEFORE)),
        ("AROUND", dict.fromkeys(words.AROUND)),
        ("ABOUT", dict.fromkeys(words.ABOUT)),
        ("MORE", dict.fromkeys(words.MORE)),
        ("MONEY", dict.fromkeys(words.MONEY)),
        ("DASH", dict.fromkeys(words.DASHES)),
        ("SEPARATOR", dict.fromkeys(words.SEPARATORS)),
        ("RANGE_END", dict.fromkeys(words.BETWEEN_END)),
        ("TAIL", {word: word for word in words.TAILS}),
        ("NOUN", dict.fromkeys(words.NOUNS)),
        ("OUTOF", {"百分之": "%", "千分之": "‰", "万分之": "‱"}),
        ("PLUSMINUS", dict.fromkeys(("±", "+-", "+/-", "正负", "-/+", "-+"))),
        ("MINUS", {"-": -1, "负": -1, "+": 1, "零下": -1}),
        ("OPEN", {"[": None, "(": None}),
        ("CLOSE", {"]": None, ")": None}),
        ("COMMA", {",": None, "、": None, "~": None, "-": None}),
        ("SINCE", {"起": None, "开始": None}),
        ("TENTHS", {"成": None}),
        ("HALF", {"半": None}),
        ("SLASH", {"/": None, "每": None}),
        ("DOT", {"·": None, "*": None, ".": None, "×": None}),
    )
    for kind, spelt in groups:
        for word, value in spelt.items():
            found.setdefault(word, []).append((kind, value))
    return found


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """For each first character, the lengths of the words and units that it begins, longest first."""
    found: dict[str, set[int]] = {}
    for word in (*_dictionary(), *table().names):
        found.setdefault(word[0], set()).add(len(word))
        found.setdefault(word[0].upper(), set()).add(len(word))
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        found.setdefault(letter, set()).update((1, *found.get(letter.lower(), ())))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


_NEEDS_VALUE = frozenset(("WORD", "CHANGE", "ABOUT"))


class ValueLexer:
    """Tokens of one cell, asked for one by one by the parser.

    ``split`` forces the first subject to end there (a subject that itself holds numerals, such as
    ``12345热线接通率≥90%``).
    """

    def __init__(self, text: str, split: int = 0) -> None:
        self.text = text
        self.split = split
        self.inside = False
        self.last = ""
        self.free_noun = bool(text) and (text[0] in _VALUE_FIRST)

    def __call__(self, position: int, accepted: dict[str, int]) -> Token | None:
        token = self.next(position, accepted)
        if token is not None:
            self.last = token.kind
        return token

    def next(self, position: int, accepted: dict[str, int]) -> Token | None:
        text = self.text
        if self.split and position == 0:
            return Token("SUBJECT", text[: self.split].strip(), 0, self.split)
        start = position
        while text[start : start + 1] == " ":
            start += 1
        if start >= len(text):
            return Token("$END", None, start, start) if "$END" in accepted else None
        best = self.value_token(start, accepted)
        if best is None or best.kind not in ("DATE", "PER", "BRACKETED", "INCLUDED", "EXCLUDED"):
            best = self.word(start, accepted, best)
        if best is None:
            best = self.last_resort(start, position, accepted)
        return best

    def word(self, start: int, accepted: dict[str, int], best: Token | None) -> Token | None:
        """The longest fixed word or unit at ``start``, if longer than ``best``."""
        text, known = self.text, _dictionary()
        longest = best.end - start if best else 0
        for size in _sizes().get(text[start], ()):
            if size <= longest:
                break
            piece = text[start : start + size]
            if len(piece) < size:
                continue
            for kind, value in known.get(piece, ()):
                if kind == "NOUN" and "UNIT" in accepted:
                    continue
                if kind in accepted and self.fits(kind, piece, start, start + size):
                    return Token(kind, value, start, start + size)
            if "UNIT" in accepted:
                name = self.unit(piece, start + size)
                if name:
                    return Token("UNIT", name, start, start + size)
        return best

    def unit(self, piece: str, end: int) -> str | None:
        name = canonical(piece)
        after = self.text[end : end + 1]
        if piece[-1].isascii() and piece[-1].isalpha() and after.isascii() and after.isalnum():
            return None
        if name is None and len(piece) == 1 and "A" <= piece <= "Z" and piece not in "OIX":
            return piece
        return name

    def fits(self, kind: str, piece: str, start: int, end: int) -> bool:
        """Whether the word can be what ``kind`` says, by what follows."""
        rest = self.text[end : end + 24].lstrip()
        if kind == "WORD" and piece in ("至", "到"):
            return match_date(rest, 0) is not None
        if kind in _NEEDS_VALUE:
            if kind == "CHANGE" and rest and self.word(end, {"WORD": 0, "ABOUT": 0}, None):
                return True
            return self.value_follows(rest, kind)
        if kind == "TAIL":
            return self.tail_ends(end)
        if kind == "NOUN":
            return not rest or rest[0] in _END or rest[:2] in words.AFTER or rest[:3] in words.AFTER
        if kind == "MINUS":
            return rest[:1] in _NUMBER_FIRST
        if kind == "SLASH" and rest[:1] in _NUMBER_FIRST and rest[:1]:
            return self.is_base(end)
        if piece in ("和", "与"):
            between = "介于" in self.text or "之间" in self.text
            return between == (kind == "DASH") and rest[:1] in _VALUE_FIRST
        if kind in ("SEPARATOR", "COMMA"):
            if self.inside != (kind == "COMMA"):
                return False
        if kind == "SEPARATOR" and piece == "/":
            return rest[:1] in _MARKS or (rest[:1] in _NUMBER_FIRST and not self.is_base(end))
        if kind == "SEPARATOR" and piece == ",":
            return not (start and self.text[start - 1] in _DIGIT and self.text[end] in _DIGIT)
        if kind == "OPEN":
            self.inside = self.bracket_is_range(start)
            return self.inside
        return True

    def value_follows(self, rest: str, kind: str) -> bool:
        if not rest:
            return False
        if rest[0] in _MARKS or rest[0] in "约近大" or rest[:2] == "人民":
            return kind != "ABOUT" and (
                rest[0] in _MARKS or rest.lstrip("约近大概致将接为占人民币¥")[:1] in _NUMBER_FIRST
            )
        if rest[0] in _VALUE_FIRST:
            return rest[0] not in CHARACTERS or self.numeral_is_value(rest)
        if kind == "WORD":
            if self.text[len(self.text) - len(rest) :] and rest[0] in "本当今明次下年":
                return match_date(rest, 0) is not None
            return any(
                rest.startswith(word) and rest[len(word) :].strip()[:1] in _VALUE_FIRST
                for word in words.WORDS
                if rest[: len(word)] == word and len(word) > 1
            )
        return False

    def numeral_is_value(self, rest: str) -> bool:
        """Whether the Chinese numeral that ``rest`` begins with is followed by a unit or an end."""
        if rest[:3] in ("百分之", "千分之", "万分之") or rest[:3] == "百分百":
            return True
        size = 0
        while size < len(rest) and rest[size] in CHARACTERS:
            size += 1
        if chinese_number(rest[:size]) is None and not match_date(rest, 0):
            return False
        after = rest[size:].lstrip()
        if not after or after[0] in _END or after[0] in "%‰成-~至到余多(":
            return True
        if any(canonical(after[:n]) for n in range(1, 5)) or match_date(rest, 0):
            return True
        return any(after.startswith(word) for word in (*words.AFTER, *words.AROUND))

    def tail_ends(self, end: int) -> bool:
        """Whether verbs follow one another from here to the end of the clause."""
        while True:
            rest = self.text[end : end + 10].lstrip()
            if not rest or rest[0] in _END:
                return True
            size = next((n for n in range(6, 0, -1) if rest[:n] in words.TAILS), 0)
            if not size:
                return False
            end = self.text.index(rest[0], end) + size

    def is_base(self, end: int) -> bool:
        """After a slash: ``2年`` and ``10万`` are a base, ``20套`` is the next value."""
        number = self.number(end + (self.text[end : end + 1] == " "))
        if number is None:
            return False
        rest = self.text[number.end :].lstrip()
        if not rest or rest[0] in "万亿":
            return True
        return any(canonical(rest[:n]) in _TIME_UNITS for n in (2, 1, 3)) or rest[:1] == "人"

    def bracket_is_range(self, start: int) -> bool:
        close = re.compile(r"[^\[\]()]{1,40}[\])]").match(self.text, start + 1)
        inside = close[0] if close else ""
        return bool(inside) and ("," in inside or "、" in inside) and inside[0] in "-+0123456789"

    def value_token(self, start: int, accepted: dict[str, int]) -> Token | None:
        """Numbers, dates, denominators in front, brackets: what no dictionary can hold."""
        text = self.text
        first = text[start]
        if "DATE" in accepted and first in _DATE_FIRST:
            span = match_date(text, start)
            if span is not None and self.date_stands(span.end, span.notes, start, accepted):
                if not span.first:
                    raise Malformed
                return Token("DATE", span, start, span.end)
        if "PER" in accepted and (first in "每平按一1" or text[start + 1 : start + 2] == "均"):
            per = self.per(start)
            if per:
                return per
        if "EACH" in accepted and first == "每":
            return Token("EACH", None, start, start + 1)
        if "NUMBER" in accepted:
            number = self.number(start)
            if number is not None and self.number_stands(number, accepted):
                return number
        if "WITHIN" in accepted and first in "≥≤<>":
            found = _WITHIN.match(text, start)
            if found:
                return Token("WITHIN", words.SIGNS[found[1]], start, found.end())
        if first == "(" and ("REMARK" in accepted or "BRACKETED" in accepted):
            return self.bracket(start, accepted)
        return None

    def date_stands(
        self, end: int, notes: tuple[str, ...], start: int, accepted: dict[str, int]
    ) -> bool:
        """A period only names its subject where other words follow: 2025年度培训≥3次."""
        rest = self.text[end:].lstrip()
        if not rest or rest[0] in ";,、。)(":
            return True
        if rest.startswith(
            ("之前", "以前", "前", "止", "为止", "内", "以内", "之内", "起", "开始", "截止")
        ):
            return "前" not in rest[:2] or not rest.startswith("前期")
        if "period" in notes and rest[0] in _DIGIT + "次":
            return False
        if "period" not in notes:
            return True
        return bool(_DIRECT.match(rest)) or any(rest[:n] in words.TAILS for n in range(2, 7))

    def per(self, start: int) -> Token | None:
        text = self.text
        average = _AVERAGE.match(text, start)
        if average and self.lead_follows(average.end()):
            return Token("PER", canonical(average["u"]), start, average.end())
        one = _ONE.match(text, start)
        if one and self.lead_follows(one.end()) and text[one.end() : one.end() + 1] != "内":
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
        times = found["n"] or ""
        if times and times not in "半":
            value = plain_number(times) or chinese_number(times)
            times = "" if value in (None, 1) else str(value)
        name = "月" if name == "个月" else name
        return Token("PER", times + (found["s"] or "") + name, start, found.end() + size)

    def lead_follows(self, end: int) -> bool:
        rest = self.text[end : end + 20].lstrip()
        if rest[:1] in _MARKS or rest[:1] in _DIGIT or rest[:1] == "每":
            return bool(rest)
        if rest[:1] in CHARACTERS:
            return bool(rest) and self.numeral_is_value(rest)
        return self.word(end, {"WORD": 0, "CHANGE": 0, "ABOUT": 0}, None) is not None

    def number(self, start: int) -> Token | None:
        text = self.text
        fraction = _FRACTION.match(text, start)
        if fraction and int(fraction[1]) <= int(fraction[2]):
            rest = text[fraction.end() :].lstrip()
            if not rest or rest[0] in _END or rest[:2] in words.AFTER:
                value = Decimal(fraction[1]) / Decimal(fraction[2])
                if value * Decimal(fraction[2]) == Decimal(fraction[1]):
                    return Token("NUMBER", value, start, fraction.end())
        found = _ASCII_NUMBER.match(text, start)
        if found:
            run = found[0]
            value_ = self.bracketed_number(run, start) or plain_number(run)
            if isinstance(value_, Token):
                return value_
            if value_ is None:
                raise Malformed
            return Token("NUMBER", value_, start, found.end())
        shares = _SHARES.match(text, start)
        if shares:
            under, over = chinese_number(shares[1]), chinese_number(shares[2])
            if under and over and under >= over and (over / under) * under == over:
                return Token("NUMBER", over / under, start, shares.end())
        end = start
        while end < len(text) and end - start < 26 and text[end] in CHARACTERS:
            end += 1
        if (
            end - start > 1
            and text[end - 1] in "万萬亿億"
            and not _BIG.search(text, start, end - 1)
        ):
            end -= 1  # the scale is a word of its own, so that 五到十万元 is 50000 to 100000
        while end > start:
            numeral = self.numeral(start, end)
            if numeral is not None:
                return Token("NUMBER", numeral, start, end)
            end -= 1
        return None

    def numeral(self, start: int, end: int) -> Decimal | None:
        """百 alone is a number in 百分之百; 二分之一 is read by ``fraction``."""
        text = self.text
        run = text[start:end]
        before = text[max(0, start - 3) : start]
        if run == "百" and before in ("百分之", "千分之", "万分之"):
            return Decimal(100)
        if run in ("百", "千", "万") or text[end : end + 2] == "分之":
            return None
        if run == "半" and text[end : end + 1] in ("数", "", "成"):
            return None
        return chinese_number(run)

    def bracketed_number(self, run: str, start: int) -> Token | None:
        """Inside ``[0,5%]`` one comma parts two numbers."""
        opened = self.text.rfind("[", 0, start)
        opened = max(opened, self.text.rfind("(", 0, start))
        if opened < 0 or run.count(",") != 1 or self.text[opened + 1 : start].strip(" -+"):
            return None
        cut = run.index(",")
        value = plain_number(run[:cut])
        return None if value is None else Token("NUMBER", value, start, start + cut)

    def number_stands(self, number: Token, accepted: dict[str, int]) -> bool:
        """A Chinese numeral where a clause may begin is a number only before a unit or an end."""
        if self.text[number.start] in _DIGIT or "SUBJECT" not in accepted:
            return True
        return self.numeral_is_value(self.text[number.start : number.start + 40])

    def bracket(self, start: int, accepted: dict[str, int]) -> Token | None:
        text = self.text
        close = text.find(")", start)
        inside = text[start + 1 : close] if close > 0 else ""
        if not inside or len(inside) > 60:
            return None
        for kind, mark in (
            ("EXCLUDED", "不含"),
            ("EXCLUDED", "不包括"),
            ("INCLUDED", "含"),
            ("INCLUDED", "包含"),
            ("INCLUDED", "包括"),
            ("INCLUDED", "含本数"),
        ):
            rest = inside[len(mark) :].strip()
            if inside.startswith(mark) and (not rest or rest == "本数" or rest[0] in _NUMBER_FIRST):
                return Token(kind, None, start, close + 1) if kind in accepted else None
        name = canonical(inside.strip())
        if name and "BRACKETED" in accepted:
            return Token("BRACKETED", name, start, close + 1)
        if "REMARK" in accepted:
            return Token("REMARK", inside, start, close + 1)
        return None

    def last_resort(self, start: int, position: int, accepted: dict[str, int]) -> Token | None:
        """A counted noun of unknown name, an invisible joint, or a subject."""
        text = self.text
        if "NOUN" in accepted and self.free_noun and text[start - 1] == "个":
            end = start
            while end < len(text) and "\u4e00" <= text[end] <= "\u9fff" and end - start < 7:
                end += 1
            noun = text[start:end]
            if (
                1 < len(noun) < 7
                and (end == len(text) or text[end] in _END)
                and not any(
                    word in noun
                    for word in ("开展", "完成", "实施", "有", "得到", "的", "达", "响应", "内")
                )
            ):
                return Token("NOUN", None, start, end)
        if "JOINT" in accepted and self.joins(start):
            return Token("JOINT", None, position, start)
        if "SUBJECT" in accepted:
            return self.subject(start)
        return None

    def joins(self, start: int) -> bool:
        """A clause may begin with nothing before it at a comparator, or after a date."""
        if self.word(start, {"SIGN": 0, "WORD": 0}, None):
            return True
        return self.last in ("DATE", "BEFORE") and (
            self.subject(start) is not None or self.text[start] in _DIGIT
        )

    def subject(self, start: int) -> Token | None:
        """The shortest run of words before something that begins a value."""
        text = self.text
        starts = {"SIGN": 0, "WORD": 0, "CHANGE": 0, "ABOUT": 0, "OUTOF": 0, "PLUSMINUS": 0}
        for end in range(start, min(start + _MAX_SUBJECT, len(text))):
            first = text[end]
            if first in ";,。!?|\"'×" or (first in "、" and end == start):
                return None
            if end == start:
                continue
            if (
                first in _DIGIT
                or self.word(end, starts, None)
                or self.per_at(end)
                or (first in CHARACTERS and self.numeral_ends(end))
            ):
                return Token("SUBJECT", text[start:end].strip(" :"), start, end)
        return None

    def per_at(self, end: int) -> bool:
        return (self.text[end] == "每" or self.text[end + 1 : end + 2] == "均") and bool(
            self.per(end)
        )

    def numeral_ends(self, start: int) -> bool:
        """In a subject, a numeral counts only if it, with a unit, ends the clause."""
        number = self.number(start)
        if number is None:
            return False
        unit = self.word(number.end, {"UNIT": 0}, None)
        if unit is None:
            return False
        rest = self.text[unit.end :].lstrip()
        return not rest or rest[0] in _END or rest[:2] in words.AFTER
