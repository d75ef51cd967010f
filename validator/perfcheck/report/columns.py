"""Small tables of text, in columns as wide as a terminal shows them."""

from collections.abc import Iterator, Sequence

from perfcheck.report.excerpt import display_width


def in_columns(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    """A line for each row, cells two columns apart; those of columns that are ``right`` end, the
    others begin, below each other.
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for cell, width, at_right in zip(row, widths, right, strict=True):
            blank = " " * (width - display_width(cell))
            cells.append(blank + cell if at_right else cell + blank)
        yield "  ".join(cells).rstrip()
