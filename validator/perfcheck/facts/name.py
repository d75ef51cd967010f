"""What the name of an indicator tells: what it measures, in which unit, and which way is good."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from perfcheck.facts.bracket import stated_units
from perfcheck.facts.direction import NameDirection
from perfcheck.facts.fact import fact
from perfcheck.facts.sense import Sense
from perfcheck.facts.text import plain
from perfcheck.rulebook.terms import TermList

Measure = Literal["rate", "money", "unit_price", "duration", "date", "count", "other"]

Counted = Literal["people", "area", "length", "money", "events", "things", "something"]

_COUNTED: dict[str, Counted] = {
    "unit_people": "people",
    "unit_area": "area",
    "unit_length": "length",
}
_COUNTED_ONE_BY_ONE: dict[str, Counted] = {"unit_events": "events", "unit_things": "things"}
_BOUND = (
    "(?:不低于|不少于|不小于|不超过|不高于|不大于|不多于|控制在|达到|达|高于|低于|[≥≤≧≦＞＜><=＝])+"
)
_THRESHOLD = (
    rf"(?:{_BOUND}\s*[0-9０-９*＊]+(?:\.[0-9]+)?\s*(?:[%％‰]|万?[一-鿿]{{0,2}})?|[≥≤≧≦]|"
    r"(?:不低于|不少于|不超过|不高于|不突破)[一-鿿]|"
    r"[0-9]+(?:\.[0-9]+)?\s*[%％‰])(?:以上|以下|以内|之内|左右)?"
)
# What a threshold cannot do without; few names need the pattern.
_FIGURES = frozenset("0123456789０１２３４５６７８９*＊")
_BOUNDS_ALONE = ("≥", "≤", "≧", "≦", "不低于", "不少于", "不超过", "不高于", "不突破")
_BOUNDS_OF_FIGURES = (
    *_BOUNDS_ALONE,
    *("不小于", "不大于", "不多于", "控制在", "达", "高于", "低于"),
    *("＞", "＜", ">", "<", "=", "＝", "%", "％", "‰"),
)
# A rate for many of something, whose unit is no %: 每万人…率, 万台设备死亡率, 百万吨死亡率.
_EACH_MANY = (
    r"每(?:百|千|万|十万|百万|1|10)+人|"
    r"(?:百|千|万|亿)(?:人口?|台|车|辆|吨|元|公里|小时|工时|架次|航班)"
    r".{0,8}(?:死亡|伤亡|事故|火灾|发案|案发|差错)(?:发生)?率"
)
_MANY = ("每", "百", "千", "万", "亿")
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789. "


class NameFacts(Sense, NameDirection):
    """An indicator name, read once. ``core`` is the name without its last bracket."""

    def __init__(self, text: str, terms: Mapping[str, TermList]) -> None:
        self.text = text
        self._terms = terms

    @fact
    def _parts(self) -> tuple[str, str]:
        text = self.text.strip()
        if text.endswith((")", "）")):
            start = max(text.rfind("("), text.rfind("（"))
            inner = text[start + 1 : -1]
            if start > 0 and ")" not in inner and "）" not in inner:
                return text[:start].rstrip(), inner.strip()
        return text, ""

    @fact
    def core(self) -> str:
        """The name without a bracket at its end."""
        return self._parts[0]

    @fact
    def bracket(self) -> str:
        """What stands in the bracket at its end; empty when there is none."""
        return self._parts[1]

    @fact
    def unit(self) -> str | None:
        """The unit in its brackets (``值班时长（小时）``), in its canonical spelling, no scale."""
        return self.units[0] if self.units else None

    @fact
    def units(self) -> tuple[str, ...]:
        """That unit, and others that the brackets leave open: （台/套）, （个、处）."""
        return stated_units(self.text)

    @fact
    def is_rate(self) -> bool:
        """Whether it ends in a word for a share of a whole: 率, 占比, 比例, 满意度 …"""
        if self._terms["not_percent_rates"].ends(self.core):
            return False
        if self.is_per_many:
            return False
        return self._terms["rate_endings"].ends(self.core) is not None

    @fact
    def is_per_many(self) -> bool:
        """Whether it is a rate for so many people, machines or tonnes, which the name tells."""
        return any(many in self.core for many in _MANY) and bool(re.search(_EACH_MANY, self.core))

    @fact
    def is_degree(self) -> bool:
        """Whether it is a share that ends in 度 (满意度, 知晓度) rather than in 率 or 比例."""
        return self.is_rate and self.core.endswith("度")

    @fact
    def may_be_percent(self) -> bool:
        """Whether a percentage is a natural value of it: a rate, a progress, a degree, a ratio or
        a change.
        """
        return (
            self.is_rate
            or self._terms["rate_words"].find(self.core) is not None
            or self._terms["percent_endings"].ends(self.core) is not None
            or self.tells_change
        )

    @fact
    def is_ratio(self) -> bool:
        """Whether it ends in 比 or another word for one quantity over another."""
        return self._terms["ratio_endings"].ends(self.core) is not None

    @fact
    def is_bounded_rate(self) -> bool:
        """Whether it is a share that cannot pass 100 %."""
        return (
            self.is_rate
            and self._terms["bounded_rates"].ends(self.core) is not None
            and self._terms["unbounded_rates"].find(self.core) is None
        )

    @fact
    def is_share(self) -> bool:
        """Whether it is a rate that tells how much of a whole has a quality or is reached; no
        change, and no pace that may pass 100 %.
        """
        return (
            self.is_rate
            and not self.tells_change
            and self._terms["unbounded_rates"].find(self.core) is None
        )

    @fact
    def is_satisfaction(self) -> bool:
        """Whether it asks how content people are."""
        return self._terms["cue_satisfaction"].find(self.core) is not None

    @fact
    def is_count(self) -> bool:
        """Whether it ends in a word for a number of things (次数, 人次, 数量, 面积 …)."""
        if self.is_rate or self._terms["not_counts"].ends(self.core):
            return False
        return self._terms["count_endings"].ends(self.core) is not None

    @fact
    def counted(self) -> Counted | None:
        """What its ending says is counted or measured, as far as a unit can contradict it."""
        terms = self._terms
        for ending, what in _COUNTED.items():
            if terms[ending].ends(self.core) is not None:
                return what
        if self.is_money and terms["not_money"].ends(self.core) is None:
            return "money"
        for ending, what in _COUNTED_ONE_BY_ONE.items():
            if terms[ending].ends(self.core) is not None:
                return what
        return "something" if self.is_count else None

    @fact
    def tells_change(self) -> bool:
        """Whether it speaks of a change (增长, 缩短), which any measure and % can tell."""
        return self._terms["change_words"].find(self.core) is not None

    @fact
    def plain(self) -> str:
        """The name without blanks and punctuation."""
        return plain(self.text)

    @fact
    def plain_core(self) -> str:
        """``core`` without blanks and punctuation."""
        return plain(self.core)

    @fact
    def implies_unit(self) -> bool:
        """Whether its ending alone tells the unit (次数, 人数, 案件数), so that a bare number
        needs none.
        """
        return (
            self.unit is not None
            or self.is_per_many
            or self._terms["unit_implied_endings"].ends(self.core) is not None
            or self._terms["unit_implied_endings"].ends(self.core.rstrip(_LATIN)) is not None
        )

    @fact
    def asks_frequency(self) -> bool:
        """Whether it asks how often something is done."""
        return self.core.endswith(("频次", "频率", "频度", "周期"))

    @fact
    def is_duration(self) -> bool:
        """Whether it ends in a word for a length of time (时限, 时长, 响应时间)."""
        return self._terms["duration_endings"].ends(self.core) is not None

    @fact
    def is_completion_time(self) -> bool:
        """Whether it asks when rather than how long (完成时间, 投用时间, 开工日期)."""
        return self._terms["date_endings"].ends(self.core) is not None

    @fact
    def is_limit(self) -> bool:
        """Whether it measures a wait: response, repair, handling; less is better."""
        return (
            self.is_duration
            and not self.is_completion_time
            and self._terms["time_limits"].find(self.core) is not None
            and self._terms["wanted_durations"].find(self.core) is None
        )

    @fact
    def is_cost(self) -> bool:
        """Whether it measures what something costs."""
        return (
            self._terms["cost_names"].find(self.core) is not None
            and self._terms["cost_neutralisers"].find(self.core) is None
        )

    @fact
    def is_total_cost(self) -> bool:
        """Whether it is the cost of the whole: 总成本, 采购总额; not 带动总投资, others' money."""
        return (
            self._terms["total_cost"].find(self.core) is not None
            and self._terms["unit_price_names"].find(self.core) is None
            and self._terms["cost_neutralisers"].find(self.core) is None
        )

    @fact
    def is_money(self) -> bool:
        """Whether its value is a sum of money."""
        return not self.is_rate and self._terms["money_endings"].ends(self.core) is not None

    @fact
    def holds_target(self) -> str | None:
        """The target that the name itself states (``达到95%``, ``≥90%``).

        A threshold with a measure after it defines the measure (超24小时未解决率, 90分以上人数
        占比) and is none.
        """
        bounds = _BOUNDS_ALONE if _FIGURES.isdisjoint(self.text) else _BOUNDS_OF_FIGURES
        if not any(bound in self.text for bound in bounds):
            return None
        for found in re.finditer(_THRESHOLD, self.text):
            if not self._defines(self.text[found.end() :]):
                return found[0]
        return None

    def states(self, amount: str) -> bool:
        """Whether it holds ``amount`` (``300米``) as a target of its own: 新建围墙300米."""
        at = self.text.find(amount)
        if at < 0 or (at and self.text[at - 1] in "0123456789."):
            return False
        return not self._defines(self.text[at + len(amount) :])

    def _defines(self, rest: str) -> bool:
        """Whether what follows an amount makes it part of what is measured."""
        rest = rest.split("（", 1)[0].split("(", 1)[0].rstrip("）) ")
        return len(rest) > 1 and any(
            self._terms[ending].ends(rest) is not None
            for ending in ("rate_endings", "count_endings", "duration_endings", "percent_endings")
        )

    @fact
    def length(self) -> int:
        """How many Chinese characters the name has, a bracket at its end aside."""
        return sum("一" <= char <= "鿿" for char in self.core)

    @fact
    def is_vague(self) -> bool:
        """Whether it would fit any project: 工作完成情况, 项目工作量完成率, 机构运行正常率."""
        if self.core in self._terms["vague_names"]:
            return not self.bracket or self.unit is not None
        rest = self.core
        for word in self._terms["vague_name_parts"].words:
            rest = rest.replace(word, "")
        return bool(self.core) and not rest and (not self.bracket or self.unit is not None)

    def has(self, terms: TermList) -> bool:
        """Whether the name holds a word of the list."""
        return terms.find(self.core) is not None

    def ends(self, terms: TermList) -> bool:
        """Whether the name ends in a word of the list."""
        return terms.ends(self.core) is not None
