"""A tree of syntax.py back to the text of a condition, with no more brackets than it needs."""

from perfcheck.rulebook.syntax import Node

_BINDING = {"choose": 0, "any_of": 1, "all_of": 2, "compare": 3, "member_of": 3}
_SUM, _PRODUCT, _UNARY, _MEMBER = 4, 5, 6, 7


def unparse(node: Node) -> str:
    """The text of ``node``; parsing it gives the same tree."""
    parts = node.parts
    match node.kind:
        case "number" | "string" | "name":
            return node.label
        case "choose":
            test, yes, no = parts
            return f"{_within(test, 1)} ? {unparse(yes)} : {unparse(no)}"
        case "any_of":
            return " || ".join(_within(part, 2) for part in parts)
        case "all_of":
            return " && ".join(_within(part, 3) for part in parts)
        case "compare":
            return f"{_within(parts[0], 3)} {node.label} {_within(parts[1], _SUM)}"
        case "member_of":
            return f"{_within(parts[0], 3)} in {_within(parts[1], _SUM)}"
        case "arithmetic":
            own = _binding(node)
            return f"{_within(parts[0], own)} {node.label} {_within(parts[1], own + 1)}"
        case "negation":
            return f"!{_within(parts[0], _UNARY)}"
        case "negative":
            return f"-{_within(parts[0], _UNARY)}"
        case "list":
            return f"[{_listed(parts)}]"
        case "field":
            return f"{_within(parts[0], _MEMBER)}.{node.label}"
        case "index":
            return f"{_within(parts[0], _MEMBER)}[{unparse(parts[1])}]"
        case "function":
            return f"{node.label}({_listed(parts)})"
    assert node.kind == "method", node.kind
    return f"{_within(parts[0], _MEMBER)}.{node.label}({_listed(parts[1:])})"


def _binding(node: Node) -> int:
    if node.kind == "arithmetic":
        return _SUM if node.label in "+-" else _PRODUCT
    if node.kind in ("negation", "negative"):
        return _UNARY
    return _BINDING.get(node.kind, _MEMBER)


def _within(node: Node, least: int) -> str:
    """``node`` where something stands that must bind at least so tightly."""
    text = unparse(node)
    return text if _binding(node) >= least else f"({text})"


def _listed(parts: tuple[Node, ...]) -> str:
    return ", ".join(map(unparse, parts))
