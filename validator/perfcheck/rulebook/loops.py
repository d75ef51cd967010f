"""The macros over lists: all, exists, exists_one, filter, map, in three-valued logic.

An element that cannot be read matters only where it could turn the answer.
"""

from collections.abc import Callable, Iterable
from itertools import repeat
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
    getter,
)

Spread = Callable[[Any, Any], Iterable[Any]]
"""(argument, elements) → the argument of the body for each element."""


def _parts(plan: Plan, scope: Scope, build: Compiler) -> tuple[Closure, Closure, Spread]:
    """The list, the body, and how the body's arguments are made.

    A body that asks for nothing but its own variable is given the bare element.
    """
    _, items, variable, body = plan
    names = _names(body)
    if names <= {variable}:
        inner = scope._replace(names={variable: (None, "")}, width=0)
        return build(items, scope), build(body, inner), _bare
    if scope.width:
        outer = dict(scope.names)
    else:
        outer = {name: (0, path) for name, (_, path) in scope.names.items()}
    width = scope.width or 1
    inner = scope._replace(names={**outer, variable: (width, "")}, width=width + 1)
    return (
        build(items, scope),
        build(body, inner),
        (_deeper if width > 1 else _framed),
    )


def _bare(argument: Any, elements: Any) -> Iterable[Any]:
    return elements  # type: ignore[no-any-return]


def _framed(argument: Any, elements: Any) -> Iterable[Any]:
    return zip(repeat(argument), elements, strict=False)


def _deeper(argument: Any, elements: Any) -> Iterable[Any]:
    return zip(*map(repeat, argument), elements, strict=False)


def _names(plan: Any) -> set[str]:
    """The names a plan asks for, those it binds itself left out."""
    kind = plan[0]
    if kind == "name":
        return {plan[1]}
    if kind in MAKERS:
        return _names(plan[1]) | (_names(plan[3]) - {plan[2]})
    found: set[str] = set()
    if kind not in ("text", "num", "bool", "null", "terms", "limit"):
        for part in plan[1:]:
            if isinstance(part, list | tuple):
                found |= _names(part)
    return found


def _quantifier(decisive: bool) -> Maker:
    """exists (a true element decides) and all (a false one does)."""

    def make(plan: Plan, scope: Scope, build: Compiler) -> Closure:
        quick = _quick(plan, scope, build, decisive)
        if quick is not None:
            return quick
        items, body, spread = _parts(plan, scope, build)

        def quantify(o: Any) -> Any:
            elements = items(o)
            unread: NotRead | None = None
            for argument in spread(o, elements):
                try:
                    if bool(body(argument)) is decisive:
                        return decisive
                except NotRead as error:
                    unread = unread or error
            if unread is not None:
                raise unread
            if type(elements) is not tuple and missing_of(elements):
                raise NotRead(*missing_of(elements))
            return not decisive

        return quantify

    return make


def _quick(plan: Plan, scope: Scope, build: Compiler, decisive: bool) -> Closure | None:
    """``exists(i, i.path == constant)`` and ``all(i, i.path != constant)``; None for others."""
    _, items_plan, variable, body = plan
    if body[0] != ("eq" if decisive else "ne"):
        return None
    if _names(body[1]) != {variable}:
        return None
    get = getter(body[1], scope._replace(names={variable: (None, "")}))
    value = constant(body[2], scope)
    if get is None or value is NO_CONSTANT:
        return None
    items = build(items_plan, scope)

    def scan(o: Any) -> bool:
        elements = items(o)
        unread: NotRead | None = None
        values = map(get, elements)
        while True:
            try:
                if value in values:
                    return decisive
                break
            except NotRead as error:  # of one element; the map goes on with the next
                unread = unread or error
        if unread is not None:
            raise unread
        if type(elements) is not tuple and missing_of(elements):
            raise NotRead(*missing_of(elements))
        return not decisive

    return scan


def _exists_one(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    items, body, spread = _parts(plan, scope, build)

    def exists_one(o: Any) -> bool:
        elements = items(o)
        count = 0
        unread = [*missing_of(elements)]
        for argument in spread(o, elements):
            try:
                count += body(argument)
            except NotRead as error:
                unread.extend(error.args or [error])
            if count > 1:
                return False
        if unread:
            raise NotRead(*unread)
        return count == 1

    return exists_one


def _filter(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    items, body, spread = _parts(plan, scope, build)

    def keep(o: Any) -> tuple[Any, ...]:
        elements = items(o)
        unread = [*missing_of(elements)]
        kept = []
        for element, argument in zip(elements, spread(o, elements), strict=True):
            try:
                if body(argument):
                    kept.append(element)
            except NotRead as error:
                unread.extend(error.args or [error])
        return Listing(kept, unread) if unread else tuple(kept)

    return keep


def _map(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    items, body, spread = _parts(plan, scope, build)

    def convert(o: Any) -> tuple[Any, ...]:
        elements = items(o)
        unread = [*missing_of(elements)]
        values = []
        for argument in spread(o, elements):
            try:
                values.append(body(argument))
            except NotRead as error:
                unread.extend(error.args or [error])
        return Listing(values, unread) if unread else tuple(values)

    return convert


MAKERS: dict[str, Maker] = {
    "all": _quantifier(False),
    "exists": _quantifier(True),
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
}
