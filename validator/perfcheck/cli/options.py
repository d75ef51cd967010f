"""Options that several commands share."""

from typing import Literal

import click

Lang = Literal["zh", "en"]

LANG = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 Language [zh]"
)
PROFILE = click.option(
    "--profile", default="general", metavar="NAME", help="规则方案 Profile of rules [general]"
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
