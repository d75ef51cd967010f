"""``perfcheck explain``: a rule in full."""

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import CONFIG, ISOLATED, LANG, PROFILES, RULES, Lang


@click.command("explain", short_help="看一条规则的来由和改法 A rule in full")
@click.argument("code", metavar="CODE")
@PROFILES
@RULES
@CONFIG
@ISOLATED
@LANG
def command(
    code: str,
    profile: str | None,
    rules: tuple[str, ...],
    config: str | None,
    isolated: bool,
    lang: Lang,
) -> int:
    """说明一条规则查什么、为什么、依据、改法，并举例。CODE 是规则代码或名称。

    Tell what a rule checks, why, its basis and remedy, with examples. CODE is a code or a name.

    级别、限值和是否核对，照当前文件夹的配置。Severity, limits and whether it runs are as the
    configuration around the working directory has them.
    """
    from perfcheck.cli.rulebooks import as_configured, case_check
    from perfcheck.cli.setups import Asked
    from perfcheck.report.rule_page import PAGE_WORDS, rule_page, rule_text
    from perfcheck.rulebook import read_rule

    asked = Asked(profile, rules=rules, config=config, isolated=isolated, lang=lang)
    rulebook, source = as_configured(asked)
    compiled = rulebook.rule(code)
    page = rule_page(read_rule(compiled.path), compiled, case_check(rulebook, lang), lang)
    if source is not None:
        page = page._replace(facts=(*page.facts, (PAGE_WORDS["config"][lang == "en"], source)))
    terminal.write(f"{line}\n" for line in rule_text(page, lang))
    return 0
