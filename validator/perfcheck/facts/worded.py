"""What a value in words says: that it keeps a place, defers, promises a change, or is vague.

Nothing here looks at numbers, so that all of it can be told of a malformed value, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from perfcheck.facts.fact import fact
from perfcheck.rulebook.terms import TermList
from perfcheck.target.model import TargetValue
from perfcheck.target.numerals import is_han

_CLOSING = " \t\r\n　。．；;，,、：:！!“”\"'"
_SLOT_LENGTH = 14
_SENTENCE_LENGTH = 30
_DIGITS = frozenset("0123456789０１２３４５６７８９")
# Patterns as text: each is compiled when a value that may fit it turns up, and few tables have one.
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_MEASURED_MARKS = frozenset(":：∶×xX*＊前第月")
_MEASURED = (
    r"[0-9]\s*[:：∶]\s*[0-9]|[0-9]\s*[×xX*＊]\s*[0-9]|前[0-9一二三四五六七八九十]|"
    r"第[0-9一二三四五六七八九十]{1,3}[名位等]|"
    r"^[0-9]{1,2}月?\s*[-–—~～至到]\s*(?:次年)?[0-9]{1,2}月"
)
_SIGNS = "≥≤＞＜><=＝"
_AMOUNT = r"(?:不少于|不低于|不超过|至少|达到?|约)?[0-9]{1,9}(?:\.[0-9]{1,4})?(?P<unit>.)"
_WHOLE = ("全年", "累计", "共")
_PERCENT = ("%", "％", "‰")
_DASHES = frozenset("-–—~～至到")
_REFERENCE = r"(?:详见|参见|另见|见)(?![效证义习到])(?!成效|实效).{1,12}"
_FALLING = (
    r"^[^0-9]{0,6}(?P<from>[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*(?P<unit>[^0-9\-–—~～至到.]{0,4}?)\s*"
    r"[-–—~～至到]\s*(?P<to>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<last>[^0-9]{0,8})$"
)
_PAPERS = ("合同", "协议", "计划", "方案", "批复", "文件", "规定", "要求", "实际", "约定")
_DEFERRED = (
    r"(?:严格|完全)?(?:按照?|依据?|根据|参照)[一-鿿《》]{0,6}"
    rf"(?:{'|'.join(_PAPERS)})"
)
_PHRASE_MOST = 6
_POINTING = ("详见", "参见", "另见", "见")
_FOLLOWING = ("严格", "完全", "按", "依", "根据", "参照")
_CALENDAR = "年月日号时点"
_ENDS_OF_DATES = ("前", "内", "底", "末", "初", "日", "旬", "完成", "结束")


class Worded:
    """The part of ValueFacts that reads words."""

    parsed: TargetValue
    _terms: Mapping[str, TermList]

    @fact
    def words(self) -> str:
        """The value without blanks at its ends and without closing punctuation."""
        return self.parsed.text.strip(_CLOSING)

    @fact
    def is_blank(self) -> bool:
        """Whether nothing stands in the cell; 无 or a dash is something."""
        return not self.words

    @fact
    def is_placeholder(self) -> bool:
        """Whether it only keeps the place: XX台, /, 待定, 详见附件."""
        text = "".join(self.words.split())
        kind = self.parsed.kind
        if not text or kind not in ("empty", "text", "malformed"):
            return False
        if kind == "empty" or text in self._terms["placeholder_references"]:
            return True
        if text.startswith(_POINTING) and re.fullmatch(_REFERENCE, text):
            return True
        return len(text) <= _SLOT_LENGTH and self._terms["placeholder_slots"].find(text) is not None

    @fact
    def defers(self) -> str | None:
        """The words by which it leaves the target to another paper: 按合同约定, 以批复为准.

        A frequency (按季度) is a measure, and so is whatever states a number all the same.
        """
        if self.parsed.kind not in ("text", "qualitative") or self._has_digit:
            return None
        if self.is_placeholder or self._terms["frequencies"].find(self.words):
            return None
        word = self._terms["deferring_values"].find(self.words)
        if word or not self.words.startswith(_FOLLOWING):
            return word
        if not any(paper in self.words for paper in _PAPERS):
            return None
        found = re.match(_DEFERRED, self.words)
        return found[0] if found else None

    @fact
    def improves(self) -> bool:
        """Whether it promises a change without saying how much: 提升, 明显改善, 促进就业."""
        words = self.words
        if self.parsed.kind == "qualitative":
            return self.parsed.qualitative in ("improvement", "reduction") and self.vague is None
        if self.parsed.kind != "text" or len(words) > _SENTENCE_LENGTH or self._has_digit:
            return False
        verbs = self._terms["change_verbs"]
        bare = self._without_adverbs(words)
        return any(bare.startswith(verb) for verb in verbs.words) or verbs.ends(words) is not None

    @fact
    def vague(self) -> str | None:
        """The word of degree that is the whole value: 良好, 熟悉, 到位, 基本有效."""
        if self.parsed.kind not in ("text", "qualitative"):
            return None
        words = self.words
        if self.parsed.qualitative not in ("improvement", "reduction"):
            words = self._without_adverbs(words)
        return words if words in self._terms["vague_values"] else None

    def _without_adverbs(self, words: str) -> str:
        """``words`` from behind the words of degree that they start with; one word is left."""
        adverbs = self._terms["degree_adverbs"].words
        for _ in range(3):
            if words in self._terms["vague_values"]:
                break
            found = next((each for each in adverbs if words.startswith(each)), "")
            if not found or len(words) <= len(found) + 1:
                break
            words = words.removeprefix(found)
        return words

    @fact
    def has_grades(self) -> bool:
        """Whether it names a scale or a base to measure against: 优/良/中/差, 较上年, 一级."""
        return self._terms["grades_or_base"].find(self.parsed.text) is not None

    @fact
    def is_measured_in_words(self) -> bool:
        """Whether it is free text that can be checked all the same: an amount with a remark behind
        it (24小时轮班值守), a ratio (1:18), a schedule (7×24小时), a rank (前3名), a season
        (汛期前), a grade or a standard.
        """
        if self.parsed.kind not in ("text", "malformed"):
            return False
        text = self.parsed.text
        if self.has_grades:
            return True
        if not _MEASURED_MARKS.isdisjoint(self.words) and re.search(_MEASURED, self.words):
            return True
        return self.opens_with_amount or self._terms["seasons"].find(text) is not None

    @fact
    def tells_frequency(self) -> bool:
        """Whether it says how often, not how many times: 按月, 每季度."""
        return self.words.startswith(("每", "逐")) or (
            self._terms["frequencies"].find(self.words) is not None
        )

    @fact
    def tells_due(self) -> bool:
        """Whether it is words for a date or limit: 每季度末月25日前, 春节、重阳节前, 学期末."""
        return self.words.endswith(_ENDS_OF_DATES) and (
            self._terms["due_words"].find(self.words) is not None
        )

    @fact
    def opens_with_amount(self) -> bool:
        """Whether it is free text that starts with an amount, be the unit known or not: 24小时轮班
        值守, ≥40尺卷.
        """
        return self.parsed.kind == "text" and self._has_digit and _begins_with_amount(self.words)

    @fact
    def is_phrase(self) -> bool:
        """Whether it is a few words of free text, too short to be a sentence: 获得, 立即响应."""
        if self.parsed.kind != "text" or not 1 <= len(self.words) <= _PHRASE_MOST:
            return False
        return is_han(self.words)

    @fact
    def _has_digit(self) -> bool:
        return not _DIGITS.isdisjoint(self.words)

    @fact
    def starts_with_number(self) -> bool:
        """Whether its first character is a digit: 24小时不间断值守."""
        return self.words[:1] in _DIGITS

    @fact
    def quantity_inside(self) -> str | None:
        """The first number with its unit in a sentence: 24小时 in 全天24小时有人值守."""
        if not self._has_digit:
            return None
        for number in re.finditer(_NUMBER, self.words):
            unit = _unit_at(self.words[number.end() :])
            if unit:
                return number[0] + unit
        return None

    @fact
    def is_falling_range(self) -> bool:
        """Whether it is a range from the larger number to the smaller: 95-85%, 12~10次.

        Months and days may run over the end of a year (11-3月) and are left alone.
        """
        if self.parsed.kind not in ("malformed", "text") or _DASHES.isdisjoint(self.words):
            return False
        found = re.match(_FALLING, "".join(self.words.split()))
        if found is None or any(char in _CALENDAR for char in found["unit"] + found["last"][:1]):
            return False
        return Decimal(found["from"]) > Decimal(found["to"])

    @fact
    def spelt_percent(self) -> str | None:
        """The words that stand for %: 百分比, 百分之 or, of a share itself, 百分点."""
        if self.parsed.kind not in ("comparison", "range", "compound"):
            return None
        return self._terms["percent_words"].find(self.parsed.text)


def _begins_with_amount(words: str) -> bool:
    """``24小时轮班值守``, ``每人不少于2次``, ``全年≥3场``: a number with its unit comes first."""
    if words.startswith("每"):
        rests = [words[end:] for end in (2, 3) if is_han(words[1:end])]
    else:
        rests = [words, *(words[len(lead) :] for lead in _WHOLE if words.startswith(lead))]
    found = (re.match(_AMOUNT, rest.lstrip(_SIGNS)) for rest in rests)
    return any(match and (match["unit"] in _PERCENT or is_han(match["unit"])) for match in found)


def _unit_at(text: str) -> str:
    """The sign of percentage, or up to two characters of a unit, that ``text`` starts with; 万
    before them is no part of the unit and is kept.
    """
    scale = "万" if text.startswith("万") else ""
    after = text.removeprefix(scale)
    if after.startswith(_PERCENT):
        return scale + after[0]
    size = next((size for size in (2, 1) if len(after) >= size and is_han(after[:size])), 0)
    return scale + after[:size]
