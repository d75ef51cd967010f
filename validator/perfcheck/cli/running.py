"""Checks the inputs of a command line, one after the other, each as it is to be checked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck import engine
from perfcheck.cli import terminal
from perfcheck.cli.codes import WRONG
from perfcheck.cli.collector import Held
from perfcheck.cli.files import Given, PassedOver, gather
from perfcheck.cli.phrases import phrase
from perfcheck.cli.setups import Asked, Setup, Setups
from perfcheck.finding import FailOn, InputReport, Outcomes, Report
from perfcheck.report.excerpt import visible

if TYPE_CHECKING:
    from perfcheck.cli.fixing import Fixing
    from perfcheck.rulebook.texts import RuleText
    from perfcheck.table.model import Table


class Run:
    """One run over inputs. Afterwards ``defect`` tells whether perfcheck itself failed, and
    ``ran`` which rules ran on each input (path → codes)."""

    def __init__(self, asked: Asked) -> None:
        self._setups = Setups(asked)
        self.lang = asked.lang
        self.quiet = False
        """Whether to leave untold what is neither a finding nor trouble with an input."""
        self.defect = False
        self.ran: dict[str, list[str]] = {}
        self.fixing: Fixing | None = None
        """What to do with fixes; None: nothing."""
        self.previous: Sequence[Table] = ()
        """Last year's tables."""

    def over(self, paths: Sequence[str]) -> Report:
        """The report of everything that ``paths`` name. Trouble with an input is told at once,
        files of folders that were passed over and suppressions that do nothing at the end.

        Raises RulebookError, RulebookErrors and UsageError for faulty configuration and rules.
        """
        passed = PassedOver()
        with Held() as held:
            inputs = held.clearing(gather(paths, self.lang, passed))
            report = engine.merge(self._report(given) for given in inputs)
        if passed.count and not self.quiet:
            terminal.say(phrase(self.lang, "note", _passed_over(passed, self.lang)))
        if not report.stale:
            return report
        from perfcheck.suppress import settle, told

        report = settle(report)
        for each in report.stale:
            terminal.say(phrase(self.lang, "note", visible(told(each, self.lang))))
        return report

    def rule_texts(self, report: Report) -> "Mapping[str, RuleText]":
        """The words of the rules that ran on the inputs of ``report``, by code."""
        from perfcheck.rulebook.texts import rule_texts

        told: dict[str, RuleText] = {}
        seen: set[tuple[int, int]] = set()
        for entry in report.inputs:
            rulebook, options, _ = self._setups.of(entry.path)
            same = (id(rulebook), id(options.rules))
            if same not in seen:
                seen.add(same)
                told = {**rule_texts(rulebook, options.rules), **told}
        return dict(sorted(told.items()))

    def status(self, report: Report, fail_on: FailOn) -> int:
        """The exit status of the run: wrong when perfcheck failed or could not write a file that
        it was to mend, else that of the report.
        """
        failed = self.defect or (self.fixing is not None and self.fixing.failed)
        return WRONG if failed else report.return_code(fail_on)

    def _report(self, given: Given | InputReport) -> Report:
        setup = self._setups.of(given.name if isinstance(given, Given) else given.path)
        if self.previous:
            setup = setup._replace(options=setup.options._replace(previous=self.previous))
        if isinstance(given, Given):
            report = self._suppressed(self._check(given, setup), setup)
            mended = self._mended(given, report, setup) if self.fixing else None
            if mended is not None:
                report = self._suppressed(self._check(mended, setup), setup)
        else:
            report = self._suppressed(_not_checked(given, setup), setup)
        for entry in report.inputs:
            if entry.status != "checked":
                message = f"{visible(entry.path)}: {entry.message}"
                terminal.say(phrase(self.lang, "error", message))
        return report

    def _suppressed(self, report: Report, setup: Setup) -> Report:
        if not setup.suppress:
            return report
        from perfcheck.suppress import suppress

        ran = {name for rule in setup.options.rules or () for name in (rule.code, rule.name)}
        return suppress(report, setup.suppress, ran, terminal.today())

    def _mended(self, given: Given, report: Report, setup: Setup) -> Given | None:
        """The file as it is once it is mended; None when nothing was."""
        try:
            assert self.fixing is not None
            return self.fixing.fix(given, report, setup.rulebook, setup.options)
        except Exception as error:  # the file is as it was
            from perfcheck.cli.trouble import defect_message

            self.defect = True
            terminal.say(defect_message(error, self.lang))
            return None

    def _check(self, given: Given, setup: Setup) -> Report:
        self.ran[given.name] = [rule.code for rule in setup.options.rules or ()]
        try:
            return engine.check_content(given.content, given.name, setup.rulebook, setup.options)
        except Exception as error:  # a defect met in one table must not hide the others
            from perfcheck.cli.trouble import defect_message

            self.defect = True
            terminal.say(defect_message(error, self.lang))
            message = phrase(self.lang, "defect-short")
            entry = InputReport(given.name, None, None, "unreadable", message=message)
            return _not_checked(entry, setup)


def _passed_over(passed: PassedOver, lang: str) -> str:
    names = ("、", ", ")[lang == "en"].join(map(visible, passed.names))
    more = "" if passed.count == len(passed.names) else (" 等", ", …")[lang == "en"]
    return phrase(lang, "passed-over", passed.count, names + more)


def _not_checked(entry: InputReport, setup: Setup) -> Report:
    """The report of an input that never reached the engine."""
    return Report(
        profile=setup.rulebook.profile,
        rulebook_sha256=setup.rulebook.sha256,
        rules=len(setup.options.rules or ()),
        lang=setup.options.lang,
        inputs=(entry,),
        findings=(),
        not_checked=(),
        outcomes=Outcomes(),
        sources={},
    )
