"""``perfcheck parse``: what was understood of one input."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from perfcheck.cli import terminal
from perfcheck.cli.codes import NOT_CHECKED
from perfcheck.cli.files import Given, read
from perfcheck.cli.options import LANG, Lang
from perfcheck.cli.phrases import phrase

if TYPE_CHECKING:
    from perfcheck.read import Source
    from perfcheck.table.model import Table


@click.command("parse", short_help="看一个文件读出了什么 What was understood of a file")
@click.argument("path", metavar="PATH")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    default="json",
    help="输出格式 Output format [json]",
)
@LANG
def command(path: str, form: str, lang: Lang) -> int:
    """列出从 PATH 读出的表：项目、资金、绩效目标和指标。PATH 可以是 - (标准输入)。

    Print the tables found in PATH (or -, standard input), as JSON or as a tree for people.
    """
    from perfcheck.read import UnreadableInput, read_source
    from perfcheck.table import read_tables

    given = read(path, lang)
    if not isinstance(given, Given):
        return _refuse(path, given.message or "", lang)
    try:
        source = read_source(given.content, given.name)
    except UnreadableInput as error:
        return _refuse(path, error.reason(lang), lang)
    tables = read_tables(source)
    if not tables:
        return _refuse(path, phrase(lang, "no-table"), lang)
    if form == "json":
        terminal.write_utf8()
        terminal.write(_json(source, tables, lang))
    else:
        terminal.write(_text(source, tables, lang))
    return 0


def _json(source: "Source", tables: "Sequence[Table]", lang: Lang) -> Iterator[str]:
    from perfcheck.table import table_to_json

    document = {
        "schema_version": 1,
        "path": source.name,
        "kind": source.kind,
        "encoding": source.encoding,
        "tables": [table_to_json(table, source, lang) for table in tables],
    }
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _text(source: "Source", tables: "Sequence[Table]", lang: Lang) -> Iterator[str]:
    from perfcheck.report.excerpt import visible
    from perfcheck.table import table_to_text

    for table in tables:
        for line in table_to_text(table, source, lang).splitlines():
            yield visible(line) + "\n"


def _refuse(path: str, message: str, lang: Lang) -> int:
    from perfcheck.report.excerpt import visible

    terminal.say(phrase(lang, "error", f"{visible(path)}: {message}"))
    return NOT_CHECKED
