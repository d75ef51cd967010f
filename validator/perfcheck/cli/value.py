"""``perfcheck value``: how single target values are read."""

import json
import sys
from collections.abc import Iterable, Iterator

import click

from perfcheck.cli import terminal
from perfcheck.cli.codes import NOT_CHECKED
from perfcheck.cli.options import LANG
from perfcheck.cli.phrases import phrase


@click.command("value", short_help="看指标值怎样理解 How target values are read")
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式 Output format [text]",
)
@LANG
def command(texts: tuple[str, ...], form: str, lang: str) -> int:
    """说明每个指标值怎样理解；不写 TEXT 时从标准输入逐行读。

    Tell how each target value is read; with no TEXT, one value a line from standard input.
    --format json: 每个值一行 JSON one JSON object a line.
    """
    if form == "json":
        terminal.write_utf8()
    lines = _Lines(lang)
    terminal.write(_told(texts or lines, form, lang))
    return NOT_CHECKED if lines.failed else 0


def _told(texts: Iterable[str], form: str, lang: str) -> Iterator[str]:
    from perfcheck.report.value import value_lines
    from perfcheck.target import parse_value, to_json

    for text in texts:
        value = parse_value(text)
        if form == "json":
            yield json.dumps(to_json(value), ensure_ascii=False) + "\n"
        else:
            yield from (f"{line}\n" for line in value_lines(value, lang))


class _Lines:
    """The lines of standard input, in UTF-8 or GB18030; only the line end is taken away.

    A line in neither is told, not read; the others are.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.failed = False

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(sys.stdin.buffer if sys.stdin else (), 1):
            content = line.removesuffix(b"\n").removesuffix(b"\r")
            if (text := _decoded(content)) is not None:
                yield text
                continue
            self.failed = True
            message = f"-:{number}: {phrase(self._lang, 'undecodable')}"
            terminal.say(phrase(self._lang, "error", message))


def _decoded(content: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
