"""Patterns of paths, as in .gitignore: ``街道/*.txt``, ``**/2024/*``, ``草稿.txt``."""

import re
from functools import lru_cache

_WILD = re.compile(r"(\*\*/|\*\*|\*|\?)")


def matches(path: str, folder: str, pattern: str) -> bool:
    """Whether ``path`` lies below ``folder`` and matches ``pattern`` there. Both are absolute,
    with ``/``.

    ``*`` and ``?`` stop at ``/`` and ``**`` does not; a pattern without ``/`` speaks of the
    file's name in any folder; one that ends in ``/``, or names a folder, takes in all below it.
    """
    base = folder.rstrip("/") + "/"
    if not path.startswith(base):
        return False
    return _compiled(pattern).fullmatch(path[len(base) :]) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.rstrip("/")
    start = "" if "/" in plain else "(?:.*/)?"
    pieces = _WILD.split(plain.removeprefix("./").lstrip("/"))
    return re.compile(start + "".join(map(_translated, pieces)) + "(?:/.*)?", re.DOTALL)


def _translated(piece: str) -> str:
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return wild.get(piece) or re.escape(piece)
