"""What ``perfcheck check`` does: read, check, report. Its options are read in check.py.

A command line of paths alone comes straight here: with no option to read it needs no Click, which
takes longer to import than a table takes to check.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.cli import terminal
from perfcheck.cli.codes import WRONG
from perfcheck.cli.running import Run
from perfcheck.cli.setups import Asked
from perfcheck.finding import FailOn
from perfcheck.report import View, render

if TYPE_CHECKING:
    from perfcheck.cli.options import Lang


def check_paths(
    paths: Sequence[str],
    *,
    form: str = "text",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: FailOn = "error",
    profile: str | None = None,
    rules: Sequence[str] = (),
    config: str | None = None,
    isolated: bool = False,
    show_suppressed: bool = False,
    lang: "Lang" = "zh",
    statistics: bool = False,
    quiet: bool = False,
    no_color: bool = False,
) -> int:
    """Check what ``paths`` name and print the report; the exit status.

    The parameters are the options of ``perfcheck check``, with the same defaults.
    """
    run = Run(Asked(profile, select, ignore, rules, config, isolated, lang))
    report = run.over(paths)
    if form == "json":
        terminal.write_utf8()
    color = not no_color and terminal.wants_color(sys.stdout)
    terminal.write(render(report, form, View(color, quiet, statistics, show_suppressed)))
    return WRONG if run.defect else report.return_code(fail_on)
