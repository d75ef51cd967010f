"""What kind of thing a name measures: spending, discipline, the unit's own doing, quality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.rulebook.terms import TermList
from perfcheck.target.numerals import is_han


class Sense:
    """The part of NameFacts that tells which category a name belongs to."""

    _terms: Mapping[str, TermList]

    if TYPE_CHECKING:

        @property
        def core(self) -> str: ...
        @property
        def is_count(self) -> bool: ...

    @fact
    def is_finance_execution(self) -> bool:
        """Whether it is about spending the budget rather than about what the money does.

        Paying people who are owed something (补贴发放, 退费) is a service, not execution, unless
        the name speaks of the budget or of spending. Money drawn in from outside, and the work
        of those who oversee or settle the money of others, is no execution either.
        """
        terms = self._terms
        if terms["finance_neutralisers"].find(self.core):
            return False
        to_persons = terms["payment_to_persons"].find(self.core) is not None
        if terms["finance_execution"].find(self.core):
            return not to_persons or terms["spending_words"].find(self.core) is not None
        return (
            terms["payment_words"].find(self.core) is not None
            and terms["supplier_words"].find(self.core) is not None
            and not to_persons
        )

    @fact
    def is_fund_compliance(self) -> bool:
        """Whether it is about the discipline of using money, not about an offence of others that
        the project finds or mends.
        """
        terms = self._terms
        if terms["compliance_neutralisers"].find(self.core):
            return False
        if terms["fund_compliance"].find(self.core):
            return True
        return (
            terms["compliance_words"].find(self.core) is not None
            and terms["fund_words"].find(self.core) is not None
        )

    @fact
    def is_common(self) -> bool:
        """Whether it is measured alike in any project by nature: satisfaction, acceptance."""
        return self._terms["common_indicators"].find(self.core) is not None

    @fact
    def is_quality(self) -> bool:
        """Whether it ends in a measure of quality: 合格率, 准确率, 规范性."""
        return self._terms["quality_cues"].ends(self.core) is not None

    @fact
    def is_plain_count(self) -> bool:
        """Whether it counts things and no defects, grades or passes among them."""
        return self.is_count and self._terms["counted_defects"].find(self.core) is None

    @fact
    def asks_satisfaction(self) -> bool:
        """Whether its value is how content people are; not the number of surveys about it."""
        terms = self._terms
        if terms["cue_satisfaction"].find(self.core) is None or self.is_count:
            return False
        return terms["completion_endings"].ends(self.core) is None

    @fact
    def is_own_work(self) -> bool:
        """Whether it counts, or reports as done, what the unit itself does: 宣传场次, 培训任务
        完成率. How many are reached by it (参与人次, 受益户数) is an effect.
        """
        terms = self._terms
        if terms["reach_words"].find(self.core):
            return False
        if terms["own_work"].find(self.core):
            return True
        if terms["own_counts"].ends(self.core):
            return terms["work_verbs"].find(self.core) is not None
        return (
            terms["completion_endings"].ends(self.core) is not None
            and terms["work_objects"].find(self.core) is not None
        )

    @fact
    def is_full_coverage(self) -> bool:
        """Whether it promises to pay or take in whoever is due: 应退尽退率."""
        name = self.core
        at = name.find("尽")
        while at >= 0:
            verb = name[at + 1 : at + 2]
            if verb and is_han(verb) and name[:at].endswith("应" + verb):
                return True
            at = name.find("尽", at + 1)
        return False

    @fact
    def is_saving(self) -> bool:
        """Whether it is a share or sum saved of the budget or cost."""
        return self._terms["cost_savings"].find(self.core) is not None
