"""Three-valued logic against a plain reading of it, and input of any kind against a clear error."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.rulebook_facts import RULE, rulebook

from perfcheck.rulebook.closures import compile_plan, compile_verdict
from perfcheck.rulebook.errors import RulebookError, RulebookErrors
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.plans import Plan
from perfcheck.rulebook.plans import Scope as Places
from perfcheck.rulebook.strict_yaml import read_yaml
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.template import split_template

NAMES = ("p", "q", "r")
VALUES = (True, False, None, "x", 3, "unread")
PLACES = Places({"f": (None, "")}, 0, {}, {})


class Facts:
    """Attributes that may be unread."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        if self._values[name] == "unread":
            raise NotRead(name)
        return self._values[name]


def get(name: str) -> Plan:
    return ("get", ("name", "f"), name)


def plans(depth: int) -> st.SearchStrategy[Plan]:
    names = st.sampled_from(NAMES)
    constants = st.sampled_from([("text", "x"), ("num", "3"), ("null",), ("bool", True)])
    leaf = st.one_of(
        names.map(get),
        st.tuples(st.sampled_from(["eq", "ne"]), names.map(get), constants),
        st.just(("bool", True)),
    )
    if depth == 0:
        return leaf
    inner = plans(depth - 1)
    return st.one_of(
        leaf,
        inner.map(lambda part: ("not", part)),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=4)).map(
            lambda x: (x[0], *x[1])
        ),
    )


def reading(plan: Plan, values: dict[str, Any]) -> Any:
    """The value of ``plan`` with nothing fused and nothing lazy; ``"unread"`` is the third one."""
    kind = plan[0]
    if kind in ("text", "bool"):
        return plan[1]
    if kind == "num":
        return int(plan[1])
    if kind == "null":
        return None
    if kind == "get":
        return values[plan[2]]
    parts = [reading(part, values) for part in plan[1:]]
    if kind in ("and", "or"):
        truths = [part if part == "unread" else bool(part) for part in parts]
        decisive = kind == "or"
        if decisive in truths:
            return decisive
        return "unread" if "unread" in truths else not decisive
    if "unread" in parts:
        return "unread"
    if kind == "not":
        return not parts[0]
    return (parts[0] == parts[1]) is (kind == "eq")


def outcome(closure: Any, facts: Facts) -> Any:
    try:
        return closure(facts)
    except NotRead:
        return "unread"


FACTS = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in NAMES})


def truth(value: Any) -> Any:
    return value if value in ("unread", None) else bool(value)


@given(plans(3), FACTS)
def test_fused_closures_say_what_a_plain_reading_says(plan: Plan, values: dict[str, Any]) -> None:
    found = outcome(compile_plan(plan, PLACES), Facts(values))
    expected = reading(plan, values)
    # a fact stands for a truth value where logic asks for one
    assert (found == "unread") == (expected == "unread")
    if found != "unread":
        assert bool(found) == bool(expected)


@given(plans(2), plans(2), FACTS)
def test_a_verdict_is_when_then_require(when: Plan, require: Plan, values: dict[str, Any]) -> None:
    found = outcome(compile_verdict(when, require, PLACES), Facts(values))
    applies = reading(when, values)
    if applies == "unread":
        assert found == "unread"
    elif not applies:
        assert found is None
    else:
        expected = reading(require, values)
        assert (found == "unread") == (expected == "unread")
        assert found == "unread" or bool(found) == bool(expected)


ELEMENTS = st.lists(st.sampled_from([True, False, "unread"]), max_size=5)


@given(ELEMENTS, st.booleans())
def test_macros_are_long_ands_and_ors(elements: list[Any], complete: bool) -> None:
    rows = Listing([Facts({"v": each}) for each in elements], () if complete else ("gone",))
    known = [*elements] if complete else [*elements, "unread"]
    holder = Facts({"xs": rows})
    for kind, decisive in (("exists", True), ("all", False)):
        for body in (
            ("get", ("name", "i"), "v"),
            ("eq", ("get", ("name", "i"), "v"), ("bool", True)),
            ("ne", ("get", ("name", "i"), "v"), ("bool", False)),
            ("and", ("get", ("name", "i"), "v"), ("get", ("name", "f"), "xs")),
        ):
            plan = (kind, get("xs"), "i", body)
            if body[0] == "and" and not rows:
                continue
            found = outcome(compile_plan(plan, PLACES), holder)
            expected: Any = not decisive
            if decisive in known:
                expected = decisive
            elif "unread" in known:
                expected = "unread"
            assert found == expected, plan


@given(st.text(alphabet="pq.()[]!&|=<>+-*/%?:,'\"\\ 019ainxs\n采", max_size=40) | st.text())
def test_any_text_is_a_condition_or_a_clear_error(text: str) -> None:
    try:
        parse_condition(text)
    except ConditionError as error:
        assert 0 <= error.start < error.end
        assert error.message_zh and error.message_en


@given(st.text(alphabet="{}'\"a\\ 」", max_size=20))
def test_any_text_is_a_template_or_a_clear_error(text: str) -> None:
    try:
        pieces = split_template(text)
    except ConditionError as error:
        assert text[error.start] == "{"
    else:
        for is_expression, piece, offset in pieces:
            if is_expression:
                assert text[offset : offset + len(piece)] == piece


@given(
    st.binary(max_size=60) | st.text(alphabet="a:-[]{}&*!|>'\"#\n 采", max_size=60).map(str.encode)
)
def test_any_file_is_yaml_or_a_clear_error(content: bytes) -> None:
    try:
        read_yaml("x.yaml", content)
    except RulebookError as error:
        assert error.text("zh").startswith("x.yaml:")
        assert error.text("en").startswith("x.yaml:")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(RULE) - 1), st.sampled_from(list("\n:{}[]'\"，x &!.")), st.booleans())
def test_a_rule_with_one_letter_wrong_loads_or_is_told(at: int, letter: str, insert: bool) -> None:
    text = RULE[:at] + letter + RULE[at if insert else at + 1 :]
    try:
        rulebook(text)
    except RulebookErrors as errors:
        for error in errors.errors:
            assert error.file == "r1.yaml"
            assert error.line is not None and error.column is not None
            assert "~" in error.text("zh") or "^" in error.text("zh")
