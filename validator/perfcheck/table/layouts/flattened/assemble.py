"""Putting heads, rows of money and what stands under them together into tables."""

from typing import Literal

from perfcheck.read.source import Source, Span
from perfcheck.struct import Struct
from perfcheck.table.amounts import adds_up
from perfcheck.table.indicators import IndicatorReader
from perfcheck.table.layouts.flattened.body import Body, BodyReader, Piece
from perfcheck.table.layouts.flattened.header import DOUBT, HEADER, PAGE, STRAY, TEXT, year_in
from perfcheck.table.layouts.flattened.heads import HeadFinder, Part
from perfcheck.table.layouts.flattened.lines import Line, lines_of
from perfcheck.table.layouts.flattened.pages import mark_likely_pages, mark_sure_pages
from perfcheck.table.layouts.flattened.rows import FoundRow, RowFinder, row_without_amounts
from perfcheck.table.model import MoneyRow, Project, Table, Unread

NAME = "flattened"
_COLUMNS_MOST = 12


class Reading(Struct):
    """The tables of a text, and the places of all that only frames them: heads, also repeated
    ones, and page numbers.
    """

    tables: tuple[Table, ...]
    furniture: tuple[Span, ...]


def read_flattened(source: Source) -> Reading:
    """Read every table of ``source``. Any text will do; none raises an error.

    Linear in the length of the text. No tables when it shows neither head, total, project nor
    indicator.
    """
    from perfcheck.target import parse_value

    text = source.text
    lines = lines_of(text)
    kinds = bytearray(len(lines))
    mark_sure_pages(text, lines, kinds)
    parts = HeadFinder(text, lines, kinds).find()
    mark_likely_pages(text, lines, kinds)
    reader = BodyReader(text, IndicatorReader(parse_value))
    tables = tuple(
        _Assembler(text, lines, kinds, reader, part).table(number)
        for number, part in enumerate(parts, 1)
    )
    if not any(_is_table(table) for table in tables):
        return Reading((), ())
    furniture = tuple(
        Span(line.start, line.end)
        for line, kind in zip(lines, kinds, strict=True)
        if kind in (HEADER, PAGE)
    )
    return Reading(tables, furniture)


def _is_table(table: Table) -> bool:
    """Whether what was read shows that there is a table at all."""
    if table.columns_span is not None or table.grand_total is not None:
        return True
    if any(project.indicators for project in table.projects):
        return True
    rows = [project.row for project in table.projects] + list(table.units)
    if table.title is not None or table.department is not None:
        return bool(rows)
    return any(adds_up(list(row.amounts)) and not row.name.isascii() for row in rows)


class _Assembler:
    """One table: finds its rows, reads what stands under each, and tells units from projects."""

    def __init__(
        self, text: str, lines: list[Line], kinds: bytearray, reader: BodyReader, part: Part
    ) -> None:
        self._text = text
        self._lines = lines
        self._kinds = kinds
        self._reader = reader
        self._part = part
        most = len(part.header.columns) or _COLUMNS_MOST
        self._rows = RowFinder(text, lines, kinds, most).find(part.body, part.end)
        self._total: MoneyRow | None = None
        self._units: list[MoneyRow] = []
        self._projects: list[Project] = []
        self._unread: list[Unread] = list(part.unread)

    def table(self, number: int) -> Table:
        """The table, as the ``number``-th of its file."""
        part, header = self._part, self._part.header
        self._read_bodies()
        has_period = any(
            indicator.period is not None
            for project in self._projects
            for indicator in project.indicators
        )
        columns: tuple[Literal["period", "annual"], ...] = ("annual",)
        year = header.year
        for unread in part.unread:
            year = year or year_in(unread.text)
        return Table(
            number,
            NAME,
            header.title,
            header.title_span,
            header.department,
            header.department_span,
            year,
            header.money_unit,
            header.columns,
            header.columns_span,
            ("period", "annual") if has_period else columns,
            self._total,
            tuple(self._units),
            tuple(self._projects),
            tuple(sorted(self._unread, key=lambda unread: unread.span)),
            Span(self._lines[part.first].start, self._lines[part.end - 1].end),
        )

    def _read_bodies(self) -> None:
        rows, part = self._rows, self._part
        before = self._pieces(part.body, rows[0].first if rows else part.end)
        pieces = [
            self._pieces(row.last + 1, rows[index + 1].first if index + 1 < len(rows) else part.end)
            for index, row in enumerate(rows)
        ]
        indent = _project_indent(rows, pieces)
        self._unread += self._stray(part.body, rows[0].first if rows else part.end)
        if before:
            self._add(None, self._reader.read(before, under_project=False), False, [])
        for index, row in enumerate(rows):
            under = pieces[index]
            last = index + 1 == len(rows)
            is_project = not row.is_total and (
                row.rest is not None or self._is_project(row, under, indent, last)
            )
            if row.rest is not None:
                under = [Piece(*row.rest, 0, False, False), *under]
            bodies = self._reader.read(under, is_project) if under else []
            stray = self._stray(row.last + 1, rows[index + 1].first if not last else part.end)
            self._add(row, bodies, is_project, stray)

    def _is_project(
        self, row: FoundRow, under: list[Piece], indent: int | None, last: bool
    ) -> bool:
        """Whether a row is a project's rather than a unit's.

        By indentation where the table has it; else a row with text under it is a project's, and
        one followed by another row a unit's.
        """
        if under:
            # A name without amounts may follow the row of a unit: it stands in as projects do.
            return indent is None or row.indent >= indent or under[0].indent < indent
        if indent is not None:
            return row.indent >= indent
        return last or row.money.name.endswith(_PROJECT_ENDINGS)

    def _pieces(self, first: int, end: int) -> list[Piece]:
        """The lines of content from ``first`` to ``end``; a gap at a page's end is none."""
        pieces: list[Piece] = []
        previous = first - 1
        for number in range(first, end):
            kind = self._kinds[number]
            if kind in (TEXT, DOUBT):
                line = self._lines[number]
                gap = line.gap and previous == number - 1
                pieces.append(Piece(line.start, line.end, line.indent, gap, kind == DOUBT))
            if kind in (TEXT, DOUBT, STRAY):
                previous = number
        return pieces

    def _stray(self, first: int, end: int) -> list[Unread]:
        found = []
        for number in range(first, end):
            if self._kinds[number] == STRAY:
                line = self._lines[number]
                words = self._text[line.start : line.end]
                span = Span(line.start, line.end)
                found.append(Unread("amount", words, span, "nameless"))
        return found

    def _add(
        self,
        row: FoundRow | None,
        bodies: list[Body],
        is_project: bool,
        stray: list[Unread],
    ) -> None:
        """Add a row with its bodies: those after the first are projects without amounts."""
        own = bodies[0] if bodies else None
        unread = list(stray)
        if row is not None:
            unread += row.unread
        if own is not None:
            unread += own.unread
        if row is not None and is_project:
            end = own.span.end if own else row.money.span.end
            self._add_project(row.money, own, unread, Span(row.money.span.start, end))
        else:
            self._unread += unread
            if row is not None and row.is_total and self._total is None:
                self._total = row.money
            elif row is not None:
                self._units.append(row.money)
        for body in bodies[1:]:
            assert body.name is not None
            money, amounts_unread = row_without_amounts(self._text, *body.name)
            self._add_project(money, body, [*amounts_unread, *body.unread], body.span)

    def _add_project(
        self, money: MoneyRow, body: Body | None, unread: list[Unread], span: Span
    ) -> None:
        self._projects.append(
            Project(
                len(self._projects) + 1,
                money,
                len(self._units) - 1 if self._units else None,
                body.goal if body else "",
                body.goal_span if body else None,
                body.indicators if body else (),
                tuple(sorted(unread, key=lambda piece: piece.span)),
                span,
            )
        )


_PROJECT_ENDINGS = ("费", "经费", "金", "资金", "项目", "工程", "补助", "补贴", "支出", "购置")


def _project_indent(rows: list[FoundRow], pieces: list[list[Piece]]) -> int | None:
    """How far projects stand in, when some rows stand in less; None when nothing tells."""
    sure = sorted(
        row.indent for row, under in zip(rows, pieces, strict=True) if under and not row.is_total
    ) or sorted(row.indent for row in rows if not row.is_total)
    usual = sure[len(sure) // 2] if sure else 0
    if usual < 2 or any(row.is_total and row.indent >= usual for row in rows):
        return None
    return usual
