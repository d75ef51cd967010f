"""What a target value tells a rule. A malformed value has a text and a kind and nothing more:
asking for its numbers raises NotRead, so that the rules that need them are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from perfcheck.facts.fact import fact
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.terms import TermList
from perfcheck.target.model import Clause, Comparator, Kind, Qualitative, TargetValue
from perfcheck.target.units import unit as unit_of

_HUNDRED = Decimal(100)
_SIGN = re.compile(r"[≥≤≧≦⩾⩽＞＜﹥﹤><=＝═]+")
_PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1")}


class ValueFacts:
    """One target value, read once."""

    def __init__(self, value: TargetValue, terms: Mapping[str, TermList]) -> None:
        self.parsed = value
        self._terms = terms

    @fact
    def text(self) -> str:
        """The value as written."""
        return self.parsed.text

    @fact
    def kind(self) -> Kind:
        """comparison, range, deadline, qualitative, text, empty, malformed or compound."""
        return self.parsed.kind

    @fact
    def notes(self) -> tuple[str, ...]:
        """How it was spelt: ``comparator-spelling``, ``typo`` and so on."""
        return self.parsed.notes

    @fact
    def clauses(self) -> tuple[Clause, ...]:
        """Its bounds; NotRead when the value is malformed."""
        if self.parsed.kind == "malformed":
            raise NotRead("value")
        return self.parsed.clauses

    @fact
    def clause(self) -> Clause | None:
        """Its only bound or range; None for words and for several clauses."""
        clauses = self.clauses
        return clauses[0] if len(clauses) == 1 else None

    @fact
    def comparator(self) -> Comparator | None:
        """The comparator of its only clause."""
        return self.clause.comparator if self.clause else None

    @fact
    def spelling(self) -> str | None:
        """The comparator as spelt in signs (``＞=``); None for words and for no comparator."""
        found = _SIGN.match("".join(self.parsed.text.split()))
        return found[0] if found else None

    @fact
    def qualitative(self) -> Qualitative | None:
        """What kind of word it is: absence, improvement, level …"""
        return self.parsed.qualitative

    @fact
    def is_deadline(self) -> bool:
        """Whether one of its clauses is a date."""
        return any(clause.unit == "date" for clause in self.clauses)

    @fact
    def is_numeric(self) -> bool:
        """Whether it holds a number that is not a date."""
        return any(clause.unit != "date" for clause in self.clauses)

    @fact
    def is_quantified(self) -> bool:
        """Whether it can be measured: a number, a date, or none at all (无 counts as zero)."""
        return bool(self.clauses) or self.qualitative == "absence"

    @fact
    def is_words(self) -> bool:
        """Whether it is words only: qualitative (absence aside) or free text."""
        kind = self.parsed.kind
        if kind == "malformed":
            raise NotRead("value")
        return kind == "text" or (kind == "qualitative" and self.parsed.qualitative != "absence")

    @fact
    def unit(self) -> str | None:
        """The unit of its only clause, in its canonical spelling."""
        return self.clause.unit if self.clause else None

    @fact
    def is_percent(self) -> bool:
        """Whether its only clause is in % or ‰."""
        return self.unit in _PER_CENT

    @fact
    def is_money(self) -> bool:
        """Whether its only clause is a sum of money."""
        return self.unit == "元"

    @fact
    def lower(self) -> Decimal | None:
        """The lower bound of its only clause, a number."""
        clause = self.clause
        return clause.lower if clause and isinstance(clause.lower, Decimal) else None

    @fact
    def upper(self) -> Decimal | None:
        """The upper bound of its only clause, a number."""
        clause = self.clause
        return clause.upper if clause and isinstance(clause.upper, Decimal) else None

    @fact
    def number(self) -> Decimal | None:
        """The number of a comparison with one clause: the bound that is written."""
        if self.comparator is None:
            return None
        return self.lower if self.lower is not None else self.upper

    @fact
    def percent(self) -> Decimal | None:
        """The number of a comparison in % or ‰, in %."""
        number, unit = self.number, self.unit
        return number * _PER_CENT[unit] if number is not None and unit in _PER_CENT else None

    @fact
    def demands_over_100(self) -> bool:
        """Whether it asks for more than 100 % of a whole: ≥120 %, >100 %, 105 %."""
        percent, clause = self.percent, self.clause
        if percent is not None:
            strict = self.comparator == "gt" and percent == _HUNDRED
            return strict or (self.comparator in ("ge", "gt", "eq") and percent > _HUNDRED)
        return (
            clause is not None
            and clause.comparator is None
            and clause.unit in _PER_CENT
            and isinstance(clause.lower, Decimal)
            and clause.lower * _PER_CENT[clause.unit] > _HUNDRED
        )

    @fact
    def is_hundred_percent(self) -> bool:
        """Whether it is 100 % or ≥100 %."""
        return self.percent == _HUNDRED and self.comparator in ("eq", "ge")

    @fact
    def is_zero(self) -> bool:
        """Whether it asks for none at all: 0次, 0%, 无."""
        if self.qualitative == "absence":
            return True
        return self.number == 0 and self.comparator in ("eq", "le")

    @fact
    def wants_more(self) -> bool:
        """Whether it sets a floor: ≥ or >."""
        return self.comparator in ("ge", "gt")

    @fact
    def wants_less(self) -> bool:
        """Whether it sets a ceiling: ≤ or <."""
        return self.comparator in ("le", "lt")

    @fact
    def is_cumulative(self) -> bool:
        """Whether its unit counts what adds up over the years: 次, 人次, 场."""
        return self._nature == "cumulative"

    @fact
    def _nature(self) -> str | None:
        unit = self.unit
        found = unit_of(unit) if unit else None
        return found.nature if found else None

    @fact
    def dimension(self) -> str | None:
        """The dimension of its unit: share, time, money, things …"""
        unit = self.unit
        found = unit_of(unit) if unit else None
        return found.dimension if found else None

    @fact
    def is_placeholder(self) -> bool:
        """Whether it only keeps the place: XX台, /, 待定, 详见附件."""
        text = "".join(self.parsed.text.split())
        if not text:
            return False
        if self.parsed.kind in ("empty",):
            return True
        if self.parsed.kind not in ("text", "malformed"):
            return False
        return (
            self._terms["placeholder_slots"].find(text) is not None
            or text in self._terms["placeholder_references"]
        )

    @fact
    def defers(self) -> str | None:
        """The words by which it leaves the target to another paper: 按合同约定, 以批复为准."""
        if self.parsed.kind not in ("text", "qualitative"):
            return None
        plain = self.parsed.text.strip(" 　。；;，,")
        if self._terms["frequencies"].find(plain):
            return None
        return self._terms["deferring_values"].find(plain)

    @fact
    def vague(self) -> str | None:
        """The word of degree that is the whole value: 良好, 熟悉, 到位, 基本有效."""
        if self.parsed.kind not in ("text", "qualitative"):
            return None
        plain = self.parsed.text.strip(' 　。；;，,“”"')
        for adverb in self._terms["degree_adverbs"].words:
            if len(plain) > len(adverb) + 1 and plain.startswith(adverb):
                plain = plain.removeprefix(adverb)
                break
        return plain if plain in self._terms["vague_values"] else None

    @fact
    def has_grades(self) -> bool:
        """Whether it names a scale or a base to measure against: 优/良/中/差, 较上年, 一级."""
        return self._terms["grades_or_base"].find(self.parsed.text) is not None

    @fact
    def has_time(self) -> bool:
        """Whether it tells a time: a date, a duration, a frequency, or 及时."""
        if self.parsed.kind == "malformed":
            raise NotRead("value")
        if self.is_deadline or self.qualitative == "punctual":
            return True
        for clause in self.clauses:
            found = unit_of(clause.unit) if clause.unit else None
            if found and "time" in found.dimension:
                return True
        return self._terms["timeliness"].find(self.parsed.text) is not None

    @fact
    def is_contradictory(self) -> bool:
        """Whether its clauses leave no number: ≥12 and ≤10 of one unit."""
        clauses = self.clauses
        for one in clauses:
            for other in clauses:
                if (
                    isinstance(one.lower, Decimal)
                    and isinstance(other.upper, Decimal)
                    and one.unit == other.unit
                    and one.subject == other.subject
                    and one.lower > other.upper
                ):
                    return True
        return False
