"""Messages as written: texts with ``{expression}`` in them, resolved when a rulebook loads."""

from typing import Any

from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.resolve import Resolver, Scope
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.vocabulary import Type


def split_template(text: str) -> list[tuple[bool, str, int]]:
    """``text`` as (is an expression, piece, offset); ``{{`` is a brace that is meant.

    Raises ConditionError where a brace is not closed.
    """
    pieces: list[tuple[bool, str, int]] = []
    plain, at = "", 0
    while at < len(text):
        if text.startswith("{{", at):
            plain += "{"
            at += 2
        elif text[at] == "{":
            end = _closing(text, at)
            if plain:
                pieces.append((False, plain, at))
                plain = ""
            pieces.append((True, text[at + 1 : end], at + 1))
            at = end + 1
        else:
            plain += text[at]
            at += 1
    if plain:
        pieces.append((False, plain, at))
    return pieces


def _closing(text: str, start: int) -> int:
    quote = ""
    for at in range(start + 1, len(text)):
        char = text[at]
        if quote:
            if char == quote and text[at - 1] != "\\":
                quote = ""
        elif char in "'\"":
            quote = char
        elif char == "}":
            return at
    raise ConditionError(
        start,
        len(text),
        "“{”没有对应的“}”（要写出“{”本身请写“{{”）",
        "'{' is never closed ('{{' is a brace)",
    )


def resolve_template(text: str, resolver: Resolver, scope: Scope) -> list[Any]:
    """``text`` as a list of texts and plans; raises ConditionError at an offset of ``text``."""
    parts: list[Any] = []
    for is_expression, piece, offset in split_template(text):
        if not is_expression:
            parts.append(piece)
            continue
        try:
            node = parse_condition(piece)
            plan, kind = resolver.resolve(node, scope)
        except ConditionError as error:
            raise ConditionError(
                error.start + offset, error.end + offset, error.message_zh, error.message_en
            ) from None
        if not _printable(kind):
            raise ConditionError(
                offset,
                offset + len(piece),
                f"{kind.told('zh')} 不能直接写进文字，请写它的字段",
                f"a {kind.told('en')} cannot be printed: name a field of it",
            )
        parts.append(plan)
    return parts


def _printable(kind: Type) -> bool:
    if kind.kind == "list":
        return kind.element is None or _printable(kind.element)
    return kind.kind != "record" or kind.cls is Both
