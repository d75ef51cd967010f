"""Reports for the tests of the review opinion."""

from typing import Any

from tests.unit.report_formats import NASTY
from tests.unit.report_pages import FUNDS, at, of_text
from tests.unit.report_samples import DOCUMENT, GUIDE, INDICATOR, LAW, PROJECT, report

from perfcheck.finding import (
    BasisRef,
    Evidence,
    Finding,
    InputReport,
    NotChecked,
    Outcomes,
    Report,
    Severity,
    Subject,
    Suppressed,
    Suppression,
)
from perfcheck.read.source import Location
from perfcheck.report import View
from perfcheck.report.opinion.blocks import Block, Document, Issue
from perfcheck.report.opinion.document import document

DISTRICT = BasisRef("某区预算绩效管理办法", "第七条", False)
SHOWS = Subject("indicator", 1, "非遗展演经费", 1, "展演场次", 1)
OPENING = Subject("indicator", 1, "场馆运行经费", 2, "开放天数", 1)


def letter(**changes: object) -> Report:
    """One table with findings on the whole, on both projects and on an indicator, one of them
    suppressed, and one piece that was not understood."""
    running = PROJECT._replace(
        subject=Subject("project", 1, "场馆运行经费", 2),
        message="「场馆运行经费」没有成本指标",
        location=Location(12, 5),
        input="table.txt",
    )
    findings = (
        DOCUMENT._replace(input="table.txt"),
        at("展演场次", FUNDS, SHOWS),
        at("非遗展演经费", FUNDS, SHOWS._replace(kind="project"), PROJECT)._replace(
            subject=Subject("project", 1, "非遗展演经费", 1),
            basis=(LAW, DISTRICT, GUIDE, LAW._replace(article="第四十一条")),
        ),
        at("≥12场", FUNDS, SHOWS)._replace(
            basis=(DISTRICT, GUIDE), evidence=Evidence("≥12场", "写明地点的场次", "6\n+ 6\n= 12")
        ),
        at("≥12场", FUNDS, SHOWS)._replace(
            severity="advice", message="「展演场次」没有写明地点", basis=(DISTRICT, GUIDE)
        ),
        running,
    )
    known = Suppression("PT503", "开放天数由上级核定", "场馆运行经费", until="2026-12-31")
    hidden = at("≥300天", FUNDS, OPENING)
    piece = at("≥300天", FUNDS, OPENING).location
    base = of_text(FUNDS, findings)._replace(
        suppressed=(Suppressed(hidden, known),),
        accepted=(hidden._replace(severity="advice"),),
        not_checked=(NotChecked("table.txt", piece, "≥300天", "指标值读不懂", tuple("ABCDE")),),
    )
    return base._replace(**changes)  # type: ignore[arg-type]


def of_severities(*severities: Severity, unread: int = 0, **changes: object) -> Report:
    """A table with a finding of each of these severities and so many pieces not understood."""
    findings = tuple(
        DOCUMENT._replace(input="table.txt", severity=each, message=f"问题 {number}")
        for number, each in enumerate(severities, 1)
    )
    piece = NotChecked("table.txt", Location(1, 1, 1, 2), "某", "读不懂", ())
    base = of_text(FUNDS, findings)._replace(not_checked=(piece,) * unread)
    return base._replace(**changes)  # type: ignore[arg-type]


def together(*reports: Report) -> Report:
    """One report of several, each under a name of its own: 1/table.txt, 2/table.txt."""
    named = [in_folder(each, f"{number}/") for number, each in enumerate(reports, 1)]

    def joined(field: str) -> tuple[Any, ...]:
        return tuple(item for each in named for item in getattr(each, field))

    return named[0]._replace(
        **{
            field: joined(field)
            for field in ("inputs", "findings", "not_checked", "suppressed", "accepted")
        },
        sources={path: source for each in named for path, source in each.sources.items()},
        tables={path: tables for each in named for path, tables in each.tables.items()},
    )


def in_folder(made: Report, folder: str) -> Report:
    """A report with ``folder`` before every path."""

    def moved(finding: Finding) -> Finding:
        return finding._replace(input=folder + finding.input)

    return made._replace(
        inputs=tuple(entry._replace(path=folder + entry.path) for entry in made.inputs),
        findings=tuple(map(moved, made.findings)),
        accepted=tuple(map(moved, made.accepted)),
        suppressed=tuple(s._replace(finding=moved(s.finding)) for s in made.suppressed),
        not_checked=tuple(p._replace(input=folder + p.input) for p in made.not_checked),
        sources={folder + path: source for path, source in made.sources.items()},
        tables={folder + path: tables for path, tables in made.tables.items()},
    )


def unreadable(name: str = "scan.txt", reason: str = "不是文本文件") -> Report:
    entry = InputReport(name, None, None, "unreadable", message=reason)
    return report(inputs=(entry,), findings=(), not_checked=(), sources={}, outcomes=Outcomes())


def nasty_opinion() -> Report:
    """A table, findings and an unreadable file full of what XML and Markdown take for theirs."""
    long = NASTY * 20
    finding = INDICATOR._replace(
        input="table.txt",
        message=NASTY + "\r\n\x0b\x85",
        remedy=f"{NASTY}\n- {NASTY}",
        evidence=Evidence(f"<script>{NASTY}", NASTY * 2, NASTY * 3),
        basis=(LAW._replace(title=NASTY),),
        subject=SHOWS._replace(project=long, indicator=long),
        severity="error",
    )
    table = of_text(FUNDS.replace("非遗展演经费", f"<script>{NASTY[:30]}"), (finding,))
    piece = NotChecked("table.txt", Location(1, 1, 1, 3), long, long, ("PT501",))
    return together(
        table._replace(not_checked=(piece,)), unreadable(f"nul\udc80{NASTY}.txt", NASTY)
    )


def of(made: Report, view: View | None = None) -> Document:
    return document(made, view or View())


def issues(blocks: list[Block]) -> list[Issue]:
    return [block for block in blocks if isinstance(block, Issue)]
