"""The rulebook that a command line asks for."""

from collections.abc import Sequence

from perfcheck.cli.phrases import phrase
from perfcheck.rulebook import Rulebook, load_rulebook


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

        raise click.UsageError(
            phrase(lang, "rules-folder", error.filename, error.strerror)
        ) from error
