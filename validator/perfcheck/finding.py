"""What a check says: findings, the account of outcomes, and the report that holds both."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from perfcheck.read.source import Location, Source
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.table.model import Table

Severity = Literal["error", "warning", "advice"]
Certainty = Literal["certain", "review"]
FailOn = Literal["error", "warning", "advice", "never"]
Status = Literal["checked", "unreadable", "no-table"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


class BasisRef(Struct):
    """A source that a rule rests on, as it may be shown: no article of a source not read."""

    title: str
    article: str | None
    binding: bool


class Subject(Struct):
    """What a finding is about; indexes count from 1 in the order of the table."""

    kind: Literal["document", "project", "indicator"]
    table: int
    project: str | None = None
    project_index: int | None = None
    indicator: str | None = None
    indicator_index: int | None = None


class Evidence(Struct):
    """The value as it stands, what was expected, and the sums behind it where there are any."""

    actual: str | None
    expected: str | None
    working: str | None = None


class Edit(Struct):
    """Replace the text at ``location`` by ``new_text``."""

    location: Location
    new_text: str


class Fix(Struct):
    """How a finding can be mended by machine."""

    applicability: Literal["safe", "unsafe"]
    title: str
    edits: tuple[Edit, ...]


class Finding(Struct):
    """One violation. Message and remedy are in the language the check was run for."""

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    input: str
    location: Location
    subject: Subject
    evidence: Evidence
    basis: tuple[BasisRef, ...]
    remedy: str
    fix: Fix | None = None
    occurrence: int = 1
    """Counts from 1 among findings that are alike in rule, subject and evidence."""

    @property
    def fingerprint(self) -> str:
        """The same for the same finding in the same table, however its lines move."""
        import hashlib  # costs as much as a third of a bare interpreter: only for who asks

        about = self.subject
        identity = (
            self.code,
            about.project or "",
            about.indicator or "",
            self.evidence.actual or "",
            str(self.occurrence),
        )
        return hashlib.sha256("\x1f".join(identity).encode()).hexdigest()[:32]


class Outcomes(Struct):
    """Counts of every (rule, subject) pair."""

    passed: int = 0
    violation: int = 0
    not_applicable: int = 0
    not_checked: int = 0


class NotChecked(Struct):
    """A piece of the input that could not be understood, and the rules that needed it."""

    input: str
    location: Location
    text: str
    reason: str
    codes: tuple[str, ...]


class InputReport(Struct):
    """What became of one input. ``message`` says why it was not checked."""

    path: str
    kind: str | None
    encoding: str | None
    status: Status
    tables: int = 0
    projects: int = 0
    indicators: int = 0
    message: str | None = None


class Suppression(Struct):
    """A finding that is known and let stand, and why. On a whole table: no ``project``; on a
    project itself: no ``indicator``."""

    rule: str
    """Code or name."""
    reason: str
    project: str | None = None
    indicator: str | None = None
    table: str | None = None
    """A pattern of paths, relative to the folder of the file that states it; None: every table
    that the file is for."""
    until: str | None = None
    """The last day it holds, as 2026-12-31; None: without end."""


class Suppressed(Struct):
    """A finding that a suppression keeps out of ``Report.findings``."""

    finding: Finding
    suppression: Suppression


class Stale(Struct):
    """A suppression that no longer does anything."""

    suppression: Suppression
    why: Literal["unused", "expired"]


class Report(Struct):
    """The result of a check. ``sources`` lets a report quote the lines it points at.

    Of many inputs, sequences and mappings are read from a file (spool.py) whenever somebody goes
    through them: go from the beginning, and keep no more than one input's.
    """

    profile: str
    rulebook_sha256: str
    rules: int
    lang: Literal["zh", "en"]
    inputs: tuple[InputReport, ...]
    findings: Sequence[Finding]
    not_checked: Sequence[NotChecked]
    outcomes: Outcomes
    sources: Mapping[str, Source]
    suppressed: Sequence[Suppressed] = ()
    stale: Sequence[Stale] = ()
    accepted: Sequence[Finding] = ()
    """Findings that a baseline keeps out of ``findings``."""
    tables: Mapping[str, Sequence["Table"]] = {}
    """The tables of each input (path → tables), for reports that show them."""

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def return_code(self, fail_on: FailOn = "error") -> int:
        """The exit status: 3 when an input was not checked, else 1 when a finding is at or above
        ``fail_on``, else 0. (2, wrong usage, never gets as far as a report.)
        """
        if any(entry.status != "checked" for entry in self.inputs) or not self.inputs:
            return 3
        if fail_on == "never":
            return 0
        failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return int(any(finding.severity in failing for finding in self.findings))
