"""The command ``perfcheck``: finds the way of a command line and turns errors into exit codes."""

import os
from collections.abc import Sequence

from perfcheck import data
from perfcheck.cli import terminal
from perfcheck.cli.codes import INTERRUPTED, WRONG
from perfcheck.cli.phrases import language, phrase

COMMANDS = (
    *("check", "parse", "value", "explain", "rules", "baseline", "verify"),
    *("completion", "man"),
)
COMPLETE = "__complete"
"""What the scripts of `completion` call; no command for people."""

GUIDE = """\
perfcheck 核对项目支出绩效目标表，逐条指出问题、依据和改法。
perfcheck checks performance-target tables and prints every violation.

  perfcheck 绩效目标表.txt        核对一张表 check a table
  perfcheck 报表文件夹/           核对文件夹里的每一张表 check a folder
  perfcheck value '≥98%'          看一个指标值怎样理解 how a value is read
  perfcheck explain PT303         看一条规则的来由和改法 a rule in full
  perfcheck --help                全部命令 all commands
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. Every error ends as a message, never as a traceback."""
    terminal.prepare_streams()
    data.cache_folder = terminal.cache_folder()
    if not arguments:
        terminal.say(GUIDE.rstrip())
        return WRONG
    try:
        if arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
            if arguments[0] == COMPLETE:
                from perfcheck.cli.completing import answer

                return answer(arguments[1:])
            if _is_bare_word(arguments[0]):
                from perfcheck.cli.nearby import refuse_slip

                refuse_slip(arguments[0], COMMANDS, language(arguments))
            arguments = ["check", *arguments]
        if arguments[0] == "check" and _are_paths(arguments[1:]):
            from perfcheck.cli.checking import check_paths

            return check_paths(arguments[1:])
        from perfcheck.cli.commands import invoke

        return invoke(arguments)
    except KeyboardInterrupt:
        terminal.say(phrase(language(arguments), "interrupted"))
        return INTERRUPTED
    except Exception as error:
        from perfcheck.cli.trouble import told

        terminal.say(told(error, language(arguments)))
        return WRONG


def _is_bare_word(argument: str) -> bool:
    """Whether it may be a mistyped command: a word that no file is called by."""
    return argument.isalpha() and not os.path.lexists(argument)


def _are_paths(arguments: Sequence[str]) -> bool:
    """Whether there is nothing among them but paths: at least one, and no option."""
    return bool(arguments) and all(a == "-" or not a.startswith("-") for a in arguments)
