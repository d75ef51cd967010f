"""``perfcheck check``: its options. What it does is told in checking.py."""

from functools import partial

import click

from perfcheck.cli.checking import check_paths
from perfcheck.cli.options import CONFIG, IGNORE, ISOLATED, LANG, PROFILES, RULES, SELECT, Lang
from perfcheck.cli.phrases import phrase
from perfcheck.finding import FailOn
from perfcheck.report import FORMATS


@click.command("check", short_help="核对绩效目标表 Check tables")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="输出格式 Output format [text; GitHub Actions: github]",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    help="另把报告写进文件 Write a report to a file, too",
)
@SELECT
@IGNORE
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    help="达到此级别时退出状态为 1 Exit 1 from here on [error]",
)
@PROFILES
@RULES
@CONFIG
@ISOLATED
@click.option("--baseline", metavar="FILE", help="只列基线文件里没有的问题 New findings only")
@click.option("--previous", metavar="FILE", help="与上年的表对比 Compare with last year's table")
@LANG
@click.option("--fix", is_flag=True, help="改正可安全修复的问题 Apply the safe fixes")
@click.option(
    "--unsafe-fixes", is_flag=True, help="连同需人工判断的修复 Apply those that need a person, too"
)
@click.option("--diff", is_flag=True, help="只显示会怎样改，不改文件 Show fixes, change nothing")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="用几个进程核对多个文件 How many processes check several files [0: as it pays]",
)
@click.option("--watch", is_flag=True, help="文件一改就再核对 Check again when a file changes")
@click.option("--statistics", is_flag=True, help="统计各规则的问题数 Count findings per rule")
@click.option("--full", is_flag=True, help="同一规则的问题也逐条写全 Tell each finding in full")
@click.option(
    "--output-width",
    type=click.IntRange(min=0),
    metavar="N",
    help="文本每行的宽度，0 为不折行 Columns of text, 0: never fold [a terminal's]",
)
@click.option(
    "--show-suppressed", is_flag=True, help="也列出已豁免和在基线中的问题 List what is hidden"
)
@click.option("--quiet", is_flag=True, help="只列问题，不要小结 Findings only, no summary")
@click.option("--no-color", is_flag=True, help="不用颜色 No colour")
def command(
    paths: tuple[str, ...],
    form: str | None,
    reports: tuple[str, ...],
    select: list[str],
    ignore: list[str],
    fail_on: FailOn,
    profile: str | None,
    rules: tuple[str, ...],
    config: str | None,
    isolated: bool,
    baseline: str | None,
    previous: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    jobs: int,
    watch: bool,
    lang: Lang,
    statistics: bool,
    full: bool,
    output_width: int | None,
    show_suppressed: bool,
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
    check = partial(
        check_paths,
        paths,
        form=form,
        reports=reports,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        profile=profile,
        rules=rules,
        config=config,
        isolated=isolated,
        baseline=baseline,
        previous=previous,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        jobs=jobs,
        lang=lang,
        statistics=statistics,
        full=full,
        output_width=output_width,
        show_suppressed=show_suppressed,
        quiet=quiet,
        no_color=no_color,
    )
    if not watch:
        return check()
    if "-" in paths or fix or unsafe_fixes:
        raise click.UsageError(phrase(lang, "watch-stdin" if "-" in paths else "watch-fix"))
    from perfcheck.cli import watching

    others = [path for path in (baseline, previous, config, *rules) if path]
    return watching.watch(check, paths, others, lang)
