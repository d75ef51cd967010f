"""Targets named in the prose of a goal (零事故, 演练4次, 合格率达到98%), and what counts as theirs.

Only a number that the goal sets itself counts: not the size of the place, a year, a phone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct
from perfcheck.target.numerals import is_han
from perfcheck.target.units import canonical, convertible
from perfcheck.target.units import unit as unit_of

if TYPE_CHECKING:
    from perfcheck.facts.lexicon import Lexicon

Matter = Literal["exact", "loose"]

# Patterns as text: each is compiled when a clause that may fit it turns up.
_NONE_OF = ("零", "不发生", "未发生", "不出现", "杜绝")
_IS_NONE = ("为零", "为0")
_COUNTS_OF_EVENTS = ("发生率", "发生数", "发生", "次数", "起数", "件数", "率", "数")
_NUMBER = (
    r"(?<![\d.A-Za-z第\-－—~～/])(?<!\d[至到])(?P<number>\d{1,12}(?:,\d{3})*(?:\.\d{1,4})?)"
    r"(?P<unit>[万亿]?(?:[一-鿿]{1,3}|[%％‰]))(?![A-Za-z])"
)
# Longer words before those they end in.
_FLOOR = (
    *("不少于", "不低于", "不小于", "达到", "至少", "超过", "突破", "完成", ">=", "达", "≥"),
    *("稳定在", "保持在", "维持在", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至"),
    *("扩大到", "扩大至", "上升到", "增至"),
)
_WITHIN = (
    *("不超过", "不高于", "不大于", "不多于", "控制在", "低于", "少于", "<=", "≤"),
    *("降低到", "降低至", "下降到", "下降至", "缩短到", "缩短至", "减少到", "减少至", "压减到"),
    *("压减至", "降到", "降至"),
)
_OVER = ("及以上", "以上")
_FOR = ("为", "向", "给", "对")
_SENTENCE_MARKS = "，。；！？：,;!?:\n"
_EMPTY_ENDS = ("服务", "活动", "工作", "任务")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_MEASURED = ("length", "chinese-acre")
_LONGEST_NOUN, _EACH_ONE = 10, 4
_BEFORE = 12
_AFTER = 10
_LEAD = 60


class GoalTarget(Struct):
    """A target that the goal names. ``clause`` is where it says so; ``before`` and ``after`` are
    the words beside the number; ``unit`` is None for a zero target, whose noun is ``before``.
    ``listed`` is one that shares its verb with the items of a list before it: 购置台灯6盏、书架4组.
    """

    clause: str
    text: str
    before: str
    after: str
    number: Decimal
    unit: str | None
    listed: bool = False


def split_clauses(text: str, marks: str) -> list[str]:
    """``text`` between ``marks``; a comma inside a number (1,200) parts nothing."""
    clauses, start = [], 0
    for at, char in enumerate(text):
        if char not in marks:
            continue
        if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit():
            continue
        clauses.append(text[start:at])
        start = at + 1
    clauses.append(text[start:])
    return [clause.strip() for clause in clauses if clause.strip()]


def read_targets(text: str, terms: Mapping[str, TermList]) -> tuple[GoalTarget, ...]:
    """The targets that a goal sets, in its order."""
    found = []
    for sentence in split_clauses("".join(text.split()), _SENTENCE_MARKS):
        lead = ""
        for item in split_clauses(sentence, "、"):
            found += _targets(item, lead, terms)
            lead = f"{lead}{item}、"
    return tuple(found)


def _targets(clause: str, lead: str, terms: Mapping[str, TermList]) -> list[GoalTarget]:
    """The targets of one item; ``lead`` holds the items of the list before it, whose verb it may
    share.
    """
    found = []
    zero = _zero(clause, terms)
    if zero:
        found.append(zero)
    numbers: list[re.Match[str]] = []
    if any(char.isdecimal() for char in clause):
        numbers = list(re.finditer(_NUMBER, clause))
    if not numbers or terms["goal_number_contexts"].find(clause):
        return found
    for match in numbers:
        target = _counted(match, clause, terms)
        if target is None and lead and not terms["goal_number_contexts"].find(lead):
            target = _counted(match, clause, terms, lead)
        if target:
            found.append(target)
    return found


def _zero(clause: str, terms: Mapping[str, TermList]) -> GoalTarget | None:
    unquoted = clause.replace("“", "").replace("”", "")
    if not any(word in unquoted for word in _NONE_OF + _IS_NONE):
        return None
    for word, said, rest in _ruled_out(unquoted):
        harsh = word != "零"
        while True:
            filler = next((w for w in terms["zero_modifiers"].words if rest.startswith(w)), None)
            if filler is None:
                break
            rest = rest[len(filler) :]
        nouns = terms["harms" if harsh else "zero_nouns"]
        noun = next((word for word in nouns.words if rest.startswith(word)), None)
        if noun:
            end = said.index(rest) + len(noun)
            return GoalTarget(clause, said[:end], noun, "", Decimal(0), None)
    return _none(clause, unquoted, terms["zero_nouns"])


def _none(clause: str, unquoted: str, nouns: TermList) -> GoalTarget | None:
    """A zero told after its noun: 火灾事故为零, 有效投诉次数为零."""
    for word in _IS_NONE:
        told, _, rest = unquoted.partition(word)
        if not told or len(told) == len(unquoted) or rest[:1] in tuple("0123456789.％%"):
            continue
        ending = next((each for each in _COUNTS_OF_EVENTS if told.endswith(each)), "")
        noun = nouns.ends(told.removesuffix(ending))
        if noun:
            return GoalTarget(clause, noun + ending + word, noun, "", Decimal(0), None)
    return None


def _ruled_out(clause: str) -> Iterator[tuple[str, str, str]]:
    """Each word that rules something out, with what it is said of: the word, the whole of it,
    and what is ruled out, a few characters of Chinese.
    """
    at = 0
    while at < len(clause):
        word = next((word for word in _NONE_OF if clause.startswith(word, at)), None)
        if word is None:
            at += 1
            continue
        start = at + len(word)
        end = start
        while end < len(clause) and is_han(clause[end]):
            end += 1
        begin = start + 2 if clause.startswith("发生", start) and end - start >= 4 else start
        end = min(end, begin + _LONGEST_NOUN)
        if end - begin < 2:
            at += 1
            continue
        yield word, clause[at:end], clause[begin:end]
        at = end


def _counted(
    match: re.Match[str], clause: str, terms: Mapping[str, TermList], lead: str = ""
) -> GoalTarget | None:
    written = match["unit"]
    scale = _SCALES.get(written[0])
    plain = written[1:] if scale else written
    unit, length = _unit(plain)
    if unit is None:
        return None
    before = clause[max(0, match.start() - _BEFORE) : match.start()]
    end = match.end() - len(plain) + length
    after = clause[end : end + _AFTER]
    told = lead + clause[max(0, match.start() - _LEAD) : match.start()]
    if not _is_set(unit, told, before, after, terms):
        return None
    number = Decimal(match["number"].replace(",", "")) * (scale or 1)
    if number == 1 and unit != "%":
        return None  # one of something is the thing itself, not how much of it
    text = clause[match.start() : end]
    return GoalTarget(
        lead + clause, text, _last(before), _first(after), number, unit, listed=bool(lead)
    )


def _unit(written: str) -> tuple[str | None, int]:
    """The longest unit of a count or share that ``written`` starts with, and its length."""
    for length in range(len(written), 0, -1):
        unit = canonical(written[:length])
        if unit is None:
            continue
        found = unit_of(unit)
        counted = found.nature == "cumulative" and found.dimension != "money"
        if unit == "%" or counted or found.dimension in _MEASURED:
            return unit, length
        return None, 0
    return None, 0


def _is_set(unit: str, lead: str, before: str, after: str, terms: Mapping[str, TermList]) -> bool:
    """Whether the goal sets the number rather than tells it."""
    if before.endswith(_FLOOR + _WITHIN) or after.startswith(_OVER):
        return True
    if unit == "%":
        return terms["rate_endings"].ends(before) is not None
    if lead.endswith(_FOR) and terms["handing_verbs"].find(after):
        return True
    return terms["goal_actions"].find(lead) is not None


def _last(text: str) -> str:
    """The words that stand right before a number, without the sign between."""
    while signs := [sign for sign in _FLOOR + _WITHIN if text.endswith(sign)]:
        text = text.removesuffix(max(signs, key=len))  # 不超过 before 超过
    start = len(text)
    while start and is_han(text[start - 1]):
        start -= 1
    return text[start:]


def _first(text: str) -> str:
    """The words that stand right after a number, without 以上."""
    text = text.removeprefix(next((sign for sign in _OVER if text.startswith(sign)), ""))
    text = text.lstrip("的")
    end = 0
    while end < len(text) and is_han(text[end]):
        end += 1
    return text[:end]


def shares_word(one: str, other: str, empty: TermList) -> bool:
    """Whether two texts share two characters in a row that are no empty word."""
    return any(
        one[at : at + 2] in other and one[at : at + 2] not in empty for at in range(len(one) - 1)
    )


def takes_up(target: GoalTarget, name: str, lexicon: Lexicon) -> bool:
    """Whether an indicator of this name is about what ``target`` counts."""
    if target.unit is None:
        return any(
            words.find(target.before) is not None and words.find(name) is not None
            for words in lexicon.lists("zero_of_")
        )
    empty = lexicon.terms["empty_words"]
    return shares_word(target.before, name, empty) or shares_word(target.after, name, empty)


def for_each(target: GoalTarget) -> bool:
    """Whether it says only how much of it each one gets: 每家不少于2次."""
    return target.before.startswith("每") and len(target.before) <= _EACH_ONE


def same_unit(target: GoalTarget, unit: str | None) -> bool:
    """Whether a number in ``unit`` can be compared with the target's; 次/年 is 次."""
    if target.unit is None or unit is None:
        return False
    return convertible(target.unit, unit.removesuffix("/年"))


def _without_empty_end(words: str) -> str:
    """``words`` without an ending that adds nothing: 文艺演出服务 is 文艺演出."""
    ending = next((each for each in _EMPTY_ENDS if words.endswith(each)), "")
    return words.removesuffix(ending) if len(words) >= len(ending) + 2 else words


def matter(target: GoalTarget, core: str, actions: TermList) -> Matter | None:
    """How an indicator is about what ``target`` counts; None when it is not. ``core`` is its name
    without the word for number.

    ``exact``: the name ends the words before the number or starts those after it. ``loose``: these
    end the name. A verb that the goal has as well may stand apart (改造灌排渠道 of 改造渠道).
    """
    if len(core) < 2:
        return None
    before, after = target.before, target.after
    verb = next((word for word in actions.words if core.startswith(word)), "")
    if verb and verb in target.clause and len(core) >= len(verb) + 2:
        core = core.removeprefix(verb)
        before = before.removeprefix(verb) or before
    thing = _without_empty_end(before)
    if (
        before.endswith(core)
        or after.startswith(core)
        or thing.endswith((core, _without_empty_end(core)))
    ):
        return "exact"
    loose = any(len(words) >= 2 and core.endswith(words) for words in (before, after))
    return "loose" if loose else None
