"""TOML text to the nodes that shapes read, every key and value knowing its place.

Numbers stay the digits they are, so that 0.3 is exact.
"""

import re
from typing import Any

from perfcheck.config.places import Path, Places, places
from perfcheck.rulebook.errors import Place, Placed, RulebookError, YamlFile
from perfcheck.rulebook.strict_yaml import Mapping, Node, Scalar, Sequence

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


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
    return RulebookError(
        f"不是合格的 TOML：{problem}", f"not valid TOML: {problem}", Place(file, start, start + 1)
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
