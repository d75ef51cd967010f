"""Closures of comparisons: equality, order, ``in``, and how a text begins, ends or goes on."""

from typing import Any

from perfcheck.rulebook.notread import NotRead, missing_of
from perfcheck.rulebook.plans import (
    NO_CONSTANT,
    Closure,
    Compiler,
    Maker,
    Plan,
    Scope,
    constant,
)
from perfcheck.rulebook.terms import TermList


def _equality(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    left, value = build(plan[1], scope), constant(plan[2], scope)
    same = plan[0] == "eq"
    if value is None:
        return (lambda o: left(o) is None) if same else (lambda o: left(o) is not None)
    if value is not NO_CONSTANT:
        return (lambda o: left(o) == value) if same else (lambda o: left(o) != value)
    right = build(plan[2], scope)
    return (lambda o: left(o) == right(o)) if same else (lambda o: left(o) != right(o))


def _list_equality(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    left, right = build(plan[1], scope), build(plan[2], scope)
    same = plan[0] == "eq_list"

    def equal(o: Any) -> bool:
        first, second = left(o), right(o)
        missing = missing_of(first) + missing_of(second)
        if missing:
            raise NotRead(*missing)
        if first is None or second is None:
            return (first is second) is same
        return (tuple(first) == tuple(second)) is same

    return equal


def _order(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    left, value = build(plan[1], scope), constant(plan[2], scope)
    kind = plan[0]
    if value is not NO_CONSTANT:
        against: dict[str, Closure] = {
            "lt": lambda o: left(o) < value,
            "le": lambda o: left(o) <= value,
            "gt": lambda o: left(o) > value,
            "ge": lambda o: left(o) >= value,
        }
        return against[kind]
    right = build(plan[2], scope)
    between: dict[str, Closure] = {
        "lt": lambda o: left(o) < right(o),
        "le": lambda o: left(o) <= right(o),
        "gt": lambda o: left(o) > right(o),
        "ge": lambda o: left(o) >= right(o),
    }
    return between[kind]


def _in(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    left, value = build(plan[1], scope), constant(plan[2], scope)
    if isinstance(value, TermList):
        return lambda o: left(o) in value
    if isinstance(value, tuple):
        values = frozenset(value)
        return lambda o: left(o) in values
    right = build(plan[2], scope)

    def member(o: Any) -> bool:
        items = right(o)
        if left(o) in items:
            return True
        if missing_of(items):
            raise NotRead(*missing_of(items))
        return False

    return member


def _contains(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    text, part = build(plan[1], scope), build(plan[2], scope)
    return lambda o: part(o) in text(o)


def _starts(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    text, part = build(plan[1], scope), build(plan[2], scope)
    return lambda o: text(o).startswith(part(o))


def _ends(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    text, part = build(plan[1], scope), build(plan[2], scope)
    return lambda o: text(o).endswith(part(o))


MAKERS: dict[str, Maker] = {
    "eq": _equality,
    "ne": _equality,
    "eq_list": _list_equality,
    "ne_list": _list_equality,
    "lt": _order,
    "le": _order,
    "gt": _order,
    "ge": _order,
    "in": _in,
    "contains": _contains,
    "starts": _starts,
    "ends": _ends,
}
