"""Checks the inputs of a command line, each as it is to be checked."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck import data, engine
from perfcheck.cli import terminal
from perfcheck.cli.codes import WRONG
from perfcheck.cli.collector import Held
from perfcheck.cli.files import Given, PassedOver, find, read
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
        self.asked = asked
        self._setups = Setups(asked)
        self._codes: dict[int, Sequence[str]] = {}
        self.lang = asked.lang
        self.quiet = False
        """Whether to leave untold what is neither a finding nor trouble with an input."""
        self.jobs = 0
        """In how many processes to check; 0: as it pays."""
        self.say: Callable[[str], None] = terminal.say
        self.defect = False
        self.ran: dict[str, Sequence[str]] = {}
        self.today: str | None = None
        """The day that decides which suppressions have expired, as 2026-03-01; None: today."""
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
        report = self._all(list(find(paths, self.lang, passed)))
        if passed.count and not self.quiet:
            terminal.say(phrase(self.lang, "note", _passed_over(passed, self.lang)))
        return self._settled(report)

    def over_found(self, found: Sequence[str | InputReport]) -> Report:
        """The report of files that are known, as `over` gives it."""
        return self._settled(self._all(found))

    def _all(self, found: Sequence[str | InputReport]) -> Report:
        if len(found) == 1:
            return self.few(found)
        from perfcheck.cli.many import check_several

        return check_several(self, found)

    def _settled(self, report: Report) -> Report:
        if not report.stale:
            return report
        from perfcheck.suppress import settle, told

        report = settle(report)
        for each in report.stale:
            terminal.say(phrase(self.lang, "note", visible(told(each, self.lang))))
        return report

    def few(self, found: Sequence[str | InputReport]) -> Report:
        """The report of inputs so few that all is held in memory."""
        with Held() as held:
            inputs = held.clearing(iter(found))
            return engine.merge(
                self.check(read(each, self.lang) if isinstance(each, str) else each)
                for each in inputs
            )

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

    def ready(self, name: str) -> Setup:
        """How the input called ``name`` is checked. Raises as `over` does."""
        setup = self._setups.of(name)
        if self.previous:
            setup = setup._replace(options=setup.options._replace(previous=self.previous))
        rules = setup.options.rules or ()
        if id(rules) not in self._codes:
            self._codes[id(rules)] = tuple(rule.code for rule in rules)
        self.ran[name] = self._codes[id(rules)]
        return setup

    def check(self, given: Given | InputReport) -> Report:
        """The report of one input; what there is to say of it goes to ``say``."""
        if isinstance(given, Given):
            setup = self.ready(given.name)
            report = self._suppressed(self._check(given, setup), setup)
            mended = self._mended(given, report, setup) if self.fixing else None
            if mended is not None:
                report = self._suppressed(self._check(mended, setup), setup)
        else:
            report = _not_checked(given, self._setups.of(given.path))
        for entry in report.inputs:
            if entry.status != "checked":
                message = f"{visible(entry.path)}: {entry.message}"
                self.say(phrase(self.lang, "error", message))
        return report

    def _suppressed(self, report: Report, setup: Setup) -> Report:
        if not setup.suppress:
            return report
        from perfcheck.suppress import suppress

        ran = {name for rule in setup.options.rules or () for name in (rule.code, rule.name)}
        return suppress(report, setup.suppress, ran, self.today or terminal.today())

    def _mended(self, given: Given, report: Report, setup: Setup) -> Given | None:
        """The file as it is once it is mended; None when nothing was."""
        try:
            assert self.fixing is not None
            return self.fixing.fix(given, report, setup.rulebook, setup.options)
        except Exception as error:  # the file is as it was
            from perfcheck.cli.trouble import defect_message

            self.defect = True
            self.say(defect_message(error, self.lang))
            return None

    def _check(self, given: Given, setup: Setup) -> Report:
        try:
            return engine.check_content(given.content, given.name, setup.rulebook, setup.options)
        except Exception as error:  # a defect met in one table must not hide the others
            from perfcheck.cli.trouble import defect_message

            self.defect = True
            self.say(defect_message(error, self.lang))
            message = phrase(self.lang, "defect-short")
            entry = InputReport(given.name, None, None, "unreadable", message=message)
            return _not_checked(entry, setup)

    def __reduce__(self) -> "tuple[Callable[..., Run], tuple[object, ...]]":
        """For another process, which makes its own of all but this."""
        return _again, (self.asked, self.previous, self.today, data.cache_folder)


def _again(
    asked: Asked, previous: "Sequence[Table]", today: str | None, cache_folder: str | None
) -> Run:
    data.cache_folder = cache_folder
    run = Run(asked)
    run.previous, run.today = previous, today
    return run


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
