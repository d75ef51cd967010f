"""Lines no wider than a screen: Chinese may break between any two characters, but for marks that
must not begin or end a line.
"""

from perfcheck.report.excerpt import display_width

LEAST = 12
"""Columns that are room enough to begin a text in."""
_NO_START = frozenset("，。、；：？！）」』》〉】〕”’…—,.;:?!)]}%％℃")
_NO_END = frozenset("（「『《〈【〔“‘([{≥≤＞＜")


def folded(text: str, first: int, rest: int) -> list[str]:
    """``text`` in lines of so many columns, the first with room for ``first`` of them. A word that
    is longer than a line is cut; a first line without room is left empty.
    """
    lines: list[str] = []
    room, start, used, chance = first, 0, 0, 0
    if room < LEAST and display_width(text) > room:
        lines.append("")
        room = rest
    room, rest = max(room, LEAST), max(rest, LEAST)
    for place, char in enumerate(text):
        width = display_width(char)
        while used + width > room and place > start:
            if char == " ":
                chance = place  # nobody misses it at the end of a line
            cut = chance if chance > start else place
            lines.append(text[start:cut].rstrip(" "))
            start = min(cut + (text[cut] == " "), place + 1)
            room, used = rest, display_width(text[start:place])
        used += width
        if _may_break(char, text[place + 1 : place + 2]):
            chance = place + 1
    return [*lines, text[start:]]


def _may_break(one: str, other: str) -> bool:
    if other in _NO_START or one in _NO_END or not other or other == " ":
        return False
    return one == " " or _is_wide(one) or _is_wide(other)


def _is_wide(char: str) -> bool:
    return display_width(char) == 2
