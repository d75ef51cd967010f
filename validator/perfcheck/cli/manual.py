"""The manual page in roff (man macros), from the help of the commands."""

import inspect
from collections.abc import Iterator, Sequence

import click

from perfcheck import __version__

_INTRODUCTION = (
    "核对项目支出绩效目标表，逐条指出问题、依据和改法。不联网，不用模型；同样的输入总是同样的输出。",
    "Reads performance-target tables of project expenditure, checks them against a rulebook and "
    "prints every violation with its place, its basis and its remedy. It needs no network and no "
    "model; the same input always gives the same output.",
)
_EXAMPLES = (
    ("perfcheck 绩效目标表.txt", "核对一张表 Check a table."),
    ("perfcheck 报表/ --fail-on warning", "核对文件夹里的每一张表 Check every table of a folder."),
    ("perfcheck value '≥98%'", "看一个指标值怎样理解 How a value is read."),
    ("perfcheck value -- -5", "以 - 开头的值 A value that begins with a dash."),
    ("perfcheck explain PT303", "看一条规则的来由和改法 A rule in full."),
)
_ENVIRONMENT = (
    ("NO_COLOR", "不用颜色 No colour, if not empty."),
    (
        "PERFCHECK_CACHE_DIR",
        "编译好的规则存放的文件夹；空：不存 Where compiled rules are kept between runs; empty: "
        "nowhere.",
    ),
    ("PERFCHECK_DEBUG", "程序出错时显示全部细节 Show every detail of a defect."),
)
_FILES = (
    ("perfcheck.toml", "表所在文件夹或其上级里的配置 Configuration, in or above a table's folder."),
    ("perfcheck-rules/", "表旁的自有规则 Rules of a unit's own, beside its tables."),
    ("TABLE.suppress.toml", "这张表的豁免 What may stand in this table."),
    ("perfcheck-baseline.json", "接受的现有问题 Findings accepted by perfcheck baseline."),
)
_NO_BREAK = " ，。；：、！？）》”’」』】"
"""What needs no place for a break before it, or must not begin a line."""


def manual(group: click.Group) -> Iterator[str]:
    """The page for ``group`` with all its commands, in UTF-8."""
    yield '.\\" -*- coding: utf-8 -*-\n'
    yield '.\\" Written by perfcheck man; change the help of the commands instead.\n'
    yield f'.TH PERFCHECK 1 "" "perfcheck {__version__}" "perfcheck"\n'
    yield ".ad l\n.nh\n"
    yield _section("NAME")
    # What lists of manual pages show: without places for breaks, which some do not know.
    yield "perfcheck \\- 核对项目支出绩效目标表 check performance\\-target tables\n"
    yield _section("SYNOPSIS")
    yield from _lines(("perfcheck [check] [OPTION]... PATH...", "perfcheck COMMAND [ARGUMENT]..."))
    yield _section("DESCRIPTION")
    for paragraph in _INTRODUCTION:
        yield f".PP\n{_text(paragraph)}\n"
    yield _section("COMMANDS")
    for command, context in _commands(group):
        yield from _command(command, context)
    yield _section("EXAMPLES")
    yield from _tagged(_EXAMPLES)
    yield _section("ENVIRONMENT")
    yield from _tagged(_ENVIRONMENT)
    yield _section("FILES")
    yield from _tagged(_FILES)


def _commands(group: click.Group) -> Iterator[tuple[click.Command, click.Context]]:
    """Every command that can be run, in the order of the help; groups are opened."""

    def below(
        command: click.Command, context: click.Context
    ) -> Iterator[tuple[click.Command, click.Context]]:
        if not isinstance(command, click.Group):
            yield command, context
            return
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from below(inner, click.Context(inner, context, name))

    yield from below(group, click.Context(group, info_name="perfcheck"))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f".SS {_quoted(usage)}\n"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):  # lines that Click leaves as they are
            yield ".PP\n"
            yield from _lines(paragraph.splitlines()[1:])
        else:
            yield f".PP\n{_text(' '.join(paragraph.split()))}\n"
    options = [each for each in command.params if isinstance(each, click.Option)]
    records = [option.get_help_record(context) for option in options]
    yield from _tagged([record for record in records if record])


def _section(title: str) -> str:
    return f".SH {title}\n"


def _tagged(entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    for tag, told in entries:
        yield f".TP\n\\fB{_text(tag)}\\fR\n{_text(told)}\n"


def _lines(lines: Sequence[str]) -> Iterator[str]:
    yield ".nf\n"
    yield from (f"{_text(line)}\n" for line in lines)
    yield ".fi\n"


def _text(text: str) -> str:
    """``text`` as roff takes it: a line that is no request, in which Chinese may break."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = "".join(
        char + "\\:" if char >= "\u2e80" and after not in _NO_BREAK else char
        for char, after in zip(escaped, escaped[1:] + " ", strict=False)
    )
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


def _quoted(text: str) -> str:
    return '"' + _text(text).replace('"', "\\(dq") + '"'
