"""``perfcheck explain``: a rule in full."""

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import LANG, PROFILE, RULES


@click.command("explain", short_help="看一条规则的来由和改法 A rule in full")
@click.argument("code", metavar="CODE")
@PROFILE
@RULES
@LANG
def command(code: str, profile: str, rules: tuple[str, ...], lang: str) -> int:
    """说明一条规则查什么、为什么、依据、改法，并举例。CODE 是规则代码或名称。

    Tell what a rule checks, why, its basis and remedy, with examples. CODE is a code or a name.
    """
    from perfcheck.cli.rulebooks import load
    from perfcheck.report.rule_page import rule_page
    from perfcheck.rulebook import read_rule

    compiled = load(rules, profile, lang).rule(code)
    terminal.write(f"{line}\n" for line in rule_page(read_rule(compiled.path), compiled, lang))
    return 0
