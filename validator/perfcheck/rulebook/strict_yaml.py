"""YAML, strictly: every scalar stays the text it is, and nothing clever is let through.

YAML 1.1 reads ``off`` as false and ``010`` as 8; here the rule model alone decides what a text
means. Anchors, aliases, merge keys, tags, tabs, duplicate keys and second documents are errors.
"""

from typing import Any, TypeAlias

from perfcheck.rulebook.errors import Place, Placed, RulebookError, YamlFile
from perfcheck.struct import Struct

_DEEPEST = 20
_QUOTE = ("（含“: ”的文字要加引号）", " (a text that holds ': ' needs quotes)")


class Scalar(Struct):
    """A text."""

    value: Placed
    place: Place


class Sequence(Struct):
    """A list."""

    items: list["Node"]
    place: Place


class Mapping(Struct):
    """Keys and their values, in the order written; no key stands twice."""

    pairs: dict[Placed, "Node"]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


def read_yaml(path: str, content: bytes) -> Node:
    """The one document in ``content``; ``path`` is for messages.

    Raises RulebookError where it is not YAML, or not the strict part of it.
    """
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = YamlFile(path, text)
    for bad, zh, en in (
        ("\ufffd", "文件不是 UTF-8 编码", "the file is not UTF-8"),
        ("\t", "不能用制表符，请用空格", "a tab is not allowed: use spaces"),
    ):
        if bad in text:
            start = text.index(bad)
            raise RulebookError(zh, en, Place(file, start, start + 1))
    try:
        return _build(file)
    except _yaml().YAMLError as error:
        raise _not_yaml(error, file) from None


def _not_yaml(error: Any, file: YamlFile) -> RulebookError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = min(mark.index if mark else getattr(error, "position", 0), len(file.text))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    zh, en = _QUOTE if "mapping values" in problem else ("", "")
    return RulebookError(
        f"不是合格的 YAML：{problem}{zh}",
        f"not valid YAML: {problem}{en}",
        Place(file, start, start + 1),
    )


def _yaml() -> Any:
    import yaml

    return yaml


def _build(file: YamlFile) -> Node:
    yaml = _yaml()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: list[Node] = []
    open_nodes: list[Sequence | Mapping] = []
    keys: list[Placed | None] = []
    documents = 0
    for event in yaml.parse(file.text, Loader=loader):
        place = Place(file, event.start_mark.index, event.end_mark.index)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise RulebookError(
                    "一个文件只能有一个 YAML 文档", "one document a file, not several", place
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            _refuse(yaml, event, place)
            node = _node(yaml, event, place)
            _put(node, root, open_nodes, keys)
            if not isinstance(node, Scalar):
                if len(open_nodes) == _DEEPEST:
                    raise RulebookError(
                        f"嵌套超过 {_DEEPEST} 层", f"nested deeper than {_DEEPEST} levels", place
                    )
                open_nodes.append(node)
                keys.append(None)
    if not root:
        raise RulebookError("文件是空的", "the file is empty", Place(file, 0, 1))
    return root[0]


def _refuse(yaml: Any, event: Any, place: Place) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise RulebookError(
            "不支持锚点和引用（& 和 *）", "anchors and aliases (& and *) are not allowed", place
        )
    if event.tag is not None:
        raise RulebookError("不支持标签（!）", "tags (!) are not allowed", place)


def _node(yaml: Any, event: Any, place: Place) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(Placed.at(event.value, place), place)
    return Sequence([], place) if isinstance(event, yaml.SequenceStartEvent) else Mapping({}, place)


def _put(
    node: Node, root: list[Node], open_nodes: list[Sequence | Mapping], keys: list[Placed | None]
) -> None:
    """Hang ``node`` where it belongs: at the root, into the open list, as a key or as a value."""
    if not open_nodes:
        root.append(node)
        return
    parent, key = open_nodes[-1], keys[-1]
    if isinstance(parent, Sequence):
        parent.items.append(node)
    elif key is not None:
        parent.pairs[key] = node
        keys[-1] = None
    elif not isinstance(node, Scalar):
        raise RulebookError("键必须是文字", "a key must be a plain text", node.place)
    elif node.value == "<<":
        raise RulebookError("不支持合并键（<<）", "merge keys (<<) are not allowed", node.place)
    elif node.value in parent.pairs:
        raise RulebookError(
            f"键“{node.value}”重复", f"the key {str(node.value)!r} is given twice", node.place
        )
    else:
        keys[-1] = node.value


def offset_place(text: str, start: int, end: int) -> Place | None:
    """Where the characters ``start`` to ``end`` of a `Placed` text stand in its file.

    YAML folds lines and drops indentation, so the characters that are not blank are walked in
    step with the file's; where the two part (escapes), the whole text is the place.
    """
    place: Place | None = getattr(text, "place", None)
    if place is None:
        return None
    raw = place.file.text
    at = place.start
    if raw[at] in "|>":
        at = raw.index("\n", at)
    elif raw[at] in "'\"":
        at += 1
    where: list[int] = []
    for char in text[: max(end, start + 1)]:
        if not char.isspace():
            at = raw.find(char, at, place.end)
            if at < 0:
                return place
        where.append(at)
        at += 1
    if start >= len(where):
        last = where[-1] + 1 if where else place.start
        return Place(place.file, last, last + 1)
    return Place(place.file, where[start], where[max(end, start + 1) - 1] + 1)
