"""Where the keys and values of a TOML text stand.

tomllib tells values but not places. The text has been read by it already, so what is walked here
is valid TOML, and a plain walk over keys, brackets and quotes is enough.
"""

import re

from perfcheck.struct import Struct

Path = tuple[str | int, ...]
"""Keys, and numbers from 0 within lists: ``("suppress", 0, "rule")``."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_PLAIN = re.compile(r"[^\s,\]}#]+")


class Span(Struct):
    """A half-open range of offsets."""

    start: int
    end: int


class Places(Struct):
    """Where each key and each value stands; a table's value is its first header or bracket."""

    keys: dict[Path, Span]
    values: dict[Path, Span]


def places(text: str) -> Places:
    """The places in ``text``, a TOML document that tomllib has read."""
    walk = _Walk(text)
    walk.document()
    return Places(walk.keys, walk.values)


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counts: dict[Path, int] = {}
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
            self._skip()

    def _skip(self) -> None:
        """Pass blanks, line ends and comments."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _header(self) -> Path:
        start = self._at
        array = self._text.startswith("[[", start)
        self._at += 2 if array else 1
        path = self._keys(())
        self._at += 2 if array else 1
        if array:
            number = self._counts.get(path, -1) + 1
            self._counts[path] = number
            path = (*path, number)
        self.values.setdefault(path, Span(start, self._at))
        return path

    def _pair(self, table: Path) -> Path:
        path = self._keys(table)
        self._at += 1  # the equals sign
        self._value(path)
        return table

    def _keys(self, table: Path) -> Path:
        """A dotted key below ``table``; within an array of tables it means the latest one."""
        path = table
        while True:
            self._skip()
            start = self._at
            path = (*path, self._key())
            self.keys.setdefault(path, Span(start, self._at))
            self._skip()
            if self._text[self._at] != ".":
                return path
            self._at += 1
            if path in self._counts:
                path = (*path, self._counts[path])

    def _key(self) -> str:
        start = self._at
        if self._text[start] in "'\"":
            self._string()
            import tomllib

            return str(tomllib.loads(f"k={self._text[start : self._at]}")["k"])
        found = _BARE.match(self._text, start)
        assert found is not None
        self._at = found.end()
        return found.group()

    def _value(self, path: Path) -> None:
        self._skip()
        start = self._at
        opening = self._text[start]
        if opening in "'\"":
            self._string()
        elif opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline(path)
        else:
            found = _PLAIN.match(self._text, start)
            self._at = found.end() if found else start + 1
        self.values[path] = Span(start, self._at)
        self._skip()

    def _string(self) -> None:
        quote = self._text[self._at]
        if self._text.startswith(quote * 3, self._at):
            closing = quote * 3
            self._at += 3
        else:
            closing = quote
            self._at += 1
        while not self._text.startswith(closing, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        self._at += len(closing)
        while len(closing) == 3 and self._text.startswith(quote, self._at):
            self._at += 1  # up to two quotes may stand right before the closing three

    def _items(self, path: Path) -> None:
        self._at += 1
        number = 0
        self._skip()
        while self._text[self._at] != "]":
            self._value((*path, number))
            number += 1
            self._comma()
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        self._skip()
        while self._text[self._at] != "}":
            self._pair(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
