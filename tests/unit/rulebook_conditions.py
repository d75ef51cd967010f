"""Conditions alone, without a rule around them, for tests."""

from decimal import Decimal
from typing import Any

from tests.unit.rulebook_facts import VOCABULARY

from perfcheck.rulebook.closures import compile_plan
from perfcheck.rulebook.parts import REACH
from perfcheck.rulebook.plans import Scope as Places
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.vocabulary import Type

TERMS = {"procurement": TermList("procurement", ["物业服务", "采购"], ["采购监管"])}
LIMITS = {"share": Decimal("0.5"), "count": Decimal("2")}


def resolve(text: str, subject: str = "project") -> tuple[Any, Type]:
    """The plan and type of a condition."""
    world = World(VOCABULARY, frozenset(TERMS), frozenset(LIMITS), {})
    kinds = {"table": "document"}
    names = {
        name: Type("record", cls=VOCABULARY.roots[kinds.get(name, name)]) for name in REACH[subject]
    }
    return Resolver(world).resolve(parse_condition(text), Scope(names))


def places(subject: str = "project") -> Places:
    first, *others = REACH[subject]
    paths: dict[str, tuple[int | None, str]] = {name: (None, name) for name in others}
    return Places({first: (None, ""), **paths}, 0, TERMS, LIMITS)


def evaluate(text: str, facts: Any, subject: str = "project") -> Any:
    """The value of a condition."""
    return compile_plan(resolve(text, subject)[0], places(subject))(facts)


def refusal(text: str, subject: str = "project") -> str:
    """The message (English) and, under the condition, a mark of the piece at fault."""
    try:
        resolve(text, subject)
    except ConditionError as error:
        mark = " " * error.start + "~" * (error.end - error.start)
        return f"{error.message_en}\n{text}\n{mark}"
    return ""
