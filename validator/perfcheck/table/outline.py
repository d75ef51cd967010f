"""A table as an outline for people: what was read, what each part of it holds, and what was not."""

from collections.abc import Iterator
from typing import Literal

from perfcheck.read.source import Source
from perfcheck.table.model import (
    Indicator,
    MoneyRow,
    ScoreCells,
    Table,
    TargetCell,
    Unread,
)
from perfcheck.table.reasons import reason_text

Lang = Literal["zh", "en"]

_WORDS: dict[str, tuple[str, str]] = {
    "table": ("表 {}", "Table {}"),
    "untitled": ("（无标题）", "(no title)"),
    "department": ("部门：{}", "department: {}"),
    "year": ("年度：{}", "year: {}"),
    "money": ("金额单位：{}", "money unit: {}"),
    "columns": ("金额栏目：{}", "money columns: {}"),
    "total": ("合计", "grand total"),
    "unit": ("单位", "unit"),
    "project": ("项目 {}", "project {}"),
    "unnamed": ("（无名称）", "(no name)"),
    "no-amount": ("（无金额）", "(no amount)"),
    "goal": ("绩效目标：{}", "goal: {}"),
    "no-goal": ("绩效目标：（无）", "goal: (none)"),
    "no-indicators": ("绩效指标：（无）", "indicators: (none)"),
    "period": ("实施周期 {}", "whole period {}"),
    "annual": ("年度 {}", "annual {}"),
    "actual": ("实际完成 {}", "achieved {}"),
    "weight": ("分值 {}", "points {}"),
    "got": ("得分 {}", "points given {}"),
    "remark": ("说明 {}", "remark {}"),
    "missing": ("（缺）", "(missing)"),
    "blank": ("（空）", "(blank)"),
    "malformed": ("{}（读不出数值）", "{} (no value can be read)"),
    "unread": ("未读懂（第 {} 行，{}）：{}", "not understood (line {}, {}): {}"),
}


def table_to_text(table: Table, source: Source, lang: Lang = "zh") -> str:
    """The outline of one table of ``source``, lines indented by two blanks a level."""
    return "\n".join(_lines(table, source, lang)) + "\n"


def _say(lang: Lang, key: str, *values: object) -> str:
    return _WORDS[key][lang == "en"].format(*values)


def _lines(table: Table, source: Source, lang: Lang) -> Iterator[str]:
    title = table.title or _say(lang, "untitled")
    yield f"{_say(lang, 'table', table.number)} · {title}"
    facts = (
        ("department", table.department),
        ("year", table.year),
        ("money", table.money_unit),
        ("columns", " · ".join(table.columns)),
    )
    for key, value in facts:
        if value:
            yield f"  {_say(lang, key, value)}"
    if table.grand_total is not None:
        yield f"  {_say(lang, 'total')} · {_amounts(table.grand_total, lang)}"
    for unread in table.unread:
        yield f"  {_unread(unread, source, lang)}"
    shown = -1
    for project in table.projects:
        last = -1 if project.unit_index is None else project.unit_index
        for index in range(shown + 1, last + 1):
            yield f"  {_unit(table.units[index], lang)}"
        shown = max(shown, last)
        name = project.name or _say(lang, "unnamed")
        number = _say(lang, "project", project.number)
        yield f"    {number} · {name} · {_amounts(project.row, lang)}"
        yield f"      {_say(lang, 'goal', project.goal) if project.goal else _say(lang, 'no-goal')}"
        if not project.indicators:
            yield f"      {_say(lang, 'no-indicators')}"
        for indicator in project.indicators:
            yield f"      {_indicator(indicator, table, lang)}"
        for unread in project.unread:
            yield f"      {_unread(unread, source, lang)}"
    for index in range(shown + 1, len(table.units)):
        yield f"  {_unit(table.units[index], lang)}"


def _unit(row: MoneyRow, lang: Lang) -> str:
    return f"{_say(lang, 'unit')} · {row.name} · {_amounts(row, lang)}"


def _amounts(row: MoneyRow, lang: Lang) -> str:
    return " ".join(row.texts) or _say(lang, "no-amount")


def _indicator(indicator: Indicator, table: Table, lang: Lang) -> str:
    missing = _say(lang, "missing")
    number = missing if indicator.ordinal is None else indicator.ordinal
    levels = " / ".join(
        level.label if level else missing for level in (indicator.level1, indicator.level2)
    )
    parts = [f"{number} {levels}", indicator.name or missing]
    if "period" in table.value_columns:
        parts.append(_say(lang, "period", _value(indicator.period, lang)))
    parts.append(_say(lang, "annual", _value(indicator.annual, lang)))
    if indicator.score is not None:
        parts += _score(indicator.score, lang)
    return " · ".join(parts)


def _value(cell: TargetCell | None, lang: Lang) -> str:
    """As written; said when there is nothing, or nothing that can be read."""
    if cell is None:
        return _say(lang, "missing")
    if not cell.text:
        return _say(lang, "blank")
    return _say(lang, "malformed", cell.text) if cell.value.kind == "malformed" else cell.text


def _score(score: ScoreCells, lang: Lang) -> Iterator[str]:
    for key, cell in (("actual", score.actual), ("weight", score.weight), ("got", score.got)):
        if cell is not None:
            yield _say(lang, key, cell.text or _say(lang, "blank"))
    if score.remark:
        yield _say(lang, "remark", score.remark)


def _unread(piece: Unread, source: Source, lang: Lang) -> str:
    return _say(
        lang, "unread", source.locate(piece.span).line, reason_text(piece, lang), piece.text
    )
