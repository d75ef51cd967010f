"""Every example of the section on conditions in grammar/README.md is what it says."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook.closures import compile_plan
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.parts import REACH
from perfcheck.rulebook.plans import Scope as Places
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.vocabulary import Type

README = (Path(__file__).parents[2] / "grammar" / "README.md").read_text(encoding="utf-8")
SECTION = README[README.index("## Conditions") :]


def block(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def resolve(text: str) -> object:
    words = vocabulary()
    kinds = {"table": "document"}
    names = {
        name: Type("record", cls=words.roots[kinds.get(name, name)]) for name in REACH["target"]
    }
    world = World(words, frozenset({"procurement"}), frozenset(), {})
    return Resolver(world).resolve(parse_condition(text), Scope(names))[0]


@pytest.mark.parametrize("line", block("value").splitlines())
def test_values(line: str) -> None:
    text, told = re.split(r"\s+→ ", line)
    plan = resolve(text)
    assert isinstance(plan, tuple)
    closure = compile_plan(plan, Places({}, 0, {}, {}))
    if told == "not read":
        with pytest.raises(NotRead):
            closure(None)
        return
    value = closure(None)
    if isinstance(value, bool):
        assert str(value).lower() == told
    elif isinstance(value, tuple):
        assert f"[{', '.join(map(str, value))}]" == told
    else:
        assert str(value) == told
        assert isinstance(value, str | int | Decimal)


@pytest.mark.parametrize("line", block("accepted").splitlines())
def test_accepted(line: str) -> None:
    assert resolve(line)


@pytest.mark.parametrize("example", block("refused").rstrip().split("\n\n"))
def test_refused(example: str) -> None:
    text, told = example.split("\n")
    with pytest.raises(ConditionError) as caught:
        resolve(text)
    error = caught.value
    mark = " " * error.start + "~" * (error.end - error.start)
    assert f"{mark} {error.message_en}" == told
