"""``perfcheck check``: read, check, report."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from perfcheck.cli import terminal
from perfcheck.cli.app import defect_message
from perfcheck.cli.files import Given, gather
from perfcheck.cli.options import LANG, PROFILE, RULES, WRONG, Lang
from perfcheck.cli.phrases import phrase
from perfcheck.finding import FailOn, InputReport, Outcomes, Report
from perfcheck.report import FORMATS, View, render
from perfcheck.report.excerpt import visible

if TYPE_CHECKING:
    from perfcheck.engine import Options
    from perfcheck.rulebook import Rulebook


def _codes(context: click.Context, param: click.Parameter, values: Sequence[str]) -> list[str]:
    """``--select PT3,PT401 --select year-missing`` as one list."""
    return [code for value in values for part in value.split(",") if (code := part.strip())]


@click.command("check", short_help="核对绩效目标表 Check tables")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="输出格式 Output format [text]",
)
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODE,...",
    help="只用这些规则：代码、前缀或名称 Only these rules",
)
@click.option(
    "--ignore", multiple=True, callback=_codes, metavar="CODE,...", help="不用这些规则 Not these"
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    help="达到此级别时退出状态为 1 Exit 1 from here on [error]",
)
@PROFILE
@RULES
@LANG
@click.option("--statistics", is_flag=True, help="统计各规则的问题数 Count findings per rule")
@click.option("--quiet", is_flag=True, help="只列问题，不要小结 Findings only, no summary")
@click.option("--no-color", is_flag=True, help="不用颜色 No colour")
def command(
    paths: tuple[str, ...],
    form: str,
    select: list[str],
    ignore: list[str],
    fail_on: FailOn,
    profile: str,
    rules: tuple[str, ...],
    lang: Lang,
    statistics: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """核对绩效目标表，列出问题、依据和改法。

    Check performance-target tables and print every violation.

    PATH 是文件、文件夹或 - (标准输入)。A file, a folder, or - for standard input.

    \b
    退出状态 Exit status:
      0  没有达到 --fail-on 的问题 nothing at or above --fail-on
      1  有 findings at or above it
      2  用法、配置或规则文件有误 wrong usage, configuration or rule file
      3  有输入读不了或没有表 an input unreadable or without a table
    """
    from perfcheck.cli.rulebooks import load
    from perfcheck.engine import Options, merge

    rulebook = load(rules, profile, lang)
    run = _Run(rulebook, Options(rulebook.select(select, ignore), lang))
    report = merge(run.report(given) for given in gather(paths, lang))
    if form == "json":
        terminal.write_utf8()
    color = not no_color and terminal.wants_color(sys.stdout)
    terminal.write(render(report, form, View(color, quiet, statistics)))
    return WRONG if run.defect else report.return_code(fail_on)


class _Run:
    """Checks one input after the other, and remembers whether perfcheck itself failed."""

    def __init__(self, rulebook: "Rulebook", options: "Options") -> None:
        self._rulebook = rulebook
        self._options = options
        self.defect = False

    def report(self, given: Given | InputReport) -> Report:
        """What came of one input. Trouble with it is told at once."""
        lang = self._options.lang
        report = self._check(given) if isinstance(given, Given) else self._not_checked(given)
        for entry in report.inputs:
            if entry.status != "checked":
                terminal.say(phrase(lang, "error", f"{visible(entry.path)}: {entry.message}"))
        return report

    def _check(self, given: Given) -> Report:
        from perfcheck.engine import check_content

        try:
            return check_content(given.content, given.name, self._rulebook, self._options)
        except Exception as error:  # a defect met in one table must not hide the others
            self.defect = True
            lang = self._options.lang
            terminal.say(defect_message(error, lang))
            message = phrase(lang, "defect-short")
            return self._not_checked(
                InputReport(given.name, None, None, "unreadable", message=message)
            )

    def _not_checked(self, entry: InputReport) -> Report:
        """The report of an input that never reached the engine."""
        return Report(
            profile=self._rulebook.profile,
            rulebook_sha256=self._rulebook.sha256,
            rules=len(self._options.rules or ()),
            lang=self._options.lang,
            inputs=(entry,),
            findings=(),
            not_checked=(),
            outcomes=Outcomes(),
            sources={},
        )
