"""The lines of a flattened table, with their indentation and the gaps between them."""

from perfcheck.struct import Struct

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""White space, and the marks of no width that word processors leave behind."""

_BLANK = frozenset(BLANKS)
_LINE_ENDS = ("\n", "\r\n", "\r")
_WIDE = {"\t": 4, "\u3000": 2, "\u2003": 2, "\u200b": 0, "\ufeff": 0, "\u2060": 0}


class Line(Struct):
    """A line that is not blank: its characters without the blanks on either side."""

    start: int
    end: int
    indent: int
    """In half-width columns; a tab counts four."""
    gap: bool
    """Whether a blank line, or the start of the text, comes before it."""
    paged: bool
    """Whether a form feed comes before it."""


def lines_of(text: str) -> list[Line]:
    """Every line of ``text`` that holds more than blanks. A form feed ends a line too."""
    found: list[Line] = []
    start = 0
    gap = True
    paged = page_begins = False
    for raw in text.splitlines(keepends=True):
        kept = raw.strip(BLANKS)
        if kept:
            indent = margin = 0
            if raw[0] in _BLANK:
                margin = len(raw) - len(raw.lstrip(BLANKS))
                indent = sum(_WIDE.get(blank, 1) for blank in raw[:margin])
            first = start + margin
            found.append(Line(first, first + len(kept), indent, gap, paged))
            gap = paged = page_begins = False
        elif page_begins and raw in _LINE_ENDS:
            page_begins = False  # a form feed and its line end make no blank line
        elif raw != "\f":
            gap = True
        if raw[-1] == "\f":
            paged = page_begins = True
        start += len(raw)
    return found
