"""The quoted source line of a finding, with carets under the place it speaks of."""

from perfcheck.read.source import Location, Source

MAX_COLUMNS = 100
"""Longer lines are cut on either side of the carets."""
BEFORE = 30
"""How many columns before the carets are kept when a line is cut."""
_TAB = "    "
_NARROW = "“”‘’—–…≥≤±×‰"
"""Frequent signs of one column, told without the tables of Unicode."""


def _pictures() -> dict[int, str]:
    """What a terminal would obey and not show, each as a sign that it shows."""
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\u2421"
    hidden = [*range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    table.update(dict.fromkeys([*hidden, 0x200E, 0x200F, 0x061C], "\ufffd"))
    table.update(dict.fromkeys(map(ord, "\t\n\r"), " "))
    return table


_PICTURES = _pictures()


def visible(text: str) -> str:
    """``text`` on one line, and safe to print: control characters become signs for them."""
    return text if text.isprintable() else text.translate(_PICTURES)


def display_width(text: str) -> int:
    """How many columns a terminal gives ``text``: two for wide East Asian characters, none for
    combining and format characters, one for all others, ambiguous ones included.
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if "\u4e00" <= character <= "\u9fff" or "\uff01" <= character <= "\uff60":
        return 2  # Chinese characters and full-width forms: most of what is not ASCII
    if character < "\u0300" or character in _NARROW:
        return 1
    if "\u3000" <= character <= "\u3029":
        return 2  # 、。《》「」
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def excerpt(source: Source, location: Location, columns: int | None = None) -> tuple[str, str]:
    """The line at ``location`` and the carets for the line below it, no wider than ``columns``
    where there are fewer than usual.

    Where the place goes on over the line's end, the carets end in ``…``.
    """
    line = source.line(location.line or 1)
    start = min((location.column or 1) - 1, len(line))
    goes_on = (location.end_line or location.line) != location.line
    end = len(line) if goes_on else min(max((location.end_column or 1) - 1, start), len(line))
    first, last = _window(line, start, min(columns or MAX_COLUMNS, MAX_COLUMNS))
    before = "…" if first else ""
    after = "…" if last < len(line) else ""
    shown_end = min(end, last)
    indent = display_width(before + _shown(line[first:start]))
    carets = max(1, display_width(_shown(line[start:shown_end])))
    tail = "…" if goes_on or end > last else ""
    text = before + _shown(line[first:last]) + after
    return text, " " * indent + "^" * carets + tail


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _window(line: str, start: int, columns: int) -> tuple[int, int]:
    """The part of the line to show, as offsets: all of it when it fits."""
    near = line[: columns + 1]
    if len(line) <= columns and display_width(_shown(near)) <= columns:
        return 0, len(line)
    first = start
    room = min(BEFORE, columns // 3)
    while first > 0 and (room := room - display_width(_shown(line[first - 1]))) >= 0:
        first -= 1
    last = first
    room = columns
    while last < len(line) and (room := room - display_width(_shown(line[last]))) >= 0:
        last += 1
    return first, last
