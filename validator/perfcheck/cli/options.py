"""Options that several commands share."""

from collections.abc import Sequence
from typing import Literal

import click

Lang = Literal["zh", "en"]


def _codes(context: click.Context, param: click.Parameter, values: Sequence[str]) -> list[str]:
    """``--select PT3,PT401 --select year-missing`` as one list."""
    return [code for value in values for part in value.split(",") if (code := part.strip())]


SELECT = click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODE,...",
    help="只用这些规则：代码、前缀或名称 Only these rules",
)
IGNORE = click.option(
    "--ignore", multiple=True, callback=_codes, metavar="CODE,...", help="不用这些规则 Not these"
)
LANG = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 Language [zh]"
)
PROFILES = click.option(
    "--profile", metavar="NAME,...", help="规则方案，可合用几个 Profiles of rules [general]"
)
RULES = click.option(
    "--rules", multiple=True, metavar="DIR", help="另加一个文件夹的规则 More rule files"
)
CONFIG = click.option(
    "--config", metavar="FILE", help="用这个配置文件，不去寻找 Use this configuration file"
)
ISOLATED = click.option(
    "--isolated",
    is_flag=True,
    help="不用配置、表旁的规则和豁免 No configuration, rules or suppressions around tables",
)
