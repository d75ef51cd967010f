"""What stands after a word decides what it is: a date, a verb that may be dropped, a noun."""

import re

from perfcheck.target.dates import Span
from perfcheck.target.numerals import CHARACTERS
from perfcheck.target.vocabulary import CLAUSE_END, DIGITS, VALUE_FIRST
from perfcheck.target.words import AFTER, DOING, STRONG_ROOTS, TAILS

_DIRECT = "(?:完成|达到|实现|达)? ?[0-9≥≤<>=]"
_BOUNDS = (
    *("之前", "以前", "前", "止", "为止", "内", "以内", "之内", "截止"),
    *("起", "开始", "后", "以后", "之后"),
)
_NO_NOUN = ("开展", "完成", "实施", "有", "得到", "的", "达", "响应", "内")
_DONE = frozenset(
    "均全已未被需可能不在正同供给赠发放修建换用运维到免各并或和与及每一两中上下时以为其"
)
"""What stands in what is said of the things rather than in their name: 3台同时运行."""


_SPANS = ("日", "天", "小时", "分钟", "个月", "周", "年", "秒")
_NO_TIMES = frozenset("个年月日天周季旬时分秒级次元角星")
_PARTS = frozenset("年月日天周时钟分秒元角米")
_DEEDS = tuple(word for word in (*TAILS, *DOING, "全面", "全部", "足额", "做好") if len(word) > 1)


def date_stands(text: str, span: Span) -> bool:
    """Whether a date is a value; a period may only name its subject: 2025年度培训≥3次."""
    rest = text[span.end :].lstrip()
    if not rest or rest[0] in ";,、。)(":
        return True
    if rest.startswith(_BOUNDS):
        return not rest.startswith("前期")
    if "period" in span.notes and rest[0] in DIGITS + "次":
        return False
    if "period" not in span.notes:
        return True
    if "relative-year" in span.notes and (span.first, span.last) == ("--01-01", "--12-31"):
        return False  # 本年≥12次: the year that the value is for
    if re.match(_DIRECT, rest):
        return True
    for size in range(2, 7):  # 2025年支付95%, but no 2025年支付率≥95%
        following = rest[size : size + 1].strip()
        if rest[:size] in TAILS and (following in VALUE_FIRST or following in CLAUSE_END):
            return True
    return False


def tail_ends(text: str, end: int) -> bool:
    """Whether verbs follow one another from here to the end of the clause."""
    while True:
        rest = text[end : end + 10].lstrip()
        if not rest or rest[0] in CLAUSE_END:
            return True
        size = next((n for n in range(6, 0, -1) if rest[:n] in TAILS), 0)
        if not size:
            return False
        end = text.index(rest[0], end) + size


def deed_ends(text: str, start: int) -> int:
    """Where what is to be done by a deadline (前完成资金拨付, 日内到达事故现场) ends its clause;
    0 when no verb stands at ``start``."""
    before = text[:start].rstrip()
    if not before.endswith(("前", "止")) and not _is_span(before):
        return 0
    end = _clause_end(text, start, 13)
    deed = text[start:end]
    if (
        not deed.startswith(_DEEDS)
        or deed[-1] in "率量数度额比"
        or not CHARACTERS.isdisjoint(deed)
        or _bounds(deed)
    ):
        return 0
    return end


def _is_span(text: str) -> bool:
    """Whether the text ends in 3日内 or the like."""
    return text.endswith("内") and text[:-1].rstrip("以之 ").endswith(_SPANS)


def counted_noun(text: str, start: int, bounded: bool) -> int:
    """Where a noun of any name ends that closes its clause; 0 when there is none at ``start``.

    After a comparator (``bounded``) the number is a value whatever follows, so that a noun may be
    longer and hold what in ``3台同时运行`` would be said of the things.
    """
    end = _clause_end(text, start, 11 if bounded else 7)
    noun = text[start:end]
    if not noun or any(word in noun for word in _NO_NOUN) or _bounds(noun) or "遇" in noun:
        return 0  # 50年一遇 counts no years
    if bounded:
        return end
    if text[start - 1] == "个":
        return end if len(noun) > 1 else 0
    return end if _DONE.isdisjoint(noun) and CHARACTERS.isdisjoint(noun) else 0


def noun_ends(text: str, rest: str) -> bool:
    """Whether the clause, or nothing but a bound or a bracket, is left where ``rest`` begins."""
    if not rest or rest[0] in CLAUSE_END or rest[0] + text[-1] == "()":
        return True
    return rest[:2] in AFTER or rest[:3] in AFTER


def counts_times(measure: str, following: str) -> bool:
    """Whether 次 after a measure word makes another: 门次, 张次."""
    return following == "次" and measure not in _NO_TIMES


def parts_amounts(text: str, start: int) -> bool:
    """Whether the blank before ``start`` parts two amounts: 3场 300人次; 2小时 30分钟 is one."""
    before = text[:start].rstrip()
    if before == text[:start]:  # 3期120人; but 2室1厅
        return (
            before[-1] in "期场次批班" and re.match("[0-9]{2,} ?[人名户]", text[start:]) is not None
        )
    if before[-1] in _PARTS or not any(c in DIGITS for c in before):
        return False
    return re.match("[0-9.,]+ ?[^0-9., ]", text[start:]) is not None


def is_slip(text: str, start: int) -> bool:
    """Whether a lone letter before the digit at ``start`` is a misread one: 2025年l2月, 共O5次."""
    before, letter = text[start - 2 : start - 1], text[start - 1]
    return text[start] in DIGITS and letter in "lIOo" and not before.isascii()


def unlisted_unit(text: str, start: int) -> int:
    """Where a measure word ends that the list of units does not have and that closes its clause;
    0 when there is none at ``start``."""
    end = _clause_end(text, start, 5)
    name = text[start:end]
    if not name or not _DONE.isdisjoint(name) or not CHARACTERS.isdisjoint(name):
        return 0
    return 0 if name in TAILS or any(word in name for word in _NO_NOUN) or _bounds(name) else end


def _clause_end(text: str, start: int, size: int) -> int:
    """Where fewer than ``size`` Chinese characters end that close their clause; else ``start``."""
    end = start
    while end < len(text) and "\u4e00" <= text[end] <= "\u9fff" and end - start < size:
        end += 1
    closes = end == len(text) or text[end] in CLAUSE_END or text[end] + text[-1] == "()"
    return end if closes and end - start < size else start


def _bounds(words: str) -> bool:
    """Whether the words hold a bound, which no noun may swallow."""
    return any(word in words for word in (*STRONG_ROOTS, "以上", "以下", "以内", "之内", "左右"))
