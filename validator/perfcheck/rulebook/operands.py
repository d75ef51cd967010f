"""Closures of values: names, members, calls, lists, and arithmetic with Decimal."""

import operator
from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import Any

from perfcheck.rulebook.notread import Listing, NotRead, missing_of
from perfcheck.rulebook.plans import (
    NO_CONSTANT,
    Closure,
    Compiler,
    Maker,
    Plan,
    Scope,
    constant,
    path,
)


def _itself(argument: Any) -> Any:
    return argument


def _member(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    found = path(plan, scope)
    if found is None:
        owner, get = build(plan[1], scope), operator.attrgetter(plan[2])
        return lambda o: get(owner(o))
    index, dotted = found
    if index is None:
        return operator.attrgetter(dotted) if dotted else _itself
    if not dotted:
        return operator.itemgetter(index)
    get = operator.attrgetter(dotted)
    return lambda frame: get(frame[index])


def _call(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    owner, name = build(plan[1], scope), plan[2]
    values = [constant(part, scope) for part in plan[3:]]
    if NO_CONSTANT not in values:
        call = operator.methodcaller(name, *values)
        return call if owner is _itself else lambda o: call(owner(o))
    arguments = [build(part, scope) for part in plan[3:]]
    return lambda o: getattr(owner(o), name)(*[part(o) for part in arguments])


def _list(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    parts = [build(part, scope) for part in plan[1:]]
    return lambda o: tuple([part(o) for part in parts])


def _index(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    items, at = build(plan[1], scope), build(plan[2], scope)

    def index(o: Any) -> Any:
        values, place = items(o), at(o)
        if missing_of(values):
            raise NotRead(*missing_of(values))
        if place != int(place) or not 0 <= place < len(values):
            raise NotRead(f"no element {place}")
        return values[int(place)]

    return index


def _size(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    sized = build(plan[1], scope)

    def size(o: Any) -> int:
        value = sized(o)
        if missing_of(value):
            raise NotRead(*missing_of(value))
        return len(value)

    return size


def _abs(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    part = build(plan[1], scope)
    return lambda o: abs(part(o))


def _neg(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    part = build(plan[1], scope)
    return lambda o: -part(o)


def _add(first: Any, second: Any) -> Any:
    missing = missing_of(first) + missing_of(second)
    if missing:
        return Listing((*first, *second), missing)
    if isinstance(first, tuple | list):
        return (*first, *second)
    return first + second


def _divide(first: Any, second: Any) -> Decimal:
    quotient: Decimal = Decimal(first) / second
    return quotient


def _remainder(first: Any, second: Any) -> Decimal:
    """With the sign of ``first``, as CEL has it."""
    remainder: Decimal = Decimal(first) % second
    return remainder


def _arithmetic(function: Callable[[Any, Any], Any]) -> Maker:
    def make(plan: Plan, scope: Scope, build: Compiler) -> Closure:
        left, right = build(plan[1], scope), build(plan[2], scope)

        def compute(o: Any) -> Any:
            first, second = left(o), right(o)
            try:
                return function(first, second)
            except DecimalException:  # division by zero
                raise NotRead(f"{first} and {second} cannot be computed") from None

        return compute

    return make


MAKERS: dict[str, Maker] = {
    "name": _member,
    "get": _member,
    "call": _call,
    "list": _list,
    "index": _index,
    "size": _size,
    "abs": _abs,
    "neg": _neg,
    "add": _arithmetic(_add),
    "sub": _arithmetic(operator.sub),
    "mul": _arithmetic(operator.mul),
    "div": _arithmetic(_divide),
    "mod": _arithmetic(_remainder),
}
