"""Reports for the tests of formats: of several files, with hidden findings, with nasty text."""

from tests.unit.report_samples import DOCUMENT, GUIDE, INDICATOR, LAW, PROJECT, TEXT, UNREAD, report

from perfcheck.finding import (
    Edit,
    Evidence,
    Finding,
    Fix,
    InputReport,
    NotChecked,
    Report,
    Subject,
    Suppressed,
    Suppression,
)
from perfcheck.read.source import Location, Source
from perfcheck.report import View
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.texts import RuleText

RULES = {
    text.code: text
    for text in (
        RuleText(
            *("PT303", "procurement-needs-cost", "error", "certain", "project"),
            Both("涉及采购的项目没有成本指标", "Procurement without a cost indicator"),
            Both("「…」涉及采购，但没有成本指标", "“…” has no cost indicator"),
            Both("增设成本指标，如「≤…」", "Add a cost indicator, such as “≤…”"),
            Both("采购的钱要有上限", "What is bought needs a ceiling"),
            (LAW, GUIDE),
            (LAW._replace(title="Government Procurement Law", article="Article 33"),),
        ),
        RuleText(
            *("PT501", "value-repeats-name", "warning", "certain", "target"),
            Both("指标值只是重复名称", "The value repeats the name"),
            Both("「…」重复名称", "“…” repeats the name"),
            Both("写出要达到的数 {|}", "State a number {|}"),
            Both("重复的话不能衡量", "A repetition measures nothing"),
            (),
            (),
        ),
        RuleText(
            *("PT503", "rate-has-percent", "warning", "review", "target"),
            Both("比率没有写 %", "A rate without %"),
            Both("「…」没有写 %", "“…” has no %"),
            Both("写成 …%", "Write …%"),
            Both("比率的数要带 %", "A rate needs its sign"),
            (GUIDE,),
            (GUIDE,),
        ),
    )
}
VIEW = View(rules=RULES, now="2026-03-01T09:30:00")
NASTY = "</script><b>%0A::error::]]>{0}[x](1)|`a`@you #1\x1b[31m\x00\u202e\ufffe&\"'"
"""Everything that some format takes for its own."""


def several(**changes: object) -> Report:
    """A table with findings of every severity, one that is clean, and two that are not checked."""
    inputs = (
        *report().inputs,
        InputReport("./合格 表.txt", "text", "gb18030", "checked", 1, 1, 3),
        InputReport("scan.txt", None, None, "unreadable", message="不是文本文件"),
        InputReport("notes.txt", "text", "gb18030", "no-table", message="没有绩效目标表"),
    )
    fixed = INDICATOR._replace(
        fix=Fix(
            "unsafe",
            "写成 98%",
            (Edit(Location(7, 58, 7, 60), "98%"), Edit(Location(7, 68, 7, 70), "98%")),
        )
    )
    base = report(inputs=inputs, findings=(PROJECT, fixed, DOCUMENT))
    source = Source("library.txt", "text", "utf-8", TEXT, TEXT.encode())
    return base._replace(sources={"library.txt": source})._replace(**changes)  # type: ignore[arg-type]


def hidden(**changes: object) -> Report:
    """As `several`, with the warning suppressed and the advice in a baseline."""
    known = Suppression("PT503", "设备未到货 {0}", "阅览设备购置", until="2026-12-31")
    whole = several(
        findings=(PROJECT,), suppressed=(Suppressed(INDICATOR, known),), accepted=(DOCUMENT,)
    )
    return whole._replace(**changes)  # type: ignore[arg-type]


def nasty(**changes: object) -> Report:
    """One finding, one piece not understood and one unreadable input, full of nasty text."""
    path = f"a,b:c{NASTY}.txt"
    other = "nul\udc80.txt"
    finding = Finding(
        code="PT501",
        name="value-repeats-name",
        severity="error",
        certainty="review",
        message=f"「{NASTY}」\r\n::stop-commands::x",
        input=path,
        location=Location(1, 2, 1, 5),
        subject=Subject("indicator", 1, NASTY * 20, 1, NASTY, 1),
        evidence=Evidence(NASTY, f"{NASTY}\n::error::second", None),
        basis=(LAW._replace(title=NASTY),),
        remedy=f"- {NASTY}",
        fix=Fix("safe", NASTY, (Edit(Location(1, 2, 1, 5), NASTY),)),
    )
    base = report(
        inputs=(
            InputReport(path, "text", "utf-8", "checked", 1, 1, 1),
            InputReport(other, None, None, "unreadable", message=NASTY),
        ),
        findings=(finding,),
        not_checked=(NotChecked(path, Location(1, 1, 1, 3), NASTY, NASTY, ("PT501",)),),
        sources={path: Source(path, "text", "utf-8", NASTY, NASTY.encode())},
    )
    return base._replace(**changes)  # type: ignore[arg-type]


def elsewhere(**changes: object) -> Report:
    """Findings on a page and in a cell."""
    page = PROJECT._replace(
        input="table.pdf", location=Location(page=3, bbox=(72.0, 144.5, 300.0, 160.0))
    )
    cell = INDICATOR._replace(input="table.xlsx", location=Location(sheet="目标表", cell="H12"))
    sheet = DOCUMENT._replace(input="table.xlsx", location=Location(sheet="目标表"))
    base = report(
        inputs=(
            InputReport("table.pdf", "pdf", None, "checked", 1, 1, 1),
            InputReport("table.xlsx", "xlsx", None, "checked", 1, 1, 1),
        ),
        findings=(page, cell, sheet),
        not_checked=(UNREAD._replace(input="table.pdf", location=Location(page=1)),),
        sources={},
    )
    return base._replace(**changes)  # type: ignore[arg-type]
