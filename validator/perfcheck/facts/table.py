"""Facts of a whole table: its header and its sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from perfcheck.facts.common import Common
from perfcheck.facts.earlier import TableBefore
from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.money import Money
from perfcheck.facts.project import ProjectFacts
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.table.model import Table

_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")


class TableFacts(Money, Common, TableBefore):
    """One table of an input."""

    def __init__(
        self, table: Table, lexicon: Lexicon, input_name: str, previous: Sequence[Table] = ()
    ) -> None:
        self.parsed = table
        self.lexicon = lexicon
        self._input_name = input_name
        self._earlier = previous

    @fact
    def place(self) -> Span:
        """Its title; of a table without one, its department, header or first project."""
        parsed = self.parsed
        for span in (parsed.title_span, parsed.department_span, parsed.columns_span):
            if span is not None:
                return span
        return parsed.projects[0].row.name_span if parsed.projects else parsed.span

    @fact
    def title(self) -> str | None:
        """The title as written."""
        return self.parsed.title

    @fact
    def department(self) -> str | None:
        """The department that submits it."""
        return self.parsed.department

    @fact
    def money_unit(self) -> str:
        """The unit of its amounts; NotRead when the table does not say."""
        if self.parsed.money_unit is None:
            raise NotRead("money unit")
        return self.parsed.money_unit

    @fact
    def header_missing(self) -> tuple[str, ...]:
        """Which of title, department and unit of money it lacks, by their Chinese names."""
        parsed = self.parsed
        wanted = (
            ("表名", parsed.title),
            ("部门名称", parsed.department),
            ("金额单位", parsed.money_unit),
        )
        return tuple(name for name, found in wanted if not found)

    @fact
    def is_fragment(self) -> bool:
        """Whether it is a part of a table that starts without any header."""
        return len(self.header_missing) == 3 and self.parsed.columns_span is None

    @fact
    def has_year(self) -> bool:
        """Whether title, header or the name of the file tells the budget year."""
        if self.parsed.year is not None:
            return True
        file_name = self._input_name.replace("\\", "/").rsplit("/", 1)[-1]
        return _YEAR.search(file_name) is not None

    @fact
    def has_period(self) -> bool:
        """Whether it has a column of values for the implementation period."""
        return "period" in self.parsed.value_columns

    @fact
    def has_annual(self) -> bool:
        """Whether it has a column of values for the year."""
        return "annual" in self.parsed.value_columns

    @fact
    def projects(self) -> Listing[ProjectFacts]:
        """Its projects."""
        return Listing([ProjectFacts(each, self) for each in self.parsed.projects])

    @fact
    def indicator_count(self) -> int:
        """How many indicators it has."""
        return sum(len(each.indicators) for each in self.parsed.projects)

    @fact
    def average_indicators(self) -> Decimal:
        """Indicators a project, on average."""
        count = len(self.parsed.projects)
        return Decimal(self.indicator_count) / count if count else Decimal(0)
