"""Which way is good: whether a name wants more or less, and whether a bound says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.kinds import kind_of
from perfcheck.rulebook.terms import TermList

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.value import ValueFacts

_RULED_OUT = ("零", "无", "未发生", "未出现", "不发生", "不出现", "杜绝", "避免", "防止")
_NONE_OF = (
    rf"(?:{'|'.join(_RULED_OUT)})"
    r"(?:重特大|重大|特大|较大|严重|安全|生产|责任|质量|有效|人员|群体性|网络)*$"
)
# what may stand between a verb and the bad thing: 挽回直接经济损失
_KINDS = ("经济", "直接", "间接", "财产", "资产", "重大", "较大", "一般", "各类", "类", "的")


class NameDirection:
    """The part of NameFacts that tells which way is good."""

    if TYPE_CHECKING:

        @property
        def core(self) -> str: ...

    _terms: Mapping[str, TermList]

    @fact
    def is_negative(self) -> bool:
        """Whether less of it is better: 投诉率, 差错率, 事故起数.

        The bad thing must be what is counted, so that nothing but a word of measure follows it:
        not 投诉处理率. What is dealt with (查处违法案件数) or ruled out (零差错率) is no bad thing;
        a rate of trouble (登记失业率) or a fault stays one, whoever records it.
        """
        found = self._bad_thing()
        if found is None:
            return False
        start, word = found
        lead = self.core[:start]
        if any(word in lead for word in _RULED_OUT) and re.search(_NONE_OF, lead):
            return False
        if word.endswith("率") or any(fault in word for fault in self._terms["faults"].words):
            return self._terms["fault_neutralisers"].find(lead) is None
        for other in self._terms["negative_names"].words:
            lead = lead.replace(other, "")
        while kind := next((each for each in _KINDS if lead.endswith(each)), None):
            lead = lead.removesuffix(kind)
        manners = self._terms["manner_words"].words
        while manner := next((each for each in manners if lead.startswith(each)), None):
            lead = lead.removeprefix(manner)
        return not any(
            lead.startswith(verb) or lead.endswith(verb)
            for verb in self._terms["negative_neutralisers"].words
        )

    def _bad_thing(self) -> tuple[int, str] | None:
        """Where the last bad thing of the name starts, and the word, when it is what is measured;
        of two that end alike the longer one.
        """
        words = self._terms["negative_names"]
        if words.find(self.core) is None:
            return None
        ends = [(self.core.rfind(word) + len(word), len(word), word) for word in words.words]
        end, length, word = max(each for each in ends if each[0] >= each[1])
        rest = self.core[end:]
        for filler in self._terms["measure_words"].words:
            rest = rest.replace(filler, "")
        return None if rest else (end - length, word)

    @fact
    def is_positive_rate(self) -> bool:
        """Whether it is a rate of which more is better: 合格率, 投诉处理率; not 逾期完成率."""
        ending = self._terms["positive_rates"].ends(self.core)
        if ending is None or self.is_negative:
            return False
        lead = self.core.removesuffix(ending)
        if self._terms["faults"].find(lead) or self._terms["spoilers"].ends(lead):
            return False
        if self._terms["negative_names"].find(lead):
            return self._terms["handling_rates"].ends(self.core) is not None
        return True


class TargetDirection:
    """The part of TargetFacts that holds a bound against its name."""

    indicator: IndicatorFacts
    value: ValueFacts

    @fact
    def is_change(self) -> bool:
        """Whether it tells how much something changes, not how much of it there is: 下降≥5%."""
        if self.value.qualitative in ("improvement", "reduction"):
            return True
        words = self.indicator.lexicon.terms["change_words"]
        return words.find(self.value.text) is not None or self.indicator.named.has(words)

    @fact
    def is_of_its_kind(self) -> bool:
        """Whether a rate has a share, be it one per head of population (/10万), and anything else
        has none; another unit is its own fault.
        """
        unit = self.value.unit
        if unit is None:
            return True
        is_share = kind_of(unit) == "share" or unit.startswith("/")
        return is_share == self.indicator.named.is_rate

    @fact
    def is_floor(self) -> bool:
        """Whether it sets a floor (≥, >) under how much of something there is."""
        return self.value.number is not None and self.value.wants_more and not self.is_change

    @fact
    def is_ceiling(self) -> bool:
        """Whether it sets a ceiling (≤, <) on how much of something there is; not 0, which is no
        ceiling but none at all.
        """
        number = self.value.number
        return number is not None and number > 0 and self.value.wants_less and not self.is_change

    @fact
    def is_cost_floor(self) -> bool:
        """Whether it sets a floor under a cost in money. What is saved, and what people are owed
        by a policy, is no cost to keep down.
        """
        named, terms = self.indicator.named, self.indicator.lexicon.terms
        unit = self.value.unit or named.unit
        if not self.is_floor or (unit is not None and kind_of(unit) != "money"):
            return False
        if unit is None and not (named.is_cost or named.is_money or named.is_total_cost):
            return False
        return not any(
            named.has(terms[kind]) for kind in ("savings", "fixed_standards", "money_gained")
        )

    @fact
    def is_wait_floor(self) -> bool:
        """Whether it sets a floor under a wait: 响应时间 ≥4小时."""
        unit = self.value.unit or self.indicator.named.unit
        return (
            self.is_floor
            and self.indicator.named.is_limit
            and (unit is None or kind_of(unit) == "time")
        )
