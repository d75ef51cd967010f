"""Last year's table, which ``--previous`` compares with."""

from typing import TYPE_CHECKING

from perfcheck.cli import terminal
from perfcheck.cli.files import Given, read
from perfcheck.cli.phrases import phrase
from perfcheck.read import UnreadableInput, read_source
from perfcheck.report.excerpt import visible
from perfcheck.table import read_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.cli.options import Lang
    from perfcheck.table.model import Table


def load_previous(path: str, lang: "Lang") -> "Sequence[Table] | None":
    """The tables of the file; None, and told why, when there are none to read."""
    given = read(path, lang)
    if not isinstance(given, Given):
        reason = given.message or ""
    else:
        try:
            tables = read_tables(read_source(given.content, given.name))
        except UnreadableInput as error:
            reason = error.reason(lang)
        else:
            if tables:
                return tables
            reason = phrase(lang, "no-table")
    message = phrase(lang, "previous-trouble", visible(path), reason)
    terminal.say(phrase(lang, "error", message))
    return None
