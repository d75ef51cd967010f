"""The contextual lexer: of the words that the parser can accept here, the longest one."""

import re

from perfcheck.target import context, words
from perfcheck.target.brackets import bracket_at, is_interval
from perfcheck.target.dates import match_date
from perfcheck.target.figures import is_base, number_at, numeral_is_value
from perfcheck.target.numerals import CHARACTERS
from perfcheck.target.pers import may_be_per, per_at
from perfcheck.target.tables import Token
from perfcheck.target.units import canonical
from perfcheck.target.vocabulary import (
    CLAUSE_END,
    DIGITS,
    MARKS,
    NUMBER_FIRST,
    VALUE_FIRST,
    Malformed,
    dictionary,
    sizes,
)

_WITHIN = r"(>=|<=|[≥≤<>]) ?(?:[A-Za-zΧχ]|[Pp][Hh]值?|[\u4e00-\u9fff]{1,8}) ?(?=>=|<=|[≥≤<>])"
_BOUNDS = frozenset("≥≤<>")
_DATE_FIRST = frozenset("0123456789年月本当今明次下每同该各上第一二三四五六七八九十廿〇零Q")
# A year that a comparison is made with (较2024年提高3%) is part of the subject.
_YEAR = re.compile("(?:19|20)[0-9]{2}年(?:度|同期)?(?![底末前内初第 0-9-]|[上下]半)")
_PLACED, _NO_SUBJECT = frozenset("上下内间右前底末-~至到"), frozenset(";,。!?|\"'×")
_MAX_SUBJECT = 40
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
        self.seen: set[str] = set()
        # Since the clause began: a comparator, and then a number in digits.
        self.compared = self.bounded = False
        # 三个到位 is a slogan; 3个台账 counts.
        self.free_noun = bool(text) and text[0] in VALUE_FIRST and text[0] not in CHARACTERS

    def __call__(self, position: int, accepted: dict[str, int]) -> Token | None:
        token = self.next(position, accepted)
        if token is not None:
            self.last = token.kind
            self.seen.add(token.kind)
            if token.kind in ("SIGN", "WORD"):
                self.compared = self.compared or not token.value.soft
            elif token.kind in ("SEPARATOR", "JOINT"):
                self.compared = self.bounded = False
            elif token.kind == "NUMBER":
                self.bounded = self.compared and self.text[token.start] in DIGITS
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
        text, known = self.text, dictionary()
        while text[start : start + 1] == " ":
            start += 1
        longest = best.end - start if best else 0
        for size in sizes().get(text[start : start + 1], ()):
            if size <= longest:
                break
            piece = text[start : start + size]
            if len(piece) < size:
                continue
            for kind, value in known.get(piece, ()):
                if (kind == "NOUN" or piece == "间") and "UNIT" in accepted:
                    continue
                if kind in accepted and self.fits(kind, piece, start, start + size):
                    return Token(kind, value, start, start + size)
            if "UNIT" in accepted:
                name = self.unit(piece, start + size)
                if name and size == 1 and context.counts_times(piece, text[start + 1 : start + 2]):
                    return Token("UNIT", text[start : start + 2], start, start + 2)
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
        if kind == "DASH" and piece == "--" and "MINUS" in self.seen:
            raise Malformed  # -10--5℃: a dash and a minus, or a long dash
        if kind == "WORD" and piece in ("至", "到", "于", "自", "从"):
            # 相当于5% and 不劣于5% are no 于 of their own
            return match_date(rest, 0) is not None or (piece == "于" and not start)
        if kind == "THING":
            return self.last in ("SLASH", "DOT", "EACH", "SCALE")
        if kind == "DOING" or (kind == "CHANGE" and self.last == "WORD"):
            return self.value_follows(rest, "DOING")
        if piece == "在" and kind == "WORD" and _PLACED.isdisjoint(rest):
            return False  # 写在一起
        if kind in _NEEDS_VALUE:
            if kind == "CHANGE" and rest and self.word(end, {"WORD": 0, "ABOUT": 0}, None):
                return True
            return self.value_follows(rest, kind)
        if kind == "TAIL":  # 一次验收合格 counts nothing
            spelt = self.last == "UNIT" and self.text[0] in CHARACTERS and piece != "整"
            return not spelt and context.tail_ends(self.text, end)
        if kind == "NOUN":
            return context.noun_ends(self.text, rest)
        if kind == "SINCE":  # 3月后 may be three months on
            return piece[-1] != "后" or self.text[start - 1] in "日号" or "年" in self.text[:start]
        if kind == "MINUS":
            return rest[:1] in NUMBER_FIRST
        if kind == "SLASH" and rest[:1] in NUMBER_FIRST and rest[:1]:
            return is_base(self.text, end)
        if piece in ("和", "与"):
            between = "介于" in self.text or "之间" in self.text
            return between == (kind == "DASH") and rest[:1] in VALUE_FIRST
        if kind in ("SEPARATOR", "COMMA") and self.inside != (kind == "COMMA"):
            return False
        if kind == "SEPARATOR" and piece == "/":
            return rest[:1] in MARKS or (rest[:1] in NUMBER_FIRST and not is_base(self.text, end))
        if kind == "SEPARATOR" and piece == ",":
            return not (start and self.text[start - 1] in DIGITS and self.text[end] in DIGITS)
        if kind == "OPEN":
            self.inside = is_interval(self.text, start)
            return self.inside
        return True

    def value_follows(self, rest: str, kind: str) -> bool:
        if not rest:
            return False
        if rest[0] in MARKS or rest[0] in "约近大" or rest[:2] == "人民":
            return kind != "ABOUT" and (
                rest[0] in MARKS or rest.lstrip("约近大概致将接为占人民币¥")[:1] in NUMBER_FIRST
            )
        if rest[0] in VALUE_FIRST:
            return rest[0] not in CHARACTERS or numeral_is_value(rest)
        if kind == "WORD":
            if rest[0] == "每" and per_at(rest, 0):
                return True
            if rest[0] in "本当今明次下年" and match_date(rest, 0) is not None:
                return True
            return any(
                (rest[:n] in words.WORDS or rest[:n] in words.DOING or rest[:n] in words.CHANGE)
                and rest[n:].lstrip()[:1] in VALUE_FIRST
                for n in range(2, 7)
            )
        return False

    def value_token(self, start: int, accepted: dict[str, int]) -> Token | None:
        """Numbers, dates, denominators in front, brackets: what no dictionary can hold."""
        text = self.text
        first = text[start]
        if "DATE" in accepted and first in _DATE_FIRST:
            span = match_date(text, start)
            if span is not None and context.date_stands(text, span):
                if not span.first:
                    raise Malformed
                return Token("DATE", span, start, span.end)
        if "PER" in accepted and may_be_per(text, start):
            per = per_at(text, start)
            if per:
                return per
        if "EACH" in accepted and first == "每":
            return Token("EACH", None, start, start + 1)
        if "NUMBER" in accepted:
            number = number_at(self.text, start)
            if number is not None and self.number_stands(number, accepted):
                return number
        if "WITHIN" in accepted and first in _BOUNDS and not _BOUNDS.isdisjoint(text[start + 2 :]):
            found = re.compile(_WITHIN).match(text, start)
            if found:
                return Token("WITHIN", words.SIGNS[found[1]], start, found.end())
        if first == "(" and ("REMARK" in accepted or "BRACKETED" in accepted):
            return bracket_at(text, start, accepted)
        return None

    def number_stands(self, number: Token, accepted: dict[str, int]) -> bool:
        """A Chinese numeral where a clause may begin is a number only before a unit or an end."""
        if "SUBJECT" not in accepted:
            return True
        if self.text[number.start] in DIGITS:
            return not _YEAR.match(self.text, number.start)
        return numeral_is_value(self.text[number.start : number.start + 40])

    def last_resort(self, start: int, position: int, accepted: dict[str, int]) -> Token | None:
        """A counted noun of unknown name, an invisible joint, or a subject."""
        text = self.text
        if "UNIT" in accepted and self.bounded and self.last in ("NUMBER", "SCALE", "MORE"):
            end = context.unlisted_unit(text, start)
            if end:
                return Token("UNIT", text[start:end], start, end)
        bounded = self.bounded and self.last == "UNIT"
        free = self.free_noun and text[start - 1] in words.COUNTING
        if "NOUN" in accepted and (bounded or free):
            end = context.counted_noun(text, start, bounded)
            if end:
                return Token("NOUN", None, start, end)
        end = context.deed_ends(text, start) if "TAIL" in accepted else 0
        if end and self.last in ("BEFORE", "AFTER"):
            return Token("TAIL", text[start:end], start, end)
        if "JOINT" in accepted and self.joins(start):
            return Token("JOINT", None, position, start)
        if "SUBJECT" in accepted:
            return self.subject(start)
        return None

    def joins(self, start: int) -> bool:
        """A clause may begin with nothing before it at a comparator, or after a date."""
        if self.word(start, {"SIGN": 0, "WORD": 0}, None):
            return True
        if self.last in ("UNIT", "NOUN") and self.text[start] in DIGITS:
            return context.parts_amounts(self.text, start)
        if self.last not in ("DATE", "BEFORE", "AFTER"):
            return False
        # 二级以上医院覆盖率 is one subject, no bound and a subject
        return self.text[start] in DIGITS or (
            self.last != "AFTER" and self.subject(start) is not None
        )

    def subject(self, start: int) -> Token | None:
        """The shortest run of words before something that begins a value."""
        text = self.text
        starts = {"SIGN": 0, "WORD": 0, "CHANGE": 0, "ABOUT": 0, "OUTOF": 0, "PLUSMINUS": 0}
        end = start + 1
        if text[start] in _NO_SUBJECT or text[start] == "、":
            return None
        year = _YEAR.match(text, start)
        if year:
            end = year.end()
        while end < min(start + _MAX_SUBJECT, len(text)):
            first = text[end]
            if first in _NO_SUBJECT:
                return None
            year = _YEAR.match(text, end)
            if year:
                end = year.end()
                continue
            if (
                first in DIGITS
                or self.word(end, starts, None)
                or self.begins_per(end)
                or (first in CHARACTERS and self.numeral_ends(end))
            ):
                if context.is_slip(text, end):
                    raise Malformed
                return Token("SUBJECT", text[start:end].strip(" :"), start, end)
            end += 1
        return None

    def begins_per(self, end: int) -> bool:
        return (self.text[end] in "每隔" or self.text[end + 1 : end + 2] == "均") and bool(
            per_at(self.text, end)
        )

    def numeral_ends(self, start: int) -> bool:
        """In a subject, a numeral counts only if it, with a unit, ends the clause."""
        number = number_at(self.text, start)
        if number is None:
            return False
        unit = self.word(number.end, {"UNIT": 0}, None)
        if unit is None:
            return False
        rest = self.text[unit.end :].lstrip()
        return not rest or rest[0] in CLAUSE_END or rest[:2] in words.AFTER
