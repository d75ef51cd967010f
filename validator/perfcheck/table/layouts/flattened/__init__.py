"""The layout of a table flattened to text: a row of money, a goal, and all indicators of a project
in one cell, hard-wrapped anywhere (``L0``)."""

from perfcheck.read.source import Source
from perfcheck.table.amounts import is_sure_row
from perfcheck.table.layouts.flattened.assemble import NAME, Reading, read_flattened
from perfcheck.table.layouts.flattened.header import is_total
from perfcheck.table.layouts.flattened.lines import lines_of
from perfcheck.table.model import Table

__all__ = ["NAME", "Reading", "detect", "parse", "read_flattened"]

_MARKS = ("指标值", "绩效", "产出指标", "效益指标", "满意度指标", "成本指标")


def detect(source: Source) -> bool:
    """Whether the text may hold such a table: it speaks of indicators, or shows a row of money."""
    text = source.text
    if any(mark in text for mark in _MARKS):
        return True
    lines = (text[line.start : line.end] for line in lines_of(text))
    return any(is_total(line) or is_sure_row(line) for line in lines)


def parse(source: Source) -> tuple[Table, ...]:
    """The tables of the text; empty when nothing in it is one."""
    return read_flattened(source).tables
