"""What a project is for, by its name and goal: buying, building, paying people, overseeing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.rulebook.parts import Both

if TYPE_CHECKING:
    from perfcheck.facts.table import TableFacts
    from perfcheck.rulebook.terms import TermList

# 委托具有资质的检测公司: a commission told with words between the verb and the contractor
_COMMISSION = (
    r"(?<![受司法被])委托(?!代理|鉴定|书|人|方|诉讼|单位)"
    r"[^，。；、,;\s]{1,14}?(?:公司|机构|企业|事务所|研究院|高校|社会组织|专业团队)(?!监管)|"
    r"(?:聘请|雇请|引入)[^，。；、,;\s]{0,14}?(?:公司|中介|机构|事务所|专业团队)(?!监管|改革)"
)
_COMMISSIONING = ("委托", "聘请", "雇请", "引入")
# what may stand after the word that says what a project is: 危房改造补助项目资金（第二批）
_TAILS = (
    *("项目", "资金", "经费", "专项", "支出", "预算", "发放", "兑付", "代发", "配套"),
    *("年度", "年", "一期", "二期", "三期", "四期"),
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
            shorter = _without_tail(head)
            if shorter == head:
                return False
            head = shorter
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
            found = _commission(self.name) or _commission(self.goal)
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

    @fact
    def served_quoted(self) -> Both:
        """The same in quotation marks; empty where there is none."""
        word = self.served_word
        return Both(f"「{word}」", f"“{word}”") if word else Both("", "")

    @fact
    def served_people(self) -> str:
        """The people that its name or goal speaks of; 服务对象 where it names none."""
        return self.mention(self.lexicon.terms["served_people"]) or "服务对象"


def _commission(text: str) -> str | None:
    if not any(verb in text for verb in _COMMISSIONING):
        return None
    found = re.search(_COMMISSION, text)
    return found[0] if found else None


def _without_tail(name: str) -> str:
    """``name`` without the last of what may stand behind the word that says what it is."""
    if name.endswith((")", "）")):
        start = max(name.rfind("("), name.rfind("（"))
        is_pair = start >= 0 and not any(mark in name[start:-1] for mark in ")）")
        return name[:start] if is_pair else name
    if name[-3:-2] == "第" and name.endswith("批"):
        return name[:-3]
    end = len(name)
    while end and (name[end - 1] in "-—－" or name[end - 1].isdecimal()):
        end -= 1
    if end < len(name):
        return name[:end]
    if name[-1].isspace():
        return name[:-1]
    return name.removesuffix(next((tail for tail in _TAILS if name.endswith(tail)), ""))
