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
    from perfcheck.config.model import Settings
    from perfcheck.finding import Suppression
    from perfcheck.rulebook import CompiledRule, Rulebook
    from perfcheck.rulebook.texts import RuleText

Path = str | os.PathLike[str]
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
    profile: str | None = None,
    rules: Sequence[str] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    lang: Literal["zh", "en"] = "zh",
    previous: Input | None = None,
    config: Path | None = None,
    today: str | None = None,
) -> Report:
    """Check one input against the rulebook.

    ``name`` is what the report calls it (the path, or ``-`` for bytes); ``rules`` are folders of
    further rule files; ``select`` and ``ignore`` take codes, prefixes and names of rules;
    ``previous`` is last year's table, to compare with.

    Nothing is looked for around the table. ``config`` is the path of a configuration file
    (perfcheck.toml, or a pyproject.toml with ``[tool.perfcheck]``), whose settings count where the
    other arguments say nothing; its settings by path go by the path of the table, of bytes by
    ``name``.
    Its suppressions count as of the day ``today`` (2026-03-01); without it none has expired.

    Content that cannot be read or holds no table is no error: ``Report.inputs`` says so, and
    ``Report.return_code()`` is 3. Raises OSError for a path that cannot be opened, RulebookErrors
    for faulty rule and configuration files, RulebookError for a profile or rule that does not
    exist, ValueError for another ``lang``, and for ``previous`` UnreadableInput, or ValueError when
    it holds no table.
    """
    from perfcheck.engine import Options, check_content

    if lang not in ("zh", "en"):
        raise ValueError(f"lang must be 'zh' or 'en', not {lang!r}")
    content, called = _content(table, name)
    where = called if isinstance(table, bytes) else os.fsdecode(table)
    rulebook, chosen, known = _settled(_asked(profile, select, ignore), rules, config, where)
    before = () if previous is None else parse(previous).tables
    if previous is not None and not before:
        raise ValueError("previous holds no performance-target table")
    report = check_content(content, called, rulebook, Options(chosen, lang, before))
    if not known:
        return report
    from perfcheck.suppress import suppress

    ran = {each for rule in chosen for each in (rule.code, rule.name)}
    return suppress(report, known, ran, today or "")


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
    name: str = "-",
    profile: str | None = None,
    rules: Sequence[str] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    config: Path | None = None,
) -> "dict[str, RuleText]":
    """What the rules that `check` runs with these arguments say of themselves, by code: title,
    reason, remedy and basis. Formats that explain rules are given it (`perfcheck.report.View`).
    ``name`` is that of the table, for the settings of a configuration by path.

    Raises RulebookErrors for faulty rule and configuration files, RulebookError for a profile or
    rule that does not exist, OSError for a ``config`` that cannot be opened.
    """
    from perfcheck.rulebook.texts import rule_texts as texts

    return texts(*_settled(_asked(profile, select, ignore), rules, config, name)[:2])


def _asked(
    profile: str | None, select: str | Sequence[str], ignore: str | Sequence[str]
) -> "Settings":
    from perfcheck.config.model import Settings

    return Settings(profile, tuple(_several(select)) or None, tuple(_several(ignore)))


def _settled(
    asked: "Settings", rules: Sequence[str], config: Path | None, name: str
) -> "tuple[Rulebook, tuple[CompiledRule, ...], tuple[Suppression, ...]]":
    """The rulebook, the rules that run and the suppressions for the table called ``name``: what
    is ``asked`` over what the configuration file says."""
    from perfcheck.facts.vocabulary import vocabulary
    from perfcheck.rulebook import load_rulebook

    if config is None:
        rulebook = load_rulebook(rules, profile=asked.profile or "general", vocabulary=vocabulary())
        return rulebook, rulebook.select(asked.select or (), asked.ignore), ()
    from perfcheck.config.apply import configured, selected
    from perfcheck.config.files import read_config_file, slashed
    from perfcheck.config.layers import layers_for, over, settings_of, suppressions_for

    read = read_config_file(os.path.abspath(os.fsdecode(config)))
    where = slashed(os.path.abspath(name))
    settings = over(settings_of(read, layers_for(read, where)), asked)
    folders = (*(os.path.join(*named) for named in read.rule_folders), *rules)
    loaded = load_rulebook(folders, profile=settings.profile or "general", vocabulary=vocabulary())
    rulebook = configured(loaded, settings)
    for _, suppression in read.suppress:
        rulebook.rule(suppression.rule)  # there must be the rule that it names
    return rulebook, selected(rulebook, settings), suppressions_for(read, where)


def _several(selectors: str | Sequence[str]) -> Sequence[str]:
    """A single selector may be given without a list; ``PT3,PT401`` as on the command line."""
    return selectors.split(",") if isinstance(selectors, str) else selectors


def _content(table: Input, name: str | None) -> tuple[bytes, str]:
    if isinstance(table, bytes):
        return table, name or "-"
    with open(table, "rb") as file:
        return file.read(), name or os.fsdecode(table)


__all__ = ["Document", "Input", "check", "parse", "parse_value", "rule_texts"]
