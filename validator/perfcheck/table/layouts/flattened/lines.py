"""The lines of a flattened table, with their indentation and the gaps between them."""

import re
from typing import NamedTuple

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""White space, and the marks of no width that word processors leave behind."""

_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_ENDS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_WIDE = {"\t": 4, "\u3000": 2, "\u2003": 2, "\u200b": 0, "\ufeff": 0, "\u2060": 0}


class Line(NamedTuple):
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
    """Every line of ``text`` that holds more than blanks."""
    found: list[Line] = []
    previous = 0
    gap = True
    paged = False
    for match in _LINE.finditer(text):
        raw = match.group()
        start = match.start()
        if start - previous > 1 and not gap:
            ends = _ENDS.findall(text, previous, start)
            gap = len(ends) > 1 and not (len(ends) == 2 and "\f" in ends)
        if "\f" in text[previous:start]:
            paged = True
        previous = match.end()
        kept = raw.lstrip(BLANKS)
        if not kept:
            gap = True
            continue
        margin = len(raw) - len(kept)
        indent = sum(_WIDE.get(blank, 1) for blank in raw[:margin]) if margin else 0
        start += margin
        found.append(Line(start, start + len(kept.rstrip(BLANKS)), indent, gap, paged))
        gap = paged = False
    return found
