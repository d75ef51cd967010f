"""Running grammar/indicator.lark: from the text of an item to the ranges of its parts."""

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcheck.data import data_path

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

Range = tuple[int, int]


class Parts(NamedTuple):
    """What the grammar finds, as ranges of the text, before any sense is made of it."""

    ordinal: str | None
    level1: Range | None
    level2: Range | None
    name: Range | None
    name_marks: bool
    """Whether the name holds a ``；``."""
    periods: list[Range]
    annuals: list[Range]


@cache
def _parser() -> "Lark":
    from lark import Lark  # most tables never need it, and it costs more than all the rest

    with open(data_path("grammar", "indicator.lark"), encoding="utf-8") as file:
        return Lark(file.read(), start="item", parser="lalr", lexer="contextual")


def parts_of(text: str) -> Parts:
    """The parts of an item; the grammar takes any text, so there is no error to raise."""
    tree: Tree[Token] = _parser().parse(text)
    ordinal = level1 = level2 = name = None
    name_marks = False
    values: dict[str, list[Range]] = {"period": [], "annual": []}
    for child in tree.children:
        if isinstance(child, str):
            ordinal = child.rstrip("、．.，,)） \t\xa0\u3000")
            continue
        tokens: list[Any] = child.children
        if child.data == "level1":
            level1 = _range(tokens)
        elif child.data == "level2":
            level2 = _range(tokens)
        elif child.data == "name":
            name = _range(tokens)
            name_marks = any(token.type == "MARK" for token in tokens[:-1])
        else:
            label_end = tokens[0].end_pos
            values[child.data].append(_range(tokens[1:]) or (label_end, label_end))
    return Parts(ordinal, level1, level2, name, name_marks, values["period"], values["annual"])


def _range(tokens: list[Any]) -> Range | None:
    """From the first token to the last that is not a separator."""
    if tokens and tokens[-1].type == "MARK":
        tokens = tokens[:-1]
    if not tokens:
        return None
    return tokens[0].start_pos, tokens[-1].end_pos
