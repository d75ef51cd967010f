"""Whether an indicator has what its category asks for: a time, a sum of money, an effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.name import NameFacts

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts
    from perfcheck.facts.target import TargetFacts
    from perfcheck.rulebook.terms import TermList

_DATED = r"\d\s*(?:年|个?月|日|号|天|周|小时|分钟|秒|个?工作日|季度)"
_DATES = (*(f"{which}季度" for which in "一二三四上下"), "月底", "月末", "月初")
_DUE = r"\d\s*(?:年|个?月|日|号|天|周|小时|分钟|个?工作日)(?:底|末|份)?(?:以?前|以?内|之前|之内)"


class Belonging:
    """The part of IndicatorFacts that compares what it says with where it stands."""

    lexicon: Lexicon
    project: ProjectFacts

    if TYPE_CHECKING:

        @property
        def named(self) -> NameFacts: ...
        @property
        def group(self) -> str | None: ...

        @property
        def target(self) -> TargetFacts | None: ...

    @fact
    def is_dated(self) -> bool:
        """Whether its name tells a date or a length of time in figures: 6月底前, 24小时."""
        name = self.named.text
        if any(date in name for date in _DATES):
            return True
        return _has_digit(name) and re.search(_DATED, name) is not None

    @fact
    def tells_deadline(self) -> bool:
        """Whether it asks when something is done or how long it takes: 10月底前完成培训, 响应时间
        ≤2小时, 及时率. A frequency (每月巡查) is no deadline.
        """
        named, target = self.named, self.target
        if named.is_limit or named.is_completion_time:
            return True
        if _has_digit(named.text) and re.search(_DUE, named.text):
            return True
        if self.lexicon.terms["punctuality"].find(named.text):
            return True
        return target is not None and target.value.kind == "deadline"

    @fact
    def is_late_word(self) -> bool:
        """Whether its value is a word of punctuality and nothing to measure it by: 及时, 按时完成,
        按时按质完成; a frequency is measure enough.
        """
        target = self.target
        if target is None or self.is_dated or self.lexicon.terms["due_words"].find(self.named.text):
            return False
        text = target.text
        if _has_digit(text) or self.lexicon.terms["due_words"].find(text):
            return False
        punctual = target.value.qualitative == "punctual" or target.value.is_words
        return punctual and self.lexicon.terms["punctuality"].find(text) is not None

    @fact
    def is_of_money(self) -> bool:
        """Whether its name speaks of money, or it is filed under cost."""
        named = self.named
        return named.is_cost or named.is_money or named.is_total_cost or self.group == "cost"

    @fact
    def is_cost(self) -> bool:
        """Whether it measures what something costs: by its name, or as a ceiling in money on a
        charge (服务费 ≤30万元), payments to people aside.
        """
        named, target = self.named, self.target
        if named.is_cost or named.is_saving:
            return True
        if target is None or self.lexicon.terms["charge_endings"].ends(named.core) is None:
            return False
        paid = self.lexicon.terms["payment_to_persons"].find(named.core) is not None
        return not paid and target.value.is_money and target.value.wants_less

    def shows(self, terms: TermList) -> bool:
        """Whether its name or value holds a word of the list."""
        if terms.find(self.named.text):
            return True
        return self.target is not None and terms.find(self.target.text) is not None

    @fact
    def spends_budget(self) -> bool:
        """Whether it is about spending the budget. Where the whole project pays people, money that
        is handed down or arrives in time is its service; its pace of spending or paying is not.
        """
        named = self.named
        if not named.is_finance_execution:
            return False
        terms = self.lexicon.terms
        pace = named.has(terms["spending_words"]) or named.ends(terms["payment_pace"])
        return pace or not self.project.pays_persons

    @fact
    def is_economic(self) -> bool:
        """Whether it shows an effect on income, saving or productivity, or is a sum of money."""
        if self.shows(self.lexicon.terms["economic_cues"]):
            return True
        return self.target is not None and self.target.value.is_money

    @fact
    def is_ecological(self) -> bool:
        """Whether it shows an effect on the environment, or the whole project is for it."""
        cues = self.lexicon.terms["environment_cues"]
        return self.shows(cues) or cues.find(self.project.name) is not None

    @fact
    def shows_number(self) -> bool:
        """Whether its value holds a number, be it one that the grammar cannot read."""
        target = self.target
        if target is None:
            return False
        return target.value.is_numeric or _has_digit(target.text)

    @fact
    def is_blank_row(self) -> bool:
        """Whether its name only says that there is no such indicator: 无, 不适用."""
        return self.named.core in self.lexicon.terms["blank_names"]


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
