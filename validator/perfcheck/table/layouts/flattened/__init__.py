"""The layout of a table flattened to text: a row of money, a goal, and all indicators of a project
in one cell, hard-wrapped anywhere (``L0``)."""

from perfcheck.read.source import Source
from perfcheck.table.layouts.flattened.assemble import NAME, Reading, read_flattened
from perfcheck.table.layouts.flattened.header import is_total
from perfcheck.table.model import Table

__all__ = ["NAME", "Reading", "detect", "parse", "read_flattened"]


def detect(source: Source) -> bool:
    """Whether the text may hold such a table: some line shows a head, a total or an indicator."""
    text = source.text
    if "指标值" in text or "绩效" in text or "产出指标" in text or "产出" in text:
        return True
    return any(is_total(line) for line in map(str.strip, text.splitlines()) if line)


def parse(source: Source) -> tuple[Table, ...]:
    """The tables of the text; empty when nothing in it is one."""
    return read_flattened(source).tables
