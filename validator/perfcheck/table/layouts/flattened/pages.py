"""What printing adds to a table: page numbers, which may stand in the middle of anything."""

import re
from collections.abc import Iterator

from perfcheck.table.layouts.flattened.header import PAGE, TEXT
from perfcheck.table.layouts.flattened.lines import Line

_FIRST = frozenset("0123456789０１２３４５６７８９第共-—–－~·pP")
_NUMBER = re.compile("[0-9０-９]{1,4}")
_SHAPES = frozenset(
    (
        *("第0页", "第0页共0页", "第0页，共0页", "第0页,共0页", "第0页/共0页"),
        *("共0页第0页", "共0页，第0页", "共0页,第0页"),
        *("-0-", "--0--", "—0—", "——0——", "–0–", "－0－", "~0~", "·0·"),
        *("page0", "page0of0", "page0/0", "p0", "p.0"),
    )
)
_LIKELY = frozenset(("0", "0/0"))
# An open value waits for a number: there a bare number may be its end.
_OPEN = frozenset(":：≥≤＞＜>=<＝≧≦.．,，~～")


def mark_sure_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """Set ``kinds`` to PAGE for each line that can be nothing but the number of a page."""
    for number, words in _short(text, lines, kinds):
        if _shape(words) in _SHAPES:
            kinds[number] = PAGE


def mark_likely_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """The same for a number alone on its line, once it is known where the heads stand."""
    for number, words in _short(text, lines, kinds):
        if is_likely_page(words) and not _ends_a_value(text, lines, kinds, number):
            kinds[number] = PAGE


def is_likely_page(words: str) -> bool:
    """Whether a line is a number, or two with a slash between them, as pages are numbered."""
    return _shape(words) in _LIKELY


def _shape(words: str) -> str:
    """``words`` without blanks and with 0 for each number: how a page number is written."""
    return _NUMBER.sub("0", "".join(words.split())).lower()


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
    if not _is_open(text[max(before.start, before.end - 40) : before.end]):
        return False
    if number + 1 == len(lines):
        return True
    after = lines[number + 1]
    return kinds[number + 1] == TEXT and not after.paged and (after.gap or after.indent > 0)


def _is_open(words: str) -> bool:
    """Whether a line ends where a number may go on: behind a label, a sign, a value's digits."""
    if words[-1] in _OPEN:
        return True
    value = words[max(words.rfind("值:"), words.rfind("值：")) :]
    return words[-1].isdecimal() and value != words and not any(m in value for m in "；;。")
