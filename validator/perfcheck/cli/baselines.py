"""Reads and writes baseline files."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from perfcheck.cli.phrases import phrase

if TYPE_CHECKING:
    from perfcheck.baseline import Accepted, Label


def load_baseline(file: str, lang: str) -> tuple["Accepted", ...]:
    """The entries of a baseline file. Raises RulebookError and UsageError."""
    from perfcheck.baseline import read_baseline

    try:
        with open(file, "rb") as opened:
            content = opened.read()
    except OSError as error:
        from click import UsageError

        from perfcheck.cli.reasons import reason

        raise UsageError(phrase(lang, "baseline-trouble", file, reason(error, lang))) from error
    return read_baseline(file, content)


def label_from(file: str) -> "Label":
    """What the baseline in ``file`` calls inputs."""
    folder = os.path.dirname(os.path.abspath(file))

    def label(path: str) -> str:
        if path == "-":
            return path
        full = os.path.abspath(path)
        with suppress(ValueError):  # another drive
            full = os.path.relpath(full, folder)
        return full.replace(os.sep, "/")

    return label


def write_baseline(file: str, entries: tuple["Accepted", ...], lang: str) -> None:
    """Write whole or not at all. Raises UsageError."""
    from perfcheck.baseline import baseline_text

    temporary = f"{file}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(baseline_text(entries))
        os.replace(temporary, file)
    except OSError as error:
        from click import UsageError

        from perfcheck.cli.reasons import reason

        raise UsageError(phrase(lang, "baseline-unwritten", file, reason(error, lang))) from error
