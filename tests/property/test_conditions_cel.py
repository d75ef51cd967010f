"""Conditions against a library of the Common Expression Language, where the two languages meet:
truth values, whole numbers, texts, lists, macros, and errors that && and || absorb."""

from typing import Any

import celpy
import pytest
from celpy import celtypes
from celpy.adapter import json_to_cel
from celpy.evaluation import CELEvalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcheck.rulebook.closures import compile_plan
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.plans import Scope as Places
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.syntax import parse_condition
from perfcheck.rulebook.vocabulary import Type


class Facts:
    """What both languages are asked about, under the name ``f``."""

    p: bool
    q: bool
    a: int
    b: int
    s: str
    t: str
    xs: tuple[int, ...]
    words: tuple[str, ...]

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


ENVIRONMENT = celpy.Environment()  # here, since it sets the recursion limit, once and for all
ROOTS = dict.fromkeys(("document", "project", "indicator", "target"), Facts)
TEXTS = st.sampled_from(["", "a", "ab", "采购", "采购a", "'", '"', "\\"])
FACTS = st.fixed_dictionaries(
    {
        "p": st.booleans(),
        "q": st.booleans(),
        "a": st.integers(-9, 9),
        "b": st.integers(-9, 9),
        "s": TEXTS,
        "t": TEXTS,
        "xs": st.lists(st.integers(-3, 3), max_size=4).map(tuple),
        "words": st.lists(TEXTS, max_size=3).map(tuple),
    }
)


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def numbers(names: tuple[str, ...], depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(("f.a", "f.b", *names)) | st.integers(-5, 5).map(str)
    if depth == 0:
        return leaf
    inner = numbers(names, depth - 1)
    return st.one_of(
        leaf,
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda x: f"({x[0]} {x[1]} {x[2]})"),
        st.tuples(inner, st.sampled_from([-3, -2, 2, 3])).map(lambda x: f"({x[0]} % {x[1]})"),
        st.tuples(truths(names, 0), inner, inner).map(lambda x: f"({x[0]} ? {x[1]} : {x[2]})"),
        texts().map(lambda text: f"size({text})"),
        lists(depth - 1).map(lambda items: f"{items}.size()"),
    )


def texts(joined: bool = True) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(("f.s", "f.t")) | TEXTS.map(quoted)
    if not joined:  # the library's joined texts have no methods
        return leaf
    return leaf | st.tuples(leaf, leaf).map(lambda x: f"({x[0]} + {x[1]})")


def lists(depth: int) -> st.SearchStrategy[str]:
    leaf = st.just("f.xs") | st.lists(st.integers(-3, 3).map(str), min_size=1, max_size=3).map(
        lambda items: f"[{', '.join(items)}]"
    )
    if depth == 0:
        return leaf
    name = f"x{depth}"
    return st.one_of(
        leaf,
        truths((name,), depth - 1, errors=False).map(lambda body: f"f.xs.filter({name}, {body})"),
        numbers((name,), depth - 1).map(lambda body: f"f.xs.map({name}, {body})"),
    )


def truths(names: tuple[str, ...], depth: int, errors: bool = True) -> st.SearchStrategy[str]:
    leaves = ["f.p", "f.q", "true", "false"]
    if errors:
        leaves += ["f.xs[2] == 1", "f.xs[0] > 0"]
    leaf = st.one_of(
        st.sampled_from(leaves),
        st.tuples(
            st.sampled_from(("f.a", "f.b", *names)),
            st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
            st.integers(-3, 3),
        ).map(lambda x: f"{x[0]} {x[1]} {x[2]}"),
    )
    if depth == 0:
        return leaf
    inner = truths(names, depth - 1, errors)
    number = numbers(names, depth - 1)
    name = f"i{depth}"
    body = truths((*names, name), depth - 1, errors)
    safe = truths((*names, name), depth - 1, errors=False)
    return st.one_of(
        leaf,
        inner.map(lambda part: f"!({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' && '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' || '.join(parts)})"),
        st.tuples(inner, inner, inner).map(lambda x: f"({x[0]} ? {x[1]} : {x[2]})"),
        st.tuples(number, st.sampled_from(["==", "!=", "<", ">="]), number).map(
            lambda x: f"({x[0]} {x[1]} {x[2]})"
        ),
        st.tuples(texts(), st.sampled_from(["==", "!="]), texts()).map(
            lambda x: f"({x[0]} {x[1]} {x[2]})"
        ),
        st.tuples(
            texts(False), st.sampled_from(["contains", "startsWith", "endsWith"]), texts(False)
        ).map(lambda x: f"{x[0]}.{x[1]}({x[2]})"),
        st.tuples(number, lists(depth - 1)).map(lambda x: f"({x[0]} in {x[1]})"),
        texts().map(lambda text: f"({text} in f.words)"),
        st.tuples(st.sampled_from(["all", "exists"]), body).map(
            lambda x: f"f.xs.{x[0]}({name}, {x[1]})"
        ),
        safe.map(lambda part: f"f.xs.exists_one({name}, {part})"),
    )


def ours(text: str, facts: dict[str, Any]) -> bool | str:
    world = World(Vocabulary(ROOTS), frozenset(), frozenset(), {})
    scope = Scope({"f": Type("record", cls=Facts)})
    plan = Resolver(world).condition(parse_condition(text), scope)
    try:
        value = compile_plan(plan, Places({"f": (None, "")}, 0, {}, {}))(Facts(**facts))
    except NotRead:
        return "error"
    assert isinstance(value, bool)
    return value


def theirs(text: str, facts: dict[str, Any]) -> bool | str:
    program = ENVIRONMENT.program(ENVIRONMENT.compile(text))
    given = {
        name: json_to_cel(list(value) if isinstance(value, tuple) else value)
        for name, value in facts.items()
    }
    try:
        value = program.evaluate({"f": celtypes.MapType(given)})
    except CELEvalError:
        return "error"
    return bool(value)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(truths((), 3), FACTS)
def test_both_say_the_same(text: str, facts: dict[str, Any]) -> None:
    assert ours(text, facts) == theirs(text, facts), text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("f.xs[9] == 1 && false", False),
        ("f.xs[9] == 1 || true", True),
        ("f.xs[9] == 1 || false", "error"),
        ("f.xs.exists(i, f.xs[i] == 7)", True),
        ("f.xs.all(i, f.xs[i] == 1)", False),
        ("-7 % 2 == -1 && 7 % -2 == 1", True),
        ("f.xs.exists_one(i, i == 1)", True),
    ],
)
def test_examples(text: str, value: bool | str) -> None:
    facts = {"p": True, "q": False, "a": 1, "b": 2, "s": "", "t": "", "words": ()}
    facts["xs"] = (1, 7, 9)
    assert (ours(text, facts), theirs(text, facts)) == (value, value)
