"""``perfcheck baseline``: accept today's findings, and let go of those that are mended."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from perfcheck.cli import terminal
from perfcheck.cli.baselines import label_from, load_baseline, write_baseline
from perfcheck.cli.codes import NOT_CHECKED, WRONG
from perfcheck.cli.options import CONFIG, IGNORE, ISOLATED, LANG, PROFILES, RULES, SELECT, Lang
from perfcheck.cli.phrases import phrase
from perfcheck.cli.setups import Asked
from perfcheck.cli.usage import CommandGroup, UnknownCommand

if TYPE_CHECKING:
    from perfcheck.cli.running import Run
    from perfcheck.finding import Report

_FILE = click.option(
    "--baseline",
    "file",
    default="perfcheck-baseline.json",
    metavar="FILE",
    help="基线文件 The baseline [perfcheck-baseline.json]",
)
_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.group(
    "baseline",
    cls=CommandGroup,
    invoke_without_command=True,
    short_help="接受现有问题，以后只看新的 Accept today's findings",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """接受现有的问题，以后核对时用 --baseline FILE 只看新的。

    Accept today's findings, so that check --baseline FILE shows only new ones.
    """
    if ctx.invoked_subcommand is None:
        raise UnknownCommand("", ctx)


def _options(function: Callable[..., int]) -> Callable[..., int]:
    for option in (LANG, ISOLATED, CONFIG, RULES, PROFILES, IGNORE, SELECT, _FILE, _PATHS):
        function = option(function)
    return function


@command.command("write", short_help="写下现有的问题 Write down today's findings")
@_options
def write(paths: tuple[str, ...], file: str, lang: Lang, **asked: object) -> int:
    """核对各表，把现有的问题写进基线文件；有输入读不了时不写。

    Check the tables and write their findings into the baseline; nothing is written when an input
    cannot be read.
    """
    from perfcheck.baseline import entries_of

    run, report = _checked(paths, lang, asked)
    if (status := _status(run, report)) != 0:
        return status
    entries = entries_of(report, label_from(file))
    write_baseline(file, entries, lang)
    terminal.write([phrase(lang, "baseline-written", file, len(entries)) + "\n"])
    return 0


@command.command("prune", short_help="去掉已改正的问题 Let go of what is mended")
@_options
def prune(paths: tuple[str, ...], file: str, lang: Lang, **asked: object) -> int:
    """核对各表，从基线文件去掉已不存在的问题；从不增加。

    Check the tables and drop from the baseline what is no longer found; nothing is ever added.
    """
    from perfcheck.baseline import prune as pruned

    entries = load_baseline(file, lang)
    run, report = _checked(paths, lang, asked)
    if (status := _status(run, report)) != 0:
        return status
    folder = os.path.dirname(os.path.abspath(file))
    names = {each.input for each in entries if each.input != "-"}
    gone = {name for name in names if not os.path.exists(os.path.join(folder, name))}
    kept = pruned(report, entries, label_from(file), run.ran, gone)
    if len(kept) < len(entries):
        write_baseline(file, kept, lang)
    dropped = len(entries) - len(kept)
    terminal.write([phrase(lang, "baseline-pruned", file, dropped, len(kept)) + "\n"])
    return 0


def _checked(
    paths: tuple[str, ...], lang: Lang, asked: dict[str, object]
) -> tuple["Run", "Report"]:
    from perfcheck.cli.running import Run

    run = Run(Asked(lang=lang, **asked))  # type: ignore[arg-type]
    return run, run.over(paths)


def _status(run: "Run", report: "Report") -> int:
    """0 when everything was checked: a baseline must not rest on half of the tables."""
    if run.defect:
        return WRONG
    unchecked = any(entry.status != "checked" for entry in report.inputs)
    return NOT_CHECKED if unchecked or not report.inputs else 0
