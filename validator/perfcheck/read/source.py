"""A file as it was read: its text, and where each character of it stands."""

import re
from bisect import bisect_right

from perfcheck.struct import Struct

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(Struct):
    """A half-open range of offsets into ``Source.text``."""

    start: int
    end: int


class Location(Struct):
    """A place for people; lines and columns count from 1, in characters. None: does not apply."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    cell: str | None = None


class Source:
    """The text of one input and the way back from an offset to a place in the file.

    ``text`` holds the file's characters exactly (without a byte order mark; line ends as they
    are), so that an offset is also a position in the decoded file. ``content`` holds its bytes;
    None where they are not known.
    """

    __slots__ = ("_starts", "content", "encoding", "kind", "name", "text")

    def __init__(
        self, name: str, kind: str, encoding: str, text: str, content: bytes | None = None
    ) -> None:
        self.name = name
        self.kind = kind
        self.encoding = encoding
        self.text = text
        self.content = content
        self._starts: list[int] | None = None

    @property
    def sha256(self) -> str | None:
        """Of the bytes, as hexadecimal digits; None where they are not known."""
        if self.content is None:
            return None
        import hashlib  # only for who asks: it takes long to import

        return hashlib.sha256(self.content).hexdigest()

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts

    def locate(self, span: Span) -> Location:
        """The place of ``span``: ``end_column`` is the column just after its last character."""
        starts = self._line_starts()
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1)) - 1
        return Location(
            line=first + 1,
            column=span.start - starts[first] + 1,
            end_line=last + 1,
            end_column=span.end - starts[last] + 1,
        )

    def span_at(self, location: Location) -> Span:
        """The span that `locate` gave this location for. Raises ValueError for a place that is
        not told by lines and columns.
        """
        line, column, end_line, end_column = location[:4]
        if line is None or column is None or end_line is None or end_column is None:
            raise ValueError(f"no lines and columns: {location}")
        starts = self._line_starts()
        return Span(starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) without its line end; empty past the end of the text."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
