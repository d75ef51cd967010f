"""What stands under a row of money: the goal and the indicators, in either order."""

import re
from bisect import bisect_left
from typing import Literal

from perfcheck.read.source import Span
from perfcheck.struct import Struct
from perfcheck.table.indicators import IndicatorReader
from perfcheck.table.items import Cut, cut_items
from perfcheck.table.joined import Joined
from perfcheck.table.layouts.flattened.lines import BLANKS
from perfcheck.table.model import Indicator, Unread, Why

_VALUE_LABEL = re.compile(r"(?:指标|目标)[^\S\r\n]?值[^\S\r\n]?[:：]")
_NAME_SHORT = 30
_NAME_LONG = 60


class Piece(Struct):
    """A line of the text under a row; ``gap``: a blank line comes before it; ``doubt``: it is a
    number that may be a page's.
    """

    start: int
    end: int
    indent: int
    gap: bool
    doubt: bool


class Body(Struct):
    """One project's text. ``name`` is its line when it stands in this text: a project whose row
    has no amounts; None for the text of the row itself.
    """

    name: Span | None
    goal: str
    goal_span: Span | None
    indicators: tuple[Indicator, ...]
    unread: tuple[Unread, ...]
    span: Span


class _Part:
    """A body while it is being put together."""

    def __init__(self, name: Span | None, start: int) -> None:
        self.name = name
        self.start = start
        self.end = start
        self.goal = ""
        self.goal_span: Span | None = None
        self.indicators: list[Indicator] = []
        self.unread: list[Unread] = []

    def done(self) -> Body:
        return Body(
            self.name,
            self.goal,
            self.goal_span,
            tuple(self.indicators),
            tuple(self.unread),
            Span(self.start, self.end),
        )


class BodyReader:
    """Reads the lines between one row of money and the next."""

    def __init__(self, text: str, reader: IndicatorReader) -> None:
        self._source = text
        self._reader = reader

    def read(self, pieces: list[Piece], under_project: bool) -> list[Body]:
        """The bodies in ``pieces``; the first is that of the row above them.

        ``under_project``: that row is a project's, so what comes before its indicators is its
        goal. Otherwise it is the total's or a unit's, or there is none, and the first line may be
        the name of a project without amounts.
        """
        joined = Joined(self._source, ((piece.start, piece.end) for piece in pieces))
        text = joined.text
        cuts = cut_items(text, frozenset(joined.starts))
        part = _Part(None, pieces[0].start)
        bodies = [part]
        head_end = cuts[0].start if cuts else len(text)
        if under_project:
            self._add_text(part, joined, 0, head_end)
        elif cuts:
            part = self._next_project(bodies, joined, pieces, 0, head_end)
        else:
            self._add_unread(part, joined, 0, head_end, "text")
        doubts = [joined.starts[number] for number, piece in enumerate(pieces) if piece.doubt]
        for index, cut in enumerate(cuts):
            end = cuts[index + 1].start if index + 1 < len(cuts) else len(text)
            close = self._close(joined, pieces, cut, end)
            doubt: Why | None = None
            if index + 1 < len(cuts) and cuts[index + 1].doubtful:
                doubt = "run-together"
            elif bisect_left(doubts, close) > bisect_left(doubts, cut.start):
                doubt = "maybe-page"
            self._add_item(part, joined, cut.start, close, doubt)
            if _blank(text, close, end):
                continue
            if index + 1 < len(cuts) and _is_first(text, end):
                part = self._next_project(bodies, joined, pieces, close, end)
            else:
                self._add_text(part, joined, close, end)
        return [body.done() for body in bodies]

    def _close(self, joined: Joined, pieces: list[Piece], cut: Cut, end: int) -> int:
        """Where the item ends: after the ``。`` (or the gap) at a line's end behind its values."""
        first = joined.piece_at(cut.start) + 1
        last = joined.piece_at(end - 1)
        if first > last:
            return end
        starts, text = joined.starts, joined.text
        label_end = -1
        for number in range(first, last + 1):
            index = starts[number]
            ended = text[index - 1] == "。"
            if not ended and not pieces[number].gap:
                continue
            if label_end < 0:
                label_end = cut.start
                for label in _VALUE_LABEL.finditer(text, cut.start, end):
                    label_end = label.end()
                if label_end == cut.start:
                    return end
            if not _blank(text, label_end, index):
                return index
        return end

    def _add_item(
        self, part: _Part, joined: Joined, start: int, end: int, doubt: Why | None
    ) -> None:
        start, end = _trimmed(joined.text, start, end)
        if end <= start:
            return
        part.end = joined.span(start, end).end
        found = self._reader.read(joined, start, end, len(part.indicators) + 1, doubt)
        if isinstance(found, Indicator):
            part.indicators.append(found)
            return
        if doubt is None:
            # Two items in one: the number between them is lost. The first may still be whole.
            label = _VALUE_LABEL.search(joined.text, start, end)
            stop = joined.text.find("。", label.end(), end - 1) if label else -1
            if stop >= 0:
                first = self._reader.read(joined, start, stop + 1, len(part.indicators) + 1)
                if isinstance(first, Indicator) and first.annual is not None:
                    part.indicators.append(first)
                    start = _trimmed(joined.text, stop + 1, end)[0]
                    found = found._replace(
                        text=joined.text[start:end], span=joined.span(start, end)
                    )
        part.unread.append(found)

    def _add_text(self, part: _Part, joined: Joined, start: int, end: int) -> None:
        """Text that is no indicator: the goal, or nothing that is known when there is one."""
        label = _VALUE_LABEL.search(joined.text, start, end)
        if label is not None:  # an indicator whose beginning is damaged
            begin = max(start, joined.text.rfind("。", start, label.start()) + 1)
            self._add_unread(part, joined, begin, end, "indicator")
            end = begin
        start, end = _trimmed(joined.text, start, end)
        if end <= start:
            return
        if part.goal:
            self._add_unread(part, joined, start, end, "text")
            return
        part.goal = joined.text[start:end]
        part.goal_span = joined.span(start, end)
        part.end = max(part.end, part.goal_span.end)

    def _add_unread(
        self,
        part: _Part,
        joined: Joined,
        start: int,
        end: int,
        what: Literal["text", "indicator"],
    ) -> None:
        start, end = _trimmed(joined.text, start, end)
        if end <= start:
            return
        span = joined.span(start, end)
        part.end = max(part.end, span.end)
        why: Why = "no-part" if what == "text" else "no-head"
        part.unread.append(Unread(what, joined.text[start:end], span, why))

    def _next_project(
        self, bodies: list[_Part], joined: Joined, pieces: list[Piece], start: int, end: int
    ) -> _Part:
        """Begin a project that has indicators but no row of money; its goal is added."""
        name_end = _name_end(joined, pieces, start, end)
        first, last = _trimmed(joined.text, start, name_end)
        name = joined.span(first, last) if last > first else None
        place = joined.place(first) if first < len(joined.text) else joined.span(start, start).start
        part = _Part(name or Span(place, place), place)
        bodies.append(part)
        if name is not None:
            part.end = name.end
        self._add_text(part, joined, name_end, end)
        return part


def _name_end(joined: Joined, pieces: list[Piece], start: int, end: int) -> int:
    """Where the name of a project ends in the text before its indicators; ``start`` for none."""
    if _blank(joined.text, start, end):
        return start
    first = joined.piece_at(start)
    last = joined.piece_at(end - 1)
    line_end = joined.starts[first + 1] if first < last else end
    words = joined.text[start:line_end]
    if len(words) > _NAME_LONG or any(mark in words for mark in "。；;"):
        return start
    apart = first < last and pieces[first + 1].gap
    if pieces[first].indent > 0 or apart:
        return line_end
    if first == last:
        return line_end if len(words) <= _NAME_SHORT and "，" not in words else start
    second_end = joined.starts[first + 2] if first + 1 < last else end
    short = len(words) <= _NAME_SHORT and "，" not in words
    short = short and len(words) < 0.7 * (second_end - line_end)
    return line_end if short else start


def _is_first(text: str, start: int) -> bool:
    """Whether the item at ``start`` is numbered 1."""
    return text[start] in "1１" and not text[start + 1 : start + 2].isdigit()


def _blank(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks stands from ``start`` to ``end``, which may lie before it."""
    while start < end and text[start] in BLANKS:
        start += 1
    return start >= end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return start, end
