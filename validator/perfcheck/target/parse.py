"""Reading one target cell: frequent words, then plain numbers, then the grammar."""

import re
from collections.abc import Callable
from functools import cache

from perfcheck.target.fast import plain_range, plain_value
from perfcheck.target.model import Kind, Qualitative, TargetValue
from perfcheck.target.normalise import normalise
from perfcheck.target.prefilter import is_empty, is_hopeless
from perfcheck.target.qualities import QUALITIES

_new = tuple.__new__  # half the cost of calling the class
_COUNTS = re.compile("[1-9]").search
# A blank or line break in the middle of a word (不低 于95%); between two numerals it may part them.
_BROKEN = (
    "(?<=[\u4e00-\u9fff])(?<![零一二三四五六七八九十百千半两]) +(?=[\u4e00-\u9fff])"
    "|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])(?![零一二三四五六七八九十百千半两])"
)
_GRADES = frozenset("级等类星档遇ABCD")
MAX_LENGTH = 200
"""A longer cell is prose; nothing in it is read as a number."""


def parse_value(text: str) -> TargetValue:
    """How one cell is read. Any string is accepted and none raises.

    A cell is a value only if the whole of it parses; numbers inside prose are never taken.
    """
    found = _read.get(text)
    if found is None:
        if len(text) > MAX_LENGTH:
            inner = text.strip()
            if len(inner) > MAX_LENGTH:
                return TargetValue(text, "text")
            return parse_value(inner)._replace(text=text)
        found = plain_value(text, text, ()) or _parsed(text)
        if len(_read) >= _MOST_READ:
            _read.clear()
        _read[text] = found
    return found


_read: dict[str, TargetValue] = {}
"""The cells read last; a dictionary costs half of what `lru_cache` does on cells never seen."""
_MOST_READ = 4096


# What a table of plain values does not need is imported when the first other cell turns up.
@cache
def _phrases() -> Callable[[str], Qualitative | None]:
    from perfcheck.target.qualitative import qualitative

    return qualitative


@cache
def _refusal() -> Callable[[str], Kind]:
    from perfcheck.target.refuse import kind_of_refused

    return kind_of_refused


def _parsed(text: str) -> TargetValue:
    """A cell that is no plain value as it stands."""
    plain, notes = normalise(text)
    if plain != text:
        found = plain_value(text, plain, notes)
        if found is not None:
            return found
    if plain[:1].isdigit() and ("-" in plain or "~" in plain):
        found = plain_range(text, plain, notes)
        if found is not None:
            return found
    if " " in plain:
        joined = re.sub(_BROKEN, "", plain)
        if joined != plain:
            found = _parsed(joined)
            if found.kind not in ("text", "malformed"):
                seen = dict.fromkeys((*notes, *found.notes))
                return found._replace(text=text, notes=tuple(seen))
    words = plain.rstrip("。.;,、! ")
    if is_empty(words):
        return TargetValue(text, "empty")
    kind = QUALITIES.get(words)
    if kind is None and words and not (_COUNTS(words) and _GRADES.isdisjoint(words)):
        kind = _phrases()(words)
    if kind is not None:
        return TargetValue(text, "qualitative", (), kind, notes)
    if is_hopeless(plain):
        return _new(TargetValue, (text, _refusal()(plain), (), None, notes))
    from perfcheck.target.whole import whole_value

    return whole_value(text, plain, notes)


def forget() -> None:
    """Empty the cache of values read so far; only benchmarks and tests need it."""
    _read.clear()
