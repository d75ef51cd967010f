"""The macros over lists: all, exists, exists_one, filter, map, in three-valued logic.

An element that cannot be read matters only where it could turn the answer.
"""

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from perfcheck.rulebook.closures import Closure, Plan, Scope, compile_plan
from perfcheck.rulebook.notread import Listing, NotRead, missing_of

Spread = Callable[[Any, Any], Iterable[Any]]
"""(argument, elements) → the argument of the body for each element."""


def _parts(plan: Plan, scope: Scope) -> tuple[Closure, Closure, Spread]:
    """The list, the body, and how the body's arguments are made.

    A body that asks for nothing but its own variable is given the bare element.
    """
    _, items, variable, body = plan
    names = _names(body)
    if names <= {variable}:
        inner = scope._replace(names={variable: (None, "")}, width=0)
        return compile_plan(items, scope), compile_plan(body, inner), _bare
    if scope.width:
        outer = dict(scope.names)
    else:
        outer = {name: (0, path) for name, (_, path) in scope.names.items()}
    width = scope.width or 1
    inner = scope._replace(names={**outer, variable: (width, "")}, width=width + 1)
    return (
        compile_plan(items, scope),
        compile_plan(body, inner),
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


def _quantifier(decisive: bool) -> Callable[[Plan, Scope], Closure]:
    """exists (a true element decides) and all (a false one does)."""

    def make(plan: Plan, scope: Scope) -> Closure:
        items, body, spread = _parts(plan, scope)

        def quantify(o: Any) -> Any:
            elements = items(o)
            unread: NotRead | None = None
            for argument in spread(o, elements):
                try:
                    if body(argument) is decisive:
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


def _exists_one(plan: Plan, scope: Scope) -> Closure:
    items, body, spread = _parts(plan, scope)

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


def _filter(plan: Plan, scope: Scope) -> Closure:
    items, body, spread = _parts(plan, scope)

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


def _map(plan: Plan, scope: Scope) -> Closure:
    items, body, spread = _parts(plan, scope)

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


MAKERS: dict[str, Callable[[Plan, Scope], Closure]] = {
    "all": _quantifier(False),
    "exists": _quantifier(True),
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
}
