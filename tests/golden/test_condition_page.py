"""docs/conditions.md tells everything that a condition may ask, and nothing that it may not."""

import os
from pathlib import Path

import pytest

from perfcheck.facts.framework import framework
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.report.condition_docs import condition_docs, examples
from perfcheck.rulebook import operators, resolve
from perfcheck.rulebook.loader import find_files
from perfcheck.rulebook.narrowing import NOTHING
from perfcheck.rulebook.parts import REACH
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.term_files import read_lists
from perfcheck.rulebook.vocabulary import Type, open_members

KEPT = Path(__file__).resolve().parents[2] / "docs" / "conditions.md"
VOCABULARY = vocabulary()
LISTS = read_lists(find_files())


@pytest.fixture(scope="module")
def page() -> str:
    return condition_docs(VOCABULARY, framework()["categories"], LISTS)


def type_of_condition(text: str) -> Type:
    """The type of a condition of a rule about a target."""
    world = World(VOCABULARY, frozenset(LISTS), frozenset(), {})
    classes = VOCABULARY.roots
    names = {
        name: Type("record", cls=classes["document" if name == "table" else name])
        for name in REACH["target"]
    }
    return Resolver(world).resolve(parse_condition(text), Scope(names, NOTHING))[1]


def test_the_page_is_not_stale(page: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        KEPT.write_text(page, encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == page, (
        "run: perfcheck rules docs docs/rules --conditions docs/conditions.md"
    )


@pytest.mark.parametrize("example", examples())
def test_examples_of_operators_are_conditions(example: str) -> None:
    assert type_of_condition(example).kind in ("bool", "number", "string")


def test_every_operator_is_told(page: str) -> None:
    table = page.split("## Operators and macros")[1].split("\n## ")[0]
    signs = (*operators._COMPARE, *operators._ARITHMETIC, "in", "&&", "!", "? :", "[ ]")
    words = (*resolve._MACROS, *resolve._TEXT_METHODS, *resolve._FUNCTIONS)
    for sign in (*(f"`{sign}`" for sign in signs), *(f"`{word}" for word in words)):
        assert sign in table, sign


@pytest.mark.parametrize("kind", ["document", "project", "indicator", "target"])
def test_every_fact_says_what_it_is(page: str, kind: str) -> None:
    cls = VOCABULARY.roots[kind]
    section = page.split(f"## `{'table' if kind == 'document' else kind}`\n")[1].split("\n## ")[0]
    lines = {
        line.split("`")[1].split("(")[0]: line for line in section.splitlines() if "| `" in line
    }
    assert set(open_members(cls, VOCABULARY)) == set(lines)
    assert [name for name, line in lines.items() if line.endswith("|  |")] == []


def test_facts_of_names_values_and_goals_say_what_they_are(page: str) -> None:
    for title in ("A value: `target.value`", "A name: `indicator.named`", "A goal: `project"):
        section = page.split(f"## {title}")[1].split("\n## ")[0]
        assert section.count("\n| `") > 9
        assert "|  |" not in section


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("project.parsed.row.name == ''", "project has no field 'parsed'"),
        ("table.funding.status == 'none'", "table has no field 'funding'"),
        ("indicator.lexicon.terms == ''", "indicator has no field 'lexicon'"),
        (
            "indicator.named.is_satisfied",
            "indicator.named has no field 'is_satisfied', did you mean 'is_satisfaction'?",
        ),
        ("target.valeu.is_zero", "target has no field 'valeu', did you mean 'value'?"),
        (
            "project.mentoins(terms.works)",
            "project has no field 'mentoins', did you mean 'mentions'?",
        ),
        ("project.mentions(terms.work)", "terms has no name 'work', did you mean 'works'?"),
        (
            "indicator.level2 == category.qualty",
            "category has no name 'qualty', did you mean 'quality'?",
        ),
    ],
)
def test_what_the_page_does_not_tell_is_refused(condition: str, told: str) -> None:
    with pytest.raises(ConditionError) as error:
        type_of_condition(condition)
    assert error.value.message_en.startswith(told)
