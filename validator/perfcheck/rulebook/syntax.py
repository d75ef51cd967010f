"""The text of a condition to a tree of nodes (grammar/condition.lark). No names are known yet."""

from typing import Any

from perfcheck import data
from perfcheck.struct import Struct

_LONGEST = 4000
_DEEPEST = 40


class Node(Struct):
    """A part of a condition: its kind, its parts, and where it stands in the text.

    ``label`` is the operator, name or literal; ``label_at`` where that stands.
    """

    kind: str
    label: str
    parts: tuple["Node", ...]
    start: int
    end: int
    label_at: tuple[int, int]
    depth: int


class ConditionError(Exception):
    """Something is wrong with a condition, from offset ``start`` to ``end`` of its text."""

    def __init__(self, start: int, end: int, message_zh: str, message_en: str) -> None:
        super().__init__(message_en)
        self.start = start
        self.end = end
        self.message_zh = message_zh
        self.message_en = message_en


_parser: list[Any] = []


def parse_condition(text: str) -> Node:
    """The tree of ``text``; raises ConditionError where the syntax is wrong."""
    import lark

    if len(text) > _LONGEST:
        raise ConditionError(
            _LONGEST,
            len(text),
            f"条件超过 {_LONGEST} 个字符，请改成一个命名的事实",
            f"longer than {_LONGEST} characters: make it a named fact",
        )
    if not _parser:
        _parser.append(_make_parser())
    try:
        tree = _parser[0].parse(text)
    except lark.exceptions.UnexpectedInput as error:
        raise _syntax_error(text, error) from None
    nodes: dict[int, Node] = {}
    for part in tree.iter_subtrees():  # children first, and without recursion
        children = [nodes.get(id(child), child) for child in part.children]
        if part.data != "arguments":
            nodes[id(part)] = _node(part.data, part.meta, children)
        else:
            part.children = children
    return nodes[id(tree)]


def grammar_text() -> bytes:
    """The grammar of conditions as shipped."""
    with open(data.data_path("grammar", "condition.lark"), "rb") as file:
        return file.read()


def _make_parser() -> Any:
    import lark

    return lark.Lark(
        grammar_text().decode(), parser="lalr", propagate_positions=True, maybe_placeholders=False
    )


def _node(kind: str, meta: Any, children: list[Any]) -> Node:
    import lark

    parts: list[Any] = []
    label = ""
    start, end = meta.start_pos, meta.end_pos
    label_at = (start, end)
    for child in children:
        if isinstance(child, lark.Token):
            label = str(child)
            label_at = (child.start_pos or 0, child.end_pos or 0)
        elif isinstance(child, lark.Tree):
            parts.extend(child.children)
        else:
            parts.append(child)
    depth = 1 + max((part.depth for part in parts), default=0)
    if depth > _DEEPEST:
        raise ConditionError(
            start,
            end,
            f"嵌套超过 {_DEEPEST} 层，请改成一个命名的事实",
            f"nested deeper than {_DEEPEST} levels: make it a named fact",
        )
    return Node(kind, label, tuple(parts), start, end, label_at, depth)


def _syntax_error(text: str, error: Any) -> ConditionError:
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        end = len(text.rstrip())
        return ConditionError(end, end + 1, "条件没有写完", "the condition ends too soon")
    start = error.pos_in_stream
    piece = str(token) if token is not None else text[start]
    if piece in ("and", "or", "not"):
        wanted = {"and": "&&", "or": "||", "not": "!"}[piece]
        zh, en = f"，应写 {wanted}", f": write {wanted}"
    elif piece in "=&|":
        zh, en = f"，应写 {piece * 2}", f": write {piece * 2}"
    else:
        zh = en = ""
    return ConditionError(
        start, start + len(piece), f"这里不应有 {piece}{zh}", f"unexpected {piece}{en}"
    )
