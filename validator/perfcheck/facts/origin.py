"""Where the money of a project comes from, and whether it is for the unit's own staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.goal import without_department
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.text import plain
from perfcheck.rulebook.notread import Listing, NotRead

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.table import TableFacts
    from perfcheck.rulebook.terms import TermList

_NUMERALS = "0123456789０１２３４５６７８９一二三四五六七八九十"


class Origin:
    """The part of ProjectFacts that looks for sources of money and for wages."""

    lexicon: Lexicon
    table: TableFacts

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

        def mention(self, terms: TermList) -> str | None: ...

    @fact
    def is_named_after_funds(self) -> bool:
        """Whether its name tells where the money comes from and nothing else: 上级补助资金."""
        name = plain(without_department(self.name, self.table.department or ""))
        name = "".join(char for char in name if char not in _NUMERALS)
        rest = _cut(name, self.lexicon.terms["funding_sources"])
        return rest != name and not _cut(rest, self.lexicon.terms["source_fillers"])

    @fact
    def personnel_word(self) -> str | None:
        """The word for wages or staff in its name, its goal or the name of an indicator."""
        words = self.lexicon.terms["personnel_words"]
        found = self.mention(words)
        for each in self.indicators:
            found = found or words.find(each.name)
        if found is None and not self.indicators.complete:
            raise NotRead("indicators")
        return found


def _cut(text: str, terms: TermList) -> str:
    for word in terms.words:
        text = text.replace(word, "")
    return text
