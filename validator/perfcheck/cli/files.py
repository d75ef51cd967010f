"""From the paths a user names to the contents to check; a bad one never stops the others."""

import os
import sys
from collections.abc import Iterator, Sequence

from perfcheck.cli.phrases import phrase
from perfcheck.finding import InputReport
from perfcheck.read import KNOWN_SUFFIXES
from perfcheck.struct import Struct


class Given(Struct):
    """One input and its bytes."""

    name: str
    content: bytes


def gather(paths: Sequence[str], lang: str) -> Iterator[Given | InputReport]:
    """Each input once, in the order named and, in a folder, by name; ``-`` is standard input.

    What cannot be read comes as an InputReport that says why.
    """
    seen = set()
    for path in paths:
        for found in _expand(path, lang):
            name = found if isinstance(found, str) else found.path
            if (key := os.path.normpath(name)) in seen:
                continue
            seen.add(key)
            yield read(found, lang) if isinstance(found, str) else found


def read(path: str, lang: str) -> Given | InputReport:
    """The bytes of one file or of standard input."""
    try:
        if path == "-":
            if sys.stdin is None:
                return _unreadable(path, phrase(lang, "no-stdin"))
            return Given(path, sys.stdin.buffer.read())
        with open(path, "rb") as file:
            return Given(path, file.read())
    except (OSError, ValueError) as error:
        return _unreadable(path, _reason(error, lang))


def _expand(path: str, lang: str) -> Iterator[str | InputReport]:
    if path == "-" or not os.path.isdir(path):
        yield path
        return
    troubles: list[OSError] = []
    found = False
    for folder, folders, names in os.walk(path, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            full = os.path.join(folder, name)
            known = name.lower().endswith(KNOWN_SUFFIXES) and not name.startswith(".")
            if known and os.path.isfile(full):
                found = True
                yield full
    for trouble in troubles:
        yield _unreadable(str(trouble.filename), _reason(trouble, lang))
    if not found and not troubles:
        message = phrase(lang, "folder-empty", " ".join(f"*{suffix}" for suffix in KNOWN_SUFFIXES))
        yield InputReport(path, None, None, "no-table", message=message)


def _unreadable(path: str, message: str) -> InputReport:
    return InputReport(path, None, None, "unreadable", message=message)


def _reason(error: Exception, lang: str) -> str:
    if isinstance(error, FileNotFoundError):
        return phrase(lang, "file-missing")
    if isinstance(error, PermissionError):
        return phrase(lang, "file-forbidden")
    detail = error.strerror if isinstance(error, OSError) else str(error)
    return phrase(lang, "file-trouble", detail)
