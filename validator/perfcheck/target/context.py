"""What stands after a word decides what it is: a date, a verb that may be dropped, a noun."""

import re

from perfcheck.target.dates import Span
from perfcheck.target.vocabulary import CLAUSE_END, DIGITS, VALUE_FIRST
from perfcheck.target.words import TAILS

_DIRECT = "(?:完成|达到|实现|达)? ?[0-9≥≤<>=]"
_BOUNDS = ("之前", "以前", "前", "止", "为止", "内", "以内", "之内", "起", "开始", "截止")
_NO_NOUN = ("开展", "完成", "实施", "有", "得到", "的", "达", "响应", "内")
COUNTING = "个台辆套座栋幢间盏块本只头棵艘张架部"
"""Measure words of things: a noun may follow them and says no more than what is counted."""
_DONE = frozenset(
    "均全已未被需可能不在正同供给赠发放修建换用运维到免各并或和与及每一两中上下时以为其"
)
"""What stands in what is said of the things rather than in their name: 3台同时运行."""


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


def counted_noun(text: str, start: int) -> int:
    """Where a noun of any name ends that closes its clause; 0 when there is none at ``start``."""
    end = start
    while end < len(text) and "\u4e00" <= text[end] <= "\u9fff" and end - start < 7:
        end += 1
    noun = text[start:end]
    closes = end == len(text) or text[end] in CLAUSE_END
    if not closes or not 0 < len(noun) < 7 or any(word in noun for word in _NO_NOUN):
        return 0
    if text[start - 1] == "个":
        return end if len(noun) > 1 else 0
    return end if _DONE.isdisjoint(noun) else 0
