"""Plans to Python closures, each of one argument; evaluating looks no name up.

The argument is the facts of the subject; where macro variables are in force as well it is a tuple
of the facts and the variables. The usual forms (a path against a constant, ``&&`` of two or
three) have closures of their own: they are most of what a rulebook does.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DecimalException
from typing import Any, NamedTuple, TypeAlias

from perfcheck.rulebook.notread import Listing, NotRead, missing_of
from perfcheck.rulebook.terms import TermList

Closure: TypeAlias = Callable[[Any], Any]
Closure3: TypeAlias = Callable[[Any, NotRead, int], bool]
Plan: TypeAlias = Sequence[Any]


class Scope(NamedTuple):
    """Where names are found. ``names`` maps each to (index, path): the index into the argument,
    or None when the argument itself is meant; and the dotted path from there."""

    names: Mapping[str, tuple[int | None, str]]
    width: int
    """How long the argument is as a tuple; 0 when it is not one."""
    terms: Mapping[str, TermList]
    limits: Mapping[str, Decimal]


class _NoConstant:
    pass


_NO_CONSTANT = _NoConstant()


def compile_plan(plan: Plan, scope: Scope) -> Closure:
    """The closure that evaluates ``plan`` (as resolve.py makes it, or read back from JSON)."""
    value = constant(plan, scope)
    if value is not _NO_CONSTANT:
        return lambda _: value
    makers = _MAKERS if plan[0] in _MAKERS else _loop_makers()
    return makers[plan[0]](plan, scope)


def _loop_makers() -> Mapping[str, Callable[[Plan, Scope], Closure]]:
    from perfcheck.rulebook import loops  # which needs this module

    return loops.MAKERS


def constant(plan: Plan, scope: Scope) -> Any:
    """The value of a plan that needs no facts, else a mark that it has none."""
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
        return _NO_CONSTANT if _NO_CONSTANT in values else values
    return _NO_CONSTANT


def number(text: str) -> int | Decimal:
    """A number as written; whole ones as int, which is equal and faster."""
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def _path(plan: Plan, scope: Scope) -> tuple[int | None, str] | None:
    """(index, dotted path) of a plain chain of names, as in `Scope.names`."""
    if plan[0] == "name":
        return scope.names[plan[1]]
    if plan[0] == "get":
        owner = _path(plan[1], scope)
        if owner is not None:
            return owner[0], f"{owner[1]}.{plan[2]}" if owner[1] else plan[2]
    return None


def _itself(argument: Any) -> Any:
    return argument


def _member(plan: Plan, scope: Scope) -> Closure:
    path = _path(plan, scope)
    if path is None:
        owner, get = compile_plan(plan[1], scope), operator.attrgetter(plan[2])
        return lambda o: get(owner(o))
    index, dotted = path
    if index is None:
        return operator.attrgetter(dotted) if dotted else _itself
    if not dotted:
        return operator.itemgetter(index)
    get = operator.attrgetter(dotted)
    return lambda frame: get(frame[index])


def _call(plan: Plan, scope: Scope) -> Closure:
    owner, name = compile_plan(plan[1], scope), plan[2]
    values = [constant(part, scope) for part in plan[3:]]
    if _NO_CONSTANT not in values:
        if owner is _itself:
            return operator.methodcaller(name, *values)
        call = operator.methodcaller(name, *values)
        return lambda o: call(owner(o))
    arguments = [compile_plan(part, scope) for part in plan[3:]]
    return lambda o: getattr(owner(o), name)(*[part(o) for part in arguments])


def _list(plan: Plan, scope: Scope) -> Closure:
    parts = [compile_plan(part, scope) for part in plan[1:]]
    return lambda o: tuple([part(o) for part in parts])


def _index(plan: Plan, scope: Scope) -> Closure:
    items, at = compile_plan(plan[1], scope), compile_plan(plan[2], scope)

    def index(o: Any) -> Any:
        values, place = items(o), at(o)
        if missing_of(values):
            raise NotRead(*missing_of(values))
        if place != int(place) or not 0 <= place < len(values):
            raise NotRead(f"no element {place}")
        return values[int(place)]

    return index


def _size(plan: Plan, scope: Scope) -> Closure:
    sized = compile_plan(plan[1], scope)

    def size(o: Any) -> int:
        value = sized(o)
        if missing_of(value):
            raise NotRead(*missing_of(value))
        return len(value)

    return size


def _one(function: Callable[[Any], Any]) -> Callable[[Plan, Scope], Closure]:
    def make(plan: Plan, scope: Scope) -> Closure:
        part = compile_plan(plan[1], scope)
        return lambda o: function(part(o))

    return make


def _not(plan: Plan, scope: Scope) -> Closure:
    inner = plan[1]
    turned = {"eq": "ne", "ne": "eq", "eq_list": "ne_list", "ne_list": "eq_list"}
    if inner[0] in turned:
        return compile_plan([turned[inner[0]], *inner[1:]], scope)
    if inner[0] == "not":
        return compile_plan(inner[1], scope)
    part = compile_plan(inner, scope)
    return lambda o: not part(o)


def _equality(plan: Plan, scope: Scope) -> Closure:
    left, value = compile_plan(plan[1], scope), constant(plan[2], scope)
    same = plan[0] == "eq"
    if value is None:
        return (lambda o: left(o) is None) if same else (lambda o: left(o) is not None)
    if value is not _NO_CONSTANT:
        return (lambda o: left(o) == value) if same else (lambda o: left(o) != value)
    right = compile_plan(plan[2], scope)
    return (lambda o: left(o) == right(o)) if same else (lambda o: left(o) != right(o))


def _list_equality(plan: Plan, scope: Scope) -> Closure:
    left, right = compile_plan(plan[1], scope), compile_plan(plan[2], scope)
    same = plan[0] == "eq_list"

    def equal(o: Any) -> bool:
        first, second = left(o), right(o)
        missing = missing_of(first) + missing_of(second)
        if missing:
            raise NotRead(*missing)
        return (tuple(first) == tuple(second)) is same

    return equal


def _order(plan: Plan, scope: Scope) -> Closure:
    left, value = compile_plan(plan[1], scope), constant(plan[2], scope)
    kind = plan[0]
    if value is not _NO_CONSTANT:
        return {
            "lt": lambda o: left(o) < value,
            "le": lambda o: left(o) <= value,
            "gt": lambda o: left(o) > value,
            "ge": lambda o: left(o) >= value,
        }[kind]
    right = compile_plan(plan[2], scope)
    return {
        "lt": lambda o: left(o) < right(o),
        "le": lambda o: left(o) <= right(o),
        "gt": lambda o: left(o) > right(o),
        "ge": lambda o: left(o) >= right(o),
    }[kind]


def _in(plan: Plan, scope: Scope) -> Closure:
    left, value = compile_plan(plan[1], scope), constant(plan[2], scope)
    if isinstance(value, TermList):
        return lambda o: left(o) in value
    if isinstance(value, tuple):
        values = frozenset(value)
        return lambda o: left(o) in values
    right = compile_plan(plan[2], scope)

    def member(o: Any) -> bool:
        items = right(o)
        if left(o) in items:
            return True
        if missing_of(items):
            raise NotRead(*missing_of(items))
        return False

    return member


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


def _arithmetic(function: Callable[[Any, Any], Any]) -> Callable[[Plan, Scope], Closure]:
    def make(plan: Plan, scope: Scope) -> Closure:
        left, right = compile_plan(plan[1], scope), compile_plan(plan[2], scope)

        def compute(o: Any) -> Any:
            first, second = left(o), right(o)
            try:
                return function(first, second)
            except DecimalException:
                raise NotRead(f"{first} and {second} cannot be computed") from None

        return compute

    return make


def _if(plan: Plan, scope: Scope) -> Closure:
    question, yes, no = (compile_plan(part, scope) for part in plan[1:])
    return lambda o: yes(o) if question(o) else no(o)


def _chain(plan: Plan, scope: Scope) -> Closure:
    """``&&`` and ``||``: a part that decides wins over a part that could not be read."""
    decisive = plan[0] == "or"
    parts = [compile_plan(part, scope) for part in plan[1:]]

    def rest(o: Any, unread: NotRead, after: int) -> bool:
        for part in parts[after:]:
            try:
                if bool(part(o)) is decisive:
                    return decisive
            except NotRead:
                continue
        raise unread

    if len(parts) == 2:
        return _pair(parts, decisive, rest)

    def chain(o: Any) -> Any:
        after = 0
        try:
            for part in parts:
                after += 1
                if part(o) is decisive:
                    return decisive
        except NotRead as unread:
            return rest(o, unread, after)
        return not decisive

    return chain


def _pair(parts: list[Closure], decisive: bool, rest: Closure3) -> Closure:
    first, second = parts

    def both(o: Any) -> Any:
        try:
            if not first(o):
                return False
        except NotRead as unread:
            return rest(o, unread, 1)
        return second(o)

    def either(o: Any) -> Any:
        try:
            if first(o):
                return True
        except NotRead as unread:
            return rest(o, unread, 1)
        return second(o)

    return either if decisive else both


_MAKERS: dict[str, Callable[[Plan, Scope], Closure]] = {
    "name": _member,
    "get": _member,
    "call": _call,
    "list": _list,
    "index": _index,
    "size": _size,
    "abs": _one(abs),
    "neg": _one(operator.neg),
    "not": _not,
    "and": _chain,
    "or": _chain,
    "eq": _equality,
    "ne": _equality,
    "eq_list": _list_equality,
    "ne_list": _list_equality,
    "lt": _order,
    "le": _order,
    "gt": _order,
    "ge": _order,
    "in": _in,
    "add": _arithmetic(_add),
    "sub": _arithmetic(operator.sub),
    "mul": _arithmetic(operator.mul),
    "div": _arithmetic(_divide),
    "mod": _arithmetic(_remainder),
    "if": _if,
    "contains": _arithmetic(operator.contains),
    "starts": _arithmetic(str.startswith),
    "ends": _arithmetic(str.endswith),
}
