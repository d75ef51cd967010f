"""What a reconciliation of the money of a table says: sums, columns, and words for them."""

from decimal import Decimal
from typing import Literal

from perfcheck.struct import Struct

Lang = Literal["zh", "en"]
FundingStatus = Literal["complete", "unique", "ambiguous", "none", "undecided", "not-applicable"]
Reason = Literal[
    "no-columns",
    "no-grand-total",
    "no-rows",
    "no-sources",
    "nested-columns",
    "sums-fail",
    "too-wide",
    "total-only",
    "unread",
    "effort",
]

_REASONS: dict[Reason, tuple[str, str]] = {
    "no-columns": ("表头没有资金来源列", "the header has no columns for sources of money"),
    "no-grand-total": ("没有合计行", "there is no grand total"),
    "no-rows": ("合计之下没有项目", "no project stands under the grand total"),
    "no-sources": ("合计行只有总额", "the grand total shows no sources"),
    "nested-columns": ("表头含「其中」列，各列有重叠", "the header has columns that overlap"),
    "sums-fail": ("总额尚未对平", "the totals do not add up in the first place"),
    "too-wide": ("有的行数字多于表头列数", "a row has more numbers than the header has columns"),
    "total-only": ("有的行只有总额，没有资金来源", "a row shows a total without its sources"),
    "unread": ("有金额未能读出", "an amount could not be read"),
    "effort": ("可能的排法太多，未能穷尽", "there are too many possibilities to try them all"),
}


class RowRef(Struct):
    """A row of the table. ``position`` counts from 0 in ``Table.units`` or ``Table.projects``, and
    is 0 for the grand total."""

    kind: Literal["grand", "unit", "project"]
    position: int


class Sum(Struct):
    """A stated amount against what its parts add up to. ``difference`` = computed - stated."""

    row: RowRef
    stated: Decimal
    computed: Decimal
    difference: Decimal
    rows: int
    """How many amounts were added up."""
    tolerance: Decimal
    missing: int = 0
    """Amounts that could not be read, so that nothing can be concluded from a difference."""

    @property
    def violated(self) -> bool:
        """Off by more than rounding can explain."""
        return not self.missing and abs(self.difference) > self.tolerance

    @property
    def rounding(self) -> bool:
        """Off, but no more than rounding can explain."""
        return bool(self.difference) and abs(self.difference) <= self.tolerance


_SHOWN = 6


class Placed(Struct):
    """Where one amount may stand, by all placements under which everything adds up."""

    row: RowRef
    name: str
    amount: int
    """Index into ``MoneyRow.amounts`` of the row."""
    text: str
    """The amount as written."""
    columns: tuple[int, ...]
    """Indexes into ``Table.columns``: never anywhere else."""
    parts: tuple[int, ...]
    """Indexes into the amounts of the grand total: which of them it may be a part of. Empty when
    that is not known."""


class ColumnFailure(Struct):
    """A row whose columns are not the sums of the rows below it.

    ``column`` (an index into ``Table.columns``), ``stated`` and ``computed`` are None when no way
    of placing the amounts adds up, so that no single column is to blame.
    """

    row: RowRef
    name: str
    column: int | None
    stated: Decimal | None
    computed: Decimal | None
    amounts: tuple[str, ...]
    """The row's amounts by source, as written."""
    parts: tuple[tuple[str, ...], ...]
    """The same of each row below it."""


class Funding(Struct):
    """The reconciliation of one table; money in the table's own unit."""

    columns: tuple[str, ...]
    """The header's money columns, total first."""
    row_sums: tuple[Sum, ...] = ()
    """Rows whose total differs from the sum of their sources, if only by rounding."""
    total_sum: Sum | None = None
    """The grand total against all projects."""
    unit_sums: tuple[Sum, ...] = ()
    """Each unit against the projects (or units) under it."""
    units_sum: Sum | None = None
    """The grand total against all units."""
    status: FundingStatus = "not-applicable"
    """``complete``: nothing was lost, every amount has its column. ``unique``, ``ambiguous``,
    ``none``: so many ways to place the amounts. ``undecided`` and ``not-applicable``: see
    ``reason``."""
    reason: Reason | None = None
    assignments: int | None = None
    """The exact number of ways to place the amounts, or None."""
    assignments_exceed: int | None = None
    """When the ways were not all counted: there are more than this."""
    rounded: bool = False
    """The columns add up only when rounding is allowed for."""
    agreed: tuple[Placed, ...] = ()
    """What all ways agree on, for each amount but zeros; empty unless some way exists."""
    grand_placings: tuple[tuple[int, ...], ...] = ()
    """The ways to place the amounts of the grand total, zeros left out: for each way the index
    into ``Table.columns`` of every amount. Empty unless some way exists."""
    columns_fail: tuple[ColumnFailure, ...] = ()
    """Filled when no way exists (``none``)."""

    @property
    def sums_fail(self) -> bool:
        """A total is off by more than rounding."""
        sums = (*self.row_sums, self.total_sum, *self.unit_sums, self.units_sum)
        return any(each is not None and each.violated for each in sums)

    def reason_text(self, lang: Lang = "zh") -> str:
        """Why the columns were not judged; empty when they were."""
        return _REASONS[self.reason][lang == "en"] if self.reason else ""

    def agreements_text(self, lang: Lang = "zh") -> str:
        """What all ways agree on about the grand total; empty when that is nothing."""
        sources = range(1, len(self.columns))
        said = []
        for placed in self.agreed:
            excluded = [column for column in sources if column not in placed.columns]
            if placed.row.kind != "grand" or not excluded:
                continue
            if len(placed.columns) < len(excluded) or len(placed.columns) == 1:
                names = self._names(placed.columns, lang)
                said.append(
                    f"{placed.text} 在{names}列"
                    if lang == "zh"
                    else f"{placed.text} belongs to {names}"
                )
            else:
                names = self._names(excluded, lang)
                said.append(
                    f"{placed.text} 不在{names}列"
                    if lang == "zh"
                    else f"{placed.text} is not {names}"
                )
        return ("；" if lang == "zh" else "; ").join(said)

    def parts_text(self, lang: Lang = "zh") -> str:
        """Which projects are known to make up which amount of the grand total, short lists only;
        empty when no project's part is known or the grand total has one part."""
        grand = {placed.amount: placed.text for placed in self.agreed if placed.row.kind == "grand"}
        projects = [placed for placed in self.agreed if placed.row.kind == "project"]
        said = []
        for amount, text in grand.items() if len(grand) > 1 else ():
            own = [placed.name for placed in projects if placed.parts == (amount,)]
            if not own:
                continue
            few = len(own) <= 3
            if lang == "zh":
                who = "".join(f"「{name}」" for name in own) if few else f"{len(own)} 个项目"
                said.append(f"{who}计入 {text}")
            else:
                who = ", ".join(own) if few else f"{len(own)} projects"
                said.append(f"{who}: part of {text}")
        return ("；" if lang == "zh" else "; ").join(said)

    def placings_text(self, lang: Lang = "zh") -> str:
        """Each way to place the amounts of the grand total, the first few of many; empty when
        none is known."""
        texts = [placed.text for placed in self.agreed if placed.row.kind == "grand"]
        ways = []
        for number, columns in enumerate(self.grand_placings[:_SHOWN], 1):
            pairs = [(text, self.columns[at]) for text, at in zip(texts, columns, strict=True)]
            if lang == "zh":
                shown = "、".join(f"{text} 在『{name}』列" for text, name in pairs)
            else:
                shown = ", ".join(f"{text} under {name}" for text, name in pairs)
            ways.append(f"({number}) {shown}")
        more = len(self.grand_placings)
        if more > _SHOWN:
            ways.append(f"……共 {more} 种" if lang == "zh" else f"… {more} in all")
        return ("；" if lang == "zh" else "; ").join(ways)

    def failure_text(self, failure: ColumnFailure, lang: Lang = "zh") -> str:
        """The sums behind one of ``columns_fail``."""
        if failure.column is not None:
            name = self.columns[failure.column]
            if lang == "zh":
                return f"『{name}』列写 {failure.stated}，各行相加为 {failure.computed}"
            return f"{name} says {failure.stated}, the rows add up to {failure.computed}"
        between = "、" if lang == "zh" else " + "
        stated = between.join(failure.amounts)
        parts = [between.join(part) for part in failure.parts[:8] if part]
        shown = ("；" if lang == "zh" else "; ").join(parts)
        more = len(failure.parts) > 8
        if lang == "zh":
            tail = f" 等 {len(failure.parts)} 行" if more else ""
            return f"「{failure.name}」的 {stated} 无法由各行凑成：{shown}{tail}"
        tail = f"; … ({len(failure.parts)} rows)" if more else ""
        return f"{stated} of {failure.name} cannot be made up of: {shown}{tail}"

    def _names(self, columns: tuple[int, ...] | list[int], lang: Lang) -> str:
        names = [self.columns[column] for column in columns]
        return "或".join(f"『{name}』" for name in names) if lang == "zh" else " or ".join(names)
