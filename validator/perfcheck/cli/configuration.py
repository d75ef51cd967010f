"""Reads configuration files, with those they extend, and suppressions beside tables."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from perfcheck.cli.phrases import phrase
from perfcheck.config.files import node_of, read_config_file, slashed
from perfcheck.config.model import Config, read_suppressions
from perfcheck.finding import Suppression

__all__ = ["load_config", "load_suppressions", "shown", "slashed"]


def load_config(path: str, lang: str) -> Config:
    """The configuration in the file at ``path``, over those it extends.

    Raises RulebookError and RulebookErrors for what is wrong in them, UsageError for a file that
    cannot be read.
    """
    with _readable(lang):
        return read_config_file(os.path.abspath(path), shown)


def load_suppressions(path: str, lang: str) -> tuple[Suppression, ...]:
    """The suppressions in a file beside a table; raises as `load_config` does."""
    with _readable(lang):
        node = node_of(path, shown)
    return read_suppressions(node) if node else ()


def shown(path: str) -> str:
    """``path`` as messages show it: seen from the working directory, the same on any machine."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path


@contextmanager
def _readable(lang: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        import click

        from perfcheck.cli.reasons import reason

        error.filename = shown(str(error.filename))
        raise click.UsageError(
            phrase(lang, "config-trouble", error.filename, reason(error, lang))
        ) from error
