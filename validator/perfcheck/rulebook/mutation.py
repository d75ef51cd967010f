"""Tries mutants on the cases of rules and on the examples of word lists: which go unnoticed?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from perfcheck.rulebook.cases import Check, case_report, case_text, run_case
from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.loader import Rulebook, read_rule
from perfcheck.rulebook.model import Case
from perfcheck.rulebook.mutate import Mutant, World, rule_mutants
from perfcheck.rulebook.mutate_terms import list_mutants
from perfcheck.rulebook.term_examples import run_examples
from perfcheck.rulebook.term_files import TermsEntry
from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct

CheckWith = Callable[[Rulebook], Check]
"""The check that runs cases with a rulebook, whose word lists the facts are read with."""


class Verdict(Struct):
    """A mutant, and whether a case or an example fails because of it."""

    mutant: Mutant
    noticed: bool


def try_rule(rule: CompiledRule, world: World, check: Check) -> list[Verdict]:
    """Every mutant of a rule's conditions and thresholds, on the cases of the rule."""
    stated = read_rule(rule.path)
    return [
        Verdict(mutant, any(not _holds(changed, case, check) for case in stated.cases))
        for mutant, changed in rule_mutants(stated, rule.path, world)
    ]


class Tried(Struct):
    """A case with what decides whether a word list can matter to it: its text without blanks,
    and the lists that were asked for when it was run."""

    rule: CompiledRule
    case: Case
    text: str
    asked: frozenset[str]


def traced_cases(
    rules: Sequence[CompiledRule], rulebook: Rulebook, check_with: CheckWith
) -> Iterator[Tried]:
    """The cases of ``rules``, each run once to see which word lists it asks for."""
    for rule in rules:
        for case in read_rule(rule.path).cases:
            terms = _Traced(rulebook.terms)
            check = check_with(rulebook._replace(terms=terms))
            case_report(rule.with_terms(terms), case, check)
            text = "".join(case_text(case).split()).lower()
            yield Tried(rule, case, text, frozenset(terms.asked))


def try_list(
    name: str,
    entries: Mapping[str, TermsEntry],
    tried: Sequence[Tried],
    rulebook: Rulebook,
    check_with: CheckWith,
) -> list[Verdict]:
    """A word list without each of its entries, on the examples of every list that changes and on
    the cases that ask for one of them and hold the entry."""
    verdicts = []
    for mutant, lists in list_mutants(name, entries, rulebook.terms):
        noticed = any(
            not example.holds for example in run_examples([entries[user] for user in lists], lists)
        )
        if not noticed:
            changed = rulebook._replace(terms={**rulebook.terms, **lists})
            check = check_with(changed)
            word = "".join(mutant.before.split()).lower()
            noticed = any(
                not _holds(each.rule.with_terms(changed.terms), each.case, check)
                for each in tried
                if word in each.text and not each.asked.isdisjoint(lists)
            )
        verdicts.append(Verdict(mutant, noticed))
    return verdicts


def _holds(rule: CompiledRule, case: Case, check: Check) -> bool:
    try:
        return run_case(rule, case, check).holds
    except Exception:  # a rule that now breaks the check is noticed, however it breaks
        return False


class _Traced(dict[str, TermList]):
    """Word lists that remember which of them were asked for."""

    def __init__(self, terms: Mapping[str, TermList]) -> None:
        super().__init__(terms)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def items(self) -> Any:
        self.asked.update(self)
        return super().items()
