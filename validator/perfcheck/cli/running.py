"""Checks the inputs of a command line, one after the other, each as it is to be checked."""

from collections.abc import Sequence

from perfcheck import engine
from perfcheck.cli import terminal
from perfcheck.cli.files import Given, gather
from perfcheck.cli.phrases import phrase
from perfcheck.cli.setups import Asked, Setup, Setups
from perfcheck.finding import InputReport, Outcomes, Report
from perfcheck.report.excerpt import visible


class Run:
    """One run over inputs. ``defect`` tells afterwards whether perfcheck itself failed."""

    def __init__(self, asked: Asked) -> None:
        self._setups = Setups(asked)
        self._lang = asked.lang
        self.defect = False

    def over(self, paths: Sequence[str]) -> Report:
        """The report of everything that ``paths`` name. Trouble with an input is told at once,
        suppressions that do nothing at the end.

        Raises RulebookError, RulebookErrors and UsageError for faulty configuration and rules.
        """
        report = engine.merge(self._report(given) for given in gather(paths, self._lang))
        if not report.stale:
            return report
        from perfcheck.suppress import settle, told

        report = settle(report)
        for each in report.stale:
            terminal.say(phrase(self._lang, "note", visible(told(each, self._lang))))
        return report

    def _report(self, given: Given | InputReport) -> Report:
        setup = self._setups.of(given.name if isinstance(given, Given) else given.path)
        if isinstance(given, Given):
            report = self._check(given, setup)
        else:
            report = _not_checked(given, setup)
        for entry in report.inputs:
            if entry.status != "checked":
                message = f"{visible(entry.path)}: {entry.message}"
                terminal.say(phrase(self._lang, "error", message))
        if not setup.suppress:
            return report
        from perfcheck.suppress import suppress

        ran = {name for rule in setup.options.rules or () for name in (rule.code, rule.name)}
        return suppress(report, setup.suppress, ran, terminal.today())

    def _check(self, given: Given, setup: Setup) -> Report:
        try:
            return engine.check_content(given.content, given.name, setup.rulebook, setup.options)
        except Exception as error:  # a defect met in one table must not hide the others
            from perfcheck.cli.trouble import defect_message

            self.defect = True
            terminal.say(defect_message(error, self._lang))
            message = phrase(self._lang, "defect-short")
            entry = InputReport(given.name, None, None, "unreadable", message=message)
            return _not_checked(entry, setup)


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
