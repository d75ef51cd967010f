"""Reads configuration files, with those they extend, and suppressions beside tables."""

import os
from collections.abc import Sequence

from perfcheck.cli.discovery import PYPROJECT
from perfcheck.cli.phrases import phrase
from perfcheck.config.layers import merged
from perfcheck.config.model import Config, read_config, read_suppressions
from perfcheck.config.toml import read_toml
from perfcheck.finding import Suppression
from perfcheck.rulebook.errors import RulebookError, place_of
from perfcheck.rulebook.strict_yaml import Node


def load_config(path: str, lang: str) -> Config:
    """The configuration in the file at ``path``, over those it extends.

    Raises RulebookError and RulebookErrors for what is wrong in them, UsageError for a file that
    cannot be read.
    """
    return _load(os.path.abspath(path), lang, ())


def load_suppressions(path: str, lang: str) -> tuple[Suppression, ...]:
    """The suppressions in a file beside a table; raises as `load_config` does."""
    node = _node(path, lang)
    return read_suppressions(node) if node else ()


def slashed(path: str) -> str:
    """``path`` as patterns see it."""
    return path.replace(os.sep, "/")


def shown(path: str) -> str:
    """``path`` as messages show it: seen from the working directory, the same on any machine."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path


def _load(path: str, lang: str, above: Sequence[str]) -> Config:
    node = _node(path, lang)
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
    return merged(_load(extended, lang, (*above, path)), config)


def _node(path: str, lang: str) -> Node | None:
    """What the file says; of a pyproject.toml its table ``[tool.perfcheck]``."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        import click

        from perfcheck.cli.reasons import reason

        error.filename = shown(path)
        raise click.UsageError(
            phrase(lang, "config-trouble", shown(path), reason(error, lang))
        ) from error
    below = ("tool", "perfcheck") if os.path.basename(path) == PYPROJECT else ()
    return read_toml(shown(path), content, below)
