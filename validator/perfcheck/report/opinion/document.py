"""The opinion on what a report holds: one table in a letter, several as annexes to one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from perfcheck.finding import SEVERITIES, Finding, Report, Severity
from perfcheck.report import View
from perfcheck.report.opinion.blocks import (
    Annex,
    Block,
    Column,
    Document,
    Grid,
    Heading,
    Paragraph,
    Signature,
)
from perfcheck.report.opinion.facts import Name, facts, money_unit, name_of, submitted
from perfcheck.report.opinion.issues import (
    cut,
    hidden_blocks,
    hidden_list,
    issue_blocks,
    unread_blocks,
)
from perfcheck.report.opinion.judgement import JUDGEMENTS, Judgement
from perfcheck.report.opinion.parts import Dealer, Found, Part, Tally, file_names
from perfcheck.report.opinion.words import Say

_LONG_NAME = 60


def document(report: Report, view: View) -> Document:
    """The document. Of ``view``, only whether to list what is hidden counts: the date is for who
    signs.
    """
    return _Writer(report, view).document()


class _Writer:
    def __init__(self, report: Report, view: View) -> None:
        self._report, self._listed, self._say = report, view.suppressed, Say(report.lang)
        self._tally = Tally(report)
        self._files = file_names(report.inputs)
        if "-" in self._files:
            self._files["-"] = self._say("stdin")
        self._judged: Counter[Judgement] = Counter()
        units: set[str | None] = set()
        self._only: Part | None = None
        """The table, when there is no other."""
        for parts in self._tally.parts(report):
            for part in parts:
                self._only = None if self._judged else part
                self._judged[part.judgement] += 1
                if part.table is not None:
                    units.add(part.table.department)
        self._unit = units.pop() if len(units) == 1 else None

    def document(self) -> Document:
        """The title, and where the rest comes from."""
        say, only = self._say, self._only
        name = Name(self._unit or "", say("targets")) if only is None else self._name(only)
        blocks = self._summary() if only is None else self._letter(only)
        title = name.title("title", say)
        return Document(title, say.lang, only is None, say.shared.colon, blocks)

    def _name(self, part: Part) -> Name:
        return name_of(part, self._files[part.entry.path], self._say)

    def _letter(self, part: Part) -> Iterator[Block]:
        """An opinion on one table."""
        say = self._say
        yield self._address()
        if part.entry.status == "checked":
            yield Paragraph(say("received", submitted(part.table, say), self._report.rules))
        found = Dealer(self._report).take(part.entry.path)
        yield from self._sections(part, found, 1)
        yield Heading("section", 1, say.section(5, say("notes")))
        yield from self._notes()
        yield self._signature()

    def _address(self) -> Paragraph:
        told = self._say("to", self._unit) if self._unit else self._say("to-blank")
        return Paragraph(told, "address")

    def _summary(self) -> Iterator[Block]:
        """A letter with the conclusions, and an annex for each table."""
        say, judged = self._say, self._judged
        yield self._address()
        yield Paragraph(say("received-many", judged.total()))
        yield Heading("section", 1, say.section(1, say("overall")))
        told = [say("tables-judged", say.judged(j), judged[j]) for j in JUDGEMENTS if judged[j]]
        yield Paragraph(say.sentences(say.shared.semicolon.join(told)))
        columns = (
            Column(say("no"), 8, True),
            Column(say("subject"), 45),
            *self._counts(),
            Column(say("judgement"), 23),
        )
        yield Grid(columns, self._overview())
        yield Heading("section", 1, say.section(2, say("notes")))
        yield from self._notes()
        yield self._signature()
        yield from self._annexes()

    def _overview(self) -> Iterator[tuple[str, ...]]:
        number = 0
        for parts in self._tally.parts(self._report):
            for part in parts:
                number += 1
                name = cut(self._name(part).text(self._say), _LONG_NAME)
                if part.table is not None:  # two submissions may have one name
                    name += self._say.shared.brackets.format(self._files[part.entry.path])
                checked = part.entry.status == "checked"
                counts = (str(part.counts[s]) if checked else "—" for s in SEVERITIES)
                yield str(number), name, *counts, self._say.judged(part.judgement)

    def _annexes(self) -> Iterator[Block]:
        say, number = self._say, 0
        dealer = Dealer(self._report)
        for parts in self._tally.parts(self._report):
            found = dealer.take(parts[0].entry.path)
            for part in parts:
                number += 1
                title = self._name(part).title("annex-title", say)
                yield Annex(say("annex", number), title)
                yield from self._sections(part, found, 2)

    def _sections(self, part: Part, found: Mapping[int, Found], level: int) -> Iterator[Block]:
        """Facts, judgement, issues and what was not checked; headings from ``level`` on."""
        say, report = self._say, self._report
        yield Heading("section", level, say.section(1, say("facts")))
        file = self._files[part.entry.path]
        columns = (Column(say("fact"), 25), Column(say("told"), 75))
        yield Grid(columns, facts(part, report, file, self._only is not None, say), False)
        yield Heading("section", level, say.section(2, say("overall")))
        yield Paragraph(self._judgement(part), strong=say.sentences(say.judged(part.judgement)))
        shown, hidden = found.get(part.number, Found([], []))
        if part.table is not None and part.table.projects:
            yield self._projects(part, shown)
        yield Heading("section", level, say.section(3, say("issues")))
        if part.entry.status != "checked":
            yield Paragraph(say("not-judged"))
        elif not shown:
            yield Paragraph(say("nothing"))
        yield from issue_blocks(shown, 3, level + 1, say)
        yield from hidden_blocks(part, say)
        if self._listed:
            yield from hidden_list(hidden, say)
        yield Heading("section", level, say.section(4, say("unread")))
        yield from unread_blocks(part, report, say)

    def _judgement(self, part: Part) -> str:
        """What the judgement rests on, and what is to be done."""
        say, counts = self._say, part.counts
        if part.entry.status != "checked":
            return say.sentences(say("unread-all"))
        found = [
            say("found-more" if number else "found", counts[severity], say.severity(severity))
            for number, severity in enumerate(s for s in SEVERITIES if counts[s])
        ]
        told = [say.shared.items.join(found) if found else say("found-none")]
        if part.judgement in ("return", "amend"):
            told.append(say(f"do-{part.judgement}"))
        elif part.judgement == "pass" and counts:
            told.append(say("do-advice"))
        if part.pieces:
            told.append(say("unread-some", len(part.pieces)))
        return say.sentences(*told)

    def _counts(self) -> Iterator[Column]:
        """In Chinese, a name is four signs, and stands on two lines."""
        for severity in SEVERITIES:
            yield Column(self._say.head(severity), 14 if self._say.english else 8, True)

    def _projects(self, part: Part, findings: Sequence[Finding]) -> Grid:
        """The projects with their money and how many issues each has."""
        say, table = self._say, part.table
        assert table is not None
        unit = money_unit(table, say).strip()
        columns = (
            Column(say("no"), 8, True),
            Column(say("project"), 42),
            Column(say("amount") + (say.shared.brackets.format(unit) if unit else ""), 19, True),
            Column(say("indicators"), 21 if say.english else 8, True),
            *self._counts(),
        )
        counts: dict[int, Counter[Severity]] = {}
        for finding in findings:
            index = finding.subject.project_index or 0
            counts.setdefault(index, Counter())[finding.severity] += 1

        def rows() -> Iterator[tuple[str, ...]]:
            for project in table.projects:
                own = counts.get(project.number, Counter())
                yield (
                    str(project.number),
                    cut(project.name or say("nameless"), _LONG_NAME),
                    project.row.texts[0] if project.row.texts else "—",
                    str(len(project.indicators)),
                    *(str(own[severity] or "—") for severity in SEVERITIES),
                )
            if whole := counts.get(0):
                numbers = (str(whole[severity] or "—") for severity in SEVERITIES)
                yield "—", say("whole"), "—", "—", *numbers

        return Grid(columns, rows())

    def _signature(self) -> Signature:
        say = self._say
        return Signature((say("reviewer"), say("approver")), say("seal"), say("date"))

    def _notes(self) -> Iterator[Block]:
        for number, key in enumerate(("rule", "basis", "review"), 1):
            yield Paragraph(f"{number}. " + self._say(f"note-{key}"), "note")
        yield Paragraph(f"4. {self._say('note-draft')}", "last")
