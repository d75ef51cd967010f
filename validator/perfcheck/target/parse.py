"""Reading one target cell: frequent words, then plain numbers, then the grammar."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from perfcheck.target.fast import plain_value
from perfcheck.target.model import Kind, Qualitative, TargetValue
from perfcheck.target.normalise import normalise
from perfcheck.target.prefilter import is_empty, is_hopeless
from perfcheck.target.qualities import QUALITIES

_COUNTS = re.compile("[1-9]").search
_GRADES = frozenset("级等类星档遇ABCD")
MAX_LENGTH = 200
"""A longer cell is prose; nothing in it is read as a number."""


def parse_value(text: str) -> TargetValue:
    """How one cell is read. Any string is accepted and none raises.

    A cell is a value only if the whole of it parses; numbers inside prose are never taken.
    """
    if len(text) > MAX_LENGTH:
        text_ = text.strip()
        if len(text_) > MAX_LENGTH:
            return TargetValue(text, "text")
        return parse_value(text_)._replace(text=text)
    return _parsed(text)


# What a table of plain values does not need is imported when the first other cell turns up.
@cache
def _phrases() -> Callable[[str], Qualitative | None]:
    from perfcheck.target.qualitative import qualitative

    return qualitative


@cache
def _refusal() -> Callable[[str], Kind]:
    from perfcheck.target.refuse import kind_of_refused

    return kind_of_refused


@lru_cache(maxsize=4096)
def _parsed(text: str) -> TargetValue:
    found = plain_value(text, text, ())
    if found is not None:
        return found
    plain, notes = normalise(text)
    if plain != text:
        found = plain_value(text, plain, notes)
        if found is not None:
            return found
    if is_empty(plain):
        return TargetValue(text, "empty")
    words = plain.rstrip("。.;,、! ")
    kind = QUALITIES.get(words)
    if kind is None and words and not (_COUNTS(words) and _GRADES.isdisjoint(words)):
        kind = _phrases()(words)
    if kind is not None:
        return TargetValue(text, "qualitative", (), kind, notes)
    if is_hopeless(plain):
        return TargetValue(text, _refusal()(plain), (), None, notes)
    from perfcheck.target.whole import whole_value

    return whole_value(text, plain, notes)


def forget() -> None:
    """Empty the cache of values read so far; only benchmarks and tests need it."""
    _parsed.cache_clear()
