"""What to tell the user of an error that ended a command."""

import os
import sys

from perfcheck.cli import terminal
from perfcheck.cli.phrases import phrase


def told(error: Exception, lang: str) -> str:
    """The message for wrong usage, for faulty rule files, or for a defect of perfcheck."""
    import click

    from perfcheck.cli.usage import usage_message
    from perfcheck.rulebook.errors import RulebookError, RulebookErrors

    if isinstance(error, click.UsageError):
        return usage_message(error, lang)
    if isinstance(error, RulebookError | RulebookErrors):
        return error.text(lang)
    return defect_message(error, lang)


def defect_message(error: Exception, lang: str) -> str:
    """What to tell of an error that perfcheck did not foresee; with PERFCHECK_DEBUG the
    traceback goes before it.
    """
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    if terminal.debugging():
        traceback.print_exception(error, file=sys.stderr)
    return phrase(lang, "defect", f"{type(error).__name__}: {error} ({where})")
