"""The money of a table as a worked column: rows, their sums, and what differs."""

from collections.abc import Iterator
from decimal import Decimal

from perfcheck.report.html.escape import esc
from perfcheck.report.html.project import FOLDED_FROM, project_id
from perfcheck.report.html.words import Say
from perfcheck.table.funding import Funding, Placed, RowRef, Sum, reconcile
from perfcheck.table.model import MoneyRow, Table


def money_section(table: Table, number: int, say: Say) -> Iterator[str]:
    """The section for one table; ``number`` counts over the whole report. Nothing when the table
    has no money at all.
    """
    rows = [table.grand_total, *table.units, *(project.row for project in table.projects)]
    if not any(row is not None and row.amounts for row in rows):
        return
    funding = reconcile(table)
    fold = " data-fold" if len(table.projects) > FOLDED_FROM else ""
    yield f"<section class=money{fold}>\n"
    yield f"<h4 id=t{number}mh>{say('money')}</h4>\n"
    yield from _columns_told(funding, say)
    if table.grand_total is None:
        yield f"<p>{say('no-grand')}</p>\n"
    yield from _Worked(table, number, funding, say).table()
    yield "</section>\n"


def _columns_told(funding: Funding, say: Say) -> Iterator[str]:
    lang = say.lang
    if funding.status in ("complete", "unique"):
        told = say(funding.status)
    elif funding.status == "ambiguous":
        exact, exceed = funding.assignments, funding.assignments_exceed
        ways = (
            say("exactly", f"{exact:,}")
            if exact is not None
            else say("more-than", f"{exceed or 1:,}")
        )
        told = say("ambiguous", ways)
    elif funding.status == "none":
        stop = "; " if say.english else "；"
        failures = (funding.failure_text(failure, lang) for failure in funding.columns_fail)
        told = say("no-way") + stop.join(failures)
    else:
        told = say("undecided") + funding.reason_text(lang) + say.shared.stop
    yield f"<p>{esc(told)}{say('rounded') if funding.rounded else ''}</p>\n"
    said = (funding.agreements_text(lang), funding.parts_text(lang))
    if any(said):
        told = say.shared.semicolon.join(filter(None, said))
        yield f"<p><b>{say('agreed')}</b>{esc(told)}{say.shared.stop}</p>\n"


def figure(amount: Decimal, signed: bool = False) -> str:
    """``3,500.00``; with a sign, a true minus."""
    text = f"{amount:+,f}" if signed and amount else f"{amount:,f}"
    return text.replace("-", "\N{MINUS SIGN}")


class _Worked:
    """The table of rows and sums."""

    def __init__(self, table: Table, number: int, funding: Funding, say: Say) -> None:
        self.parsed, self.number, self.funding, self.say = table, number, funding, say
        named = table.columns[1:]
        widest = max((len(p.row.texts) - 1 for p in table.projects), default=0)
        self.sources = named or ((say("amount"),) if widest > 0 else ())
        self.placed: dict[RowRef, list[Placed]] = {}
        for placed in funding.agreed:
            self.placed.setdefault(placed.row, []).append(placed)
        self.unit_sums = {each.row: each for each in funding.unit_sums}
        self.row_sums = {each.row: each for each in funding.row_sums}

    def table(self) -> Iterator[str]:
        say = self.say
        yield f'<div class=scroll tabindex=0 role=region aria-label="{say("money")} {self.number}">'
        yield f"<table class=sums><thead><tr><th scope=col>{say('row')}"
        heads = (self.parsed.columns[0] if self.parsed.columns else say("total"), *self.sources)
        yield "".join(f"<th scope=col class=n lang=zh>{esc(head)}" for head in heads)
        yield f"<th scope=col>{say('check')}</thead>\n"
        yield from self._units()
        yield from self._totals()
        yield "</table></div>\n"

    def _units(self) -> Iterator[str]:
        below: dict[int | None, list[int]] = {}
        for index, project in enumerate(self.parsed.projects):
            below.setdefault(project.unit_index, []).append(index)
        yield from self._body(None, below.pop(None, []))
        for unit in range(len(self.parsed.units)):
            yield from self._body(unit, below.pop(unit, []))
        for projects in below.values():  # of a unit that the table does not have
            yield from self._body(None, projects)

    def _body(self, unit: int | None, projects: list[int]) -> Iterator[str]:
        if unit is None and not projects:
            return
        yield "<tbody>"
        if unit is not None:
            row = self.parsed.units[unit]
            yield self._row(RowRef("unit", unit), row, esc(row.name), "unit")
        for index in projects:
            project = self.parsed.projects[index]
            href = project_id(self.number, project.number)
            name = esc(project.name) or self.say("no-name")
            link = f"<span class=num>{project.number}</span> <a href=#{href}>{name}</a>"
            yield self._row(RowRef("project", index), project.row, link, "part")
        found = self.unit_sums.get(RowRef("unit", unit)) if unit is not None else None
        if found is not None:
            yield self._sum("sum-of-unit", found, "sum")
        yield "</tbody>\n"

    def _totals(self) -> Iterator[str]:
        grand = self.parsed.grand_total
        if grand is None:
            return
        yield "<tbody class=total>"
        name = esc(grand.name) or self.say("grand-total")
        yield self._row(RowRef("grand", 0), grand, name, "grand")
        for key, found in (
            ("sum-of-units", self.funding.units_sum),
            ("sum-of-projects", self.funding.total_sum),
        ):
            if found is not None:
                yield self._sum(key, found, "sum")
        yield "</tbody>\n"

    def _row(self, ref: RowRef, row: MoneyRow, name: str, kind: str) -> str:
        total = esc(row.texts[0]) if row.texts else f"<i>{self.say('no-amount')}</i>"
        own = self.row_sums.get(ref)
        check = self._verdict(own, "sum-of-sources") if own else ""
        return (
            f"<tr class={kind}><th scope=row lang=zh>{name}<td class=n>{total}"
            f"{self._sources(ref, row)}<td>{check}\n"
        )

    def _sources(self, ref: RowRef, row: MoneyRow) -> str:
        """A cell a source, where it is known which; else one cell with what is printed."""
        width = len(self.sources)
        if not width:
            return ""
        placed = self.placed.get(ref)
        rest = row.texts[1:]
        if not rest:
            return "<td class=n>" * width
        if placed:
            return "".join(
                f"<td class=n>{self._in_column(placed, column)}" for column in range(1, width + 1)
            )
        if len(rest) == width:
            return "".join(f"<td class=n>{esc(text)}" for text in rest)
        printed = "　".join(map(esc, rest))
        order = self.say.shared.brackets.format(self.say("source-order"))
        return f"<td class=n colspan={width}>{printed} <small>{order}</small>"

    @staticmethod
    def _in_column(placed: list[Placed], column: int) -> str:
        return " ".join(
            f"{esc(each.text)}" if len(each.columns) == 1 else f"<i>{esc(each.text)} ?</i>"
            for each in placed
            if each.amount and column in each.columns
        )

    def _sum(self, key: str, found: Sum, kind: str) -> str:
        width = len(self.sources)
        return (
            f"<tr class={kind}><th scope=row>{self.say(key, found.rows)}"
            f"<td class=n>{figure(found.computed)}{'<td>' * width}"
            f"<td>{self._verdict(found)}\n"
        )

    def _verdict(self, found: Sum, key: str = "") -> str:
        say = self.say
        difference = f"{say('difference')} {figure(found.difference, signed=True)}"
        if found.missing:
            return f"<span class=w>{difference}</span> {say('missing', found.missing)}"
        start = f"{say(key, found.rows)} {figure(found.computed)}{say.shared.comma}" if key else ""
        if found.violated:
            return f"<span class=e>✗ {start}{difference}</span> {say('off')}"
        if found.rounding:
            return f"<span class=ok>✓</span> {start}{difference} {say('rounding')}"
        return f"<span class=ok>✓</span> {difference} {say('adds-up')}"
