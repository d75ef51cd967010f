"""What the text of a goal tells: whether it says anything, its money, its years, its aspects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.goal_target import GoalTarget, read_targets, split_clauses
from perfcheck.target.numerals import is_han

if TYPE_CHECKING:
    from perfcheck.facts.lexicon import Lexicon

_PLACES = ("自治区", "自治州", "省", "市", "区", "县", "旗", "镇", "乡", "街道")
_LONGEST_PLACE = 12
# Patterns as text: each is compiled when a goal that may fit it turns up.
_ASPECT_WORDS = {
    "及时": "及时",
    "按时": "及时",
    "按期": "及时",
    "足额": "足额",
    "全额": "足额",
    "准确": "准确",
}
_WAYS = (*_ASPECT_WORDS, "规范", "高效", "精准", "安全", "便捷", "合理")
_JOINS = ("、", "，", "和", "及", "与")
_PERIODS = ("项目期", "实施期", "实施周期", "建设期", "服务期", "项目周期")
_DURATION = (
    r"(?:项目期|实施期限?|实施周期|建设期|服务期限?|项目周期)[为是：:]?\s*"
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十])\s*年"
)
_AMOUNT = (
    r"(?:申请(?:财政)?资金|预算(?:资金|金额|总额)?|总投资|项目资金|安排资金)[为约共计：:]*\s*"
    r"(?P<number>\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?)\s*(?P<unit>万元|亿元|元)"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SCALE = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_SHORTEST_SLOGAN = 6
_LOOSE = 2
_LONGEST_TAIL = 30


class GoalFacts:
    """One goal, read once."""

    def __init__(self, text: str, department: str, lexicon: Lexicon) -> None:
        self.text = text
        self._department = department
        self._lexicon = lexicon

    @fact
    def is_empty(self) -> bool:
        """Whether there is no goal at all."""
        return not self.text.strip()

    @fact
    def contents(self) -> tuple[str, ...]:
        """What is left of it when words that fit any project are taken out, with the department
        and its place: things, deliverables, people, numbers.
        """
        return tuple(self._runs())

    def _runs(self) -> Iterator[str]:
        """The same, one by one: a goal that says something shows it soon."""
        terms = self._lexicon.terms
        word_end = _word_ends(terms["slogan_words"].words)
        whose, bodies = terms["slogan_owners"], terms["slogan_bodies"]
        text = without_department(self.text, self._department)
        run, at = "", 0
        while at < len(text):
            end = word_end(text, at)
            if (
                end - at < 2
                and text[at] in whose
                and text[at + 1 : at + 2] in bodies
                and word_end(text, at + 1) - at < 3  # 各 and 部门 in 各部门, not 各部 and 门
            ):
                end = at + 2
            if end == at and text[at].isalnum():
                run += text[at]
            elif run:
                yield run
                run = ""
            at = max(end, at + 1)
        if run:
            yield run

    @fact
    def is_slogan(self) -> bool:
        """Whether it would fit any project: nothing in it but words that always fit."""
        written = sum(char.isalnum() for char in self.text)
        if written < _SHORTEST_SLOGAN or any(char.isdigit() for char in self.text):
            return False
        return all(len(run) == 1 and count <= _LOOSE for count, run in enumerate(self._runs(), 1))

    @fact
    def assures_money(self) -> bool:
        """Whether the thing it wants to secure is money: 保障…经费, 规范使用…资金."""
        return bool(self.money_clause)

    @fact
    def money_clause(self) -> str:
        """The words that say so; empty when none do."""
        terms = self._lexicon.terms
        for clause in split_clauses(self.text, "，。；;！!\n"):
            if terms["assurance_verbs"].find(clause) and terms["money_objects"].ends(clause):
                return clause
        return ""

    @fact
    def targets(self) -> tuple[GoalTarget, ...]:
        """Zero targets, and numbers that it sets itself, with a unit of count or share."""
        return read_targets(self.text, self._lexicon.terms)

    @fact
    def aspects(self) -> tuple[str, ...]:
        """Of 及时, 足额 and 准确 those in which it wants something to be handed over or handled:
        及时退费, 准确、足额发放补贴.
        """
        found: dict[str, None] = {}
        if not any(word in self.text for word in _ASPECT_WORDS):
            return ()
        verbs = self._lexicon.terms["delivery_verbs"]
        for ways, end in _ways_of(self.text):
            if any(self.text.startswith(verb, end) for verb in verbs.words):
                found.update({kind: None for word, kind in _ASPECT_WORDS.items() if word in ways})
        return tuple(found)

    @fact
    def duration(self) -> int | None:
        """The years the project runs, where a phrase says so: 项目期1年, 实施期限三年."""
        if not any(word in self.text for word in _PERIODS):
            return None
        found = re.search(_DURATION, self.text)
        if found is None:
            return None
        years = found["years"]
        return int(years) if years.isdigit() else _NUMERALS[years]

    @fact
    def amount(self) -> Decimal | None:
        """The money that it says is applied for or budgeted, in 元."""
        found = self._amount
        if found is None or self._lexicon.terms["other_year_money"].find(self.text):
            return None
        return Decimal(found["number"].replace(",", "")) * _SCALE[found["unit"]]

    @fact
    def amount_text(self) -> str:
        """The same as written; empty when there is none."""
        return self._amount[0] if self._amount else ""

    @fact
    def amount_year(self) -> int | None:
        """The year named in front of it in its sentence: 2023年安排预算40万元."""
        if self._amount is None:
            return None
        sentence = self.text[: self._amount.start()].rsplit("。", 1)[-1]
        years = re.findall(r"20\d\d(?=年)", sentence)
        return int(years[-1]) if years else None

    @fact
    def _amount(self) -> re.Match[str] | None:
        return re.search(_AMOUNT, self.text) if "元" in self.text else None


def _word_ends(listed: Sequence[str]) -> Callable[[str, int], int]:
    """Tells where the longest of the words that starts at a place of a text ends; that place when
    none does. ``listed`` runs from the longest to the shortest.
    """
    words, longest = frozenset(listed), len(listed[0])

    def ends(text: str, at: int) -> int:
        for end in range(min(len(text), at + longest), at, -1):
            if text[at:end] in words:
                return end
        return at

    return ends


def _ways_of(text: str) -> Iterator[tuple[str, int]]:
    """Runs of words for how a thing is done (``准确、足额``), and where the thing itself begins."""
    end = 0
    for first in re.finditer("|".join(_ASPECT_WORDS), text):
        if first.start() < end:
            continue
        end = first.end()
        while True:
            joined = end + text.startswith(_JOINS, end)
            if text.startswith(_WAYS, joined):
                end = joined + 2
            elif text.startswith(_WAYS, end):  # 足额及时: 及 joins nothing
                end += 2
            else:
                break
        ways = text[first.start() : end]
        end += text.startswith(("、", "，", "地"), end)
        yield ways, end


def without_department(text: str, department: str) -> str:
    """``text`` without the department's name, its places, and its short names (法院)."""
    for name in _names(department):
        text = text.replace(name, "，")
    return text


@lru_cache(maxsize=64)
def _names(department: str) -> tuple[str, ...]:
    """What a text may call a department, in the order to look for it."""
    name = department
    names = [name] if name else []
    while place := _place(name):
        names.append(place)
        name = name.removeprefix(place)
    starts = range(max(0, len(name) - _LONGEST_TAIL), len(name) - 1)
    return (*names, *(name[start:] for start in starts))


def _place(name: str) -> str:
    """The place that ``name`` starts with (某某市, 某某自治区); empty when it starts with none."""
    for end, char in enumerate(name[:_LONGEST_PLACE], 1):
        if not is_han(char):
            break
        for ending in _PLACES:
            if name.startswith(ending, end):
                return name[:end] + ending
    return ""
