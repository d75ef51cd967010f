"""Which cell of a table a finding belongs to: the one that its place lies in."""

from bisect import bisect_right
from collections.abc import Iterator

from perfcheck.finding import Subject
from perfcheck.read.source import Location, Source, Span
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator, MoneyRow, Project, Table

TARGETS = ("period", "annual")


class Cell(Struct):
    """A cell by what it holds. Numbers count from 1; 0: not of a project, not of an indicator."""

    project: int = 0
    indicator: int = 0
    field: str = ""
    """``name``, ``total``, ``annual`` …; empty: the project, line or table as a whole."""


class Cells:
    """The cells of one table in the order of its text."""

    def __init__(self, table: Table) -> None:
        self._table = table
        found = sorted(_of_table(table))
        self._starts = [span.start for span, _ in found]
        self._cells = found

    def find(self, location: Location, subject: Subject, source: Source | None) -> Cell:
        """The cell that ``location`` begins in; outside of all cells what ``subject`` names, as
        far as the table has it.
        """
        span = span_of(location, source)
        if span is not None:
            index = bisect_right(self._starts, span.start) - 1
            if index >= 0 and span.start < self._cells[index][0].end:
                return self._cells[index][1]
        projects = self._table.projects
        number = subject.project_index or 0
        if not 1 <= number <= len(projects):
            return Cell()
        position = subject.indicator_index or 0
        known = 1 <= position <= len(projects[number - 1].indicators)
        return Cell(number, position if known else 0)


def span_of(location: Location, source: Source | None) -> Span | None:
    """Where a place lies in the text; None where it is told otherwise, or is of another text."""
    if source is None:
        return None
    try:
        return source.span_at(location)
    except (ValueError, IndexError):
        return None


def _of_table(table: Table) -> Iterator[tuple[Span, Cell]]:
    for span, field in (
        (table.title_span, "title"),
        (table.department_span, "department"),
        (table.columns_span, "columns"),
    ):
        if span is not None:
            yield span, Cell(field=field)
    if table.grand_total is not None:
        yield from _of_row(table.grand_total, Cell(field="grand"))
    for unit in table.units:
        yield from _of_row(unit, Cell(field="unit"))
    for project in table.projects:
        yield from _of_project(project)


def _of_project(project: Project) -> Iterator[tuple[Span, Cell]]:
    yield project.row.name_span, Cell(project.number, 0, "name")
    for index, span in enumerate(project.row.spans):
        yield span, Cell(project.number, 0, "total" if index == 0 else "amount")
    if project.goal_span is not None:
        yield project.goal_span, Cell(project.number, 0, "goal")
    for indicator in project.indicators:
        yield from _of_indicator(indicator, project.number)


def _of_indicator(indicator: Indicator, project: int) -> Iterator[tuple[Span, Cell]]:
    for field in ("level1", "level2", *TARGETS):
        part = getattr(indicator, field)
        if part is not None:
            yield part.span, Cell(project, indicator.position, field)
    if indicator.name:
        yield indicator.name_span, Cell(project, indicator.position, "indicator")
    if indicator.score is not None:
        for field in ("weight", "actual", "got"):
            part = getattr(indicator.score, field)
            if part is not None:
                yield part.span, Cell(project, indicator.position, field)


def _of_row(row: MoneyRow, cell: Cell) -> Iterator[tuple[Span, Cell]]:
    for span in (row.name_span, *row.spans):
        yield span, cell
