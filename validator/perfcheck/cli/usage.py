"""Wrong usage, told in the user's language."""

import click

from perfcheck.cli.nearby import suggesting
from perfcheck.cli.phrases import phrase

_EXTRA = "Got unexpected extra argument"
"""How Click begins to say that an argument is one too many; there is no class of error for it."""


class UnknownCommand(click.UsageError):
    """A group of commands was given none of them; ``ctx`` is the group's, the message the word that
    was given, if there was one."""


class CommandGroup(click.Group):
    """Tells a command that does not exist in the user's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            raise UnknownCommand(args[0], ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command line, and where its help is."""
    command = error.ctx.command_path if error.ctx else "perfcheck"
    what = phrase(lang, "usage-error", _what(error, lang))
    return f"{what}\n{phrase(lang, 'see-help', command)}"


def _what(error: click.UsageError, lang: str) -> str:
    if isinstance(error, click.NoSuchOption):
        return _no_option(error.option_name, error.ctx, lang)
    if isinstance(error, UnknownCommand) and error.ctx:
        group = error.ctx.command
        assert isinstance(group, click.Group)
        commands = group.list_commands(error.ctx)
        said = phrase(lang, "no-command", error.ctx.command_path, ", ".join(commands))
        return suggesting(said, error.message, commands, lang)
    if isinstance(error, click.BadOptionUsage):
        return phrase(lang, "needs-value", error.option_name)
    if isinstance(error, click.MissingParameter):
        return phrase(lang, "missing", _named(error))
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            said = phrase(lang, "not-a-choice", _named(error), ", ".join(kind.choices))
            return suggesting(said, _given(error), kind.choices, lang)
        if isinstance(kind, click.IntRange):
            return phrase(lang, "not-a-count", _named(error), kind.min, _given(error))
        return phrase(lang, "bad-value", _named(error), error.message)
    if error.message.startswith(_EXTRA):
        return phrase(lang, "extra", error.message.partition("(")[2].removesuffix(")"))
    return error.message


def _no_option(given: str, context: click.Context | None, lang: str) -> str:
    said = phrase(lang, "no-option", given)
    if context is None:
        return said
    known = [name for param in context.command.get_params(context) for name in param.opts]
    told = suggesting(said, given, known, lang)
    if told == said and context.command.name == "value":  # may well be meant as one: -5
        return phrase(lang, "dash-value", said)
    return told


def _given(error: click.BadParameter) -> str:
    """The value that is none of the choices, or no such number; only Click's message tells it, as
    ``'xml' is …``.
    """
    return error.message.partition(" is not ")[0].strip("'\"")


def _named(error: click.BadParameter) -> str:
    """The option (``--format``) or the argument (``PATH...``) that an error is about."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.opts[0])
