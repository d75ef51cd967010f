"""Text with its line wrapping undone, and the way back to where each character stood."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from perfcheck.read.source import Span


class Joined:
    """Pieces of a text put together; a blank stays only between two Latin words.

    ``starts[i]`` is where piece ``i`` begins in ``text``; ``places[i]`` where in the source.
    """

    __slots__ = ("places", "starts", "text")

    def __init__(self, source: str, pieces: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.places: list[int] = []
        parts: list[str] = []
        length = 0
        last = ""
        for start, end in pieces:
            part = source[start:end]
            if _is_latin(last) and _is_latin(part[:1]):
                parts[-1] += " "
                length += 1
            self.starts.append(length)
            self.places.append(start)
            parts.append(part)
            length += len(part)
            last = part[-1:]
        self.text = "".join(parts)

    def place(self, index: int) -> int:
        """The offset in the source of the character at ``index``."""
        piece = bisect_right(self.starts, index) - 1
        return self.places[piece] + index - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands, from its first to its last character."""
        starts = self.starts
        piece = bisect_right(starts, start) - 1
        first = self.places[piece] + start - starts[piece]
        if end <= start:
            return Span(first, first)
        if piece + 1 < len(starts) and end > starts[piece + 1]:
            piece = bisect_left(starts, end) - 1
        return Span(first, self.places[piece] + end - starts[piece])

    def ends_piece(self, index: int) -> bool:
        """Whether a piece, and so a line of the source, ends just before ``index``."""
        piece = bisect_left(self.starts, index)
        if piece < len(self.starts):
            return self.starts[piece] == index or self.text[index : self.starts[piece]] == " "
        return index >= len(self.text)

    def piece_at(self, index: int) -> int:
        """The number of the piece that holds ``index``."""
        return bisect_right(self.starts, index) - 1


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
