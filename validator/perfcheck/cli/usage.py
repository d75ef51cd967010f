"""Wrong usage, told in the user's language."""

import click

from perfcheck.cli.phrases import phrase
from perfcheck.rulebook.errors import nearest


class UnknownCommand(click.UsageError):
    """A group of commands was given none of them; ``ctx`` is the group's."""


class CommandGroup(click.Group):
    """Tells a command that does not exist in the user's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            raise UnknownCommand("", ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command line, and where its help is."""
    command = error.ctx.command_path if error.ctx else "perfcheck"
    what = phrase(lang, "usage-error", _what(error, lang))
    return f"{what}\n{phrase(lang, 'see-help', command)}"


def _what(error: click.UsageError, lang: str) -> str:
    if isinstance(error, click.NoSuchOption):
        options = _options(error.ctx)
        return suggesting(
            phrase(lang, "no-option", error.option_name), error.option_name, options, lang
        )
    if isinstance(error, UnknownCommand) and error.ctx:
        group = error.ctx.command
        assert isinstance(group, click.Group)
        known = ", ".join(group.list_commands(error.ctx))
        return phrase(lang, "no-command", error.ctx.command_path, known)
    if isinstance(error, click.BadOptionUsage):
        return phrase(lang, "needs-value", error.option_name)
    if isinstance(error, click.MissingParameter):
        return phrase(lang, "missing", _named(error))
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return phrase(lang, "not-a-choice", _named(error), ", ".join(kind.choices))
        return phrase(lang, "bad-value", _named(error), error.message)
    return error.message


def suggesting(message: str, given: str, known: list[str], lang: str) -> str:
    """``message`` with the nearest of the ``known`` names, if one is near."""
    near = nearest(given, known)
    return phrase(lang, "did-you-mean", message, near) if near else message


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.params for name in param.opts]


def _named(error: click.BadParameter) -> str:
    """The option (``--format``) or the argument (``PATH...``) that an error is about."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.opts[0])
