"""Facts of one project: its words, its money, its years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.coverage import Coverage
from perfcheck.facts.earlier import ProjectBefore
from perfcheck.facts.fact import fact
from perfcheck.facts.gathered import Gathered
from perfcheck.facts.goal import GoalFacts
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.origin import Origin
from perfcheck.facts.promised import Promised
from perfcheck.facts.purpose import Purpose
from perfcheck.facts.related import Related
from perfcheck.facts.score import Weighed
from perfcheck.facts.sibling import span_of_years, stem
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.terms import TermList
from perfcheck.table.model import Project

if TYPE_CHECKING:
    from perfcheck.facts.table import TableFacts

_SCALE = {"元": 1, "千元": 1_000, "百元": 100, "万元": 10_000, "亿元": 100_000_000}


class ProjectFacts(Gathered, Coverage, Purpose, Promised, Related, Origin, Weighed, ProjectBefore):
    """One project of a table."""

    def __init__(self, project: Project, table: TableFacts) -> None:
        self.parsed = project
        self.table = table
        self.lexicon = table.lexicon

    @property
    def project(self) -> ProjectFacts:
        """Itself, so that an item of a list can say which project it is about."""
        return self

    @fact
    def name(self) -> str:
        """The name with the line wrapping undone."""
        return self.parsed.name

    @fact
    def number(self) -> int:
        """Its number in the table, from 1."""
        return self.parsed.number

    @fact
    def place(self) -> Span:
        """Its name; of a project without one, where it begins."""
        return self.parsed.row.name_span

    @fact
    def goal_place(self) -> Span:
        """Its goal, or its name when it has none."""
        return self.parsed.goal_span or self.parsed.row.name_span

    @fact
    def goal(self) -> str:
        """The goal with the line wrapping undone; NotRead when a part of it could not be read."""
        if any(piece.what == "goal" for piece in self.parsed.unread):
            raise NotRead("goal")
        return self.parsed.goal

    @fact
    def stated_goal(self) -> GoalFacts:
        """What the goal tells."""
        return self.lexicon.goal(self.goal, self.table.department or "")

    @fact
    def total(self) -> Decimal:
        """Its total in the money unit of the table; NotRead when there is none."""
        total = self.parsed.row.total
        if total is None:
            raise NotRead("amount")
        return total

    @fact
    def is_fragment(self) -> bool:
        """Whether the text starts in the middle of it, so that its name and amounts are lost."""
        return not self.parsed.name and not self.parsed.row.amounts

    @fact
    def has_amount(self) -> bool:
        """Whether it has a total."""
        if any(piece.what == "amount" for piece in self.parsed.unread):
            raise NotRead("amount")
        if self.is_fragment:
            raise NotRead("fragment")
        return self.parsed.row.total is not None

    @fact
    def amount_text(self) -> str:
        """Its total as written; empty when it is blank."""
        return self.parsed.row.texts[0] if self.parsed.row.texts else ""

    @fact
    def amount_is_positive(self) -> bool:
        """Whether its total is above zero, or name or goal tell why there is no money this year."""
        if self.is_fragment:
            raise NotRead("fragment")
        total = self.parsed.row.total
        if total is not None and total > 0:
            return True
        unfunded = self.lexicon.terms["no_money_this_year"]
        return bool(unfunded.find(self.name) or unfunded.find(self.parsed.goal))

    @fact
    def total_in_yuan(self) -> Decimal:
        """Its total in 元; NotRead when the table does not state its unit of money."""
        scale = _SCALE.get(self.table.money_unit)
        if scale is None:
            raise NotRead("money unit")
        return self.total * scale

    @fact
    def budget_text(self) -> str:
        """Its total with the unit of money, to write an example with; … when either is unknown."""
        amount, unit = self.parsed.row.total, self.table.parsed.money_unit
        return f"{amount:f}{unit}" if amount is not None and unit else "…"

    @fact
    def goal_amount(self) -> Decimal | None:
        """The money that the goal says it asks for this year, in 元."""
        goal = self.stated_goal
        return goal.amount if goal.amount_year in (None, self.table.parsed.year) else None

    def costs_at_most(self, yuan: Decimal) -> bool:
        """Whether its total is at most that many 元; false where the unit of money is unknown."""
        scale = _SCALE.get(self.table.parsed.money_unit or "", 0)
        return 0 < self.total * scale <= yuan

    @fact
    def share(self) -> Decimal:
        """Its share of the sum of all projects, from 0 to 1; 0 when that is not positive."""
        whole = self.table.projects_total
        return self.total / whole if whole > 0 else Decimal(0)

    @fact
    def share_percent(self) -> Decimal:
        """The same in %, rounded to one decimal."""
        return round(self.share * 100, 1)

    @fact
    def usual_count(self) -> Decimal:
        """How many indicators a project of the table has on average, rounded to one decimal."""
        return round(self.table.average_indicators, 1)

    @fact
    def indicators(self) -> Listing[IndicatorFacts]:
        """Its indicators; incomplete when a line could not be read, or others are cut off."""
        unread: list[object] = [p for p in self.parsed.unread if p.what == "indicator"]
        if self.is_fragment:
            unread.append("fragment")
        return Listing([IndicatorFacts(each, self) for each in self.parsed.indicators], unread)

    # Words

    def any_name_has(self, terms: TermList) -> bool:
        """Whether the name of an indicator holds a word of the list."""
        if any(each.named.has(terms) for each in self.indicators):
            return True
        if not self.indicators.complete:
            raise NotRead("indicators")
        return False

    # Years

    @fact
    def stem(self) -> str:
        """The name without years, numbers of phases and punctuation."""
        return stem(self.name)

    @fact
    def years(self) -> tuple[int, int] | None:
        """The years that the name spans: 2024年-2025年 is (2024, 2025)."""
        return span_of_years(self.name)

    @fact
    def spans_years(self) -> bool:
        """Whether its name or goal shows that it runs for two years or more."""
        years = self.years or span_of_years(self.goal)
        if years is not None and years[1] > years[0]:
            return True
        return self.duration is not None and self.duration > 1

    @fact
    def duration(self) -> int | None:
        """The years it runs, where a phrase says so: 项目期1年, 实施期限三年."""
        return self.stated_goal.duration
