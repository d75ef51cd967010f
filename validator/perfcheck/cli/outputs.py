"""``--report FORMAT=FILE``: the files that a report is written to, beside the main output."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from stat import S_IMODE, S_ISREG

from click import UsageError

from perfcheck.cli import terminal
from perfcheck.cli.nearby import suggesting
from perfcheck.cli.phrases import phrase
from perfcheck.cli.reasons import reason
from perfcheck.finding import Report
from perfcheck.report import FORMATS, KINDS, View, needs_rules, render_file
from perfcheck.struct import Struct


class Output(Struct):
    """A file and the format of the report in it."""

    form: str
    file: str


class Outputs:
    """Where reports go. Whatever can be known to be wrong is told before anything is checked.

    ``read`` are files of the command line that a report must not be written over. Raises
    UsageError.
    """

    def __init__(self, asked: Sequence[str], read: Iterable[str | None], lang: str) -> None:
        self._lang = lang
        self.failed = False
        """Whether a file could not be written."""
        self._all: list[Output] = []
        taken = {_identity(file) for file in read if file}
        written: set[str] = set()
        for text in asked:
            output = self._understood(text)
            same = _identity(output.file)
            if same in taken:
                raise self._wrong("report-input", output.file)
            if same in written:
                raise self._wrong("report-twice", output.file)
            written.add(same)
            self._all.append(output)

    def need_rules(self) -> bool:
        """Whether one of the formats explains rules."""
        return any(needs_rules(output.form) for output in self._all)

    def write(self, report: Report, view: View) -> None:
        """Write every file, each whole or not at all; trouble with one is told and stops none."""
        inputs = {_identity(entry.path) for entry in report.inputs}
        for form, file in self._all:
            if _identity(file) in inputs:  # one found in a folder
                self._say(phrase(self._lang, "report-input", file))
                continue
            try:
                _write_whole(file, render_file(report, form, view, file))
            except OSError as error:
                self._say(phrase(self._lang, "report-unwritten", file, reason(error, self._lang)))
            except Exception as error:
                from perfcheck.cli.trouble import defect_message

                self.failed = True
                terminal.say(defect_message(error, self._lang))

    def _say(self, message: str) -> None:
        self.failed = True
        terminal.say(phrase(self._lang, "error", message))

    def _understood(self, text: str) -> Output:
        form, equals, file = text.partition("=")
        if not equals or not file:
            raise self._wrong("report-shape", text)
        if form not in FORMATS:
            message = phrase(self._lang, "report-format", form, ", ".join(FORMATS))
            raise UsageError(suggesting(message, form, list(FORMATS), self._lang))
        if file == "-":
            raise self._wrong("report-stdout", form)
        endings = KINDS.get(form, {})
        if endings and not file.lower().endswith(tuple(endings)):
            raise self._wrong("report-ending", file, form, ", ".join(endings))
        folder = os.path.dirname(os.path.abspath(file))
        if os.path.isdir(file):
            raise self._wrong("report-unwritten", file, phrase(self._lang, "report-folder"))
        if not os.path.isdir(folder):
            raise self._wrong("report-unwritten", file, phrase(self._lang, "no-folder", folder))
        if not os.access(folder, os.W_OK) and not _is_special(file):
            raise self._wrong("report-unwritten", file, phrase(self._lang, "report-forbidden"))
        return Output(form, file)

    def _wrong(self, name: str, *values: object) -> UsageError:
        return UsageError(phrase(self._lang, name, *values))


def _identity(file: str) -> str:
    return os.path.normcase(os.path.realpath(file))


def _is_special(file: str) -> bool:
    """Whether there is a file of this name that is a pipe or a device."""
    return os.path.exists(file) and not S_ISREG(os.stat(file).st_mode)


def _write_whole(file: str, pieces: Iterable[bytes]) -> None:
    """Write to a file beside it, then put that in its place: a reader never sees half of it. A
    link stays a link and a mode stays as it was; a pipe or a device is written to as it is.
    """
    real = os.path.realpath(file)
    if _is_special(real):
        with open(real, "wb") as opened:
            opened.writelines(pieces)
        return
    temporary = os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.{os.getpid()}")
    try:
        with open(temporary, "xb") as opened:
            opened.writelines(pieces)
        with suppress(OSError):
            os.chmod(temporary, S_IMODE(os.stat(real).st_mode))
        os.replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
