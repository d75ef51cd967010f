"""What is wrong with a rulebook, and where: file, line, column, and the line with a caret."""

from collections.abc import Iterable, Sequence

from perfcheck.struct import Struct


class YamlFile(Struct):
    """A file of the rulebook as read; ``text`` has plain line ends."""

    path: str
    text: str


class Place(Struct):
    """A half-open range of offsets into the text of a file."""

    file: YamlFile
    start: int
    end: int


class Placed(str):
    """A text of a rule file that knows where it stands (``place``)."""

    place: Place | None = None

    @classmethod
    def at(cls, text: str, place: Place) -> "Placed":
        self = cls(text)
        self.place = place
        return self


def place_of(text: str) -> Place | None:
    """Where ``text`` stands in its file, if it came from one."""
    return getattr(text, "place", None)


class RulebookError(Exception):
    """One thing wrong with a rulebook or with what is asked of it.

    ``line`` and ``column`` count from 1, in characters; they and ``file`` are None when no file
    is at fault (an unknown selector, say).
    """

    def __init__(self, message_zh: str, message_en: str, place: Place | None = None) -> None:
        super().__init__(message_zh, message_en, place)
        self.message_zh = message_zh
        self.message_en = message_en
        self.place = place
        self.file: str | None = None
        self.line: int | None = None
        self.column: int | None = None
        if place is not None:
            before = place.file.text[: place.start]
            self.file = place.file.path
            self.line = before.count("\n") + 1
            self.column = place.start - (before.rfind("\n") + 1) + 1

    def text(self, lang: str = "zh") -> str:
        """The message with its place and the line at fault, for a terminal."""
        message = self.message_en if lang == "en" else self.message_zh
        if self.place is None:
            return message
        return f"{self.file}:{self.line}:{self.column}: {message}\n{excerpt(self.place)}"

    def __str__(self) -> str:
        return self.text("zh")


class RulebookErrors(Exception):
    """Everything wrong with a rulebook, in the order of its files; never empty."""

    def __init__(self, errors: Sequence[RulebookError]) -> None:
        super().__init__(tuple(errors))
        self.errors = tuple(errors)

    def text(self, lang: str = "zh") -> str:
        """Every error, with an empty line between them."""
        return "\n\n".join(error.text(lang) for error in self.errors)

    def __str__(self) -> str:
        return self.text("zh")


class Problems:
    """Collects errors, so that one look at a folder tells them all."""

    def __init__(self) -> None:
        self.errors: list[RulebookError] = []

    def add(self, message_zh: str, message_en: str, place: Place | None = None) -> None:
        self.errors.append(RulebookError(message_zh, message_en, place))

    def stop_if_any(self) -> None:
        """Raise `RulebookErrors` with what was collected, if anything was."""
        if self.errors:
            raise RulebookErrors(self.errors)


def excerpt(place: Place) -> str:
    """The line that ``place`` starts in, and under it ``~~~^`` as wide as the piece at fault.

    Widths are those of a terminal: a full-width character takes two columns.
    """
    text = place.file.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    number = str(text.count("\n", 0, start) + 1)
    first = place.start - start
    last = max(min(place.end - start, len(line)), first + 1)
    indent = " " * _width(line[:first])
    mark = "~" * (_width(line[first:last] or " ") - 1) + "^"
    gutter = " " * len(number)
    return f"{gutter} |\n{number} | {line}\n{gutter} | {indent}{mark}"


def _width(text: str) -> int:
    import unicodedata  # only an error needs it

    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def nearest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of ``names`` most like ``name``, when one is like it by as much as ``cutoff``,
    1 being the same."""
    import difflib  # only an error needs it

    found = difflib.get_close_matches(name, sorted(names), n=1, cutoff=cutoff)
    return found[0] if found else None


def hint(name: str, names: Iterable[str], cutoff: float = 0.6) -> tuple[str, str]:
    """``，是不是“x”？`` and ``, did you mean 'x'?``; empty texts when nothing is near."""
    close = nearest(name, names, cutoff)
    return (f"，是不是“{close}”？", f", did you mean {close!r}?") if close else ("", "")
