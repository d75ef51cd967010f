"""Configuration files, with those that they extend."""

import os
from collections.abc import Callable, Sequence

from perfcheck.config.layers import merged
from perfcheck.config.model import Config, read_config
from perfcheck.config.toml import read_toml
from perfcheck.rulebook.errors import RulebookError, place_of
from perfcheck.rulebook.strict_yaml import Node

PYPROJECT = "pyproject.toml"
"""The name of a file in which perfcheck has a table of its own, ``[tool.perfcheck]``."""
Shown = Callable[[str], str]
"""How messages show a path."""


def read_config_file(path: str, shown: Shown = str) -> Config:
    """The configuration in the file at the absolute ``path``, over those it extends.

    Raises RulebookError and RulebookErrors for what is wrong in them, OSError for a file that
    cannot be read.
    """
    return _read(path, shown, ())


def node_of(path: str, shown: Shown = str) -> Node | None:
    """What the file says; of a pyproject.toml its table ``[tool.perfcheck]``. Raises as
    `read_config_file` does."""
    with open(path, "rb") as file:
        content = file.read()
    below = ("tool", "perfcheck") if os.path.basename(path) == PYPROJECT else ()
    return read_toml(shown(path), content, below)


def slashed(path: str) -> str:
    """``path`` as patterns see it."""
    return path.replace(os.sep, "/")


def _read(path: str, shown: Shown, above: Sequence[str]) -> Config:
    node = node_of(path, shown)
    folder = os.path.dirname(path)
    config = read_config(node, slashed(folder)) if node else None
    if config is None:
        raise RulebookError(
            f"{shown(path)} 里没有 [tool.perfcheck]", f"{shown(path)} has no [tool.perfcheck]"
        )
    if config.extend is None:
        return config
    extended = os.path.normpath(os.path.join(folder, config.extend))
    trouble = None
    if extended == path or extended in above:
        trouble = ("extend 绕回到了自己", "extend comes back to itself")
    elif not os.path.isfile(extended):
        trouble = (f"没有文件 {shown(extended)}", f"no file {shown(extended)}")
    if trouble:
        raise RulebookError(*trouble, place_of(config.extend))
    return merged(_read(extended, shown, (*above, path)), config)
