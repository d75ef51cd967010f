"""What the name of an indicator tells: what it measures, in which unit, and which way is good."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from perfcheck.facts.fact import fact
from perfcheck.rulebook.terms import TermList
from perfcheck.target.units import canonical

Measure = Literal["rate", "money", "unit_price", "duration", "date", "count", "other"]

_BRACKETED = re.compile(r"^(.*?)[\s]*[（(]([^（()）]*)[)）]\s*$", re.DOTALL)
_THRESHOLD = re.compile(
    r"[≥≤≧≦＞＜><=＝]|不低于|不少于|不超过|不高于|不大于|不小于|达到|达\d|"
    r"\d+(?:\.\d+)?\s*[%％‰]"
)


class NameFacts:
    """An indicator name, read once. ``core`` is the name without its last bracket."""

    def __init__(self, text: str, terms: Mapping[str, TermList]) -> None:
        self.text = text
        self._terms = terms

    @fact
    def _parts(self) -> tuple[str, str]:
        found = _BRACKETED.match(self.text)
        if found and found[1].strip():
            return found[1].strip(), found[2].strip()
        return self.text.strip(), ""

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
        """The unit in the bracket at its end (``值班时长（小时）``), in its canonical spelling."""
        inner = self.bracket.removeprefix("单位").lstrip("：: ")
        return canonical(inner) if inner else None

    @fact
    def is_rate(self) -> bool:
        """Whether it ends in a word for a share of a whole: 率, 占比, 比例, 满意度 …"""
        if self._terms["not_percent_rates"].ends(self.core):
            return False
        return self._terms["rate_endings"].ends(self.core) is not None

    @fact
    def may_be_percent(self) -> bool:
        """Whether a percentage is a natural value of it: a rate, a progress, a degree, a ratio or
        a change.
        """
        return (
            self.is_rate
            or self._terms["percent_endings"].ends(self.core) is not None
            or self._terms["change_words"].find(self.core) is not None
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
    def implies_unit(self) -> bool:
        """Whether its ending alone tells the unit (次数, 人数, 案件数), so that a bare number
        needs none.
        """
        return (
            self.unit is not None or self._terms["unit_implied_endings"].ends(self.core) is not None
        )

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
        """Whether it is the cost of the whole: 总成本, 采购总额, 项目成本."""
        return (
            self._terms["total_cost"].find(self.core) is not None
            and self._terms["unit_price_names"].find(self.core) is None
        )

    @fact
    def is_money(self) -> bool:
        """Whether its value is a sum of money."""
        return not self.is_rate and self._terms["money_endings"].ends(self.core) is not None

    @fact
    def is_negative(self) -> bool:
        """Whether less of it is better: 投诉率, 差错率, 事故; not 投诉处理率."""
        return (
            self._terms["negative_names"].find(self.core) is not None
            and self._terms["negative_neutralisers"].find(self.core) is None
        )

    @fact
    def is_positive_rate(self) -> bool:
        """Whether it is a rate of which more is better: 合格率, 覆盖率, 满意度."""
        return (
            self._terms["positive_rates"].ends(self.core) is not None
            and self._terms["negative_names"].find(self.core) is None
        )

    @fact
    def is_finance_execution(self) -> bool:
        """Whether it is about spending the budget rather than about what the money does.

        Paying people who are owed something (补贴发放, 退费) is a service, not execution.
        """
        if self._terms["finance_execution"].find(self.core):
            return True
        return (
            self._terms["payment_words"].find(self.core) is not None
            and self._terms["supplier_words"].find(self.core) is not None
            and self._terms["payment_to_persons"].find(self.core) is None
        )

    @fact
    def is_fund_compliance(self) -> bool:
        """Whether it is about the discipline of using money."""
        if self._terms["fund_compliance"].find(self.core):
            return True
        return (
            self._terms["compliance_words"].find(self.core) is not None
            and self._terms["fund_words"].find(self.core) is not None
        )

    @fact
    def holds_target(self) -> str | None:
        """The target that the name itself states (``达到``, ``95%``), unless it defines the
        measure, as in 超24小时未解决率.
        """
        found = _THRESHOLD.search(self.core)
        return found[0] if found else None

    @fact
    def length(self) -> int:
        """How many characters the name has, brackets aside."""
        return len(self.core)

    def has(self, terms: TermList) -> bool:
        """Whether the name holds a word of the list."""
        return terms.find(self.core) is not None

    def ends(self, terms: TermList) -> bool:
        """Whether the name ends in a word of the list."""
        return terms.ends(self.core) is not None
