"""One input after another: its tables with their notes, in the order of the report."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby

from perfcheck.finding import Finding, InputReport, NotChecked, Report
from perfcheck.read.source import Source
from perfcheck.report.html.cells import Cell, Cells, span_of
from perfcheck.report.html.coverage import coverage_section
from perfcheck.report.html.escape import esc
from perfcheck.report.html.money import money_section
from perfcheck.report.html.notes import Noted, Tally, note_list
from perfcheck.report.html.overview import TableNumbers
from perfcheck.report.html.project import Place, columns_of, project_section, unread_list
from perfcheck.report.html.words import Say
from perfcheck.table.model import Table

_OF_TABLE = ("title", "department", "columns", "grand", "unit", "")


def table_numbers(report: Report) -> TableNumbers:
    """Tables counted over the whole report."""
    keys = ((path, table.number) for path, tables in report.tables.items() for table in tables)
    return {key: number for number, key in enumerate(keys, 1)}


def file_sections(report: Report, tally: Tally, numbers: TableNumbers, say: Say) -> Iterator[str]:
    """A section for each input. Every finding is shown once, whatever its input is called."""
    place_of = {entry.path: index for index, entry in enumerate(report.inputs)}

    def order(finding: Finding) -> int:
        return place_of.get(finding.input, len(place_of))

    findings = iter(report.findings if tally.in_order else sorted(report.findings, key=order))
    groups = groupby(findings, key=order)
    at, own = next(groups, (-1, iter(())))
    writer = _Writer(report, tally, numbers, say)
    for index, entry in enumerate(report.inputs):
        if at == index:
            yield from writer.file(index + 1, entry, list(own))
            at, own = next(groups, (-1, iter(())))
        else:
            yield from writer.file(index + 1, entry, [])
    if at >= 0:
        yield from writer.outside(list(own))


class _Writer:
    """Writes one input at a time, and numbers the findings as it shows them."""

    def __init__(self, report: Report, tally: Tally, numbers: TableNumbers, say: Say) -> None:
        self.report, self.tally, self.numbers, self.say = report, tally, numbers, say
        self._counter = count(1)
        self._pieces: dict[str, list[NotChecked]] = {}
        for piece in report.not_checked:
            self._pieces.setdefault(piece.input, []).append(piece)

    def file(self, number: int, entry: InputReport, findings: Sequence[Finding]) -> Iterator[str]:
        """The section of one input."""
        tables = self.report.tables.get(entry.path, ())
        source = self.report.sources.get(entry.path)
        known = {table.number: table for table in tables}
        by_table: dict[int, list[Finding]] = {}
        for finding in findings:
            by_table.setdefault(finding.subject.table, []).append(finding)
        yield f"<section class=file id=file{number} aria-labelledby=file{number}h>\n"
        name = entry.path.replace("\\", "/").rsplit("/", 1)[-1]
        yield f"<h2 id=file{number}h>{esc(name)}</h2>\n"
        if name != entry.path:
            yield f"<p class=path><small>{esc(entry.path)}</small></p>\n"
        if entry.status != "checked":
            status = self.say.shared.status[entry.status]
            told = f"{self.say.shared.colon}{esc(entry.message)}" if entry.message else ""
            yield f"<p class=alarm>{status}{told}</p>\n"
        pieces = self._pieces.get(entry.path, [])
        for table in tables:
            yield from self._table(
                table, entry.path, source, by_table.pop(table.number, []), pieces
            )
        for left in by_table.values():
            yield from self.outside(left)
        if not known:
            yield from unread_list(pieces, self.say)
        yield "</section>\n"

    def outside(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Findings of no table that could be shown."""
        if findings:
            yield f"<div class=outside><h3>{self.say('elsewhere')}</h3>\n"
            yield from note_list(list(map(self._noted, findings)), self.say)
            yield "</div>\n"

    def _noted(self, finding: Finding) -> Noted:
        return Noted(next(self._counter), finding, self.tally.remedies.at(finding))

    def _table(
        self,
        table: Table,
        path: str,
        source: Source | None,
        findings: Sequence[Finding],
        pieces: Sequence[NotChecked],
    ) -> Iterator[str]:
        say, number = self.say, self.numbers[path, table.number]
        cells = Cells(table)
        notes: dict[Cell, list[Noted]] = {}
        for finding in findings:
            cell = cells.find(finding.location, finding.subject, source)
            notes.setdefault(cell, []).append(self._noted(finding))
        unread = _by_project(table, pieces, source)
        yield f"<section class=table id=t{number} aria-labelledby=t{number}h>\n"
        yield from self._head(table, number, notes)
        yield from unread_list(unread.get(0, ()), say)
        yield from coverage_section(table, path, number, self.tally.projects, say)
        yield from money_section(table, number, say)
        yield f"<h4 class=projects id=t{number}p>{say('table')}</h4>\n"
        if self.tally.remedies.numbers:
            yield f"<p>{say('lean')}</p>\n"
        place = Place(number, table.money_unit, columns_of(table), say)
        for project in table.projects:
            yield from project_section(project, notes, unread.get(project.number, ()), place)
        yield "</section>\n"

    def _head(
        self, table: Table, number: int, notes: Mapping[Cell, Sequence[Noted]]
    ) -> Iterator[str]:
        """Title, department, year and unit, with the notes on the table as a whole."""
        say = self.say
        absent = f"<i>{say('not-stated')}</i>"
        title = esc(table.title) if table.title else say("untitled")
        yield f"<header class=th><h3 id=t{number}h lang=zh>{title}</h3>\n<dl>"
        for key, value in (
            ("department", table.department),
            ("year", None if table.year is None else str(table.year)),
            ("unit", table.money_unit),
        ):
            told = f"<span lang=zh>{esc(value)}</span>" if value else absent
            yield f"<div><dt>{say(key)}<dd>{told}</div>"
        yield "</dl></header>\n"
        listed = [noted for field in _OF_TABLE for noted in notes.get(Cell(field=field), ())]
        if listed:
            yield f"<div class=doc><h4>{say('on-table')}</h4>\n"
            yield from note_list(listed, say)
            yield "</div>\n"


def _by_project(
    table: Table, pieces: Sequence[NotChecked], source: Source | None
) -> dict[int, list[NotChecked]]:
    """The pieces of one table by the number of their project; 0: of none."""
    found: dict[int, list[NotChecked]] = {}
    starts = [project.span.start for project in table.projects]
    for piece in pieces:
        span = span_of(piece.location, source)
        if span is None:
            continue  # it is listed with what was not checked
        start = span.start
        if not table.span.start <= start <= table.span.end:
            continue
        index = bisect_right(starts, start) - 1
        inside = index >= 0 and start < table.projects[index].span.end
        found.setdefault(table.projects[index].number if inside else 0, []).append(piece)
    return found
