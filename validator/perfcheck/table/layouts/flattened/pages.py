"""What printing adds to a table: page numbers, which may stand in the middle of anything."""

import re

from perfcheck.table.layouts.flattened.header import DOUBT, PAGE, TEXT
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
# Behind these a number must follow.
_OPEN = frozenset(":：≥≤＞＜>=<＝≧≦.．,，~～")


def mark_sure_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """Set ``kinds`` to PAGE for each line that can be nothing but the number of a page."""
    for number, line in enumerate(lines):
        if _may_be_page(text, line) and _shape(text[line.start : line.end]) in _SHAPES:
            kinds[number] = PAGE


def mark_likely_pages(text: str, lines: list[Line], kinds: bytearray) -> None:
    """Judge each number alone on its line, once it is known where the heads stand: it is a PAGE,
    or stays TEXT, or is in DOUBT.
    """
    pages: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if kinds[number] in (TEXT, PAGE) and _may_be_page(text, line):
            words = text[line.start : line.end]
            if kinds[number] == PAGE or is_likely_page(words):
                match = _NUMBER.search(words)
                pages.append((number, int(match[0]) if match else 0))
    for index, (number, page) in enumerate(pages):
        if kinds[number] == TEXT:
            near = [*pages[max(0, index - 1) : index], *pages[index + 1 : index + 2]]
            in_turn = any(other[1] - page == (1 if other[0] > number else -1) for other in near)
            kinds[number] = _judge(text, lines, kinds, number, in_turn)


def is_likely_page(words: str) -> bool:
    """Whether a line is a number, or two with a slash between them, as pages are numbered."""
    return _shape(words) in _LIKELY


def _may_be_page(text: str, line: Line) -> bool:
    return line.end - line.start <= 24 and text[line.start] in _FIRST


def _shape(words: str) -> str:
    """``words`` without blanks and with 0 for each number: how a page number is written."""
    return _NUMBER.sub("0", "".join(words.split())).lower()


def _judge(text: str, lines: list[Line], kinds: bytearray, number: int, in_turn: bool) -> int:
    """What a bare number is: PAGE where it ends a page or counts on from one; TEXT where it is a
    line as full as the one before, or ends a value that waits for it; DOUBT inside a value.
    """
    line = lines[number]
    if number == 0 or line.gap or line.paged or kinds[number - 1] != TEXT:
        return PAGE
    before = lines[number - 1]
    words = text[max(before.start, before.end - 60) : before.end]
    if words[-1] in ",." and words[:-1].rpartition(" ")[2].replace(",", "").isdecimal():
        return TEXT  # an amount that goes on
    waiting = words[-1] in _OPEN
    value = words[max(words.rfind("值:"), words.rfind("值："), 0) :]
    inside = waiting or (value[:1] == "值" and not any(mark in value for mark in "；;。"))
    if number + 1 < len(lines):
        after = lines[number + 1]
        if kinds[number + 1] != TEXT or after.paged:
            return PAGE
        if not after.gap and after.indent == 0:
            if _width(text, line.start, line.end) + 2 > _width(text, before.start, before.end):
                return TEXT
            return DOUBT if inside and not in_turn else PAGE
    if waiting:
        return TEXT
    return DOUBT if inside else PAGE


def _width(text: str, start: int, end: int) -> int:
    """The columns of a line, as far as 120: wide characters take two."""
    return sum(1 if text[place] < "\u2e80" else 2 for place in range(start, min(end, start + 120)))
