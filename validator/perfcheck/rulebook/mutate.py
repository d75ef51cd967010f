"""Small changes to a rule that its cases should notice: to conditions, thresholds, word lists.

A change that the loader refuses (a null that would be compared, a text that a field never holds)
is no mutant: nobody can put such a rule into use.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from perfcheck.rulebook.basis import Basis
from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.errors import Problems
from perfcheck.rulebook.model import Rule
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.rule_files import Source, resolve_rule
from perfcheck.rulebook.syntax import Node, parse_condition
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.unparse import unparse
from perfcheck.struct import Struct

_PARTS = ("when", "require", "each", "advice_when")
_OPPOSITES: Mapping[str, tuple[str, ...]] = {
    "==": ("!=",),
    "!=": ("==",),
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "*": ("/",),
    "/": ("*",),
}
_MACROS = {"exists": "all", "all": "exists", "exists_one": "exists"}
_TERMS = re.compile(r"\bterms\.([a-z][a-z0-9_]*)")


class Mutant(Struct):
    """One change: of which rule or word list, in which part of it, from what to what; ``after``
    is empty where something is left out."""

    owner: str
    part: str
    before: str
    after: str


class World(Struct):
    """What rules are resolved against."""

    vocabulary: Vocabulary
    terms: Mapping[str, TermList]
    basis: Mapping[str, Basis]
    seen: dict[type, Any]
    """Members of the classes looked at so far; shared, so that each is looked at once."""


_Change = tuple[Node, Node | None, Node | None]
"""A piece, what it becomes, and the whole condition then; None: left out."""


def compile_rule(rule: Rule, path: str, world: World) -> CompiledRule | None:
    """``rule`` ready to run; None when its conditions or texts are not as they must be."""
    problems = Problems()
    entry = resolve_rule(
        Source(rule, path), world.vocabulary, frozenset(world.terms), world.seen, problems
    )
    if problems.errors:
        return None
    return CompiledRule(entry[:-1], world.terms, world.basis, rule.limits)


def rule_mutants(rule: Rule, path: str, world: World) -> Iterator[tuple[Mutant, CompiledRule]]:
    """Every mutant of a rule's conditions and thresholds, ready to run."""
    for part in _PARTS:
        text = getattr(rule, part)
        if text is None:
            continue
        tree = parse_condition(text)
        known = {unparse(tree)}
        changes: list[_Change] = [*_changed(tree, part != "each")]
        if part in ("when", "advice_when"):
            changes.append((tree, None, None))
        for before, after, whole in changes:
            changed = None if whole is None else unparse(whole)
            if changed is not None and changed in known:
                continue
            known.add(changed or "")
            compiled = compile_rule(_with(rule, part, changed), path, world)
            if compiled is not None:
                yield Mutant(rule.code, part, *_shown(before, after)), compiled
    yield from _without_words(rule, path, world)
    for name, number in rule.limits.items():
        for other in _shifted(number):
            compiled = compile_rule(rule._replace(limits={**rule.limits, name: other}), path, world)
            if compiled is not None:
                mutant = Mutant(rule.code, f"limits.{name}", str(number), str(other))
                yield mutant, compiled


def _with(rule: Rule, part: str, text: str | None) -> Rule:
    changed: dict[str, Any] = {part: text}
    return rule._replace(**changed)


def _shown(before: Node, after: Node | None) -> tuple[str, str]:
    """A change in words: of a chain that loses a part, only that part."""
    if after is None:
        return unparse(before), ""
    left = after.parts if after.kind == before.kind else (after,)
    lost = [part for part in before.parts if part not in left]
    if before.kind in ("any_of", "all_of") and len(lost) == 1:
        return unparse(lost[0]), ""
    return unparse(before), unparse(after)


def _without_words(rule: Rule, path: str, world: World) -> Iterator[tuple[Mutant, CompiledRule]]:
    """The rule with each word list that its conditions name emptied, one at a time."""
    for part in _PARTS:
        for name in dict.fromkeys(_TERMS.findall(getattr(rule, part) or "")):
            emptied = world._replace(terms={**world.terms, name: TermList(name, ())})
            compiled = compile_rule(rule, path, emptied)
            if compiled is not None:
                yield Mutant(rule.code, part, f"terms.{name}", "∅"), compiled


def _changed(node: Node, truth: bool) -> Iterator[tuple[Node, Node, Node]]:
    """(piece, piece changed, the whole of ``node`` with it) for every change inside ``node``.

    ``truth``: the node is itself a condition, so that it can be negated.
    """
    for after in _variants(node, truth):
        yield node, after, after
    for place, part in enumerate(node.parts):
        for before, after, whole in _changed(part, _is_condition(node, place)):
            parts = (*node.parts[:place], whole, *node.parts[place + 1 :])
            yield before, after, node._replace(parts=parts)


def _is_condition(node: Node, place: int) -> bool:
    """Whether part ``place`` of ``node`` is a condition that is not under a ``!`` already."""
    if node.kind in ("any_of", "all_of"):
        return True
    if node.kind == "choose":
        return place == 0
    return node.kind == "method" and place == 2 and node.label in (*_MACROS, "filter")


def _variants(node: Node, truth: bool) -> Iterator[Node]:
    """What ``node`` itself can be changed to."""
    kind, parts = node.kind, node.parts
    if kind in ("any_of", "all_of"):
        yield node._replace(kind="any_of" if kind == "all_of" else "all_of")
        for place in range(len(parts)):
            rest = (*parts[:place], *parts[place + 1 :])
            yield rest[0] if len(rest) == 1 else node._replace(parts=rest)
    elif kind in ("compare", "arithmetic"):
        for label in _OPPOSITES.get(node.label, ()):
            yield node._replace(label=label)
        if node.label in "+-":
            yield from parts
    elif kind == "negation":
        yield parts[0]
    elif kind == "choose":
        yield node._replace(parts=(parts[0], parts[2], parts[1]))
    elif kind == "list" and len(parts) > 1:
        for place in range(len(parts)):
            yield node._replace(parts=(*parts[:place], *parts[place + 1 :]))
    elif kind == "number":
        for number in _shifted(Decimal(node.label)):
            yield node._replace(label=str(number))
    elif kind == "string":
        yield node._replace(label=f"{node.label[:-1]}∅{node.label[-1]}")
    elif kind == "name" and node.label in ("true", "false"):
        yield node._replace(label="false" if node.label == "true" else "true")
    elif kind == "method" and node.label in _MACROS:
        yield node._replace(label=_MACROS[node.label])
    elif kind == "method" and node.label == "filter":
        yield parts[0]
    if truth and kind in ("method", "function", "field", "name", "member_of"):
        yield node._replace(kind="negation", label="!", parts=(node,))


def _shifted(number: Decimal) -> tuple[Decimal, ...]:
    """A threshold a little lower and a little higher: by one, a large one by a tenth, a fraction
    by a unit of its last digit."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        step = Decimal(1).scaleb(exponent)
    else:
        step = Decimal(1) if abs(number) <= 20 else abs(number) / 10
    lower, higher = number - step, number + step
    return (higher,) if lower < 0 else (lower, higher)
