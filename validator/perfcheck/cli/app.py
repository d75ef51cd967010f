"""The command ``perfcheck``: finds the module of a command and turns errors into exit codes."""

import os
import sys
from collections.abc import Sequence

import click

from perfcheck import __version__, data
from perfcheck.cli import terminal
from perfcheck.cli.options import INTERRUPTED, WRONG
from perfcheck.cli.phrases import language, phrase

COMMANDS = ("check", "parse", "value", "explain", "rules")

GUIDE = """\
perfcheck 核对项目支出绩效目标表，逐条指出问题、依据和改法。
perfcheck checks performance-target tables and prints every violation.

  perfcheck 绩效目标表.txt        核对一张表 check a table
  perfcheck 报表文件夹/           核对文件夹里的每一张表 check a folder
  perfcheck value '≥98%'          看一个指标值怎样理解 how a value is read
  perfcheck explain PT303         看一条规则的来由和改法 a rule in full
  perfcheck --help                全部命令 all commands
"""


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
def _perfcheck() -> None:
    """核对项目支出绩效目标表 Check performance-target tables."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. Every error ends as a message, never as a traceback."""
    terminal.prepare_streams()
    data.cache_folder = terminal.cache_folder()
    lang = language(arguments)
    if not arguments:
        terminal.say(GUIDE.rstrip())
        return WRONG
    if arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ["check", *arguments]
    try:
        return int(_perfcheck.main(arguments, "perfcheck", standalone_mode=False) or 0)
    except click.UsageError as error:
        from perfcheck.cli.usage import usage_message

        terminal.say(usage_message(error, lang))
    except (click.Abort, KeyboardInterrupt):
        terminal.say(phrase(lang, "interrupted"))
        return INTERRUPTED
    except Exception as error:
        from perfcheck.rulebook.errors import RulebookError, RulebookErrors

        if isinstance(error, RulebookError | RulebookErrors):
            terminal.say(error.text(lang))
        else:
            terminal.say(defect_message(error, lang))
    return WRONG


def defect_message(error: Exception, lang: str) -> str:
    """What to tell the user of an error that perfcheck did not foresee; with PERFCHECK_DEBUG the
    traceback goes before it.
    """
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    if terminal.debugging():
        traceback.print_exception(error, file=sys.stderr)
    return phrase(lang, "defect", f"{type(error).__name__}: {error} ({where})")
