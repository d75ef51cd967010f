"""Text with its line wrapping undone, and the way back to where each character stood."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from perfcheck.read.source import Span


class Joined:
    """Pieces of a text put together; a blank stays only between two Latin words.

    ``starts[i]`` is where piece ``i`` begins in ``text``.
    """

    __slots__ = ("_shifts", "starts", "text")

    def __init__(self, source: str, pieces: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self._shifts: list[int] = []
        """What to add to an index into ``text`` to get the offset in the source."""
        parts: list[str] = []
        length = 0
        last = ""
        for start, end in pieces:
            part = source[start:end]
            if _is_latin(last) and _is_latin(part[:1]):
                parts[-1] += " "
                length += 1
            self.starts.append(length)
            self._shifts.append(start - length)
            parts.append(part)
            length += len(part)
            last = part[-1:]
        self.text = "".join(parts)

    def place(self, index: int) -> int:
        """The offset in the source of the character at ``index``."""
        return index + self._shifts[bisect_right(self.starts, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands, from its first to its last character."""
        starts = self.starts
        piece = bisect_right(starts, start)
        shift = self._shifts[piece - 1]
        first = start + shift
        if end <= start:
            return Span(first, first)
        if piece < len(starts) and end > starts[piece]:
            shift = self._shifts[bisect_left(starts, end, piece) - 1]
        return Span(first, end + shift)

    def piece_at(self, index: int) -> int:
        """The number of the piece that holds ``index``."""
        return bisect_right(self.starts, index) - 1


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
