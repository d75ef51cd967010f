"""Judging: lines of the same words share what is said of them, and nothing is kept in vain."""

import gc
import itertools
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.tables import generate

from perfcheck import judge
from perfcheck.engine import Options, check_content
from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.situated import OF_A_COLUMN, SITUATED
from perfcheck.facts.target import TargetFacts
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.read import read_source
from perfcheck.rulebook import Rulebook, load_rulebook
from perfcheck.table import read_tables

EXAMPLES = sorted(Path("examples").glob("*.txt"))
STANDS_SOMEWHERE = {"position", "ordinal", "span", "name_span"}
"""Fields of a parsed indicator that are no words."""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(vocabulary=vocabulary())


@pytest.mark.parametrize(
    "content",
    [generate(400, 7).encode(), *(path.read_bytes() for path in EXAMPLES)],
    ids=["made-up", *(path.stem for path in EXAMPLES)],
)
def test_sharing_lines_changes_nothing(
    rulebook: Rulebook, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(rulebook.rules)
    shared = check_content(content, "table.txt", rulebook, options)
    numbers = itertools.count()
    monkeypatch.setattr(judge, "_words", lambda _: (str(next(numbers)),))
    alone = check_content(content, "table.txt", rulebook, options)
    assert next(numbers) == shared.inputs[0].indicators
    assert shared.findings == alone.findings
    assert shared.not_checked == alone.not_checked
    assert shared.outcomes == alone.outcomes


def _code(function: types.FunctionType, seen: set[object]) -> Iterator[types.CodeType]:
    """The code of a function with what stands inside it, and of the functions it names."""
    waiting = [function.__code__]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += [each for each in code.co_consts if isinstance(each, types.CodeType)]
        for name in code.co_names:
            named = function.__globals__.get(name)
            is_fact = getattr(named, "__module__", "").startswith("perfcheck.facts.")
            if is_fact and isinstance(named, types.FunctionType) and named not in seen:
                seen.add(named)
                yield from _code(named, seen)


@pytest.mark.parametrize("cls", [IndicatorFacts, TargetFacts])
def test_facts_that_look_beyond_the_words_of_a_line_are_listed(cls: type) -> None:
    looking = {}
    for base in cls.__mro__:
        for name, member in vars(base).items():
            function = getattr(member, "fget", member)
            if not isinstance(function, types.FunctionType) or name == "__init__":
                continue
            asked = {each for code in _code(function, set()) for each in code.co_names}
            beyond = asked & ((SITUATED - {"parsed"}) | STANDS_SOMEWHERE)
            if beyond and name not in SITUATED:
                looking[name] = beyond
            if asked & OF_A_COLUMN and name not in SITUATED | OF_A_COLUMN:
                looking[name] = asked & OF_A_COLUMN
    assert looking == {}


def test_a_rule_that_looks_beyond_the_words_is_not_shared(rulebook: Rulebook) -> None:
    by_code = {rule.code: rule for rule in rulebook.rules}
    assert by_code["PT701"].asks_for(SITUATED)  # what the project pays for
    assert not by_code["PT406"].asks_for(SITUATED)


def test_facts_of_judged_projects_are_let_go(rulebook: Rulebook) -> None:
    (table,) = read_tables(read_source(generate(300).encode(), "table.txt"))
    lexicon = load_lexicon(rulebook.terms)
    ledger = judge.judge_table(table, rulebook.select(), lexicon, "table.txt")
    gc.collect()
    left = [each for each in gc.get_objects() if type(each) in (IndicatorFacts, TargetFacts)]
    held = {id(violation.facts) for violation in ledger.violations}
    held |= {id(violation.about()) for violation in ledger.violations}
    assert {id(each) for each in left} <= held
    assert len(held) < 300
    assert all(set(vars(each)) <= _MADE_WITH for each in left)


_MADE_WITH = {"parsed", "indicator", "project", "table", "lexicon", "column", "value"}
