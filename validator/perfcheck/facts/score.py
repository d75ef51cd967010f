"""Self-evaluation (自评): the points of an indicator and those of a project."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.aim import Aim, aim_of, exact, in_unit_of
from perfcheck.facts.fact import fact
from perfcheck.facts.lexicon import Lexicon
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.table.model import Indicator, TargetCell

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.table import TableFacts
    from perfcheck.facts.target import TargetFacts

_WHOLE = (Decimal(90), Decimal(100))
_SLIP = Decimal("0.05")
_SHARE = Decimal("0.005")
_FAR = Decimal("1.3")
_CENT = Decimal("0.01")


class Scored:
    """The part of IndicatorFacts that knows its points."""

    parsed: Indicator
    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def target(self) -> TargetFacts | None: ...

    @fact
    def weight(self) -> Decimal | None:
        """The points it can earn (分值); None when it has none, NotRead when that is no number."""
        return self._points(self.parsed.score.weight if self.parsed.score else None)

    @fact
    def got(self) -> Decimal | None:
        """The points it was given (得分); None when there are none, NotRead when no number."""
        return self._points(self.parsed.score.got if self.parsed.score else None)

    @fact
    def actual_text(self) -> str:
        """What was achieved (实际完成值) as written; empty when nothing is."""
        score = self.parsed.score
        return score.actual.text if score and score.actual else ""

    @fact
    def is_scored(self) -> bool:
        """Whether it tells both the points it can earn and those it was given."""
        return self.weight is not None and self.got is not None

    @fact
    def exceeds_weight(self) -> bool:
        """Whether it was given more points than it can earn."""
        weight, got = self.weight, self.got
        return weight is not None and got is not None and got > weight

    @fact
    def due(self) -> Decimal | None:
        """The points that its result earns, in proportion to the target and rounded to 0.01; None
        where the share achieved cannot be told beyond doubt.
        """
        weight, share = self.weight, self._achieved
        if weight is None or share is None:
            return None
        due = round(min(share, Decimal(1)) * weight, 2)
        return due.normalize() if due != due.to_integral() else due.to_integral()

    @fact
    def due_text(self) -> str:
        """The points that it was due, where it was given others; else empty."""
        return f"{self.due:f}" if self.due is not None and self.misses_due else ""

    @fact
    def points_asked(self) -> str:
        """The points that it was due, where it was given others; else those it can earn."""
        return self.due_text or ("" if self.weight is None else f"{self.weight:f}")

    @fact
    def score_place(self) -> Span:
        """The points it was given; without any, the whole line."""
        score = self.parsed.score
        return score.got.span if score and score.got else self.parsed.span

    @fact
    def misses_due(self) -> bool:
        """Whether it was given other points than its result earns, by more than rounding; whole
        points may have been rounded to whole points.

        Fewer are no mistake where the remark tells of a deduction, or where the result is so far
        beyond the target that the target itself is marked down.
        """
        weight, got, due = self.weight, self.got, self.due
        if weight is None or got is None or due is None:
            return False
        exponent = got.as_tuple().exponent
        last_place = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else _SLIP
        if abs(got - due) <= max(_SLIP, _SHARE * weight, last_place):
            return False
        return got > due or not self._is_marked_down

    @fact
    def _is_marked_down(self) -> bool:
        score, share = self.parsed.score, self._achieved
        if share is not None and share >= _FAR:
            return True
        return score is not None and self.lexicon.terms["deductions"].find(score.remark) is not None

    @fact
    def _achieved(self) -> Decimal | None:
        """The share of the target that was achieved, 1 or more when it was met."""
        score, target = self.parsed.score, self.target
        if score is None or score.actual is None or target is None:
            return None
        if score.actual.value.kind == "malformed":
            raise NotRead("value")
        result = self.lexicon.value(score.actual.value)
        aim = aim_of(target)
        number = exact(result)
        if aim is None or number is None:
            return None
        number = in_unit_of(aim, number, result.unit)
        return None if number is None else achieved(aim, number)

    def _points(self, cell: TargetCell | None) -> Decimal | None:
        value = self.lexicon.value(cell.value) if cell else None
        if value is None or value.kind == "empty":
            return None
        number = value.number
        if number is None or value.comparator != "eq" or value.unit not in (None, "分", "%"):
            raise NotRead("value")
        return number


def achieved(aim: Aim, number: Decimal) -> Decimal | None:
    """The share of ``aim`` that ``number``, in the same unit, comes to; 1 or more when it is met.

    None for a target of zero that was missed, of which there is no share, and for the bound itself
    where that is not enough.
    """
    met = number >= aim.bound if aim.way == "more" else number <= aim.bound
    if aim.strict and number == aim.bound:
        return None
    if aim.way == "more":
        return number / aim.bound if aim.bound else Decimal(1)
    if met:
        return Decimal(1)
    return aim.bound / number if aim.bound else None


class Weighed:
    """The part of ProjectFacts that adds up the points of its indicators."""

    table: TableFacts

    if TYPE_CHECKING:

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

    @fact
    def has_weights(self) -> bool:
        """Whether one of its indicators tells the points it can earn."""
        return any(each.parsed.score and each.parsed.score.weight for each in self.indicators)

    @fact
    def weights(self) -> tuple[Decimal, ...]:
        """The points that its indicators can earn; NotRead when one could not be read."""
        if not self.indicators.complete:
            raise NotRead("indicators")
        return tuple(each.weight for each in self.indicators if each.weight is not None)

    @fact
    def weights_total(self) -> Decimal:
        """Their sum."""
        return sum(self.weights, Decimal(0))

    @fact
    def weights_add_up(self) -> bool:
        """Whether they come to 100, or to 90 beside the 10 for spending the budget; those of the
        whole table may, where its projects share one set.
        """
        if _is_whole(self.weights_total):
            return True
        projects = self.table.projects
        return len(projects) > 1 and _is_whole(
            sum((each.weights_total for each in projects), Decimal(0))
        )


def _is_whole(total: Decimal) -> bool:
    return any(abs(total - whole) <= _CENT for whole in _WHOLE)
