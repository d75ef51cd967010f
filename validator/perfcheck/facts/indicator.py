"""Facts of one indicator: its name, its category, and its two values side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.belonging import Belonging
from perfcheck.facts.category import Filed
from perfcheck.facts.earlier import IndicatorBefore
from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.name import NameFacts
from perfcheck.facts.paired import Paired
from perfcheck.facts.score import Scored
from perfcheck.facts.target import TargetFacts
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing
from perfcheck.table.model import Indicator

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts
    from perfcheck.facts.table import TableFacts


class IndicatorFacts(Filed, Belonging, Paired, Scored, IndicatorBefore):
    """One indicator in its project."""

    def __init__(self, indicator: Indicator, project: ProjectFacts) -> None:
        self.parsed = indicator
        self.project = project
        self.table: TableFacts = project.table
        self.lexicon: Lexicon = project.table.lexicon

    @property
    def indicator(self) -> IndicatorFacts:
        """Itself, so that an item of a list can say which indicator it is about."""
        return self

    @fact
    def name(self) -> str:
        """The name as written."""
        return self.parsed.name

    @fact
    def named(self) -> NameFacts:
        """What the name tells."""
        return self.lexicon.name(self.parsed.name)

    @fact
    def position(self) -> int:
        """Its number in the project, from 1."""
        return self.parsed.position

    @fact
    def place(self) -> Span:
        """The whole line."""
        return self.parsed.span

    @fact
    def written(self) -> str:
        """Its categories as written, to speak of a line that has no name."""
        return "；".join(filter(None, (self.written1, self.written2)))

    @fact
    def name_place(self) -> Span:
        """The name."""
        return self.parsed.name_span if self.parsed.name else self.parsed.span

    @fact
    def missing(self) -> tuple[str, ...]:
        """The fields that the line lacks, by their Chinese names."""
        parsed = self.parsed
        fields = [
            ("一级指标", parsed.level1 is None or not parsed.level1.label),
            ("二级指标", parsed.level2 is None or not parsed.level2.label),
            ("指标名称", not parsed.name),
            ("实施周期指标值", parsed.period is None and self.table.has_period),
            ("年度指标值", parsed.annual is None and self.table.has_annual),
        ]
        return tuple(name for name, absent in fields if absent)

    @fact
    def missing_for_one_value(self) -> tuple[str, ...]:
        """``missing`` where a form asks for one value only, in either column."""
        if self.target is None:
            return self.missing
        return tuple(name for name in self.missing if not name.endswith("指标值"))

    # Values

    @fact
    def period(self) -> TargetFacts | None:
        """The value for the whole implementation period."""
        cell = self.parsed.period
        return TargetFacts(cell, self, "period") if cell else None

    @fact
    def annual(self) -> TargetFacts | None:
        """The value for the budget year."""
        cell = self.parsed.annual
        return TargetFacts(cell, self, "annual") if cell else None

    @fact
    def targets(self) -> Listing[TargetFacts]:
        """Its value cells, the period first."""
        return Listing([target for target in (self.period, self.annual) if target is not None])

    @fact
    def target(self) -> TargetFacts | None:
        """The value to judge it by: the annual one, else that of the period."""
        return self.annual or self.period

    @fact
    def target_text(self) -> str:
        """That value as written; empty without one."""
        target = self.target
        return target.text if target else ""

    @fact
    def caps_total_cost(self) -> bool:
        """Whether it caps the cost of the whole project by a sum of money."""
        target = self.target
        return (
            target is not None
            and self.named.is_total_cost
            and target.value.is_money
            and target.value.upper is not None
        )

    @fact
    def cost_cap(self) -> Decimal:
        """That sum, in 元; 0 when it sets none."""
        target = self.target
        return (target.value.upper if target else None) or Decimal(0)

    @fact
    def is_quantified(self) -> bool:
        """Whether its value can be measured; false without a value."""
        target = self.target
        return target is not None and target.value.is_quantified

    @fact
    def is_percent(self) -> bool:
        """Whether its value is in %, or is a bare number and the name says （%）."""
        target = self.target
        if target is None:
            return False
        return target.value.is_percent or (
            target.value.number is not None
            and target.value.unit is None
            and self.named.unit in ("%", "‰")
        )

    @fact
    def measures_rate(self) -> bool:
        """Whether it is a rate, by its name or by a value in %."""
        return self.named.is_rate or self.is_percent

    @fact
    def is_graded_words(self) -> bool:
        """Whether its value is words with a scale or a base to measure against."""
        target = self.target
        return target is not None and target.value.has_grades

    @fact
    def has_time(self) -> bool:
        """Whether its name or value tells a time: a date, a time unit, 及时, 按季 …"""
        named = self.named
        if named.is_duration or named.is_completion_time or self.is_dated:
            return True
        if self.lexicon.terms["timeliness"].find(named.text):
            return True
        return any(target.value.has_time for target in self.targets)

    @fact
    def key(self) -> str:
        """Its name and value without blanks and punctuation, to compare across projects; values
        that mean the same (≥95%, ＞=95%) have one key.
        """
        return self.lexicon.key(self.parsed)
