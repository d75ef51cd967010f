"""The commands and their options, read by Click."""

from collections.abc import Sequence

import click

from perfcheck import __version__
from perfcheck.cli.app import COMMANDS


class _Commands(click.Group):
    """Imports a command's module only when that command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command = import_module(f"perfcheck.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="perfcheck PATH... 就是 perfcheck check PATH... (check may be left out)",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """核对项目支出绩效目标表 Check performance-target tables."""


def invoke(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. Raises click.UsageError for wrong usage."""
    try:
        return int(group.main(arguments, "perfcheck", standalone_mode=False) or 0)
    except click.Abort:  # what Click makes of Ctrl-C
        raise KeyboardInterrupt from None
