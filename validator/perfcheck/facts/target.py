"""Facts of one value cell, read beside the name of its indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from perfcheck.facts.direction import TargetDirection
from perfcheck.facts.fact import fact
from perfcheck.facts.kinds import in_money, kind_of, tells_time
from perfcheck.facts.text import plain
from perfcheck.facts.value import ValueFacts
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import NotRead
from perfcheck.table.model import TargetCell
from perfcheck.target.units import convertible

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts

_WHOLE = Decimal(100)
_PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1")}
_CHANGES = frozenset(("change-up", "change-down"))
_OTHER_SHARES = ("百分点", "千分点", "倍")
_EXAMPLES = {
    "money": "元、万元",
    "people": "人、人次",
    "area": "平方米、亩",
    "length": "米、公里",
    "events": "次、场、期",
}
_LOOSE = ("个", "倍", "百分点", "date")
_NO_EVENTS = ("share", "money", "area", "length", "mass", "people", "time")
_NO_THINGS = ("share", "money", "area", "length", "people", "time")


class TargetFacts(TargetDirection):
    """One value cell of an indicator."""

    value: ValueFacts
    """How it reads."""
    column: Literal["period", "annual"]
    """Which of the two columns it stands in."""

    def __init__(
        self, cell: TargetCell, indicator: IndicatorFacts, column: Literal["period", "annual"]
    ) -> None:
        self.parsed = cell
        self.indicator = indicator
        self.project = indicator.project
        self.table = indicator.table
        self.column = column
        value = cell.value
        if "scale" in value.notes and indicator.is_of_money:
            value = in_money(value)
        self.value = indicator.lexicon.value(value)

    @property
    def text(self) -> str:
        """The value as written, with the line wrapping undone."""
        return self.parsed.text

    @property
    def place(self) -> Span:
        """The value."""
        return self.parsed.span if self.parsed.text else self.indicator.parsed.span

    @fact
    def is_spare(self) -> bool:
        """Whether the other column of its indicator holds a value."""
        others = (each for each in self.indicator.targets if each.column != self.column)
        return any(not each.value.is_blank for each in others)

    @fact
    def repeats_name(self) -> bool:
        """Whether the value is the name over again."""
        value, named = plain(self.text), self.indicator.named
        return len(value) > 1 and (value == named.plain or value == named.plain_core)

    @fact
    def echoes_name(self) -> bool:
        """Whether the value is words that the name already holds: 按时完成 of 工作按时完成性.

        A grade is no echo of the scale that the name names (满意 of 满意度, A级 of A级景区).
        """
        if self.repeats_name:
            return True
        words = plain(self.text)
        return (
            len(words) > 1
            and words in self.indicator.named.plain
            and self.value.is_words
            and not self.value.has_grades
            and not self.indicator.named.is_satisfaction
            and not any(char.isdigit() for char in words)
        )

    @fact
    def stated_in_name(self) -> str | None:
        """The target as the name states it: a bound (达到95%), or this very amount (围墙300米)."""
        named = self.indicator.named
        if named.holds_target:
            return named.holds_target
        if self.value.kind != "comparison" or self.value.unit is None:
            return None
        amount = self.value.words.lstrip("≥≤≧≦＞＜>=<＝")
        return amount if named.states(amount) else None

    @fact
    def exceeds_whole(self) -> bool:
        """Whether it asks for more than the whole: a bound above 100 %, or above it (>100%).

        Meant for shares only; a number without unit is in the unit of the name.
        """
        if _CHANGES.intersection(self.value.notes):
            return False
        for clause in self.value.clauses:
            factor = _PER_CENT.get(clause.unit or self.indicator.named.unit or "")
            if factor is None:
                continue
            for bound in (clause.lower, clause.upper):
                if isinstance(bound, Decimal):
                    share = bound * factor
                    if share > _WHOLE or (share == _WHOLE and clause.comparator == "gt"):
                        return True
        return False

    @fact
    def lacks_percent(self) -> bool:
        """Whether it is no share at all: a number without %, in another unit, a date, words.

        None at all (0, 无) is a share of zero, and multiples, points and figures per head of
        population are shares of their own kind.
        """
        value = self.value
        if value.kind == "empty" or value.is_zero:
            return False
        units = [clause.unit or self.indicator.named.unit for clause in value.clauses]
        return not any(
            unit is not None and (kind_of(unit) == "share" or unit in _OTHER_SHARES or "/" in unit)
            for unit in units
        )

    @fact
    def lacks_number(self) -> bool:
        """Whether it is words or a date where a number is asked for; 无 counts as zero, and an
        amount in a unit of any name is a number.
        """
        value = self.value
        if value.kind == "empty" or value.is_numeric or value.qualitative == "absence":
            return False
        if value.tells_frequency and self.indicator.named.asks_frequency:
            return False
        return not value.opens_with_amount

    @fact
    def number_is_due(self) -> bool:
        """Whether a rule of its own asks for a number here: a rate or count by the name, or
        filed under satisfaction or cost. Words are then that rule's to find.
        """
        named = self.indicator.named
        if (named.is_rate and not named.is_degree) or named.is_count:
            return True
        try:
            return self.indicator.level1 in ("satisfaction", "cost")
        except NotRead:
            return False

    @fact
    def lacks_unit(self) -> bool:
        """Whether its numbers have no unit, neither here nor in the name. Zero needs none."""
        value, named = self.value, self.indicator.named
        if "no-unit" in value.notes or value.number == 0:
            return False
        clauses = value.clauses
        return (
            bool(clauses) and not named.implies_unit and all(each.unit is None for each in clauses)
        )

    @fact
    def fitting_units(self) -> str:
        """Units that would fit the name, for examples: 平方米、亩 of an area."""
        named = self.indicator.named
        if named.is_duration:
            return "秒、小时、天"
        return _EXAMPLES.get("money" if named.is_cost else named.counted or "", "台、件、次")

    @fact
    def number_example(self) -> str:
        """What to write in place of a sentence: the number that it holds, else one made up in the
        unit of the name.
        """
        unit = self.indicator.named.unit or ("小时" if self.indicator.named.is_duration else "次")
        return self.value.quantity_inside or f"≥12{unit}"

    @fact
    def lacks_time_unit(self) -> bool:
        """Whether it is a number in a unit that tells no time: 响应时间 ≤3次. A change (缩短
        10%) is told in any unit.
        """
        if _CHANGES.intersection(self.value.notes):
            return False
        units = [clause.unit for clause in self.value.clauses]
        return bool(units) and not any(unit is None or tells_time(unit) for unit in units)

    @fact
    def is_share(self) -> bool:
        """Whether each of its numbers is in % or ‰, by itself or by the name."""
        units = [clause.unit or self.indicator.named.unit for clause in self.value.clauses]
        return bool(units) and all(unit is not None and kind_of(unit) == "share" for unit in units)

    @fact
    def is_score(self) -> bool:
        """Whether it is a bare number whose name says that it is points: 满意度（分）, 测评得分."""
        value, named = self.value, self.indicator.named
        if not value.clauses or any(clause.unit is not None for clause in value.clauses):
            return False
        return "分" in named.units or named.core.endswith(("得分", "评分", "分数", "分值"))

    @fact
    def is_bare_limit(self) -> bool:
        """Whether it is a wait or a cost that lacks its ≤: 响应时间 30分钟, 总成本 50万元.

        Amounts set by a policy (补助标准) are to be met exactly and lack nothing.
        """
        value, named = self.value, self.indicator.named
        if not value.is_bare or value.unit is None or value.number == 0:
            return False
        terms = self.indicator.lexicon.terms
        kind = kind_of(value.unit)
        if kind == "time":
            return named.is_limit or (
                named.has(terms["time_limits"]) and not named.has(terms["wanted_durations"])
            )
        if kind != "money" or named.has(terms["fixed_standards"]) or named.has(terms["savings"]):
            return False
        return named.is_cost or self.indicator.level1 == "cost"

    @fact
    def unit_conflicts_with_name(self) -> bool:
        """Whether the value has another kind of unit than the name's brackets say."""
        named, own = self.indicator.named.units, self.value.unit
        if not named or own is None or own == "date":
            return False
        return not any(_agree(unit, own) for unit in named)

    @fact
    def repeats_unit(self) -> bool:
        """Whether name and value both state the unit."""
        own = self.value.unit
        return own is not None and own in self.indicator.named.units

    @fact
    def unfit_unit(self) -> str | None:
        """The unit of the value when it cannot belong to what the name measures: 台 of 人数."""
        value, named = self.value, self.indicator.named
        unit = value.unit
        if unit is None or named.counted is None or named.tells_change:
            return None
        if _CHANGES.intersection(value.notes):
            return None
        return unit if self._is_unfit(unit) else None

    def _is_unfit(self, unit: str) -> bool:
        counted, kind = self.indicator.named.counted, kind_of(unit)
        if counted == "people":
            return not (kind == "people" or unit in _LOOSE or "人" in unit)
        if counted == "area":
            return not (kind == "area" or self.value.words.endswith("方"))
        if counted == "length":
            return kind != "length"
        if counted == "money":
            return not (kind == "money" or unit in _LOOSE)
        if counted == "events":
            return kind in _NO_EVENTS and unit != "人次"
        if counted == "things":
            return kind in _NO_THINGS
        return kind == "share"


def _agree(named: str, own: str) -> bool:
    """Whether a value in ``own`` may stand under a name that says ``named``."""
    if named == own or convertible(named, own):
        return True
    # （次） with 次/年 tells the base of the count and contradicts nothing
    if own.startswith(f"{named}/") or named.startswith(f"{own}/"):
        return True
    kinds = kind_of(named), kind_of(own)
    if "个" in (named, own) and kinds == ("thing", "thing"):
        return True
    return kinds[0] == kinds[1] and kinds[0] in ("people", "time", "area")
