"""What a target value tells a rule. A malformed value has a text and a kind and nothing more:
asking for its numbers raises NotRead, so that the rules that need them are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from perfcheck.facts.fact import fact
from perfcheck.facts.kinds import tells_time
from perfcheck.facts.signs import PLAIN_SIGNS, signs_of_numbers, strict_sign_of
from perfcheck.facts.text import plain
from perfcheck.facts.worded import Worded
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.terms import TermList
from perfcheck.target.model import Clause, Comparator, Kind, Qualitative, TargetValue
from perfcheck.target.normalise import normalise
from perfcheck.target.units import unit as unit_of
from perfcheck.target.words import SIGNS

_HUNDRED = Decimal(100)
_HALF = Decimal(50)
_SAID_AGAIN = r"[≥≤><＞＜].*(?:以[上下内]|之内)|[一-鿿]+[≥≤><＞＜].*"
_PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1")}


class ValueFacts(Worded):
    """One target value, read once."""

    def __init__(self, value: TargetValue, terms: Mapping[str, TermList]) -> None:
        self.parsed = value
        self._terms = terms

    @fact
    def text(self) -> str:
        """The value as written."""
        return self.parsed.text

    @fact
    def key(self) -> str:
        """The same for values that mean the same: ≥95% and ＞=95%."""
        parsed = self.parsed
        return f"{parsed.clauses}{parsed.qualitative or ''}" if parsed.clauses else plain(self.text)

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
    def signs(self) -> Mapping[str, Comparator]:
        """The comparators that are spelt in signs, each spelling (``＞=``) with what it means."""
        if not self.parsed.clauses:
            return {}
        plain = "".join(self.parsed.text.split())
        spelt = [plain[start:end] for start, end in signs_of_numbers(plain)]
        found = {sign: SIGNS.get(sign) or SIGNS.get(normalise(sign).text) for sign in spelt}
        return {sign: meant.comparator for sign, meant in found.items() if meant}

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
        """The unit of its only clause, in its canonical spelling and without 万 or 亿, which the
        numbers have taken in: ≤0.06万元/人 is 600 in 元/人."""
        return self.clause.unit if self.clause else None

    @fact
    def is_percent(self) -> bool:
        """Whether its only clause is in % or ‰."""
        return self.unit in _PER_CENT

    @fact
    def is_money(self) -> bool:
        """Whether its only clause is a sum of money; a price (元/人) is none."""
        return self.unit == "元"

    @fact
    def lower(self) -> Decimal | None:
        """The lower bound of its only clause, a number in its `unit`."""
        clause = self.clause
        return clause.lower if clause and isinstance(clause.lower, Decimal) else None

    @fact
    def upper(self) -> Decimal | None:
        """The upper bound of its only clause, a number in its `unit`."""
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
    def is_hundred(self) -> bool:
        """Whether it is 100 or ≥100, in whatever unit."""
        return self.number == _HUNDRED and self.comparator in ("eq", "ge")

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
    def has_time(self) -> bool:
        """Whether it tells a time: a date, a duration, a frequency, or 及时."""
        if self.parsed.kind == "malformed":
            raise NotRead("value")
        if self.is_deadline or self.qualitative == "punctual":
            return True
        if any(clause.unit and tells_time(clause.unit) for clause in self.clauses):
            return True
        return self._terms["timeliness"].find(self.parsed.text) is not None

    @fact
    def is_contradictory(self) -> bool:
        """Whether its clauses leave no number: ≥12 and ≤10 of one unit, or of none in one place."""
        clauses = self.clauses
        return any(
            isinstance(one.lower, Decimal)
            and isinstance(other.upper, Decimal)
            and _one_measure(one, other)
            and one.lower > other.upper
            for one in clauses
            for other in clauses
        )

    @fact
    def holds_several(self) -> bool:
        """Whether it sets targets for several measures: 3场、300人次. A floor and a ceiling of
        one measure (≥80%，≤95%) are one target.
        """
        clauses = self.clauses
        if len(clauses) < 2:
            return False
        floors = sum(clause.comparator in ("ge", "gt") for clause in clauses)
        ceilings = sum(clause.comparator in ("le", "lt") for clause in clauses)
        if len(clauses) == 2 and floors == ceilings == 1:
            return not _one_measure(clauses[0], clauses[1])
        # 5月、10月 are the dates of one plan; deadlines, or each told what for, are not
        return any(
            clause.unit != "date" or clause.subject or clause.comparator not in ("eq", None)
            for clause in clauses
        )

    @fact
    def odd_signs(self) -> tuple[str, ...]:
        """Signs of comparison spelt otherwise than ≥ ≤ = > <: ＞=, >=, =>, ≧, 》; and a sign
        with a word that says it again: ≥90%以上, 不低于≥90%.
        """
        if self.parsed.kind not in ("comparison", "range", "deadline", "compound"):
            return ()
        plain = "".join(self.parsed.text.split())
        spelt = [plain[start:end] for start, end in signs_of_numbers(plain)]
        odd = [sign for sign in spelt if sign not in PLAIN_SIGNS]
        said_again = re.search(_SAID_AGAIN, plain) if "typo" in self.parsed.notes else None
        if said_again and not odd:
            odd.append(said_again[0])
        return tuple(odd)

    @fact
    def strict_sign(self) -> str | None:
        """The sign or word of a bound that leaves its own number out: > or <, 大于 or 小于.

        None where leaving it out is the point: more than none at all, less than one piece, or
        less than the whole.
        """
        number = self.number
        found = strict_sign_of("".join(self.parsed.text.split()))
        if found is None or number is None or self.comparator not in ("gt", "lt") or number == 0:
            return None
        if self.comparator == "lt" and (number == 1 or self.percent == _HUNDRED):
            return None
        return found

    @fact
    def is_bare(self) -> bool:
        """Whether it is one number without any comparator: 30分钟, 12次."""
        return self.comparator == "eq" and "implicit" in self.parsed.notes

    @fact
    def is_share_in_points(self) -> bool:
        """Whether it gives a share itself in points of percentage (≥98个百分点), which are for
        differences; a figure below one half may well be a difference.
        """
        number = self.number
        return self.unit == "百分点" and number is not None and number >= _HALF


def _one_measure(one: Clause, other: Clause) -> bool:
    """Whether two clauses bound the same measure; a unit or name left out is the other's."""
    same_unit = one.unit == other.unit or one.unit is None or other.unit is None
    same_subject = one.subject == other.subject or one.subject is None or other.subject is None
    return same_unit and same_subject
