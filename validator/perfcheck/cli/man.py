"""``perfcheck man``: the manual page, made of the help."""

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import LANG


@click.command("man", short_help="手册页 The manual page")
@LANG
def command(lang: str) -> int:
    """写出手册页（roff，中英文）；要看：perfcheck man | man -l -

    Print the manual page (roff, in both languages); to read it: perfcheck man | man -l -
    """
    from perfcheck.cli.commands import group
    from perfcheck.cli.manual import manual

    terminal.write_utf8()
    terminal.write(manual(group))
    return 0
