"""From the items of a cell to Indicators that know where they stand."""

from collections.abc import Callable

from perfcheck.read.source import Span
from perfcheck.table.item import Fields, ItemError, parse_item
from perfcheck.table.item import Level as ItemLevel
from perfcheck.table.joined import Joined
from perfcheck.table.model import Indicator, Level, ScoreCells, TargetCell, Unread, Why
from perfcheck.target.model import TargetValue


class IndicatorReader:
    """Reads items one by one; texts that come again and again are kept once."""

    def __init__(self, parse_value: Callable[[str], TargetValue]) -> None:
        self._parse_value = parse_value
        self._values: dict[str, TargetValue] = {}
        self._words: dict[str, str] = {}

    def read(
        self, joined: Joined, start: int, end: int, position: int, doubt: Why | None = None
    ) -> Indicator | Unread:
        """The item at ``joined.text[start:end]``, which begins and ends with no blank.

        ``doubt``: why it must not be read, although it could be.
        """
        text = joined.text[start:end]
        span = joined.span(start, end)
        if doubt is not None:
            return Unread("indicator", text, span, doubt)
        try:
            fields = parse_item(text)
        except ItemError as error:
            return Unread("indicator", text, span, error.why)
        return self._indicator(joined, start, text, fields, position, span)

    def _indicator(
        self, joined: Joined, start: int, text: str, fields: Fields, position: int, span: Span
    ) -> Indicator:
        if fields.name is None:
            name, name_span = "", Span(span.start, span.start)
        else:
            first, last = fields.name
            name = text[first:last]
            name = self._words.setdefault(name, name)
            name_span = joined.span(start + first, start + last)
        return Indicator(
            position,
            fields.ordinal,
            self._level(joined, start, fields.level1),
            self._level(joined, start, fields.level2),
            name,
            name_span,
            self._cell(joined, start, text, fields.period),
            self._cell(joined, start, text, fields.annual),
            span,
            self._score(joined, start, text, fields) if fields.scores else None,
        )

    def _score(self, joined: Joined, start: int, text: str, fields: Fields) -> ScoreCells:
        places = dict(fields.scores)
        first, last = places.get("remark", (0, 0))
        return ScoreCells(
            self._cell(joined, start, text, places.get("weight")),
            self._cell(joined, start, text, places.get("actual")),
            self._cell(joined, start, text, places.get("got")),
            text[first:last],
        )

    def _level(self, joined: Joined, start: int, level: ItemLevel | None) -> Level | None:
        if level is None:
            return None
        code = level.code
        if code is not None:
            code = self._words.setdefault(code, code)
        label = self._words.setdefault(level.label, level.label)
        return Level(code, label, joined.span(start + level.start, start + level.end))

    def _cell(
        self, joined: Joined, start: int, text: str, place: tuple[int, int] | None
    ) -> TargetCell | None:
        if place is None:
            return None
        first, last = place
        cell = text[first:last]
        value = self._values.get(cell)
        if value is None:
            value = self._values[cell] = self._parse_value(cell)
        cell = self._words.setdefault(cell, cell)
        return TargetCell(cell, joined.span(start + first, start + last), value)
