"""Facts of a whole table: its header and its sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perfcheck.facts.common import Common
from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.project import ProjectFacts
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.table.funding import Funding, reconcile
from perfcheck.table.model import Table

_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")


class ColumnFormat(NamedTuple):
    """A money column whose numbers are not written alike."""

    column: str
    samples: tuple[str, ...]
    place: Span


class TableFacts(Common):
    """One table of an input."""

    def __init__(self, table: Table, lexicon: Lexicon, input_name: str) -> None:
        self.parsed = table
        self.lexicon = lexicon
        self._input_name = input_name

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

    # Money

    @fact
    def projects_total(self) -> Decimal:
        """The sum of the projects' totals; NotRead when one has none."""
        total = Decimal(0)
        for project in self.projects:
            total += project.total
        return total

    @fact
    def grand_total(self) -> Decimal | None:
        """The grand total as stated; None when the table has no such row."""
        row = self.parsed.grand_total
        return row.total if row else None

    @fact
    def grand_total_place(self) -> Span:
        """The row of the grand total."""
        row = self.parsed.grand_total
        return row.span if row else self.place

    @fact
    def funding(self) -> Funding:
        """How its sums work out; NotRead when an amount could not be read."""
        pieces = list(self.parsed.unread)
        for project in self.parsed.projects:
            pieces += project.unread
        if any(piece.what == "amount" for piece in pieces):
            raise NotRead("amount")
        return reconcile(self.parsed)

    @fact
    def mixed_formats(self) -> tuple[ColumnFormat, ...]:
        """Money columns that mix numbers of decimals, or large numbers with and without commas."""
        rows = [project.row for project in self.parsed.projects]
        rows += list(self.parsed.units)
        if self.parsed.grand_total:
            rows.append(self.parsed.grand_total)
        columns = self.parsed.columns or ("总计",)
        found = []
        for at, column in enumerate(columns):
            # a short row tells only its total's column for sure
            cells = [
                (row.texts[at], row.spans[at])
                for row in rows
                if len(row.texts) > at and (at == 0 or len(row.texts) == len(columns))
            ]
            odd = _odd_format(cells)
            if odd:
                found.append(ColumnFormat(column, *odd))
        return tuple(found)


def _odd_format(cells: Sequence[tuple[str, Span]]) -> tuple[tuple[str, ...], Span] | None:
    decimals: dict[int, tuple[str, Span]] = {}
    commas: dict[bool, tuple[str, Span]] = {}
    for text, span in cells:
        whole, _, fraction = text.partition(".")
        decimals.setdefault(len(fraction), (text, span))
        if len(whole.lstrip("-−").replace(",", "").replace("，", "")) > 3:
            commas.setdefault("," in text or "，" in text, (text, span))
    for kinds in (decimals, commas):
        if len(kinds) > 1:
            shown = list(kinds.values())
            return tuple(text for text, _ in shown), shown[-1][1]
    return None
