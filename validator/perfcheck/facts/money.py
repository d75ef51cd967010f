"""The money of a table: sums that do not work out, and what is known of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from perfcheck.facts.fact import fact
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.parts import Both
from perfcheck.struct import Struct
from perfcheck.table.funding import Funding, RowRef, Sum, add_up, reconcile
from perfcheck.table.model import MoneyRow, Table, Unread

if TYPE_CHECKING:
    from perfcheck.facts.project import ProjectFacts


_LANGUAGES: tuple[Literal["zh"], Literal["en"]] = ("zh", "en")


class Mismatch(Struct):
    """A stated amount that its parts do not add up to; ``difference`` is computed - stated."""

    name: str
    stated: Decimal
    computed: Decimal
    difference: Decimal
    rows: int
    place: Span
    project: ProjectFacts | None


class ColumnGap(Struct):
    """A row whose sources cannot be made up of the rows below it."""

    name: str
    sums: Both
    place: Span


class ColumnFormat(Struct):
    """A money column whose numbers are not written alike."""

    column: str
    samples: tuple[str, ...]
    place: Span


class Money:
    """The part of TableFacts that works the sums."""

    parsed: Table

    if TYPE_CHECKING:

        @property
        def projects(self) -> Listing[ProjectFacts]: ...

        @property
        def place(self) -> Span: ...

    @fact
    def projects_total(self) -> Decimal:
        """The sum of the projects' totals; NotRead when one has none."""
        total = Decimal(0)
        for project in self.projects:
            total += project.total
        return total

    @fact
    def grand_total(self) -> Decimal | None:
        """The grand total as stated; None when the table has no such row."""
        row = self.parsed.grand_total
        return row.total if row else None

    @fact
    def grand_total_place(self) -> Span:
        """The row of the grand total."""
        row = self.parsed.grand_total
        return row.span if row else self.place

    @fact
    def funding(self) -> Funding:
        """How its sums and columns work out; NotRead when an amount could not be read."""
        self._need_amounts()
        return reconcile(self.parsed)

    @fact
    def sums(self) -> Funding:
        """How its sums work out, without a word on columns; NotRead as ``funding``."""
        self._need_amounts()
        return add_up(self.parsed)

    def _need_amounts(self) -> None:
        if self._unread_amounts:
            raise NotRead(*self._unread_amounts)

    @fact
    def _unread_amounts(self) -> tuple[Unread, ...]:
        unread = [*self.parsed.unread]
        for project in self.parsed.projects:
            unread += project.unread
        return tuple(piece for piece in unread if piece.what == "amount")

    @fact
    def has_funding(self) -> bool:
        """Whether it has a grand total and projects to add up."""
        return self.parsed.grand_total is not None and bool(self.parsed.projects)

    @fact
    def total_mismatches(self) -> tuple[Mismatch, ...]:
        """The grand total, when it is not the sum of the projects."""
        return self._mismatches([self.sums.total_sum])

    @fact
    def unit_mismatches(self) -> tuple[Mismatch, ...]:
        """Units that are not the sum of their projects, and a grand total that is not the sum of
        the units.
        """
        return self._mismatches([*self.sums.unit_sums, self.sums.units_sum])

    @fact
    def row_mismatches(self) -> tuple[Mismatch, ...]:
        """Rows whose total is not the sum of their sources."""
        return self._mismatches(self.sums.row_sums)

    @fact
    def rounding(self) -> Both:
        """Differences small enough to be rounding, in words; empty when there are none."""
        found = self.sums
        sums = (found.total_sum, *found.unit_sums, found.units_sum, *found.row_sums)
        off = [each for each in sums if each is not None and each.rounding]
        return Both(
            "；".join(f"「{self._row(s.row).name}」差 {s.difference:f}，属四舍五入" for s in off),
            "; ".join(f"{self._row(s.row).name}: off by {s.difference:f}, rounding" for s in off),
        )

    @fact
    def column_gaps(self) -> tuple[ColumnGap, ...]:
        """Rows whose columns cannot be made up of the rows below them, whatever the placement."""
        funding = self.funding
        return tuple(
            ColumnGap(
                failure.name,
                Both(funding.failure_text(failure), funding.failure_text(failure, "en")),
                self._row(failure.row).span,
            )
            for failure in funding.columns_fail
        )

    @fact
    def columns_are_ambiguous(self) -> bool:
        """Whether the lost empty cells can be put back in more than one way."""
        return self.funding.status == "ambiguous"

    @fact
    def columns_are_judged(self) -> bool:
        """Whether it has columns of sources and totals that hold, so that columns can be judged."""
        if self.funding.status == "undecided":
            raise NotRead("columns")
        return self.funding.status != "not-applicable"

    @fact
    def column_ways(self) -> Both:
        """How many ways there are to put the empty cells back."""
        funding = self.funding
        if funding.assignments is not None:
            return Both(f"{funding.assignments} 种", f"{funding.assignments}")
        return Both(f"{funding.assignments_exceed} 种以上", f"over {funding.assignments_exceed}")

    @fact
    def column_agreements(self) -> Both:
        """What all those ways have in common, to stand behind their number; empty when nothing."""
        zh, en = (
            [*filter(None, (self.funding.agreements_text(lang), self.funding.parts_text(lang)))]
            for lang in _LANGUAGES
        )
        return Both(
            "".join(f"；{text}" for text in ("共同点：" + zh[0], *zh[1:])) if zh else "",
            "".join(f"; {text}" for text in ("all agree on: " + en[0], *en[1:])) if en else "",
        )

    @fact
    def column_placings(self) -> Both:
        """Where the amounts of the grand total stand in each of those ways; empty when it is not
        known."""
        zh, en = (self.funding.placings_text(lang) for lang in _LANGUAGES)
        return Both(zh and f"合计行可以是{zh}", en and f"the grand total may be {en}")

    @fact
    def mixed_formats(self) -> Listing[ColumnFormat]:
        """Money columns that mix numbers of decimals, or large numbers with and without commas."""
        rows = [project.row for project in self.parsed.projects]
        rows += list(self.parsed.units)
        if self.parsed.grand_total:
            rows.append(self.parsed.grand_total)
        columns = self.parsed.columns or ("总计",)
        found = []
        for at, column in enumerate(columns):
            # a short row tells only its total's column for sure
            cells = [
                (row.texts[at], row.spans[at])
                for row in rows
                if len(row.texts) > at and (at == 0 or len(row.texts) == len(columns))
            ]
            odd = _odd_format(cells)
            if odd:
                found.append(ColumnFormat(column, *odd))
        return Listing(found, self._unread_amounts)

    def _mismatches(self, sums: Sequence[Sum | None]) -> tuple[Mismatch, ...]:
        return tuple(
            Mismatch(
                self._row(each.row).name,
                each.stated,
                each.computed,
                each.difference,
                each.rows,
                self._row(each.row).span,
                self.projects[each.row.position] if each.row.kind == "project" else None,
            )
            for each in sums
            if each is not None and each.violated
        )

    def _row(self, ref: RowRef) -> MoneyRow:
        if ref.kind == "unit":
            return self.parsed.units[ref.position]
        if ref.kind == "project":
            return self.parsed.projects[ref.position].row
        assert self.parsed.grand_total is not None
        return self.parsed.grand_total


def _odd_format(cells: Sequence[tuple[str, Span]]) -> tuple[tuple[str, ...], Span] | None:
    decimals: dict[int, tuple[str, Span]] = {}
    commas: dict[bool, tuple[str, Span]] = {}
    for text, span in cells:
        whole, _, fraction = text.partition(".")
        decimals.setdefault(len(fraction), (text, span))
        if len(whole.lstrip("-−").replace(",", "").replace("，", "")) > 3:
            commas.setdefault("," in text or "，" in text, (text, span))
    for kinds in (decimals, commas):
        if len(kinds) > 1:
            shown = list(kinds.values())
            return tuple(text for text, _ in shown), shown[-1][1]
    return None
