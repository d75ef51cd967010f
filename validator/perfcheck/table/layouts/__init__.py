"""The layouts a table may have: one entry a dialect, the first that finds a table is taken."""

from collections.abc import Callable

from perfcheck.read.source import Source
from perfcheck.struct import Struct
from perfcheck.table.layouts import flattened
from perfcheck.table.model import Table


class Layout(Struct):
    """A dialect: ``detect`` is a quick look, ``parse`` reads and may still find no table."""

    name: str
    detect: Callable[[Source], bool]
    parse: Callable[[Source], tuple[Table, ...]]


LAYOUTS: tuple[Layout, ...] = (Layout(flattened.NAME, flattened.detect, flattened.parse),)


def read_tables(source: Source) -> tuple[Table, ...]:
    """The tables of ``source`` in the order of the text; empty when it holds none.

    Never raises for any text: what could not be understood is in ``unread`` of a project or table.
    """
    for layout in LAYOUTS:
        if layout.detect(source):
            tables = layout.parse(source)
            if tables:
                return tables
    return ()
