"""From the paths a user names to the contents to check; a bad one never stops the others."""

import os
import sys
from collections.abc import Iterator, Sequence

from perfcheck.cli.discovery import CONFIG, PYPROJECT, RULES, SUPPRESSIONS
from perfcheck.cli.phrases import phrase
from perfcheck.finding import InputReport
from perfcheck.read import KNOWN_SUFFIXES
from perfcheck.struct import Struct

_NAMED = 3
"""How many files that were passed over are named."""
_OWN = frozenset({CONFIG, PYPROJECT, "perfcheck-baseline.json"})
"""Files that are perfcheck's, or a project's, and no table by any chance."""


class Given(Struct):
    """One input and its bytes."""

    name: str
    content: bytes


class PassedOver:
    """What folders hold and is not checked, being of no known kind: how many, the first names."""

    def __init__(self) -> None:
        self.count = 0
        self.names: list[str] = []

    def add(self, path: str) -> None:
        self.count += 1
        if len(self.names) < _NAMED:
            self.names.append(path)


def find(
    paths: Sequence[str], lang: str, passed: PassedOver | None = None
) -> Iterator[str | InputReport]:
    """The path of each input once, in the order named and, in a folder, by name; ``-`` is
    standard input.

    A folder that cannot be read, or holds nothing, comes as an InputReport that says why. What
    folders hold besides goes to ``passed``.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, lang, passed, seen):
            name = found if isinstance(found, str) else found.path
            if (key := os.path.normpath(name)) not in seen:
                seen.add(key)
                yield found


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
        return _unreadable(path, _reason(path, error, lang))


def _expand(
    path: str, lang: str, passed: PassedOver | None, seen: set[str]
) -> Iterator[str | InputReport]:
    if path == "-" or not os.path.isdir(path):
        yield path
        return
    troubles: list[OSError] = []
    found = False
    for folder, folders, names in os.walk(path, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        others = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted(names):
            full = os.path.join(folder, name)
            known = name.lower().endswith(KNOWN_SUFFIXES) and not name.startswith(".")
            # A link that leads nowhere is taken too, and told to be unreadable.
            if known and (os.path.isfile(full) or not os.path.exists(full)):
                found = True
                yield full
            else:
                others.append(name)
        if passed is not None and others:
            _pass_over(folder, others, passed, seen)
    for trouble in troubles:
        where = str(trouble.filename)
        yield _unreadable(where, _reason(where, trouble, lang))
    if not found and not troubles:
        message = phrase(lang, "folder-empty", " ".join(f"*{suffix}" for suffix in KNOWN_SUFFIXES))
        yield InputReport(path, None, None, "no-table", message=message)


def _pass_over(folder: str, names: Sequence[str], passed: PassedOver, seen: set[str]) -> None:
    """Note ``names`` but those that are hidden or perfcheck's own, each once."""
    if os.path.basename(folder) == RULES:
        return
    for name in names:
        if name.startswith(".") or name in _OWN or name.endswith(SUPPRESSIONS):
            continue
        full = os.path.join(folder, name)
        if (key := os.path.normpath(full)) not in seen:
            seen.add(key)
            passed.add(full)


def _unreadable(path: str, message: str) -> InputReport:
    return InputReport(path, None, None, "unreadable", message=message)


def _reason(path: str, error: OSError | ValueError, lang: str) -> str:
    from perfcheck.cli.reasons import reason

    if isinstance(error, FileNotFoundError):
        from perfcheck.cli.nearby import suggesting_path

        return suggesting_path(phrase(lang, "file-missing"), path, lang)
    return phrase(lang, "file-trouble", reason(error, lang))
