"""What to tell the user of an error that ended a command."""

import errno
import os
import sys

from perfcheck.cli import terminal
from perfcheck.cli.phrases import phrase
from perfcheck.cli.reasons import reason

_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
"""What the system answers when there is no room for what is written; Windows knows no quota."""


def told(error: Exception, lang: str) -> str:
    """The message for wrong usage, for faulty rule files, for output that found no room, or for a
    defect of perfcheck.
    """
    import click

    from perfcheck.cli.usage import usage_message
    from perfcheck.rulebook.errors import RulebookError, RulebookErrors

    if isinstance(error, click.UsageError):
        return usage_message(error, lang)
    if isinstance(error, RulebookError | RulebookErrors):
        return error.text(lang)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return phrase(lang, "error", phrase(lang, "unwritten", reason(error, lang)))
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
