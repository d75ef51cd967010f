"""The parse table of grammar/value.lark, and the small LALR machine that runs it.

Lark builds the table; it is kept by ``perfcheck.data.compiled``, so that with a warm cache
a value is parsed without importing Lark at all.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from perfcheck.data import compiled, data_path
from perfcheck.struct import Struct


class Token(Struct):
    """A terminal of the grammar with its value, found at ``text[start:end]``."""

    kind: str
    value: Any
    start: int
    end: int


class Node(Struct):
    """A rule of the grammar with what it was made of: nodes and tokens."""

    name: str
    children: list[Any]


class Table(Struct):
    """For each state, what each symbol does: a state to go to, or ``-1 - rule`` to reduce.

    A rule is (symbol, name of the node, number of parts, whether its parts join the parent's,
    whether any of its parts are such parts).
    """

    states: list[dict[str, int]]
    rules: list[tuple[str, str, int, bool, bool]]
    first: int
    final: int


_new = tuple.__new__  # half the cost of calling the class
Lexer = Callable[[int, dict[str, int]], Token | None]
"""Position and acceptable terminals → the next token, ``$END`` at the end, None for neither."""


@cache
def table() -> Table:
    """The table of the value grammar, built once."""
    with open(data_path("grammar", "value.lark"), "rb") as file:
        content = file.read()
    states, rules, first, final = compiled(
        "value-table", [content], lambda: _build(content.decode("utf-8"))
    )
    return Table(states, [tuple(rule) for rule in rules], first, final)


def _build(grammar: str) -> list[Any]:
    """Let Lark make the LALR table. Raises lark.GrammarError on a conflict or a slip."""
    import lark
    from lark.lexer import Lexer as LarkLexer

    class Declared(LarkLexer):
        """Stands in for a lexer: only the table is wanted."""

        def __init__(self, _: Any) -> None:
            pass

        def lex(self, *_: Any) -> Any:
            return iter(())

    machine: Any = lark.Lark(grammar, parser="lalr", lexer=Declared)
    made = machine.parser.parser._parse_table
    rules: dict[Any, int] = {}
    states: list[dict[str, int]] = [{} for _ in made.states]
    order = {state: number for number, state in enumerate(made.states)}
    for state, actions in made.states.items():
        for symbol, (_, target) in actions.items():
            if target in order and not hasattr(target, "origin"):
                states[order[state]][str(symbol)] = order[target]
            else:
                number = rules.setdefault(target, len(rules))
                states[order[state]][str(symbol)] = -1 - number
    rows = [
        [
            str(rule.origin.name),
            str(rule.alias or rule.origin.name),
            len(rule.expansion),
            str(rule.origin.name).startswith("_"),
            any(str(symbol.name).startswith("_") for symbol in rule.expansion),
        ]
        for rule in rules
    ]
    return [states, rows, order[made.start_states["start"]], order[made.end_states["start"]]]


def _flat(parts: list[Any]) -> list[Any]:
    children: list[Any] = []
    for part in parts:
        if isinstance(part, list):
            children += part
        else:
            children.append(part)
    return children


def run(machine: Table, lexer: Lexer) -> Node | None:
    """The tree of what ``lexer`` yields, or None when the grammar does not take it."""
    states, rules = machine.states, machine.rules
    stack = [machine.first]
    parts: list[Any] = []
    token: Token | None = None
    position = 0
    while True:
        actions = states[stack[-1]]
        if token is None:
            token = lexer(position, actions)
            if token is None:
                return None
        action = actions.get(token.kind)
        if action is None:
            return None
        if action >= 0:
            stack.append(action)
            parts.append(token)
            if action == machine.final:
                found: Node = parts[0]
                return found
            position, token = token.end, None
            continue
        symbol, name, count, joins, nested = rules[-1 - action]
        children: list[Any] = parts[len(parts) - count :]
        if nested:
            children = _flat(children)
        del parts[len(parts) - count :], stack[len(stack) - count :]
        parts.append(children if joins else _new(Node, (name, children)))
        stack.append(states[stack[-1]][symbol])
        if stack[-1] == machine.final:
            made: Node = parts[0]
            return made
