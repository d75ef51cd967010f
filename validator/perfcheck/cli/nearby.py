"""What was probably meant by a name that does not exist: a command, an option, a file."""

import os
from collections.abc import Iterable, Sequence

from perfcheck.cli.phrases import phrase

_MOST = 2000
"""Names of a folder that are compared; in a larger one no name is suggested."""


def suggesting(message: str, given: str, known: Iterable[str], lang: str) -> str:
    """``message`` with the nearest of the ``known`` names, if one is near."""
    from perfcheck.rulebook.errors import nearest

    return _asked(message, nearest(given, known), lang)


def suggesting_path(message: str, path: str, lang: str) -> str:
    """``message``, that there is nothing at ``path``, with the path that was probably meant."""
    near = near_path(path)
    if near:
        from perfcheck.report.excerpt import visible

        near = visible(near)
    return _asked(message, near, lang)


def refuse_slip(word: str, commands: Sequence[str], lang: str) -> None:
    """Raise UsageError when ``word`` is a slip of one of ``commands`` rather than a file.

    ``help`` and ``version`` are options here, and commands of many other programs.
    """
    from perfcheck.rulebook.errors import nearest

    meant = {command: command for command in commands} | {
        "help": "--help",
        "version": "--version",
    }
    # Higher than for suggestions elsewhere: “table” must stay a file that is not there.
    near = nearest(word.lower(), meant, cutoff=0.7)
    if near:
        from click import UsageError

        raise UsageError(_asked(phrase(lang, "no-word", word), meant[near], lang))


def near_path(path: str) -> str | None:
    """The existing path that is most like ``path``, when any is like it at all.

    It differs in one part, the first that does not exist. Names are compared without suffix and
    case, since ``a.txt`` and ``b.txt`` are not alike.
    """
    folder, missing, below = _first_missing(path)
    if not missing or os.path.lexists(os.path.join(folder, missing)):
        return None  # what is wrong is something else
    try:
        with os.scandir(folder or os.curdir) as entries:
            names = sorted(each.name for each, _ in zip(entries, range(_MOST + 1), strict=False))
    except (OSError, ValueError):
        return None
    name = _alike(missing, names) if len(names) <= _MOST else None
    if name is None:
        return None
    near = os.path.join(folder, name)
    whole = os.path.join(near, *below) if below else near
    return whole if os.path.exists(whole) else near


def _first_missing(path: str) -> tuple[str, str, list[str]]:
    """The folder that exists, the name in it that does not, and the names below that."""
    folder, missing = os.path.split(path.rstrip("/" + os.sep))
    below: list[str] = []
    while folder and not os.path.isdir(folder):
        below.insert(0, missing)
        above, missing = os.path.split(folder)
        if above == folder:
            break
        folder = above
    return folder, missing, below


def _alike(name: str, names: Sequence[str]) -> str | None:
    from perfcheck.rulebook.errors import nearest

    stem, suffix = _parted(name)
    stems: dict[str, list[str]] = {}
    for each in names:
        if each.startswith(".") == name.startswith("."):
            stems.setdefault(_parted(each)[0], []).append(each)
    near = nearest(stem, stems, cutoff=0.65)
    if near is None:
        return None
    same = [each for each in stems[near] if _parted(each)[1] == suffix]
    return (same or stems[near])[0]


def _parted(name: str) -> tuple[str, str]:
    stem, suffix = os.path.splitext(name.casefold())
    return stem, suffix


def _asked(message: str, near: str | None, lang: str) -> str:
    return phrase(lang, "did-you-mean", message, near) if near else message
