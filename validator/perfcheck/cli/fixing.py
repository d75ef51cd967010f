"""``--fix``, ``--unsafe-fixes`` and ``--diff``: from the fixes of a report to the file.

What was done is told on standard error, the report stays alone on standard output. A file is
written whole or not at all.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from perfcheck.cli import terminal
from perfcheck.cli.files import Given
from perfcheck.cli.phrases import phrase
from perfcheck.cli.reasons import reason
from perfcheck.finding import Finding, Report
from perfcheck.report.excerpt import visible
from perfcheck.report.words import WORDS, about, counted

if TYPE_CHECKING:
    from perfcheck.cli.options import Lang
    from perfcheck.engine import Options
    from perfcheck.fix.mend import Mended, Refused
    from perfcheck.rulebook import Rulebook


class Fixing:
    """What to do with fixes. ``unsafe``: apply those too; ``diff``: show them and write nothing."""

    def __init__(self, lang: "Lang", *, unsafe: bool = False, diff: bool = False) -> None:
        self._lang = lang
        self._unsafe = unsafe
        self.diff = diff
        self.failed = False
        """Whether a file that was to be written could not be."""
        self.shown: Callable[[Report], Report] = lambda report: report
        """Leaves the findings out that are accepted as they are."""
        self._chosen = self._unsafe_left = 0

    def fix(
        self, given: Given, report: Report, rulebook: "Rulebook", options: "Options"
    ) -> Given | None:
        """Mend the file of ``report``, the check of ``given``. The file as it now is, to be checked
        again; None when it is as it was.
        """
        from perfcheck.fix.rounds import mend_in_rounds

        chosen, left = [], 0
        for finding in self.shown(report).findings:
            if finding.fix and (self._unsafe or finding.fix.applicability == "safe"):
                chosen.append(finding)
            elif finding.fix:
                left += 1
        self._chosen += len(chosen)
        self._unsafe_left += left
        if not chosen:
            return None
        mended = mend_in_rounds(given.content, given.name, chosen, rulebook, options)
        if self.diff:
            self._say_refused(given.name, mended.refused)
            terminal.write(_diff(given, mended, report.sources[given.name].encoding))
            return None
        if mended.applied and not self._written(given, mended):
            return None
        self._say_applied(given.name, mended.applied)
        self._say_refused(given.name, mended.refused)
        return Given(given.name, mended.content) if mended.applied else None

    def say_if_none(self) -> None:
        """Tell that there is no diff to show of any file: silence could be a defect as well."""
        if self._chosen or not self.diff:
            return
        slug = "fix-none-safe" if self._unsafe_left else "fix-none"
        terminal.say(phrase(self._lang, slug, self._unsafe_left))

    def _written(self, given: Given, mended: "Mended") -> bool:
        try:
            same = replace_content(given.name, given.content, mended.content)
        except OSError as error:
            why = reason(error, self._lang)
        else:
            if same:
                return True
            why = phrase(self._lang, "fix-changed")
        self.failed = True
        message = phrase(self._lang, "fix-unwritten", visible(given.name), why)
        terminal.say(phrase(self._lang, "error", message))
        return False

    def _say_applied(self, name: str, applied: Sequence[Finding]) -> None:
        if not applied:
            return
        terminal.say(phrase(self._lang, "fixed", visible(name), self._number(applied)))
        for finding in applied:
            title = finding.fix.title if finding.fix else ""
            terminal.say(f"  {self._about(finding)}{WORDS[self._lang].colon}{visible(title)}")

    def _say_refused(self, name: str, refused: Sequence["Refused"]) -> None:
        if not refused:
            return
        findings = [each.finding for each in refused]
        terminal.say(phrase(self._lang, "not-fixed", visible(name), self._number(findings)))
        for finding, cause, codes in refused:
            slug = "fix-unproven-codes" if codes else f"fix-{cause}"
            told = phrase(self._lang, slug, WORDS[self._lang].items.join(codes))
            terminal.say(f"  {self._about(finding)}{WORDS[self._lang].colon}{told}")

    def _number(self, findings: Sequence[Finding]) -> str:
        return counted(WORDS[self._lang], "fix", len(findings))

    def _about(self, finding: Finding) -> str:
        words = WORDS[self._lang]
        return f"{finding.code} {visible(about(finding.subject, 1, words))}"


def replace_content(path: str, old: bytes, new: bytes) -> bool:
    """Put ``new`` in the place of the file's content, with the same mode; all of it or nothing.

    False, and nothing written, when the content is no longer ``old``. A link stays a link. Raises
    OSError when the file cannot be written.
    """
    import tempfile
    from contextlib import suppress
    from stat import S_IMODE

    real = os.path.realpath(path)
    with open(real, "r+b") as file:  # a file that may not be written must not be replaced
        if file.read() != old:
            return False
        before = os.fstat(file.fileno())
    handle, temporary = tempfile.mkstemp(prefix=".perfcheck-", dir=os.path.dirname(real))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # only the owner of the folder may give files away
                os.chown(temporary, before.st_uid, before.st_gid)
        os.chmod(temporary, S_IMODE(before.st_mode))
        os.replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return True


def _diff(given: Given, mended: "Mended", encoding: str) -> Iterator[str]:
    """What would change, as a unified diff; on a terminal with control characters made visible."""
    from difflib import unified_diff

    texts = [content.decode(encoding) for content in (given.content, mended.content)]
    old, new = ([f"{line}\n" for line in text.split("\n")] for text in texts)
    for lines, text in zip((old, new), texts, strict=True):
        if text.endswith("\n"):
            lines.pop()
        else:
            lines[-1] = lines[-1] + "\\ No newline at end of file\n"
    shown = sys.stdout is not None and sys.stdout.isatty()
    for line in unified_diff(old, new, given.name, given.name):
        yield f"{visible(line.rstrip())}\n" if shown else line
