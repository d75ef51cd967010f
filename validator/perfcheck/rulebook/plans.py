"""What every maker of closures needs: where names are found, constants, and plain paths."""

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct

Plan: TypeAlias = Sequence[Any]
"""A resolved expression (see resolve.py), perhaps read back from JSON."""
Closure: TypeAlias = Callable[[Any], Any]


class Scope(Struct):
    """Where names are found. ``names`` maps each to (index, path): the index into the argument,
    or None when the argument itself is meant; and the dotted path from there."""

    names: Mapping[str, tuple[int | None, str]]
    width: int
    """How long the argument is as a tuple; 0 when it is not one."""
    terms: Mapping[str, TermList]
    limits: Mapping[str, Decimal]


Compiler: TypeAlias = Callable[[Plan, Scope], Closure]
Maker: TypeAlias = Callable[[Plan, Scope, Compiler], Closure]
"""Makes the closure of one kind of plan, with the compiler for its parts."""


class _NoConstant:
    """The mark of a plan that needs facts."""


NO_CONSTANT = _NoConstant()


def constant(plan: Plan, scope: Scope) -> Any:
    """The value of a plan that needs no facts, else ``NO_CONSTANT``."""
    kind = plan[0]
    if kind in ("text", "bool"):
        return plan[1]
    if kind == "num":
        return number(plan[1])
    if kind == "null":
        return None
    if kind == "terms":
        return scope.terms[plan[1]]
    if kind == "limit":
        return number(str(scope.limits[plan[1]]))
    if kind == "list":
        values = tuple(constant(part, scope) for part in plan[1:])
        return NO_CONSTANT if NO_CONSTANT in values else values
    return NO_CONSTANT


def number(text: str) -> int | Decimal:
    """A number as written; whole ones as int, which is equal and faster."""
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def path(plan: Plan, scope: Scope) -> tuple[int | None, str] | None:
    """(index, dotted path) of a plain chain of names, as in `Scope.names`; None for others."""
    if plan[0] == "name":
        return scope.names[plan[1]]
    if plan[0] == "get":
        owner = path(plan[1], scope)
        if owner is not None:
            return owner[0], f"{owner[1]}.{plan[2]}" if owner[1] else plan[2]
    return None


def getter(plan: Plan, scope: Scope) -> Closure | None:
    """The attrgetter of a path that starts at the argument itself; None for other plans."""
    found = path(plan, scope)
    return operator.attrgetter(found[1]) if found and found[0] is None and found[1] else None
