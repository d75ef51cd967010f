"""What is judged: a table each, or an input that gave none, with the counts of what was found."""

from collections import Counter
from collections.abc import Iterator, Sequence

from perfcheck.finding import Finding, InputReport, NotChecked, Report, Severity, Suppression
from perfcheck.read.source import Source
from perfcheck.report.details import ByInput
from perfcheck.report.opinion.judgement import Judgement, judge
from perfcheck.struct import Struct
from perfcheck.table.model import Table


class Part(Struct):
    """One table. ``table`` is None for an input that was not checked, or whose tables a report
    does not hold."""

    entry: InputReport
    number: int
    """Of the table in its input, from 1."""
    table: Table | None
    counts: Counter[Severity]
    suppressed: Counter[Severity]
    accepted: Counter[Severity]
    pieces: Sequence[NotChecked]
    """What could not be understood in it. A piece whose table is not known stands with each."""
    judgement: Judgement


class Tally:
    """A first pass over a report: what was found in which table."""

    def __init__(self, report: Report) -> None:
        self._counts: dict[tuple[str, int], Counter[Severity]] = {}
        self._suppressed: dict[tuple[str, int], Counter[Severity]] = {}
        self._accepted: dict[tuple[str, int], Counter[Severity]] = {}
        self._tables: dict[str, set[int]] = {}
        self._rules = report.rules
        for finding in report.findings:
            self._count(self._counts, finding)
            self._tables.setdefault(finding.input, set()).add(finding.subject.table)
        for each in report.suppressed:
            self._count(self._suppressed, each.finding)
        for finding in report.accepted:
            self._count(self._accepted, finding)

    @staticmethod
    def _count(counts: dict[tuple[str, int], Counter[Severity]], finding: Finding) -> None:
        key = (finding.input, finding.subject.table)
        counts.setdefault(key, Counter())[finding.severity] += 1

    def parts(self, report: Report) -> Iterator[list[Part]]:
        """The parts of each input, in the order of the report; never an empty list."""
        pieces = ByInput(report.not_checked, lambda piece: piece.input)
        for entry in report.inputs:
            tables = {table.number: table for table in report.tables.get(entry.path, ())}
            numbers = sorted(self._tables.get(entry.path, set()) | set(tables)) or [1]
            own = pieces.take(entry.path)
            source = report.sources.get(entry.path) if own and len(numbers) > 1 else None
            placed = [(piece, _table_of(piece, tables, source)) for piece in own]
            yield [
                self._part(
                    entry,
                    number,
                    tables.get(number),
                    [piece for piece, table in placed if table in (number, None)],
                )
                for number in numbers
            ]

    def _part(
        self, entry: InputReport, number: int, table: Table | None, pieces: Sequence[NotChecked]
    ) -> Part:
        key = (entry.path, number)
        counts = self._counts.get(key, Counter())
        empty = table is not None and not table.projects
        checked = entry.status == "checked" and self._rules > 0 and not empty
        return Part(
            *(entry, number, table, counts),
            self._suppressed.get(key, Counter()),
            self._accepted.get(key, Counter()),
            pieces,
            judge(checked, counts, len(pieces)),
        )


class Found(Struct):
    """The findings of one table, those that are hidden with the reason (None: a baseline)."""

    shown: list[Finding]
    hidden: list[tuple[Finding, Suppression | None]]


class Dealer:
    """Deals out the findings of a report input by input, in its order."""

    def __init__(self, report: Report) -> None:
        self._shown = ByInput(report.findings, lambda finding: finding.input)
        self._suppressed = ByInput(report.suppressed, lambda each: each.finding.input)
        self._accepted = ByInput(report.accepted, lambda finding: finding.input)

    def take(self, path: str) -> dict[int, Found]:
        """What was found in each table of an input, which must be asked for in its turn."""
        found: dict[int, Found] = {}

        def of(finding: Finding) -> Found:
            return found.setdefault(finding.subject.table, Found([], []))

        for finding in self._shown.take(path):
            of(finding).shown.append(finding)
        for each in self._suppressed.take(path):
            of(each.finding).hidden.append((each.finding, each.suppression))
        for finding in self._accepted.take(path):
            of(finding).hidden.append((finding, None))
        return found


def _table_of(piece: NotChecked, tables: dict[int, Table], source: Source | None) -> int | None:
    """The table that a piece stands in; None: not known."""
    if source is None:
        return None
    try:
        start = source.span_at(piece.location).start
    except ValueError:
        return None
    inside = (n for n, table in tables.items() if table.span.start <= start < table.span.end)
    return next(inside, None)


def file_names(inputs: Sequence[InputReport]) -> dict[str, str]:
    """What to call each input: the name of its file, with as many of its folders as tell it from
    the others. Folders of the machine are nobody else's business.
    """
    split = {entry.path: entry.path.replace("\\", "/").split("/") for entry in inputs}
    names: dict[str, str] = {}
    depth = 1
    while split:
        short = {path: "/".join(steps[-depth:]) for path, steps in split.items()}
        often = Counter(short.values())
        for path, name in short.items():
            if often[name] == 1 or depth >= len(split[path]):
                names[path] = name
                del split[path]
        depth += 1
    return names
