"""What ``perfcheck check`` does: read, check, report. Its options are read in check.py.

A command line of paths alone comes straight here: with no option to read it needs no Click, which
takes longer to import than a table takes to check.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.cli import terminal
from perfcheck.cli.codes import WRONG
from perfcheck.cli.files import Given, gather
from perfcheck.cli.phrases import phrase
from perfcheck.finding import FailOn, InputReport, Outcomes, Report
from perfcheck.report import View, render
from perfcheck.report.excerpt import visible

if TYPE_CHECKING:
    from perfcheck.cli.options import Lang
    from perfcheck.engine import Options
    from perfcheck.rulebook import Rulebook


def check_paths(
    paths: Sequence[str],
    *,
    form: str = "text",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: FailOn = "error",
    profile: str = "general",
    rules: Sequence[str] = (),
    lang: "Lang" = "zh",
    statistics: bool = False,
    quiet: bool = False,
    no_color: bool = False,
) -> int:
    """Check what ``paths`` name and print the report; the exit status.

    The parameters are the options of ``perfcheck check``, with the same defaults.
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
            from perfcheck.cli.trouble import defect_message

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
