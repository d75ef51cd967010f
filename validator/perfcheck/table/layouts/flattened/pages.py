"""What printing adds to a table: page numbers, which may stand in the middle of anything."""

import re
from collections.abc import Iterator

from perfcheck.table.layouts.flattened.header import PAGE, TEXT
from perfcheck.table.layouts.flattened.lines import Line

_SURE = re.compile(
    r"第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?"
    r"|共\s?\d{1,4}\s?页(?:\s?[,，/]?\s?第\s?\d{1,4}\s?页)?"
    r"|[-—–－~·]{1,2}\s?\d{1,4}\s?[-—–－~·]{1,2}"
    r"|[Pp]age\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?"
)
_LIKELY = re.compile(r"\d{1,4}(?:\s?/\s?\d{1,4})?")
_FIRST = frozenset("0123456789０１２３４５６７８９第共-—–－~·pP")
# An open value waits for a number: there a bare number may be its end.
_OPEN = re.compile(r"(?:[:：≥≤＞＜>=<＝≧≦.．,，~～]|值[:：][^；;。]*[\d０-９])$")


def mark_sure_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """Set ``kinds`` to PAGE for each line that can be nothing but the number of a page."""
    for number, words in _short(text, lines, kinds):
        if _SURE.fullmatch(words):
            kinds[number] = PAGE


def mark_likely_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """The same for a number alone on its line, once it is known where the heads stand."""
    for number, words in _short(text, lines, kinds):
        if is_likely_page(words) and not _ends_a_value(text, lines, kinds, number):
            kinds[number] = PAGE


def is_likely_page(words: str) -> bool:
    """Whether a line is a number, or two with a slash between them, as pages are numbered."""
    return _LIKELY.fullmatch(words) is not None


def _short(text: str, lines: list[Line], kinds: bytearray) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        if line.end - line.start <= 24 and text[line.start] in _FIRST and kinds[number] == TEXT:
            yield number, text[line.start : line.end]


def _ends_a_value(text: str, lines: list[Line], kinds: bytearray, number: int) -> bool:
    """Whether a bare number is the last line of a cell rather than the number of a page.

    Wrapping fills every line but the last, so a number alone in the middle of a cell is no part
    of it.
    """
    line = lines[number]
    if number == 0 or line.gap or line.paged or kinds[number - 1] != TEXT:
        return False
    before = lines[number - 1]
    if _OPEN.search(text[max(before.start, before.end - 40) : before.end]) is None:
        return False
    if number + 1 == len(lines):
        return True
    after = lines[number + 1]
    return kinds[number + 1] == TEXT and not after.paged and (after.gap or after.indent > 0)
