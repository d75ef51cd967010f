"""Shipped data: where rules/ and grammar/ lie, and a cache of what is compiled from them."""

import json
import os
import zlib
from collections.abc import Callable, Sequence
from typing import Any

_HERE = os.path.dirname(os.path.abspath(__file__))
_INSTALLED = os.path.join(_HERE, "_data")
_CHECKOUT = os.path.dirname(os.path.dirname(_HERE))
_FORMAT = 1

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
    """``build()``, a JSON value, kept in the cache folder under the hash of ``contents``.

    ``contents`` is everything that ``build`` reads. A cache that cannot be read or written, or
    that holds something else, costs time and nothing more.
    """
    if cache_folder is None:
        return build()
    checks = [_FORMAT, len(contents)]
    for content in contents:
        checks += [len(content), zlib.crc32(content), zlib.adler32(content)]
    key = "-".join(map(str, checks))
    path = os.path.join(cache_folder, f"{name}.json")
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        if kept["key"] == key:
            return kept["value"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    value = build()
    _keep(path, {"key": key, "value": value})
    return value


def _keep(path: str, value: Any) -> None:
    """Write whole or not at all: two runs at once must not see half a file."""
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(temporary, path)
    except OSError:
        pass
