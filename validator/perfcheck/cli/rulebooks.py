"""The rulebook that a command line asks for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck.cli.phrases import phrase
from perfcheck.rulebook import CompiledRule, Rulebook, load_rulebook

if TYPE_CHECKING:
    from perfcheck.cli.options import Lang
    from perfcheck.cli.setups import Asked
    from perfcheck.finding import Report
    from perfcheck.rulebook.cases import Check


def load(folders: Sequence[str], profile: str, lang: str) -> Rulebook:
    """The shipped rules and those of ``folders``, with a profile applied.

    Raises RulebookErrors and RulebookError for faulty files and an unknown profile, UsageError
    for a folder that cannot be read.
    """
    from perfcheck.facts.vocabulary import vocabulary

    try:
        return load_rulebook(folders, profile=profile, vocabulary=vocabulary())
    except OSError as error:
        import click

        from perfcheck.cli.reasons import reason

        raise click.UsageError(
            phrase(lang, "rules-folder", error.filename, reason(error, lang))
        ) from error


def as_configured(asked: "Asked") -> tuple[Rulebook, str | None]:
    """The rulebook as the configuration around the working directory has it, each rule on or off
    as it runs there, and that configuration file, as messages show it.

    Raises as `perfcheck.cli.setups.Setups.of` does.
    """
    from perfcheck.cli.setups import Setups

    (rulebook, options, _), config = Setups(asked).here()
    running = {rule.code for rule in options.rules or ()}
    rules = (rule.switched(rule.code in running) for rule in rulebook.rules)
    if config is not None:
        from perfcheck.cli.configuration import shown

        config = shown(config)
    return rulebook._replace(rules=tuple(rules)), config


def case_check(rulebook: Rulebook, lang: "Lang") -> "Check":
    """The check that cases of rules are run with."""
    from perfcheck.engine import Options, check_content
    from perfcheck.read import read_source
    from perfcheck.table import read_tables

    def check(
        content: bytes, name: str, chosen: tuple[CompiledRule, ...], options: Mapping[str, str]
    ) -> "Report":
        previous = options.get("previous")
        tables = read_tables(read_source(previous.encode(), name)) if previous else ()
        return check_content(content, name, rulebook, Options(chosen, lang, tables))

    return check
