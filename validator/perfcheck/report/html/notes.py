"""One finding as a note at its cell, and the mark in the cell that leads to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from perfcheck.finding import Finding, Report, Severity
from perfcheck.report.html.escape import esc, lines
from perfcheck.report.html.words import Say
from perfcheck.struct import Struct

SHORT: dict[Severity, str] = {"error": "e", "warning": "w", "advice": "a"}
"""The class of each severity; a table may have ten thousand notes."""
LONG = 2_000
"""From so many findings on, remedies that recur stand with their rule and not at each finding: the
page would be half as large again."""
_RECURRING = 50
Remedy = tuple[str, str]


class Noted(Struct):
    """A finding with its number in the report, and how its remedy is told."""

    number: int
    finding: Finding
    remedy_at: int
    """The number of its remedy among those of the rule; 0: it stands in the note."""


class Remedies:
    """What is expected and how to mend it, where that recurs in a long report, by rule."""

    def __init__(self) -> None:
        self._seen: dict[str, Counter[Remedy]] = {}
        self.numbers: dict[str, dict[Remedy, int]] = {}
        """Rule → (what is expected, remedy) → its number from 1."""

    def count(self, finding: Finding) -> None:
        """First pass: how often each is told."""
        self._seen.setdefault(finding.code, Counter())[_remedy_of(finding)] += 1

    def settle(self, findings: int) -> None:
        """Number those that recur, when the report is long."""
        if findings >= LONG:
            for code, counts in self._seen.items():
                often = [text for text, number in counts.most_common(_RECURRING) if number > 2]
                self.numbers[code] = {text: index for index, text in enumerate(often, 1)}
        self._seen.clear()

    def at(self, finding: Finding) -> int:
        """The number of its remedy, 0 when it is told with the finding."""
        return self.numbers.get(finding.code, {}).get(_remedy_of(finding), 0)


def _remedy_of(finding: Finding) -> Remedy:
    return finding.evidence.expected or "", finding.remedy


def mark(noted: Noted, index: int, say: Say) -> str:
    """The small number in a cell that leads to a note; ``index`` counts within the row."""
    finding = noted.finding
    label = f"{index} {say.shared.severity[finding.severity]} {finding.code}"
    return (
        f'<a class="k {SHORT[finding.severity]}" id=k{noted.number} href=#f{noted.number}'
        f' aria-label="{esc(label)}">{index}</a>'
    )


def worst(notes: Iterable[Noted]) -> str:
    """The class of the gravest among ``notes``; empty when there are none."""
    found = {noted.finding.severity for noted in notes}
    return next((SHORT[severity] for severity in SHORT if severity in found), "")


def note_list(notes: Sequence[Noted], say: Say, shown: str = "", first: int = 1) -> Iterator[str]:
    """Notes as a list, numbered from ``first`` as their marks are.

    ``shown``: the text that stands right above, so that it need not be quoted once more.
    """
    if not notes:
        return
    yield "<ol class=notes>"
    for index, noted in enumerate(notes, first):
        yield _note(noted, index, say, shown)
    yield "</ol>\n"


def _note(noted: Noted, index: int, say: Say, shown: str) -> str:
    finding, words = noted.finding, say.shared
    code = esc(finding.code)
    anchor = f"{code}-{noted.remedy_at}" if noted.remedy_at else code
    return (
        f"<li class={SHORT[finding.severity]} id=f{noted.number}><i>{index}</i>"
        f'<b>{words.severity[finding.severity]}</b> <a class=c href="#{anchor}">{code}</a> '
        f"<span>{esc(finding.message)}</span>{_evidence(noted, say, shown)}"
        + (remedy_line(finding.remedy, say) if finding.remedy and not noted.remedy_at else "")
    )


def remedy_line(remedy: str, say: Say) -> str:
    """How to mend it, below what is wrong."""
    return f"<p class=r>{say.shared.remedy}{say.shared.colon}{lines(remedy)}</p>"


def _evidence(noted: Noted, say: Say, shown: str) -> str:
    evidence, words = noted.finding.evidence, say.shared
    actual, expected = evidence.actual, evidence.expected
    if actual and (actual in noted.finding.message or actual == shown):
        actual = None  # it has just been read
    if noted.remedy_at:
        expected = None  # it stands with the remedy
    told = [
        f"{label}{words.colon}{text}"
        for label, text in (
            (words.actual, actual and esc(actual)),
            (words.expected, expected and esc(expected)),
            (words.working, evidence.working and "<br>" + lines(evidence.working)),
        )
        if text
    ]
    between = " · " if say.english else "　"
    return f"<p>{between.join(told)}</p>" if told else ""


class Tally:
    """What a first pass over the findings counts, for the head of the page."""

    def __init__(self, report: Report) -> None:
        self.severities: Counter[Severity] = Counter()
        self.rules: dict[str, Counter[Severity]] = {}
        self.samples: dict[str, Finding] = {}
        """A finding of each rule, for its name and basis."""
        self.inputs: dict[str, Counter[Severity]] = {}
        self.projects: dict[tuple[str, int, int], Counter[Severity]] = {}
        """Input, number of the table, number of the project (0: the table itself)."""
        self.remedies = Remedies()
        self.in_order = True
        last = None
        for finding in report.findings:
            if finding.input != last:
                self.in_order = self.in_order and finding.input not in self.inputs
                last = finding.input
            self._count(finding)
        self.findings = sum(self.severities.values())
        self.remedies.settle(self.findings)

    def _count(self, finding: Finding) -> None:
        severity, subject = finding.severity, finding.subject
        project = (finding.input, subject.table, subject.project_index or 0)
        self.severities[severity] += 1
        self.samples.setdefault(finding.code, finding)
        self.rules.setdefault(finding.code, Counter())[severity] += 1
        self.inputs.setdefault(finding.input, Counter())[severity] += 1
        self.projects.setdefault(project, Counter())[severity] += 1
        self.remedies.count(finding)
