"""``perfcheck explain``: a rule in full."""

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import LANG, PROFILE, RULES, Lang


@click.command("explain", short_help="看一条规则的来由和改法 A rule in full")
@click.argument("code", metavar="CODE")
@PROFILE
@RULES
@LANG
def command(code: str, profile: str, rules: tuple[str, ...], lang: Lang) -> int:
    """说明一条规则查什么、为什么、依据、改法，并举例。CODE 是规则代码或名称。

    Tell what a rule checks, why, its basis and remedy, with examples. CODE is a code or a name.
    """
    from perfcheck.cli.rulebooks import case_check, load
    from perfcheck.report.rule_page import rule_page, rule_text
    from perfcheck.rulebook import read_rule

    rulebook = load(rules, profile, lang)
    compiled = rulebook.rule(code)
    page = rule_page(read_rule(compiled.path), compiled, case_check(rulebook, lang), lang)
    terminal.write(f"{line}\n" for line in rule_text(page, lang))
    return 0
