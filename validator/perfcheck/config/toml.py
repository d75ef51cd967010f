"""TOML text to the nodes that shapes read, every key and value knowing its place.

Numbers stay the digits they are, so that 0.3 is exact.
"""

import re
from typing import Any

from perfcheck.config.places import Path, Places, places
from perfcheck.rulebook.errors import Place, Placed, RulebookError, YamlFile
from perfcheck.rulebook.strict_yaml import Mapping, Node, Scalar, Sequence

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PROBLEMS = {
    "Invalid value": "这里应是一个值（文字要加英文引号，如 'PT303'）",
    "Expected newline or end of document after a statement": (
        "这一项到此应已写完（文字要加英文引号，日期须确有那一天）"
    ),
    "Invalid statement": "这里应是“键 = 值”或 [表名]",
    "Invalid initial character for a key part": "键只用英文字母、数字、_ 和 -，别的要加英文引号",
    "Expected '=' after a key in a key/value pair": "键后面应是 =",
    "Expected ']' at the end of a table declaration": "表名后面少了 ]",
    "Expected ']]' at the end of an array declaration": "表名后面少了 ]]",
    "Unclosed array": "列表没有写完，少了 , 或 ]",
    "Unclosed inline table": "少了 , 或 }",
    "Unterminated string": "少了后一个引号",
    'Expected "\'"': "少了后一个引号",
    "Illegal character '\\n'": "这一行里少了后一个引号",
    "Cannot overwrite a value": "同一个键写了两次",
}
"""What is wrong in the words of tomllib, and in Chinese."""


def read_toml(path: str, content: bytes, below: tuple[str, ...] = ()) -> Node | None:
    """The document in ``content``, or its table ``below``; None when there is no such table.

    Raises RulebookError where it is not TOML.
    """
    import tomllib

    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = YamlFile(path, text)
    if "\ufffd" in text:
        start = text.index("\ufffd")
        raise RulebookError(
            "文件不是 UTF-8 编码", "the file is not UTF-8", Place(file, start, start + 1)
        )
    try:
        value: Any = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), file) from None
    except RecursionError:
        raise RulebookError("嵌套太深", "nested too deeply", Place(file, 0, 1)) from None
    for key in below:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return _Nodes(file, places(text)).node(value, below)


def _not_toml(message: str, file: YamlFile) -> RulebookError:
    found = _WHERE.search(message)
    start = len(file.text.rstrip())
    if found and found[1]:
        lines = file.text.split("\n")
        start = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    problem = message[: found.start()] if found else message
    told = _PROBLEMS.get(problem, problem)
    if told.startswith("Cannot declare ") and told.endswith(" twice"):
        told = "这个表写了两次"
    return RulebookError(
        f"不是合格的 TOML：{told}", f"not valid TOML: {problem}", Place(file, start, start + 1)
    )


class _Nodes:
    def __init__(self, file: YamlFile, found: Places) -> None:
        self._file = file
        self._found = found

    def node(self, value: Any, path: Path) -> Node:
        """The node of ``value``, which stands at ``path``."""
        place = self._place(self._found.values.get(path) or self._found.keys.get(path))
        if isinstance(value, dict):
            pairs = {}
            for key, part in value.items():
                inner = (*path, key)
                name = Placed.at(key, self._place(self._found.keys.get(inner)))
                pairs[name] = self.node(part, inner)
            return Mapping(pairs, place)
        if isinstance(value, list):
            items = [self.node(part, (*path, number)) for number, part in enumerate(value)]
            return Sequence(items, place)
        word = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
        return Scalar(Placed.at(word, place), place)

    def _place(self, span: tuple[int, int] | None) -> Place:
        return Place(self._file, *(span or (0, 1)))
