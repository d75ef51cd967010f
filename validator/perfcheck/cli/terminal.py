"""Streams, colour and folders of the machine perfcheck runs on."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

_CHUNK = 1 << 16
"""How many characters are written at once."""


def prepare_streams() -> None:
    """Make sure that no character can break the output.

    An encoding that knows no Chinese (``LANG=C``, Latin-1) gives way to UTF-8; one that does
    (GBK) stays, and what it lacks is written as ``\\u2265``.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue  # closed, or replaced by a test
        try:
            "项目支出绩效目标表".encode(stream.encoding)
        except UnicodeEncodeError:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="backslashreplace")


def write_utf8() -> None:
    """Standard output as programs expect it: UTF-8, whatever the locale says."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(pieces: Iterable[str]) -> None:
    """Write to standard output, many pieces at once: where Python does not buffer it, each write
    is a call of the system. When nobody reads on (``perfcheck … | head``), stop quietly."""
    if sys.stdout is None:
        return
    try:
        held, size = [], 0
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size >= _CHUNK:
                sys.stdout.write("".join(held))
                held, size = [], 0
        sys.stdout.write("".join(held))
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would fail again when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """A note or an error about the run, to standard error. Where that is full, or nobody reads it,
    the run goes on and ends with the status that it has earned."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(message, file=sys.stderr, flush=True)


def wants_color(stream: TextIO | None) -> bool:
    """Colour only on a terminal, and not when the user has said NO_COLOR."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty() and (os.name == "posix" or "WT_SESSION" in os.environ)


def columns(stream: TextIO | None) -> int:
    """How wide the terminal is that ``stream`` writes to; 0 when it is none, or does not tell."""
    if stream is None or not stream.isatty():
        return 0
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def shows_progress() -> bool:
    """Whether standard error is a terminal that a bar can be drawn on."""
    if sys.stderr is None or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty():
        return False
    return os.name == "posix" or "WT_SESSION" in os.environ


def debugging() -> bool:
    """Whether the user wants to see Python's own traceback of a defect."""
    return bool(os.environ.get("PERFCHECK_DEBUG"))


def on_github() -> bool:
    """Whether this is a step of a workflow at GitHub."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def today() -> str:
    """The date here, as 2026-03-01."""
    from datetime import date

    return date.today().isoformat()


def now() -> str:
    """The date and time here, as 2026-03-01T09:30:00."""
    from time import localtime, strftime

    return strftime("%Y-%m-%dT%H:%M:%S", localtime())


def cache_folder() -> str | None:
    """Where compiled data is kept: PERFCHECK_CACHE_DIR (empty: nowhere), or the user's cache."""
    chosen = os.environ.get("PERFCHECK_CACHE_DIR")
    if chosen is not None:
        return chosen or None
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # the specification says to ignore a relative one
            base = os.path.join(home, ".cache")
    return os.path.join(base, "perfcheck") if os.path.isabs(base) else None
