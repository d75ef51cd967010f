"""A piece of a table as it stands in its file: which of its characters stand where."""

from __future__ import annotations

from collections.abc import Sequence

from perfcheck.finding import Edit
from perfcheck.read.source import Source, Span
from perfcheck.table.joined import Joined
from perfcheck.table.layouts.flattened.lines import lines_of

_LINES_MOST = 12
_LINE_ENDS = "\r\n"


class Written:
    """``text``, a value or a name with its line wrapping undone, and its pieces in the source."""

    def __init__(self, source: Source, text: str, pieces: Sequence[Span]) -> None:
        self.text = text
        self._source = source
        self._places: list[int | None] = []
        joined = Joined(source.text, pieces)
        for number, piece in enumerate(pieces):
            # A blank that stands between two Latin words at a line's end is no character there.
            gap = joined.starts[number] - len(self._places)
            self._places += [None] * gap
            self._places += range(piece.start, piece.end)

    def edits(self, slots: Sequence[str]) -> tuple[Edit, ...]:
        """The edits that turn the text into ``slots``, which holds for each of its characters
        what shall stand in its place. Nothing else changes, line ends least of all; a line of
        which nothing is left goes with its end.
        """
        found: list[Edit] = []
        changed = [i for i, new in enumerate(slots) if new != self.text[i]]
        at = 0
        while at < len(changed):
            stop = at + 1
            while stop < len(changed) and self._follows(changed[stop - 1], changed[stop]):
                stop += 1
            first, last = changed[at], changed[stop - 1]
            place, end = self._places[first], self._places[last]
            if place is not None and end is not None:
                new = "".join(slots[first : last + 1])
                found.append(self._edit(Span(place, end + 1), new))
            at = stop
        return tuple(found)

    def _follows(self, one: int, other: int) -> bool:
        """Whether ``other`` is the next character, in the source too."""
        before, after = self._places[one], self._places[other]
        return other == one + 1 and before is not None and after == before + 1

    def _edit(self, span: Span, new: str) -> Edit:
        text = self._source.text
        start, end = span
        while new and start < end and text[start] == new[0]:
            start, new = start + 1, new[1:]
        while new and start < end and text[end - 1] == new[-1]:
            end, new = end - 1, new[:-1]
        if not new:
            start, end = _whole_lines(text, start, end)
        return Edit(self._source.locate(Span(start, end)), new)


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A deletion that would leave a blank line takes the line's end with it: a blank line means
    something in a table.
    """
    first = start
    while first and text[first - 1] not in _LINE_ENDS:
        first -= 1
    last = end
    while last < len(text) and text[last] not in _LINE_ENDS:
        last += 1
    if text[first:start].strip() or text[end:last].strip() or last == len(text):
        return start, end
    return first, last + (2 if text.startswith("\r\n", last) else 1)


def written(source: Source, span: Span, text: str) -> Written | None:
    """``text`` as it stands at ``span``: on one line, wrapped, or broken by a page's end and the
    head of the next; None when its characters cannot be told from what stands among them.
    """
    lines = [
        Span(span.start + line.start, span.start + line.end)
        for line in lines_of(source.text[span.start : span.end])
    ]
    if not lines or len(lines) > _LINES_MOST:
        return None
    if Joined(source.text, lines).text == text:
        return Written(source, text, lines)
    found = []
    for first in range(1, len(lines)):
        for last in range(first + 1, len(lines)):
            kept = lines[:first] + lines[last:]
            if Joined(source.text, kept).text == text:
                found.append(kept)
    return Written(source, text, found[0]) if len(found) == 1 else None
