"""What ``perfcheck check`` does: read, check, report. Its options are read in check.py.

A command line of paths alone comes straight here: with no option to read it needs no Click, which
takes longer to import than a table takes to check.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.cli import terminal
from perfcheck.cli.codes import NOT_CHECKED, WRONG
from perfcheck.cli.phrases import phrase
from perfcheck.cli.running import Run
from perfcheck.cli.setups import Asked
from perfcheck.finding import FailOn, Report
from perfcheck.report import View, needs_rules, render

if TYPE_CHECKING:
    from perfcheck.cli.fixing import Fixing
    from perfcheck.cli.options import Lang
    from perfcheck.cli.outputs import Outputs


def check_paths(
    paths: Sequence[str],
    *,
    form: str | None = None,
    reports: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: FailOn = "error",
    profile: str | None = None,
    rules: Sequence[str] = (),
    config: str | None = None,
    isolated: bool = False,
    baseline: str | None = None,
    previous: str | None = None,
    show_suppressed: bool = False,
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    jobs: int = 0,
    lang: "Lang" = "zh",
    statistics: bool = False,
    full: bool = False,
    output_width: int | None = None,
    quiet: bool = False,
    no_color: bool = False,
) -> int:
    """Check what ``paths`` name and print the report; the exit status.

    The parameters are the options of ``perfcheck check``, with the same defaults.
    """
    run = Run(Asked(profile, select, ignore, rules, config, isolated, lang))
    run.quiet, run.jobs = quiet, jobs
    form = form or ("github" if terminal.on_github() else "text")
    outputs = outputs_of(reports, (*paths, baseline, previous, config), lang)
    if previous is not None:
        from perfcheck.cli.previous import load_previous

        tables = load_previous(previous, lang)
        if tables is None:
            return NOT_CHECKED
        run.previous = tables
    if fix or unsafe_fixes or diff:
        run.fixing = fixing_for(paths, lang, unsafe_fixes, diff)
    report = run.over(paths) if baseline is None else against_baseline(run, paths, baseline)
    if run.fixing and not quiet and any(each.status == "checked" for each in report.inputs):
        run.fixing.say_if_none()
    explained = needs_rules(form) or (outputs is not None and outputs.need_rules())
    rules_told = run.rule_texts(report) if explained else {}
    view = View(False, quiet, statistics, show_suppressed, rules_told, terminal.now(), full)
    if form == "json" or outputs is not None:
        from perfcheck.cli.recorded import options_of

        view = view._replace(options=options_of(run, report, previous, baseline))
    if not (run.fixing and run.fixing.diff):  # the diff takes the place of the report
        if form not in ("text", "concise"):
            terminal.write_utf8()
        color = not no_color and terminal.wants_color(sys.stdout)
        width = terminal.columns(sys.stdout) if output_width is None else output_width
        terminal.write(render(report, form, view._replace(color=color, width=width)))
        if form == "github":
            from perfcheck.cli.job_summary import append_summary

            append_summary(report, view)
    if outputs is not None:
        outputs.write(report, view)
        if outputs.failed:
            return WRONG
    return run.status(report, fail_on)


def outputs_of(
    reports: Sequence[str], read: Sequence[str | None], lang: "Lang"
) -> "Outputs | None":
    """Where ``--report`` asks reports to go. Raises UsageError, also for one of the files that
    the command line has ``read``.
    """
    if not reports:
        return None
    from perfcheck.cli.outputs import Outputs

    return Outputs(reports, read, lang)


def fixing_for(paths: Sequence[str], lang: "Lang", unsafe: bool, diff: bool) -> "Fixing":
    """What ``--fix``, ``--unsafe-fixes`` and ``--diff`` ask for; the latter of the three goes
    before the others. Raises UsageError for standard input, which cannot be written.
    """
    from perfcheck.cli.fixing import Fixing

    if "-" in paths and not diff:
        import click

        raise click.UsageError(phrase(lang, "fix-stdin"))
    return Fixing(lang, unsafe=unsafe, diff=diff)


def against_baseline(run: Run, paths: Sequence[str], file: str) -> Report:
    """The report of ``paths`` without the findings that the baseline in ``file`` accepts.

    Raises RulebookError and UsageError for a baseline that cannot be read.
    """
    from perfcheck.baseline import accept
    from perfcheck.cli.baselines import label_from, load_baseline

    entries = load_baseline(file, run.lang)  # before the tables: a wrong file is soon told
    label = label_from(file)
    if run.fixing:
        run.fixing.shown = lambda report: accept(report, entries, label)
    return accept(run.over(paths), entries, label)
