"""The fixed words of reports, in Chinese and in English."""

from collections.abc import Iterable, Mapping

from perfcheck.finding import BasisRef, Severity, Status, Subject
from perfcheck.read.source import Location
from perfcheck.struct import Struct


class Words(Struct):
    """One language. ``counts`` holds a pattern for each noun that is counted."""

    severity: Mapping[Severity, str]
    status: Mapping[Status, str]
    counts: Mapping[str, str]
    comma: str
    items: str
    semicolon: str
    stop: str
    colon: str
    brackets: str
    quotes: str
    titles: str
    article: str
    actual: str
    expected: str
    working: str
    basis: str
    guidance: str
    remedy: str
    fix: str
    table: str
    project: str
    indicator: str
    page: str
    nothing_checked: str
    nothing_found: str
    checked: str
    rules: str
    outcomes: tuple[str, str, str]
    not_checked: str
    not_checked_more: str
    inputs_left: str
    statistics: str


_ZH = Words(
    severity={"error": "错误", "warning": "警告", "advice": "建议"},
    status={"checked": "已核对", "unreadable": "无法读取", "no-table": "没有可核对的表"},
    counts={
        "error": "{n} 个错误",
        "warning": "{n} 个警告",
        "advice": "{n} 条建议",
        "file": "{n} 个文件",
        "table": "{n} 张表",
        "project": "{n} 个项目",
        "indicator": "{n} 条指标",
        "rule": "{n} 条规则",
        "fix": "{n} 处",
    },
    comma="，",
    items="、",
    semicolon="；",
    stop="。",
    colon="：",
    brackets="（{}）",
    quotes="「{}」",
    titles="《{}》",
    article="",
    actual="实际",
    expected="应为",
    working="计算",
    basis="依据",
    guidance="参考",
    remedy="改法",
    fix="可修复",
    table="表 {}",
    project="项目 {}",
    indicator="指标 {}",
    page="第 {} 页",
    nothing_checked="没有核对任何表",
    nothing_found="没有发现问题",
    checked="核对了 {}",
    rules="核对 {}",
    outcomes=("符合 {} 处", "不适用 {} 处", "未能核对 {} 处"),
    not_checked="有 {} 处内容读不懂，用到它的规则没有下结论",
    not_checked_more="另有 {} 处，见 --format json",
    inputs_left="没有核对的输入",
    statistics="各规则发现的问题数",
)

_EN = Words(
    severity={"error": "error", "warning": "warning", "advice": "advice"},
    status={"checked": "checked", "unreadable": "unreadable", "no-table": "no table to check"},
    counts={
        "error": "{n} error",
        "warning": "{n} warning",
        "advice": "{n} advice",
        "file": "{n} file",
        "table": "{n} table",
        "project": "{n} project",
        "indicator": "{n} indicator",
        "rule": "{n} rule",
        "fix": "{n} fix",
    },
    comma=", ",
    items=", ",
    semicolon="; ",
    stop=".",
    colon=": ",
    brackets=" ({})",
    quotes="“{}”",
    titles="{}",
    article=", ",
    actual="actual",
    expected="expected",
    working="working",
    basis="basis",
    guidance="see also ",
    remedy="remedy",
    fix="fix",
    table="table {}",
    project="project {}",
    indicator="indicator {}",
    page="page {}",
    nothing_checked="No table was checked",
    nothing_found="No problems found",
    checked="Checked {}",
    rules="Against {}",
    outcomes=("{} passed", "{} not applicable", "{} not checked"),
    not_checked="Could not be understood, so rules that need it gave no verdict ({})",
    not_checked_more="{} more: see --format json",
    inputs_left="Inputs not checked",
    statistics="Findings per rule",
)

WORDS: Mapping[str, Words] = {"zh": _ZH, "en": _EN}


def counted(words: Words, noun: str, number: int) -> str:
    """``3 个错误`` or ``3 errors``."""
    text = words.counts[noun].format(n=number)
    plain = words is _ZH or number == 1 or noun == "advice"
    return text if plain else text + ("es" if noun == "fix" else "s")


def place(path: str, location: Location, words: Words) -> str:
    """``table.txt:31:5``, or the page or the cell of a file that has no lines."""
    if location.line is not None:
        return f"{path}:{location.line}:{location.column or 1}"
    if location.page is not None:
        return f"{path} {words.page.format(location.page)}"
    if location.sheet is not None:
        return f"{path} {location.sheet}" + (f"!{location.cell}" if location.cell else "")
    return path


def about(subject: Subject, tables: int, words: Words) -> str:
    """``项目 2 · 业务用房物业管理费``; the table is named only where an input has several."""
    parts = [words.table.format(subject.table)] if tables > 1 else []
    if subject.project_index is not None:
        parts += [words.project.format(subject.project_index), subject.project or ""]
    if subject.indicator_index is not None:
        parts += [words.indicator.format(subject.indicator_index), subject.indicator or ""]
    return " · ".join(part for part in parts if part)


def basis_text(refs: Iterable[BasisRef], words: Words) -> str:
    """The sources in one line, each with its articles; one that does not bind is for reference."""
    articles: dict[str, list[str]] = {}
    for ref in refs:
        # What is no document (实务惯例, 某省有关规定) has no title marks.
        plain = ref.title.endswith(("惯例", "有关规定"))
        title = ref.title if plain else words.titles.format(ref.title)
        cited = articles.setdefault(title if ref.binding else words.guidance + title, [])
        if ref.article:
            cited.append(ref.article)
    return words.semicolon.join(
        title + (words.article if cited else "") + words.items.join(cited)
        for title, cited in articles.items()
    )
