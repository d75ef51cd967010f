"""A table as JSON: what ``perfcheck parse`` prints for scripts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

from perfcheck.read.source import Source
from perfcheck.table.model import (
    Indicator,
    Level,
    MoneyRow,
    Project,
    ScoreCells,
    Table,
    TargetCell,
    Unread,
)
from perfcheck.table.reasons import reason_text

Lang = Literal["zh", "en"]


def table_to_json(table: Table, source: Source, lang: Lang = "zh") -> dict[str, Any]:
    """The JSON object of one table of ``source``; ``lang``: of the words why a piece was not read.

    Money is exact decimal strings in the table's own unit. ``funding.assignments`` is the number
    of ways in which the amounts fit the columns, null when there is no telling.
    """
    from perfcheck.table.funding import reconcile

    return {
        "title": table.title,
        "department": table.department,
        "year": table.year,
        "money_unit": table.money_unit,
        "layout": table.layout,
        "funding": {
            "columns": list(table.columns),
            "grand_total": _by_column(table.grand_total, table.columns),
            "units": [{"name": row.name, "amounts": _decimals(row.amounts)} for row in table.units],
            "assignments": reconcile(table).assignments,
        },
        "projects": [_project(project, table, source, lang) for project in table.projects],
        "unread": _unread(table.unread, source, lang),
    }


def _project(project: Project, table: Table, source: Source, lang: Lang) -> dict[str, Any]:
    unit = None if project.unit_index is None else table.units[project.unit_index].name
    total = project.row.total
    return {
        "name": project.name,
        "unit": unit,
        "amounts": _decimals(project.row.amounts),
        "total": None if total is None else format(total, "f"),
        "goal": project.goal,
        "indicators": [_indicator(indicator, source) for indicator in project.indicators],
        "unread": _unread(project.unread, source, lang),
        "location": source.locate(project.span)._asdict(),
    }


def _indicator(indicator: Indicator, source: Source) -> dict[str, Any]:
    return {
        "ordinal": indicator.ordinal,
        "level1": _level(indicator.level1),
        "level2": _level(indicator.level2),
        "name": indicator.name,
        "period": _cell(indicator.period),
        "annual": _cell(indicator.annual),
        **({} if indicator.score is None else {"score": _score(indicator.score)}),
        "location": source.locate(indicator.span)._asdict(),
    }


def _score(score: ScoreCells) -> dict[str, Any]:
    return {
        "weight": _cell(score.weight),
        "actual": _cell(score.actual),
        "got": _cell(score.got),
        "remark": score.remark,
    }


def _level(level: Level | None) -> dict[str, Any] | None:
    return None if level is None else {"code": level.code, "label": level.label}


def _cell(cell: TargetCell | None) -> dict[str, Any] | None:
    from perfcheck.target import to_json

    return None if cell is None else {"text": cell.text, "value": to_json(cell.value)}


def _unread(pieces: Iterable[Unread], source: Source, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "what": piece.what,
            "text": piece.text,
            "reason": reason_text(piece, lang),
            "location": source.locate(piece.span)._asdict(),
        }
        for piece in pieces
    ]


def _decimals(amounts: Iterable[Decimal]) -> list[str]:
    return [format(amount, "f") for amount in amounts]


def _by_column(row: MoneyRow | None, columns: Sequence[str]) -> dict[str, str] | None:
    """The amounts whose column is sure: the total, and all of a row that lost no cell."""
    if row is None or not row.amounts:
        return None
    names = columns or ("总计",)
    sure = row.amounts if len(row.amounts) == len(names) else row.amounts[:1]
    return dict(zip(names, _decimals(sure), strict=False))
