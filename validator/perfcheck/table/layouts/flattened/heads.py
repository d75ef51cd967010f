"""Dividing a file into tables by their heads, and marking heads that only begin a page."""

from perfcheck.read.source import Span
from perfcheck.struct import Struct
from perfcheck.table.amounts import may_end_in_amount, split_row
from perfcheck.table.layouts.flattened.header import (
    HEADER,
    PAGE,
    TEXT,
    Header,
    HeadReader,
    is_new_table,
    is_total,
    may_be_header,
)
from perfcheck.table.layouts.flattened.lines import Line
from perfcheck.table.layouts.flattened.pages import is_likely_page
from perfcheck.table.model import Unread

_BETWEEN = 3
"""How many unknown lines may stand between two lines of one head."""


class Part(Struct):
    """The lines ``first`` to ``end`` (exclusive) that are one table; its body begins at ``body``.
    ``unread`` are lines of its head that say nothing known.
    """

    header: Header
    first: int
    body: int
    end: int
    unread: tuple[Unread, ...]


class HeadFinder:
    """One pass over all lines of a file. ``kinds`` receives HEADER and PAGE marks."""

    def __init__(self, text: str, lines: list[Line], kinds: bytearray) -> None:
        self._text = text
        self._lines = lines
        self._kinds = kinds
        self._reader = HeadReader(text, lines)

    def find(self) -> list[Part]:
        """The tables of the file, in order: at least one when there are lines at all."""
        lines = self._lines
        parts: list[Part] = []
        current: Part | None = None
        has_rows = False
        number = 0
        while number < len(lines):
            words = self._words(number)
            header = self._head_at(number, current, has_rows) if may_be_header(words) else None
            if header is None:
                has_rows = has_rows or self._is_content(words)
                total = is_total(words)
                if total and self._has_total:
                    whole = Part(Header(), 0, 0, len(lines), ())
                    parts.append((current or whole)._replace(end=number))
                    current = Part(Header(), number, number, len(lines), ())
                self._has_total = self._has_total or total
                number += 1
                continue
            follows = header.last + 1
            total = follows < len(lines) and is_total(self._words(follows))
            fresh = current is None and not has_rows
            if current is None and has_rows:  # a piece of a table without any head came first
                current = Part(Header(), 0, 0, len(lines), ())
            if fresh or current is None or is_new_table(current.header, header, total, has_rows):
                if current is not None:
                    parts.append(current._replace(end=number))
                first = 0 if fresh else number
                unread = self._mark_head(first, number, header.last)
                current = Part(header, first, follows, len(lines), unread)
                has_rows = self._has_total = False
            elif not has_rows and not (header.columns and current.header.columns):
                # The head goes on.
                unread = self._mark_head(current.body, number, header.last)
                merged = _merged(current.header, header)
                current = current._replace(
                    header=merged, body=follows, unread=current.unread + unread
                )
            else:
                self._mark(number, follows, PAGE)
            number = follows
        if current is None and lines:
            current = Part(Header(), 0, 0, len(lines), ())
        return parts if current is None else [*parts, current]

    _has_total = False

    def _words(self, number: int) -> str:
        line = self._lines[number]
        return self._text[line.start : line.end]

    def _is_content(self, words: str) -> bool:
        """Whether a line belongs to the body of a table beyond doubt."""
        if "指标值" in words or is_total(words):
            return True
        if not may_end_in_amount(words):
            return False
        row = split_row(words)
        return row is not None and row.exact and bool(row.name_end)

    def _head_at(self, number: int, current: Part | None, has_rows: bool) -> Header | None:
        """The head that begins at line ``number``; None when the line is content after all."""
        header = self._reader.read_line(number, Header())
        if header is None:
            return None
        found = 1
        skipped = 0
        next_line = header.last + 1
        while next_line < len(self._lines) and skipped <= _BETWEEN:
            more = self._reader.read_line(next_line, header)
            if more is not None and more.last >= next_line:
                header = more
                found += 1
                next_line = header.last + 1
                skipped = 0
                continue
            if has_rows or self._is_content(self._words(next_line)):
                break
            skipped += 1
            next_line += 1
        if header.columns or header.department or header.money_unit:
            return header
        if found > 1 or (current is None and not has_rows):
            return header
        known = current.header.title if current is not None else None
        repeats = known is not None and header.title is not None
        return header if repeats and _same(known, header.title) else None

    def _mark(self, first: int, end: int, kind: int) -> None:
        for number in range(first, end):
            self._kinds[number] = kind

    def _mark_head(self, first: int, number: int, last: int) -> tuple[Unread, ...]:
        """Mark the lines of a head; those that say nothing known are returned."""
        unread = []
        header = Header()
        line = first
        while line <= last:
            more = self._reader.read_line(line, header) if line >= number else None
            if more is not None and more.last >= line:
                self._mark(line, more.last + 1, HEADER)
                header = more
                line = more.last + 1
                continue
            if self._kinds[line] == TEXT and is_likely_page(self._words(line)):
                self._kinds[line] = PAGE
            elif self._kinds[line] == TEXT:
                self._kinds[line] = HEADER
                span = Span(self._lines[line].start, self._lines[line].end)
                text = self._words(line)
                unread.append(Unread("header", text, span, "header"))
            line += 1
        return tuple(unread)


def _same(one: str | None, other: str | None) -> bool:
    return "".join((one or "").split()) == "".join((other or "").split())


def _merged(first: Header, second: Header) -> Header:
    """What two parts of one head say together; what was said first stays."""
    return Header(
        first.title or second.title,
        first.title_span or second.title_span,
        first.department or second.department,
        first.department_span or second.department_span,
        first.year or second.year,
        first.money_unit or second.money_unit,
        first.columns or second.columns,
        first.columns_span or second.columns_span,
        second.last,
    )
