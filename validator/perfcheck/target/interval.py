"""A value as a set on the number line: intervals with open or closed ends."""

from decimal import Decimal

from perfcheck.struct import Struct
from perfcheck.target.model import Bound, Clause
from perfcheck.target.units import convert


class Interval(Struct):
    """All values between two ends; None is no end. Dates compare as ISO text.

    Both ends must be of one kind: Decimals, full dates, ``--MM-DD`` or ``---DD``.
    """

    lower: Bound | None = None
    lower_open: bool = False
    upper: Bound | None = None
    upper_open: bool = False

    def is_empty(self) -> bool:
        """Whether no value lies inside."""
        if self.lower is None or self.upper is None:
            return False
        if self.lower == self.upper:
            return self.lower_open or self.upper_open
        return _less(self.upper, self.lower)

    def contains(self, value: Bound) -> bool:
        """Whether ``value`` lies inside."""
        return not Interval(value, False, value, False).intersection(self).is_empty()

    def intersection(self, other: "Interval") -> "Interval":
        """What lies in both; perhaps empty."""
        lower = _low(other) if _starts_first(_low(self), _low(other)) else _low(self)
        upper = _high(self) if _ends_first(_high(self), _high(other)) else _high(other)
        return Interval(*lower, *upper)

    def is_subset(self, other: "Interval") -> bool:
        """Whether every value inside also lies in ``other``; the empty interval always does."""
        return self.is_empty() or self.intersection(other) == _plain(self)

    def union(self, other: "Interval") -> "Interval | None":
        """What lies in either, where that is one interval; None where a gap parts them."""
        if self.is_empty():
            return other
        if other.is_empty():
            return self
        for one, two in ((self, other), (other, self)):
            if one.upper is None or two.lower is None:
                continue
            if _less(one.upper, two.lower):
                return None
            if one.upper == two.lower and one.upper_open and two.lower_open:
                return None
        lower = _low(self) if _starts_first(_low(self), _low(other)) else _low(other)
        upper = _high(other) if _ends_first(_high(self), _high(other)) else _high(self)
        return Interval(*lower, *upper)

    def complement(self) -> "tuple[Interval, ...]":
        """What lies outside: none, one or two intervals in order."""
        if self.is_empty():
            return (Interval(),)
        outside = []
        if self.lower is not None:
            outside.append(Interval(None, False, self.lower, not self.lower_open))
        if self.upper is not None:
            outside.append(Interval(self.upper, not self.upper_open, None, False))
        return tuple(outside)


_End = tuple[Bound | None, bool]


def _less(one: Bound, other: Bound) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    if isinstance(one, str) and isinstance(other, str) and len(one) == len(other):
        return one < other
    raise TypeError(f"{one} and {other} cannot be compared")


def _low(interval: Interval) -> _End:
    return interval.lower, interval.lower_open and interval.lower is not None


def _high(interval: Interval) -> _End:
    return interval.upper, interval.upper_open and interval.upper is not None


def _plain(interval: Interval) -> Interval:
    return Interval(*_low(interval), *_high(interval))


def _starts_first(one: _End, other: _End) -> bool:
    """Of two lower ends, whether ``one`` lets in at least what ``other`` does."""
    if one[0] is None or other[0] is None:
        return one[0] is None
    if one[0] == other[0]:
        return other[1] or not one[1]
    return _less(one[0], other[0])


def _ends_first(one: _End, other: _End) -> bool:
    """Of two upper ends, whether ``one`` lets in at most what ``other`` does."""
    if one[0] is None or other[0] is None:
        return other[0] is None
    if one[0] == other[0]:
        return one[1] or not other[1]
    return _less(one[0], other[0])


def interval(clause: Clause) -> Interval:
    """The values that a clause allows, in its own unit."""
    return Interval(
        clause.lower, clause.comparator == "gt", clause.upper, clause.comparator == "lt"
    )


def interval_in(clause: Clause, unit: str | None) -> Interval:
    """The values that a clause allows, expressed in ``unit``, exactly.

    Raises ValueError when the clause's unit does not convert to it.
    """
    own = interval(clause)
    if clause.unit == unit:
        return own
    if clause.unit is None or unit is None:
        raise ValueError(f"{clause.unit or 'no unit'} does not convert to {unit or 'no unit'}")
    ends = [
        convert(end, clause.unit, unit) if isinstance(end, Decimal) else end
        for end in (own.lower, own.upper)
    ]
    return Interval(ends[0], own.lower_open, ends[1], own.upper_open)
