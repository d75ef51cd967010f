"""What a condition that holds, or fails, tells about values that might be null.

A *plan* is a resolved expression as nested tuples (see resolve.py). Facts never change, so
whatever was compared with null once is known from there on.
"""

from typing import Any, TypeAlias

Plan: TypeAlias = tuple[Any, ...]
NOTHING: frozenset[Plan] = frozenset()
ELEMENT: Plan = ("name", "")
"""Stands for the element of a list in `Type.given`."""


class _Everything(frozenset[Plan]):
    """Holds any plan, and stays so whatever is added."""

    def __contains__(self, plan: object) -> bool:
        return True

    def __or__(self, other: object) -> "_Everything":
        return self


EVERYTHING: frozenset[Plan] = _Everything()
_CONSTANTS = ("text", "num", "bool")


def known(plan: Plan, truth: bool) -> frozenset[Plan]:
    """The expressions that are not null when ``plan`` is ``truth``."""
    kind = plan[0]
    if kind == "not":
        return known(plan[1], not truth)
    if kind in ("and", "or"):
        parts = [known(part, truth) for part in plan[1:]]
        if (kind == "and") is truth:
            return frozenset().union(*parts)
        return frozenset.intersection(*parts)
    if kind in ("eq", "ne") and (kind == "eq") is not truth and plan[2] == ("null",):
        return frozenset({plan[1]})
    if kind in ("eq", "ne") and (kind == "eq") is truth:
        left, right = plan[1:]
        if right[0] in _CONSTANTS:
            return frozenset({left})
        if left[0] in _CONSTANTS:
            return frozenset({right})
    if kind == "in" and truth and ("null",) not in plan[2] and plan[2][0] in ("list", "terms"):
        return frozenset({plan[1]})
    return NOTHING


def about_element(facts: frozenset[Plan], variable: str) -> frozenset[Plan]:
    """Those of ``facts`` that speak of ``variable``, told of the element of a list."""
    swapped = {fact: _swap(fact, ("name", variable), ELEMENT) for fact in facts}
    return frozenset(new for old, new in swapped.items() if new != old)


def of_variable(facts: frozenset[Plan], variable: str) -> frozenset[Plan]:
    """The way back: what is known of an element, told of the ``variable`` that stands for it."""
    return frozenset(_swap(fact, ELEMENT, ("name", variable)) for fact in facts)


def _swap(plan: Plan, old: Plan, new: Plan) -> Plan:
    if plan == old:
        return new
    return tuple(_swap(part, old, new) if isinstance(part, tuple) else part for part in plan)
