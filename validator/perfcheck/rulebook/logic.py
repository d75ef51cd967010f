"""Closures of ``!``, ``&&``, ``||`` and ``?:``, in three-valued logic.

Of ``&&`` and ``||`` a part that decides wins over a part that could not be read, whichever stands
first.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from perfcheck.rulebook.notread import NotRead
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
from perfcheck.struct import Struct

Unread: TypeAlias = Callable[[Any, NotRead], Any]
_TURNED = {"eq": "ne", "ne": "eq", "eq_list": "ne_list", "ne_list": "eq_list"}


def _not(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    inner = plan[1]
    if inner[0] in _TURNED:
        return build([_TURNED[inner[0]], *inner[1:]], scope)
    if inner[0] == "not":
        return build(inner[1], scope)
    part = build(inner, scope)
    return lambda o: not part(o)


def _if(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    question, yes, no = (build(part, scope) for part in plan[1:])
    return lambda o: yes(o) if question(o) else no(o)


def _and(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    return _chain(plan[1:], scope, build, decisive=False)


def _or(plan: Plan, scope: Scope, build: Compiler) -> Closure:
    return _chain(plan[1:], scope, build, decisive=True)


def _chain(parts: Plan, scope: Scope, build: Compiler, *, decisive: bool) -> Closure:
    """Pairs of pairs from the right; a pair gives its second part's word when its first part
    does not decide."""
    whole = build(parts[-1], scope)
    for part in reversed(parts[:-1]):
        stop = _Stop(decisive, decisive, _asking(whole, decisive, decisive))
        whole = pair(part, scope, build, whole, stop)
    return whole


def _asking(second: Closure, decisive: bool, say: bool | None) -> Unread:
    """What a pair does when its first part could not be read: ask whether the second decides."""

    def ask(o: Any, unread: NotRead) -> bool | None:
        try:
            if bool(second(o)) is decisive:
                return say
        except NotRead:
            pass
        raise unread

    return ask


class _Stop(Struct):
    """When a pair goes by its first part alone, and what it says then."""

    when: bool
    """The truth of the first part that stops."""
    say: bool | None
    unread: Unread
    """What is said when the first part could not be read."""


def pair(part: Plan, scope: Scope, build: Compiler, second: Closure, stop: _Stop) -> Closure:
    """A closure of two parts. One that looks at a path only is fused into it: most conditions of
    a rulebook start with such a part."""
    turned = part[0] == "not"
    inner = part[1] if turned else part
    if inner[0] in ("get", "name"):
        get = getter(inner, scope)
        if get is not None:
            return _truth(get, second, stop._replace(when=stop.when is not turned))
    if inner[0] in ("eq", "ne"):
        get, value = getter(inner[1], scope), constant(inner[2], scope)
        if get is not None and value is not NO_CONSTANT:
            equal = (inner[0] == "eq") is not turned
            stop = stop._replace(when=stop.when is equal)
            if value is None:
                return _null(get, second, stop)
            return _equal(get, value, second, stop)
    return _truth(build(part, scope), second, stop)


def _truth(get: Closure, second: Closure, stop: _Stop) -> Closure:
    _, say, unread = stop

    def stop_if(o: Any) -> Any:
        try:
            if get(o):
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    def stop_unless(o: Any) -> Any:
        try:
            if not get(o):
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    return stop_if if stop.when else stop_unless


def _null(get: Closure, second: Closure, stop: _Stop) -> Closure:
    _, say, unread = stop

    def stop_if(o: Any) -> Any:
        try:
            if get(o) is None:
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    def stop_unless(o: Any) -> Any:
        try:
            if get(o) is not None:
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    return stop_if if stop.when else stop_unless


def _equal(get: Closure, value: Any, second: Closure, stop: _Stop) -> Closure:
    _, say, unread = stop

    def stop_if(o: Any) -> Any:
        try:
            if get(o) == value:
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    def stop_unless(o: Any) -> Any:
        try:
            if get(o) != value:
                return say
        except NotRead as error:
            return unread(o, error)
        return second(o)

    return stop_if if stop.when else stop_unless


def verdict(when: Plan | None, require: Plan, scope: Scope, build: Compiler) -> Closure:
    """True: the subject passes; False: it violates; None: the rule does not apply to it."""
    whole = build(require, scope)
    parts = [] if when is None else when[1:] if when[0] == "and" else [when]
    for index in reversed(range(len(parts))):
        rest = parts[index + 1 :]
        unread = (
            _asking(_chain(rest, scope, build, decisive=False), False, None) if rest else _raise
        )
        whole = pair(parts[index], scope, build, whole, _Stop(False, None, unread))
    return whole


def _raise(_: Any, unread: NotRead) -> Any:
    raise unread


MAKERS: dict[str, Maker] = {"not": _not, "and": _and, "or": _or, "if": _if}
