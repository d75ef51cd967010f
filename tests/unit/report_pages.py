"""Reports with tables, for the tests of the HTML report."""

from collections.abc import Sequence
from typing import Any

import html5lib
from tests.unit.report_formats import NASTY, RULES
from tests.unit.report_samples import DOCUMENT, INDICATOR, PROJECT, SOURCE, report

from perfcheck.finding import Evidence, Finding, InputReport, Report, Subject
from perfcheck.read.source import Location, Source, Span
from perfcheck.report import View, render
from perfcheck.table import read_tables

VIEW = View(rules=RULES)
FUNDS = """\
某区文化馆2026年项目支出绩效目标表
部门名称：某区文化馆 单位：万元
项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标

合计 150.00 100.00 50.00

某区文化馆 150.00 100.00 50.00

    非遗展演经费 100.00 100.00
办展演12场。

1、1-产出指标；11-数量指标；展演场次；实施周期指标值:≥12场；年度指标值:≥12场。

    场馆运行经费 50.00 50.00
保障场馆开放。

1、1-产出指标；11-数量指标；开放天数；实施周期指标值:≥300天；年度指标值:≥300天。
"""


def page(made: Report, view: View = VIEW) -> str:
    return "".join(render(made, "html", view))


def parse(text: str) -> Any:
    """The page as a tree. Raises ParseError for anything that is not valid HTML."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def words(element: Any) -> str:
    """All text of an element, without what is not shown."""
    if element.tag in ("script", "style"):
        return ""
    own = element.text or ""
    return own + "".join(words(child) + (child.tail or "") for child in element)


def find(tree: Any, anchor: str) -> Any:
    """The one element with an id."""
    (element,) = [each for each in tree.iter() if each.get("id") == anchor]
    return element


def with_tables(**changes: object) -> Report:
    """The sample report with the table that its source holds."""
    return report(tables={"library.txt": read_tables(SOURCE)}, **changes)


def of_text(text: str, findings: Sequence[Finding] = (), name: str = "table.txt") -> Report:
    """A report of a text, with findings made by hand."""
    source = Source(name, "text", "utf-8", text)
    tables = read_tables(source)
    projects = [project for table in tables for project in table.projects]
    entry = InputReport(
        *(name, "text", "utf-8", "checked", len(tables), len(projects)),
        sum(len(project.indicators) for project in projects),
    )
    return report(
        inputs=(entry,),
        findings=tuple(findings),
        not_checked=(),
        sources={name: source},
        tables={name: tables},
    )


def at(piece: str, text: str, subject: Subject, base: Finding = INDICATOR) -> Finding:
    """A finding whose place is the first ``piece`` of ``text``."""
    start = text.index(piece)
    place = Source("table.txt", "text", "utf-8", text).locate(Span(start, start + len(piece)))
    return base._replace(input="table.txt", location=place, subject=subject)


def hostile() -> Report:
    """A table whose every cell is full of markup, with a finding that quotes it."""
    nasty = NASTY.replace("\x00", "").replace("\n", "") + "<script>window.pwned=1</script></style>"
    text = (
        f"{nasty}项目支出绩效目标表\n"
        "部门名称：某局<img src=x onerror=window.pwned=1> 单位：万元\n\n"
        f"合计 8.00 8.00\n\n    <script>window.pwned=1</script>经费 8.00 8.00\n{nasty}目标。\n\n"
        f"1、1-产出指标；11-数量指标；<svg onload=window.pwned=1>{'很长' * 200}；"
        f"实施周期指标值:{nasty}；年度指标值:≥{'A' * 300}。\n"
    )
    subject = Subject("indicator", 1, nasty, 1, nasty, 1)
    finding = INDICATOR._replace(
        input="table.txt",
        message=nasty,
        remedy=nasty,
        evidence=Evidence(nasty, nasty, nasty),
        subject=subject,
        location=Location(),
    )
    return of_text(text, (finding, PROJECT._replace(input="elsewhere.txt"), DOCUMENT))


def large(indicators: int) -> Report:
    """A table of so many indicators with three findings for each two of them, at their cells, as
    real tables of poor quality have.
    """
    heads = "某市水务局2026年项目支出绩效目标表\n部门名称：某市水务局 单位：万元\n\n"
    blocks = [heads, f"合计 {indicators // 5}.00 {indicators // 5}.00\n\n"]
    for project in range(indicators // 5):
        blocks.append(
            f"    第{project}片区河道养护经费 1.00 1.00\n"
            "围绕年度工作安排，按计划完成河道养护各项任务，保证河段管理有序、服务到位。\n\n"
        )
        for number in range(1, 6):
            blocks.append(
                f"{number}、1-产出指标；11-数量指标；第{number}段河道保洁验收合格率；"
                "实施周期指标值:≥95%；年度指标值:≥95%。"
            )
        blocks.append("\n\n")
    made = of_text("".join(blocks))
    source, (table,) = made.sources["table.txt"], made.tables["table.txt"]
    findings = []
    for project in table.projects:
        for indicator in project.indicators:
            subject = Subject(
                *("indicator", 1, project.name, project.number),
                *(indicator.name, indicator.position),
            )
            for level in (indicator.level2, indicator.annual)[: 1 + indicator.position % 2]:
                assert level is not None
                findings.append(
                    INDICATOR._replace(
                        input="table.txt",
                        location=source.locate(level.span),
                        subject=subject,
                        message=f"数量指标「{indicator.name}」的指标值「≥95%」是比率，不是数量",
                        evidence=Evidence("≥95%", "带单位的数量，如 ≥480公里"),
                        remedy="改为数量，如把「巡河任务完成率 100%」改为「巡河里程 ≥480公里」",
                    )
                )
    return made._replace(findings=tuple(findings))
