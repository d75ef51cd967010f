"""What a project is for, by its name and goal: buying, building, paying people, overseeing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon

if TYPE_CHECKING:
    from perfcheck.facts.table import TableFacts
    from perfcheck.rulebook.terms import TermList

# 委托具有资质的检测公司: a commission told with words between the verb and the contractor
_COMMISSION = re.compile(
    r"(?<![受司法被])委托(?!代理|鉴定|书|人|方|诉讼|单位)"
    r"[^，。；、,;\s]{1,14}?(?:公司|机构|企业|事务所|研究院|高校|社会组织|专业团队)(?!监管)"
)
# what may stand after the word that says what a project is: 危房改造补助项目资金（第二批）
_TAIL = re.compile(
    r"(?:[（(][^（）()]*[)）]|项目|资金|经费|专项|支出|预算|发放|兑付|代发|配套|[-—－\d]+|年度?|第.批|[一二三四]期|\s)$"
)


class Purpose:
    """The part of ProjectFacts that reads its name and goal for what the money does."""

    lexicon: Lexicon
    table: TableFacts

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...
        @property
        def goal(self) -> str: ...

    # Words

    def mentions(self, terms: TermList) -> bool:
        """Whether its name or goal holds a word of the list."""
        return self.mention(terms) is not None

    def mention(self, terms: TermList) -> str | None:
        """The first word of the list in its name, else in its goal."""
        return terms.find(self.name) or terms.find(self.goal)

    @fact
    def pays_persons(self) -> bool:
        """Whether its name says, at its end, that the money goes on to those entitled to it:
        救助金, 农机购置补贴资金. What else name or goal holds is then what they do with it.
        """
        terms = self.lexicon.terms["transfer_to_persons"]
        head = self.name
        while head:
            if terms.ends(head) is not None:
                return True
            tail = _TAIL.search(head)
            if tail is None:
                return False
            head = head[: tail.start()]
        return False

    @fact
    def procures(self) -> bool:
        """Whether name or goal shows that it buys, builds, rents or outsources something.

        A project that passes its money on does not, whatever else its name holds.
        """
        return not self.pays_persons and self.procurement_word is not None

    @fact
    def procurement_word(self) -> str | None:
        """The word that shows it."""
        found = self.mention(self.lexicon.terms["procurement"])
        if found is None:
            commission = _COMMISSION.search(self.name) or _COMMISSION.search(self.goal)
            found = commission[0] if commission else None
        return found

    @fact
    def works_word(self) -> str | None:
        """The word that shows that it buys goods or has works done, so that there is something to
        accept at the end; None for services and for money passed on.
        """
        return None if self.pays_persons else self.mention(self.lexicon.terms["works"])

    @fact
    def construction_word(self) -> str | None:
        """The word that shows building, pulling down or polluting, which others have to bear;
        None for software and for money passed on.
        """
        terms = self.lexicon.terms
        if self.pays_persons:
            return None
        found = self.mention(terms["construction"])
        if found is None and not self.mentions(terms["software"]):
            found = self.mention(terms["building"])
        return found

    @fact
    def pays_fixed_rates(self) -> bool:
        """Whether it does nothing but pay people at rates fixed elsewhere: 低保金, 高龄津贴."""
        return self.lexicon.terms["fixed_payments"].find(self.name) is not None

    @fact
    def supervises(self) -> bool:
        """Whether overseeing the money or conduct of others is its very service: audits,
        inspections, discipline.
        """
        terms = self.lexicon.terms
        return (
            terms["supervision_topics"].find(self.name) is not None
            or terms["supervision_work"].find(self.goal) is not None
            or terms["supervision_bodies"].find(self.table.department or "") is not None
        )

    @fact
    def needs_no_satisfaction(self) -> bool:
        """Whether nobody could fairly be asked how content they are: debts and other matters
        inside finance, compensation in dispute, secret projects.
        """
        terms = self.lexicon.terms
        return (
            terms["disputes"].find(self.name) is not None
            or terms["internal_finance"].find(self.name) is not None
        )

    @fact
    def served_word(self) -> str | None:
        """The people, or the service, that its name or goal says it is for."""
        return self.mention(self.lexicon.terms["service_objects"])
