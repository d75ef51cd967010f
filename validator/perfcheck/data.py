"""Shipped data: where rules/ and grammar/ lie, and a cache of what is compiled from them."""

import marshal
import os
import zlib
from collections.abc import Callable, Sequence
from typing import Any

_HERE = os.path.dirname(os.path.abspath(__file__))
_INSTALLED = os.path.join(_HERE, "_data")
_CHECKOUT = os.path.dirname(os.path.dirname(_HERE))
_FORMAT = 2

cache_folder: str | None = None
"""Where compiled data may be kept between runs. Only the command line sets it; it changes how
fast data loads, never what is loaded."""


def data_path(*parts: str) -> str:
    """The path of a shipped data file or folder, such as ``data_path("rules", "units.yaml")``.

    An installed wheel carries its data in ``perfcheck/_data/``; an editable install and a bare
    checkout use ``rules/`` and ``grammar/`` at the top of the tree.
    """
    base = _INSTALLED if os.path.isdir(_INSTALLED) else _CHECKOUT
    return os.path.join(base, *parts)


def compiled(name: str, contents: Sequence[bytes], build: Callable[[], Any]) -> Any:
    """``build()``, made of lists, dicts, text, bytes, numbers, True, False and None, kept in the
    cache folder under the hash of ``contents``.

    ``contents`` is everything that ``build`` reads. A cache that cannot be read or written, or
    that holds something else, costs time and nothing more. (It is kept as marshal, as compiled
    modules are: the module ``json`` takes longer to import than all of it to read.)
    """
    if cache_folder is None:
        return build()
    checks = [_FORMAT, len(contents)]
    for content in contents:
        checks += [len(content), zlib.crc32(content), zlib.adler32(content)]
    key = "-".join(map(str, checks)).encode()
    path = os.path.join(cache_folder, f"{name}.cache")
    try:
        with open(path, "rb") as file:
            head, _, kept = file.read().partition(b"\n")
        if head == _head(key, kept):
            return marshal.loads(kept)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    value = build()
    _keep(path, key, marshal.dumps(value))
    return value


def _head(key: bytes, kept: bytes) -> bytes:
    """The first line of a cache file: what it was made from, and the check on what follows."""
    return b"%s %x %x" % (key, len(kept), zlib.crc32(kept))


def _keep(path: str, key: bytes, kept: bytes) -> None:
    """Write whole or not at all: two runs at once must not see half a file."""
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(_head(key, kept) + b"\n" + kept)
        os.replace(temporary, path)
    except OSError:
        pass
