"""Finding the rows of money: a name, wrapped or not, with amounts behind or below it."""

from perfcheck.read.source import Span
from perfcheck.struct import Struct
from perfcheck.table.amounts import (
    Row,
    adds_up,
    may_end_in_amount,
    meant_as_amounts,
    split_glued,
    split_row,
)
from perfcheck.table.joined import Joined
from perfcheck.table.layouts.flattened.header import STRAY, TEXT, squeeze
from perfcheck.table.layouts.flattened.lines import Line
from perfcheck.table.model import MoneyRow, Unread

_NAME_MOST = 120
_NAME_LINES = 8
_SHORT_NAME = 30
_CUT_OFF = frozenset(",.，．")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_ENDED = frozenset("。！？!?；;")
_NOT_IN_NAMES = ("；", ";", "。", "指标值", "目标值", "项目名称", "单位：", "单位:")
_TOTALS = frozenset(("合计", "总计", "合计:", "合计："))


class FoundRow(Struct):
    """A row and the lines it covers, ``first`` to ``last``; ``rest`` is text glued behind it."""

    first: int
    last: int
    money: MoneyRow
    unread: tuple[Unread, ...]
    rest: tuple[int, int] | None
    indent: int

    @property
    def is_total(self) -> bool:
        return squeeze(self.money.name) in _TOTALS


class RowFinder:
    """One pass over the lines of a table; ``most`` is the number of its money columns."""

    def __init__(self, text: str, lines: list[Line], kinds: bytearray, most: int) -> None:
        self._text = text
        self._lines = lines
        self._kinds = kinds
        self._most = most
        self._rows: list[FoundRow] = []
        self._last = -1
        """The last line that holds text, a row or a head."""
        self._items = False
        """Whether indicators have been seen since the last row."""

    def find(self, first: int, end: int) -> list[FoundRow]:
        """The rows in lines ``first`` to ``end`` (exclusive). Marks amounts without a name."""
        self._last = first - 1
        self._start, self._end = first, end
        for number in range(first, end):
            if self._kinds[number] != TEXT or (self._rows and number <= self._rows[-1].last):
                continue
            line = self._lines[number]
            words = self._text[line.start : line.end]
            found = self._row_at(number, words)
            if found is not None:
                self._rows.append(found)
                self._items = False
            elif not self._items and "指标值" in words:
                self._items = True
            if self._kinds[number] == TEXT:
                self._last = number if found is None else found.last
        return self._rows

    def _row_at(self, number: int, words: str) -> FoundRow | None:
        if words[-1] in _CUT_OFF:
            row = None
        elif may_end_in_amount(words):
            row = split_row(words, self._most)
        elif ("." in words or "．" in words) and len(words) < 400:
            row = split_glued(words)
        else:
            return None
        last = number
        if words[-1] in _CUT_OFF or (row is not None and _is_cut_off(row)):
            last, row = self._with_next(number, words, row)
        if row is None:
            return None
        name = words[: row.name_end]
        if len(name) > _NAME_MOST or any(mark in name for mark in _NOT_IN_NAMES):
            return None
        if not name:
            return self._amounts_alone(number, row)
        first = self._first_line(number, row, name)
        return None if first is None else self._build(first, number, row, last)

    def _with_next(self, number: int, words: str, row: Row | None) -> tuple[int, Row | None]:
        """The row with the next line, when an amount was wrapped and is whole again with it."""
        last = number + 1
        if last >= self._end or self._kinds[last] != TEXT or self._lines[last].gap:
            return number, row
        line = self._lines[last]
        more = self._text[line.start : line.end]
        if more[0] not in _DIGITS or len(more) > _NAME_MOST:
            return number, row
        joined = split_row(words + more, self._most)
        if joined is None or not all(token.exact for token in joined.tokens):
            return number, row
        # Every word of the next line must be part of an amount.
        if joined.name_end > len(words):
            return number, row
        return last, joined

    def _amounts_alone(self, number: int, row: Row) -> FoundRow | None:
        """A line of nothing but amounts: they belong to the name above, or to the row above."""
        if len(row.tokens) == 1 and not row.exact:
            return None
        line = self._lines[number]
        previous = self._rows[-1] if self._rows else None
        if previous is not None and previous.last == self._last and not line.gap:
            return self._extended(previous, number, row)
        if self._last < self._start or (previous is not None and previous.last == self._last):
            self._kinds[number] = STRAY
            return None
        above = self._lines[self._last]
        first = self._name_start(self._last)
        if first is not None and self._is_name(first, self._last):
            lost = self._last - first > 1 and line.gap and above.indent == 0
            after_row = previous is not None and not previous.is_total and self._after(first)
            if not (lost and after_row and not self._lines[first].gap):
                return self._build(first, number, row)
        if line.gap or self._text[above.end - 1] in _ENDED:
            self._kinds[number] = STRAY
        return None

    def _after(self, first: int) -> bool:
        """Whether line ``first`` comes right after the last row."""
        return bool(self._rows) and not any(
            kind == TEXT for kind in self._kinds[self._rows[-1].last + 1 : first]
        )

    def _first_line(self, number: int, row: Row, name: str) -> int | None:
        """The line at which the name of the row begins, or None when the line is no row."""
        line = self._lines[number]
        amounts = [token.amount for token in row.tokens if token.amount is not None]
        certain = row.exact and len(amounts) > 1 and adds_up(amounts)
        if squeeze(name) in _TOTALS:
            return number
        if self._starts_afresh(number) or line.indent > self._lines[self._last].indent:
            if certain or line.indent > 0 or self._alone_is_enough(number, row):
                return number
            return None
        first = self._name_start(number)
        if first is not None and first < number and self._is_name(first, number - 1):
            deeper = self._lines[first].indent > line.indent
            if deeper or (self._items and self._starts_afresh(first) and not self._after(first)):
                return first
        return number if certain and row.rest < 0 else None

    def _alone_is_enough(self, number: int, row: Row) -> bool:
        """Whether a line without indentation and without a sum is a row by where it stands."""
        several = len(row.tokens) > 1
        if not row.well_formed or not self._rows:
            return row.exact or several
        if self._rows[-1].last == self._last:
            if self._most == 1 and row.name_end <= _SHORT_NAME:
                return True
            alike = (len(self._rows[-1].money.amounts) > 1) == several
            return alike and (row.exact or several or self._lines[number].gap)
        if self._items:
            return row.exact or several or (self._most == 1 and row.name_end <= _SHORT_NAME)
        return several and (row.exact or self._lines[number].gap)

    def _starts_afresh(self, number: int) -> bool:
        """Whether what stands before line ``number`` has come to its end.

        A gap beside a page number tells nothing: the page may have ended in the middle of a name.
        """
        line = self._lines[number]
        before = self._before(number)
        if before < self._start or (line.gap and before == number - 1):
            return True
        if self._rows and self._rows[-1].last >= before:
            return True
        return self._text[self._lines[before].end - 1] in _ENDED

    def _before(self, number: int) -> int:
        """The line of content before line ``number``, skipping what printing added."""
        before = number - 1
        while before >= self._start and self._kinds[before] != TEXT:
            before -= 1
        return before

    def _name_start(self, number: int) -> int | None:
        """Walk up from line ``number`` to where a name that ends there must begin."""
        for _ in range(_NAME_LINES):
            before = self._before(number)
            if self._starts_afresh(number):
                return number
            if self._lines[number].indent > self._lines[before].indent:
                return number
            number = before
        return None

    def _is_name(self, first: int, last: int) -> bool:
        pieces = self._pieces(first, last)
        if sum(end - start for start, end in pieces) > _NAME_MOST:
            return False
        return not any(mark in Joined(self._text, pieces).text for mark in _NOT_IN_NAMES)

    def _pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        return [
            (self._lines[number].start, self._lines[number].end)
            for number in range(first, last + 1)
            if self._kinds[number] == TEXT
        ]

    def _build(self, first: int, number: int, row: Row, last: int | None = None) -> FoundRow:
        """The row whose amounts stand on lines ``number`` to ``last``."""
        last = number if last is None else last
        line = self._lines[number]
        pieces = self._pieces(first, number - 1)
        if row.name_end:
            pieces.append((line.start, line.start + row.name_end))
        rest = (line.start + row.rest, line.end) if row.rest >= 0 else None
        cells = Joined(self._text, self._pieces(number, last))
        money, unread = money_row(Joined(self._text, pieces) if pieces else None, row, cells)
        return FoundRow(first, last, money, unread, rest, self._lines[first].indent)

    def _extended(self, previous: FoundRow, number: int, row: Row) -> FoundRow | None:
        """The row above with the amounts that ran on to this line, when they are surely its own."""
        line = self._lines[number]
        count = len(previous.money.amounts) + len(row.tokens)
        if previous.rest or previous.unread or not row.well_formed or count > min(self._most, 12):
            self._kinds[number] = STRAY
            return None
        more, unread = money_row(None, row, Joined(self._text, [(line.start, line.end)]))
        above = previous.money
        money = above._replace(
            amounts=above.amounts + more.amounts,
            texts=above.texts + more.texts,
            spans=above.spans + more.spans,
            span=Span(above.span.start, line.end),
        )
        self._rows.pop()
        return previous._replace(last=number, money=money, unread=unread)


def _is_cut_off(row: Row) -> bool:
    last = row.tokens[-1]
    return last.amount is None and not last.empty


def money_row(name: Joined | None, row: Row, cells: Joined) -> tuple[MoneyRow, tuple[Unread, ...]]:
    """The row with its places: ``cells`` is the text that ``row`` was split from.

    From the first cell that is no amount on nothing is kept: what follows it could stand in any
    column.
    """
    good = []
    unread: tuple[Unread, ...] = ()
    for index, token in enumerate(row.tokens):
        if token.amount is not None:
            good.append(token)
        elif not (token.empty and index):
            start, end = token.start, row.tokens[-1].end
            unread = (Unread("amount", cells.text[start:end], cells.span(start, end), "no-amount"),)
            break
    start = name.place(0) if name else cells.place(row.tokens[0].start)
    name_span = name.span(0, len(name.text)) if name else Span(start, start)
    end = cells.span(0, row.tokens[-1].end).end if row.tokens else name_span.end
    money = MoneyRow(
        name.text if name else "",
        name_span,
        tuple(token.amount for token in good if token.amount is not None),
        tuple(cells.text[token.start : token.end] for token in good),
        tuple(cells.span(token.start, token.end) for token in good),
        Span(start, end),
    )
    return money, unread


def row_without_amounts(text: str, start: int, end: int) -> tuple[MoneyRow, tuple[Unread, ...]]:
    """The row of a project whose line, ``text[start:end]``, holds a name and no good amount.

    An empty line (``start == end``) is a project that shows no name either.
    """
    if start == end:
        here = Span(start, start)
        return MoneyRow("", here, (), (), (), here), ()
    line = Joined(text, [(start, end)])
    row = meant_as_amounts(line.text) or Row(end - start, (), -1)
    return money_row(Joined(text, [(start, start + row.name_end)]), row, line)
