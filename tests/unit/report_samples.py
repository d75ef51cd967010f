"""Reports made by hand, for the tests of the formats."""

from perfcheck.finding import (
    BasisRef,
    Evidence,
    Finding,
    InputReport,
    NotChecked,
    Outcomes,
    Report,
    Subject,
)
from perfcheck.read.source import Location, Source, Span

TEXT = """\
某县图书馆项目支出绩效目标表
部门名称：某县图书馆 单位：万元

    阅览设备购置 86.50 86.50
购置自助借还机4台，改善阅览条件。

1、1-产出指标；11-数量指标；自助借还机购置数量（台）；实施周期指标值:4；年度指标值:≥4台。2、1-产
出指标；12-质量指标；设备验收合格率；实施周期指标值:98；年度指标值:98。
"""
SOURCE = Source("library.txt", "text", "utf-8", TEXT)
LAW = BasisRef("中华人民共和国政府采购法", "第三十三条", True)
GUIDE = BasisRef("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", None, False)


def locate(piece: str, source: Source = SOURCE) -> Location:
    start = source.text.index(piece)
    return source.locate(Span(start, start + len(piece)))


PROJECT = Finding(
    code="PT303",
    name="procurement-needs-cost",
    severity="error",
    certainty="certain",
    message="「阅览设备购置」涉及采购，但没有成本指标",
    input="library.txt",
    location=locate("阅览设备购置"),
    subject=Subject("project", 1, "阅览设备购置", 1),
    evidence=Evidence("没有成本指标", "至少一条成本指标", "86.50\n= 86.50"),
    basis=(LAW, GUIDE),
    remedy="增设经济成本指标，如「设备采购总成本 ≤86.50万元」",
)
INDICATOR = Finding(
    code="PT503",
    name="rate-has-percent",
    severity="warning",
    certainty="certain",
    message="「设备验收合格率」是比率，指标值“98”没有写 %",
    input="library.txt",
    location=locate("出指标；12-质量指标；设备验收合格率")._replace(line=7, column=58),
    subject=Subject("indicator", 1, "阅览设备购置", 1, "设备验收合格率", 2),
    evidence=Evidence("98", None),
    basis=(),
    remedy="写成 98%",
)
DOCUMENT = Finding(
    code="PT112",
    name="year-missing",
    severity="advice",
    certainty="certain",
    message="表头没有年度",
    input="library.txt",
    location=Location(),
    subject=Subject("document", 1),
    evidence=Evidence(None, None),
    basis=(),
    remedy="在标题写明预算年度",
)
UNREAD = NotChecked(
    "library.txt",
    locate("实施周期指标值:4"),
    "实施周期指标值:4",
    "指标值读不懂",
    ("PT501", "PT502"),
)


def report(**changes: object) -> Report:
    """A table with three findings and one piece that could not be understood."""
    base = Report(
        profile="general",
        rulebook_sha256="ab" * 32,
        rules=96,
        lang="zh",
        inputs=(InputReport("library.txt", "text", "utf-8", "checked", 1, 1, 2),),
        findings=(PROJECT, INDICATOR, DOCUMENT),
        not_checked=(UNREAD,),
        outcomes=Outcomes(passed=180, violation=3, not_applicable=7, not_checked=2),
        sources={"library.txt": SOURCE},
    )
    return base._replace(**changes)  # type: ignore[arg-type]
