"""``perfcheck rules``: the list of rules, and the run of their cases."""

import json

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import LANG, PROFILE, RULES
from perfcheck.cli.usage import UnknownCommand


class _Group(click.Group):
    """Tells a command that does not exist in the user's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            raise UnknownCommand("", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    "rules",
    cls=_Group,
    invoke_without_command=True,
    short_help="列出、测试规则 List and test the rules",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """列出规则，或运行规则文件里的用例。List the rules, or run the cases in rule files."""
    if ctx.invoked_subcommand is None:
        raise UnknownCommand("", ctx)


@command.command("list", short_help="列出规则 List the rules")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式 Output format [text]",
)
@PROFILE
@RULES
@LANG
def list_(form: str, profile: str, rules: tuple[str, ...], lang: str) -> int:
    """列出每条规则：代码、级别、把握、是否默认核对、名称、标题。

    List every rule: code, severity, certainty, on or off, name, title.
    """
    from perfcheck.cli.rulebooks import load
    from perfcheck.report.rule_page import rule_list

    found = load(rules, profile, lang).rules
    if form == "text":
        terminal.write(f"{line}\n" for line in rule_list(found, lang))
        return 0
    terminal.write_utf8()
    entries = (
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "certainty": rule.certainty,
            "default": rule.default,
            "title": rule.title.en if lang == "en" else rule.title.zh,
        }
        for rule in found
    )
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    terminal.write(("[", ",\n ".join(lines), "]\n"))
    return 0
