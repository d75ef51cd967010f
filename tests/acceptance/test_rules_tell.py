"""Every rule explains itself, in both languages alike, and says what no other rule says."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from perfcheck.cli.rulebooks import case_check, load
from perfcheck.finding import Report
from perfcheck.rulebook import CompiledRule, read_rule
from perfcheck.rulebook.cases import case_report
from perfcheck.rulebook.model import Rule
from perfcheck.rulebook.template import split_template

ROOT = Path(__file__).resolve().parents[2]
BOOK = load((), "general", "zh")
RULES = [read_rule(rule.path) for rule in BOOK.rules]
_HAN = re.compile("[一-鿿]")
# A choice between two words ({n == 1 ? '' : 's'}) is wording, which each language has of its own.
_WORDING = re.compile(r"\? *('[^']*'|\"[^\"]*\") *: *('[^']*'|\"[^\"]*\") *$")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_a_rule_explains_itself(rule: Rule) -> None:
    for both in (rule.title, rule.message, rule.remedy, rule.why):
        assert _HAN.search(both.zh), both.zh
        assert re.search("[A-Za-z]{2}", both.en), both.en
    assert len(rule.why.zh) >= 10 and len(rule.why.en) >= 20
    assert len({rule.title.zh, rule.message.zh, rule.remedy.zh, rule.why.zh}) == 4
    assert rule.basis and rule.expected is not None
    assert sum(bool(case.violates) for case in rule.cases) >= 2
    assert sum(not case.violates for case in rule.cases) >= 2
    names = [case.name for case in rule.cases]
    assert len(set(names)) == len(names)
    assert all(_HAN.search(name) for name in names)
    said = "（请人工复核）" in rule.message.zh, "(please review)" in rule.message.en
    assert said == (rule.certainty == "review",) * 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_both_languages_tell_the_same_values(rule: Rule) -> None:
    for both in (rule.message, rule.remedy, rule.expected, rule.working):
        if both is not None:
            assert values(both.zh) == values(both.en), both.zh


def values(text: str) -> set[str]:
    """The expressions of a text, those aside that only choose a word."""
    return {
        piece.strip()
        for is_expression, piece, _ in split_template(text)
        if is_expression and not _WORDING.search(piece)
    }


def test_no_two_default_rules_always_fire_together() -> None:
    """On every case of every rule and on every example table, checked against all default rules,
    each rule is somewhere where any other rule is silent."""
    default_rules = BOOK.select()
    check = case_check(BOOK, "zh")

    def check_all(
        content: bytes, name: str, chosen: tuple[CompiledRule, ...], options: Mapping[str, str]
    ) -> Report:
        return check(content, name, default_rules, options)

    reports = [
        case_report(compiled, case, check_all)
        for compiled, rule in zip(BOOK.rules, RULES, strict=True)
        for case in rule.cases
    ]
    for path in sorted((ROOT / "examples").glob("*.txt")):
        reports.append(check(path.read_bytes(), path.name, default_rules, {}))
    fired: dict[str, set[tuple[int, int | None, int | None]]] = defaultdict(set)
    for number, report in enumerate(reports):
        for finding in report.findings:
            subject = finding.subject
            place = number, subject.project_index, subject.indicator_index
            fired[finding.code].add(place)
    default = [rule.code for rule in default_rules]
    assert sorted(fired) == sorted(default)  # each of them fires somewhere
    together = [
        (one, other)
        for one in default
        for other in default
        if one < other and fired[one] == fired[other]
    ]
    assert together == []
