"""Proof that a mended table says what it said before, but for what was mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from perfcheck.finding import Finding, NotChecked
from perfcheck.fix.registry import Changes
from perfcheck.fix.sense import same_sense
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator, Project, Table, TargetCell
from perfcheck.target.model import Clause

Key = tuple[int, int, int]
"""Table, project and indicator, each counted from 1; 0 for the whole."""


class Said(Struct):
    """What was read of a file and what the check said of it."""

    tables: Sequence[Table]
    findings: Sequence[Finding]
    not_checked: Sequence[NotChecked]


def key_of(finding: Finding) -> Key:
    """Which subject a finding is about."""
    about = finding.subject
    return about.table, about.project_index or 0, about.indicator_index or 0


def objection(
    before: Said, after: Said, mended: Sequence[Finding], changes: Mapping[str, Changes]
) -> tuple[str, ...] | None:
    """None when the findings ``mended`` are gone, no other has come, and everything that none of
    their fixes may change means what it meant; else the codes of the findings that have come.

    ``changes`` tells, by the code of a rule, what its fix may change.
    """
    allowed: dict[Key, set[Changes]] = {}
    for finding in mended:
        allowed.setdefault(key_of(finding), set()).add(changes[finding.code])
    left = Counter((finding.code, key_of(finding)) for finding in after.findings)
    left.subtract((finding.code, key_of(finding)) for finding in before.findings)
    come = sorted({code for (code, _), number in left.items() if number > 0})
    gone = all(left[finding.code, key_of(finding)] < 0 for finding in mended)
    if come or not gone or len(before.not_checked) < len(after.not_checked):
        return tuple(come)
    same = len(before.tables) == len(after.tables) and all(
        _same_table(one, other, allowed)
        for one, other in zip(before.tables, after.tables, strict=True)
    )
    return None if same else ()


def _same_table(one: Table, other: Table, allowed: Mapping[Key, set[Changes]]) -> bool:
    return (
        _head(one) == _head(other)
        and len(one.projects) == len(other.projects)
        and all(
            _same_project(old, new, one.number, allowed)
            for old, new in zip(one.projects, other.projects, strict=True)
        )
    )


def _head(table: Table) -> tuple[object, ...]:
    rows = [row for row in (table.grand_total, *table.units) if row is not None]
    return (
        *(table.layout, table.title, table.department, table.year, table.money_unit),
        *(table.columns, table.value_columns),
        [(row.name, row.amounts, row.texts) for row in rows],
        [(piece.what, piece.text) for piece in table.unread],
    )


def _same_project(
    one: Project, other: Project, table: int, allowed: Mapping[Key, set[Changes]]
) -> bool:
    may_number = "number" in allowed.get((table, one.number, 0), ())
    return (
        _outline(one) == _outline(other)
        and len(one.indicators) == len(other.indicators)
        and all(
            (may_number or old.ordinal == new.ordinal)
            and _same_indicator(old, new, allowed.get((table, one.number, old.position), set()))
            for old, new in zip(one.indicators, other.indicators, strict=True)
        )
    )


def _outline(project: Project) -> tuple[object, ...]:
    row = project.row
    return (
        *(row.name, row.amounts, row.texts, project.unit_index, project.goal),
        [(piece.what, piece.text) for piece in project.unread],
    )


def _same_indicator(one: Indicator, other: Indicator, allowed: set[Changes]) -> bool:
    levels = [
        [level and (level.code, level.label) for level in (each.level1, each.level2)]
        for each in (one, other)
    ]
    return (
        levels[0] == levels[1]
        and ("name" in allowed or one.name == other.name)
        and _same_cell(one.period, other.period, allowed)
        and _same_cell(one.annual, other.annual, allowed)
    )


def _same_cell(one: TargetCell | None, other: TargetCell | None, allowed: set[Changes]) -> bool:
    if one is None or other is None:
        return one is other
    if one.text == other.text or "value" in allowed:
        return True
    old, new = one.value, other.value
    if "unit" in allowed and len(old.clauses) == len(new.clauses):
        old = old._replace(clauses=tuple(map(_in_per_cent, old.clauses, new.clauses)))
    elif "spelling" not in allowed:
        return False
    return same_sense(old, new)


def _in_per_cent(old: Clause, new: Clause) -> Clause:
    """A number that has no unit, or points of percentage, may become one in %."""
    told = new.unit == "%" and old.unit in (None, "百分点")
    return old._replace(unit="%") if told else old
