"""What a program does with perfcheck: check a table, read a table, read a target value."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from perfcheck.finding import Report
from perfcheck.read import Source, read_source
from perfcheck.struct import Struct
from perfcheck.table.model import Table
from perfcheck.target import parse_value

if TYPE_CHECKING:
    from perfcheck.rulebook.texts import RuleText

Input = str | os.PathLike[str] | bytes
"""A path, or the bytes of a file."""


class Document(Struct):
    """One input as it was read: its tables, and the source that their spans point into."""

    source: Source
    tables: tuple[Table, ...]


def check(
    table: Input,
    *,
    name: str | None = None,
    profile: str = "general",
    rules: Sequence[str] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    lang: Literal["zh", "en"] = "zh",
    previous: Input | None = None,
) -> Report:
    """Check one input against the rulebook.

    ``name`` is what the report calls it (the path, or ``-`` for bytes); ``rules`` are folders of
    further rule files; ``select`` and ``ignore`` take codes, prefixes and names of rules;
    ``previous`` is last year's table, to compare with.

    Content that cannot be read or holds no table is no error: ``Report.inputs`` says so, and
    ``Report.return_code()`` is 3. Raises OSError for a path that cannot be opened, RulebookErrors
    for faulty rule files, RulebookError for a profile or rule that does not exist, and for
    ``previous`` UnreadableInput, or ValueError when it holds no table.
    """
    from perfcheck.engine import Options, check_content
    from perfcheck.facts.vocabulary import vocabulary
    from perfcheck.rulebook import load_rulebook

    content, called = _content(table, name)
    rulebook = load_rulebook(rules, profile=profile, vocabulary=vocabulary())
    before = () if previous is None else parse(previous).tables
    if previous is not None and not before:
        raise ValueError("previous holds no performance-target table")
    chosen = rulebook.select(_several(select), _several(ignore))
    options = Options(chosen, lang, before)
    return check_content(content, called, rulebook, options)


def parse(table: Input, *, name: str | None = None) -> Document:
    """Read one input without checking it.

    Raises OSError for a path that cannot be opened, UnreadableInput for content that cannot be
    read. An input without a table gives a Document without tables.
    """
    from perfcheck.table import read_tables

    source = read_source(*_content(table, name))
    return Document(source, tuple(read_tables(source)))


def rule_texts(
    *,
    profile: str = "general",
    rules: Sequence[str] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
) -> "dict[str, RuleText]":
    """What the rules that `check` runs with these arguments say of themselves, by code: title,
    reason, remedy and basis. Formats that explain rules are given it (`perfcheck.report.View`).

    Raises RulebookErrors for faulty rule files, RulebookError for a profile or rule that does not
    exist.
    """
    from perfcheck.facts.vocabulary import vocabulary
    from perfcheck.rulebook import load_rulebook
    from perfcheck.rulebook.texts import rule_texts as texts

    rulebook = load_rulebook(rules, profile=profile, vocabulary=vocabulary())
    return texts(rulebook, rulebook.select(_several(select), _several(ignore)))


def _several(selectors: str | Sequence[str]) -> Sequence[str]:
    """A single selector may be given without a list; ``PT3,PT401`` as on the command line."""
    return selectors.split(",") if isinstance(selectors, str) else selectors


def _content(table: Input, name: str | None) -> tuple[bytes, str]:
    if isinstance(table, bytes):
        return table, name or "-"
    with open(table, "rb") as file:
        return file.read(), name or os.fsdecode(table)


__all__ = ["Document", "Input", "check", "parse", "parse_value", "rule_texts"]
