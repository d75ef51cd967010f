"""Applying fixes to a text."""

from bisect import bisect_left
from collections.abc import Sequence

from perfcheck.finding import Edit, Fix
from perfcheck.read.source import Source
from perfcheck.struct import Struct

_Placed = tuple[int, int, str]
"""Where an edit begins and ends in the text, and what it puts there."""


class Applied(Struct):
    """The mended text, and which of the fixes (by index) are in it and which are not."""

    text: str
    used: tuple[int, ...]
    lost: tuple[int, ...]


def apply(source: Source, fixes: Sequence[Fix]) -> Applied:
    """``source.text`` with ``fixes`` applied, each whole or not at all.

    Of two that would change the same characters, or insert at the same place, the first wins;
    the very same edit in both is made once.
    """
    taken: list[_Placed] = []  # in the order of the text, none touching another
    used: list[int] = []
    lost: list[int] = []
    for index, fix in enumerate(fixes):
        added: list[_Placed] = []
        for edit in fix.edits:
            placed = _placed(source, edit)
            at = bisect_left(taken, placed)
            if at < len(taken) and taken[at] == placed:
                continue
            near = taken[max(at - 1, 0) : at + 1]
            if any(_collide(placed, other) for other in near):
                for each in added:
                    taken.remove(each)
                lost.append(index)
                break
            taken.insert(at, placed)
            added.append(placed)
        else:
            used.append(index)
    pieces: list[str] = []
    end = 0
    for start, stop, text in taken:
        pieces += (source.text[end:start], text)
        end = stop
    pieces.append(source.text[end:])
    return Applied("".join(pieces), tuple(used), tuple(lost))


def _placed(source: Source, edit: Edit) -> _Placed:
    span = source.span_at(edit.location)
    return span.start, span.end, edit.new_text


def _collide(one: _Placed, other: _Placed) -> bool:
    if one[0] == other[0]:
        return True
    first, second = sorted((one, other))
    return second[0] < first[1]
