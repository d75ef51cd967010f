"""Which operands an operator takes: the type rules of conditions, and their error messages."""

from collections.abc import Iterable
from decimal import Decimal

from perfcheck.rulebook.errors import hint
from perfcheck.rulebook.narrowing import Plan
from perfcheck.rulebook.syntax import ConditionError, Node
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.vocabulary import BOOL, NUMBER, Type

Typed = tuple[Plan, Type]
_COMPARE = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
_ARITHMETIC = {"+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod"}
_ESCAPES = {"n": "\n", "t": "\t"}


def error(node: Node, zh: str, en: str) -> ConditionError:
    """An error about ``node``; about its name alone when it is a field or a call."""
    if node.kind in ("field", "method", "function"):
        return ConditionError(*node.label_at, zh, en)
    return ConditionError(node.start, node.end, zh, en)


def unknown(
    node: Node, what: tuple[str, str], names: Iterable[str], owner: tuple[str, str] = ("", "")
) -> ConditionError:
    """The name of ``node``, a ``what``, which ``owner`` does not have, with the nearest one that
    it has. Both are told in Chinese and in English."""
    near_zh, near_en = hint(node.label, names)
    none = f"{owner[1]} has no" if owner[1] else "no"
    return error(
        node,
        f"{owner[0]}没有{what[0]}“{node.label}”{near_zh}",
        f"{none} {what[1]} {node.label!r}{near_en}",
    )


def constant(value: str | int | Decimal | bool) -> Typed:
    """The plan and type of a constant."""
    if isinstance(value, bool):
        return ("bool", value), BOOL
    if isinstance(value, str):
        return ("text", value), Type("string", literals=frozenset({value}))
    return ("num", str(value)), NUMBER


def unescape(node: Node) -> str:
    """The text of a string literal: ``\\n``, ``\\t``, and a backslash before a quote or itself."""
    raw = node.label[1:-1]
    text = ""
    at = 0
    while at < len(raw):
        char = raw[at]
        if char == "\\":
            at += 1
            if raw[at] not in "nt\\'\"":
                start = node.start + at
                raise ConditionError(
                    start,
                    start + 2,
                    f"没有转义 \\{raw[at]}",
                    f"no escape \\{raw[at]}",
                )
            char = _ESCAPES.get(raw[at], raw[at])
        text += char
        at += 1
    return text


def need_present(node: Node, kind: Type) -> None:
    """``node`` must not be null."""
    if kind.optional or kind.kind == "null":
        raise ConditionError(
            node.start,
            node.end,
            "这里可能为空（null）：先写“… != null &&”",
            "this may be null: say '… != null &&' first",
        )


def need(node: Node, kind: Type, wanted: Type, plan: Plan | None = None) -> None:
    """``node`` must be what is ``wanted``; with its ``plan``, a constant must be a known text."""
    if not wanted.optional:
        need_present(node, kind)
    elif kind.kind == "null":
        return
    fits = kind.kind == wanted.kind
    if fits and kind.cls is not None and wanted.cls is not None:
        fits = issubclass(kind.cls, wanted.cls)
    if fits and kind.element is not None and wanted.element is not None:
        fits = kind.element._replace(literals=None) == wanted.element._replace(literals=None)
    if not fits:
        raise ConditionError(
            node.start,
            node.end,
            f"这里应是{_in_full(wanted, 'zh')}，不是{_in_full(kind, 'zh')}",
            f"expected {_in_full(wanted, 'en')}, not {_in_full(kind, 'en')}",
        )
    if plan is not None and plan[0] == "text":
        _need_known_text(node, plan, wanted)


def _in_full(kind: Type, lang: str) -> str:
    if kind.kind != "list" or kind.element is None:
        return kind.told(lang)
    element = _in_full(kind.element, lang)
    return f"list of {element}" if lang == "en" else f"{element}的列表"


def need_sized(node: Node, kind: Type) -> None:
    """``node`` must be a text or a list."""
    need_present(node, kind)
    if kind.kind not in ("string", "list"):
        told = kind.told("zh"), kind.told("en")
        raise ConditionError(
            node.start, node.end, f"{told[0]}没有 size", f"a {told[1]} has no size"
        )


def need_count(node: Node, least: int, most: int) -> None:
    """A call must have from ``least`` to ``most`` arguments."""
    given = len(node.parts) - (node.kind == "method")
    if not least <= given <= most:
        wanted = str(most) if least == most else f"{least}-{most}"
        raise error(
            node,
            f"{node.label} 要 {wanted} 个参数，这里有 {given} 个",
            f"{node.label} takes {wanted} arguments, not {given}",
        )


def common(node: Node, first: Type, second: Type) -> Type:
    """The type of what is sometimes ``first`` and sometimes ``second`` (written at ``node``)."""
    if "null" in (first.kind, second.kind):
        solid = second if first.kind == "null" else first
        return solid if solid.kind == "null" else solid._replace(optional=True)
    _need_alike(node, first, second)
    literals = None
    if first.literals is not None and second.literals is not None:
        literals = first.literals | second.literals
    return first._replace(
        optional=first.optional or second.optional,
        literals=literals,
        element=first.element or second.element,
        given=first.given & second.given,
    )


def compare(node: Node, left: Typed, right: Typed) -> Typed:
    """``==`` and its kin. Order needs numbers or texts that are not null."""
    name = _COMPARE.get(node.label, "ne")  # has() is a comparison with null
    operands = node.parts if len(node.parts) == 2 else (node.parts[0], node.parts[0])
    if name in ("eq", "ne"):
        for (plan, _), (_, other), place in (
            (left, right, operands[1]),
            (right, left, operands[0]),
        ):
            if plan == ("null",) and not (other.optional or other.kind == "null"):
                raise ConditionError(
                    place.start, place.end, "这里从不为空（null）", "this is never null"
                )
        if "null" not in (left[1].kind, right[1].kind):
            _need_alike(operands[1], left[1], right[1])
            _need_known_text(operands[1], right[0], left[1])
            _need_known_text(operands[0], left[0], right[1])
            _need_shared_text(operands[1], left, right)
    else:
        for place, (_, kind) in zip(operands, (left, right), strict=True):
            need_present(place, kind)
            if kind.kind not in ("number", "string"):
                raise ConditionError(
                    place.start,
                    place.end,
                    f"{kind.told('zh')}没有大小之分",
                    f"a {kind.told('en')} has no order",
                )
        _need_alike(operands[1], left[1], right[1])
    if left[0] == ("null",):
        left, right = right, left
    if left[1].kind == "list" and right[1].kind == "list":
        name += "_list"
    return (name, left[0], right[0]), BOOL


def member_of(node: Node, left: Typed, right: Typed) -> Typed:
    """``in``: an element of a list, or a text of a word list."""
    needle, place = node.parts
    need_present(place, right[1])
    if right[1].cls is TermList:
        if left[1].kind != "string":
            need(needle, left[1], Type("string"))
        return ("in", left[0], right[0]), BOOL
    if right[1].kind == "string":
        raise ConditionError(
            place.start,
            place.end,
            "in 的右边应是列表；查文字请用 .contains()",
            "'in' takes a list: for a text use .contains()",
        )
    need(place, right[1], Type("list"))
    if right[1].element is not None and "null" not in (left[1].kind, right[1].element.kind):
        _need_alike(needle, left[1], right[1].element)
        if right[0][0] == "list":
            for part, plan in zip(place.parts, right[0][1:], strict=False):
                _need_known_text(part, plan, left[1])
        _need_known_text(needle, left[0], right[1].element)
    return ("in", left[0], right[0]), BOOL


def arithmetic(node: Node, left: Typed, right: Typed) -> Typed:
    """Numbers; ``+`` also joins texts and lists."""
    joins = node.label == "+" and left[1].kind in ("string", "list")
    for place, (_, kind) in zip(node.parts, (left, right), strict=True):
        need(place, kind, Type(left[1].kind) if joins else NUMBER)
    if joins and left[1].kind == "list":
        kind = common(node.parts[1], left[1], right[1])
    else:
        kind = Type(left[1].kind)
    return (_ARITHMETIC[node.label], left[0], right[0]), kind


def _need_alike(node: Node, first: Type, second: Type) -> None:
    """Two types that can be equal at all."""
    alike = first.kind == second.kind
    if alike and first.cls is not None and second.cls is not None:
        alike = issubclass(first.cls, second.cls) or issubclass(second.cls, first.cls)
    if not alike:
        raise ConditionError(
            node.start,
            node.end,
            f"{first.told('zh')}和{second.told('zh')}不能比较",
            f"{first.told('en')} and {second.told('en')} do not compare",
        )
    if first.element is not None and second.element is not None:
        _need_alike(node, first.element, second.element)


def _need_known_text(node: Node, plan: Plan, other: Type) -> None:
    """A constant text must be one that the other side can be."""
    if plan[0] == "text" and other.literals is not None and plan[1] not in other.literals:
        if node.kind == "string" and len(other.literals) == 1:
            return  # two constants: pointless, but it hides nothing
        near_zh, near_en = hint(plan[1], other.literals)
        listed = ", ".join(sorted(other.literals))
        raise ConditionError(
            node.start,
            node.end,
            f"“{plan[1]}”不在可能的值之中（{listed}）{near_zh}",
            f"{plan[1]!r} is none of the possible values ({listed}){near_en}",
        )


def _need_shared_text(node: Node, left: Typed, right: Typed) -> None:
    first, second = left[1].literals, right[1].literals
    if "text" in (left[0][0], right[0][0]) or first is None or second is None:
        return
    if first.isdisjoint(second):
        raise ConditionError(
            node.start,
            node.end,
            "两边没有相同的值",
            "the two sides have no value in common",
        )
