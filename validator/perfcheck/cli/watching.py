"""``--watch``: check again whenever a file changes that the check reads."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import sleep

from click import UsageError

from perfcheck.cli import terminal
from perfcheck.cli.codes import WRONG
from perfcheck.cli.discovery import SUPPRESSIONS, Surroundings
from perfcheck.cli.files import find
from perfcheck.cli.phrases import phrase

_EVERY = 0.5
"""Seconds between two looks at the files."""
_SETTLING = 0.1
"""Seconds in which a file that is being written must stay as it is."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

State = dict[str, tuple[int, int] | None]
"""Time of change and size of each file; None: it is not there."""


def watch(check: Callable[[], int], paths: Sequence[str], others: Iterable[str], lang: str) -> int:
    """``check`` again and again until Ctrl-C; the status of the last check.

    ``paths`` are what is checked; ``others`` files and folders that the command line names besides.
    Raises UsageError for a command line that is wrong from the beginning, KeyboardInterrupt when
    not even one check was done.
    """
    named = tuple(others)
    status: int | None = None
    try:
        while True:
            before = state(paths, named)
            if sys.stdout is not None and sys.stdout.isatty():
                terminal.write([_CLEAR])
            terminal.say(phrase(lang, "watch-checked", terminal.now().replace("T", " ")))
            status = _checked(check, status is None, lang)
            terminal.say(phrase(lang, "watch-waits"))
            _wait(before, paths, named)
    except KeyboardInterrupt:
        if status is None:
            raise
        return status


def state(paths: Sequence[str], others: Iterable[str]) -> State:
    """How everything stands that the check of ``paths`` reads: the tables, what is stated beside
    them, and the configuration and rules around them.
    """
    return {path: _stat(path) for path in _read(paths, others)}


def _read(paths: Sequence[str], others: Iterable[str]) -> Iterator[str]:
    around = Surroundings()
    folders: set[str] = set()
    for found in find(paths, "zh"):
        name = found if isinstance(found, str) else found.path
        yield name
        yield name + SUPPRESSIONS
        folders.add(os.path.dirname(os.path.abspath(name)))
    for folder in sorted(folders):
        if config := around.config(folder):
            yield config
        if rules := around.rules(folder):
            yield from _below(rules)
    for other in others:
        yield from _below(other)


def _below(path: str) -> Iterator[str]:
    """A file or folder, and all files in that."""
    yield path
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)


def _stat(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def _checked(check: Callable[[], int], first: bool, lang: str) -> int:
    """The status of one check; what is wrong with a file of rules may be mended while it runs."""
    try:
        return check()
    except UsageError as error:
        if first:
            raise
        return _told(error, lang)
    except Exception as error:
        return _told(error, lang)


def _told(error: Exception, lang: str) -> int:
    from perfcheck.cli.trouble import told

    terminal.say(told(error, lang))
    return WRONG


def _wait(before: State, paths: Sequence[str], others: Sequence[str]) -> None:
    """Return when something is no longer as ``before``, and has settled."""
    while (now := state(paths, others)) == before:
        sleep(_EVERY)
    while True:
        sleep(_SETTLING)
        after = state(paths, others)
        if after == now:
            return
        now = after
