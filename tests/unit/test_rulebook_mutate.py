"""Mutants of rules and word lists: which there are, how they read, and what notices them."""

import pytest
from tests.unit.rulebook_facts import RULE, VOCABULARY, files

from perfcheck.cli.rulebooks import case_check, load
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook.cases import Check
from perfcheck.rulebook.errors import Problems, RulebookErrors
from perfcheck.rulebook.loader import Rulebook, RuleFile, find_files, load_files, read_rule
from perfcheck.rulebook.model import Rule
from perfcheck.rulebook.mutate import World, rule_mutants
from perfcheck.rulebook.mutate_terms import list_mutants
from perfcheck.rulebook.mutation import traced_cases, try_list, try_rule
from perfcheck.rulebook.rule_files import read_rule_node
from perfcheck.rulebook.strict_yaml import read_yaml
from perfcheck.rulebook.syntax import Node, parse_condition
from perfcheck.rulebook.term_examples import run_examples
from perfcheck.rulebook.term_files import Examples, TermsEntry, read_lists, resolve_terms
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.unparse import unparse

BOOK = load((), "general", "zh")


def kinds(node: Node) -> object:
    """A tree without the places of its parts."""
    return node.kind, node.label if node.kind != "list" else "", tuple(map(kinds, node.parts))


@pytest.mark.parametrize(
    "text",
    [
        "a || b && !c",
        "(a || b) && c",
        "!(a && b)",
        "a == b ? x.y : z[0]",
        "(a ? b : c) || d",
        "a - (b - c) * -d / 2",
        "(a + b).c",
        "x.exists(i, i.name in [\"甲\", '乙'])",
        "size(a) >= limit.least",
        "has(a.b) != true",
        "a < b == (c < d)",
    ],
)
def test_unparse_keeps_a_text_with_no_needless_brackets(text: str) -> None:
    tree = parse_condition(text)
    assert unparse(tree) == text
    assert kinds(parse_condition(unparse(tree))) == kinds(tree)


def test_unparse_reads_back_to_the_same_tree_in_every_rule() -> None:
    texts = 0
    for compiled in BOOK.rules:
        rule = read_rule(compiled.path)
        for text in (rule.when, rule.require, rule.each, rule.advice_when):
            if text is not None:
                texts += 1
                tree = parse_condition(text)
                assert kinds(parse_condition(unparse(tree))) == kinds(tree), text
    assert texts > 150


def mutants(conditions: str) -> list[str]:
    """The mutants of a rule about projects with these lines, as ``part: before → after``."""
    start, end = RULE.index("when:"), RULE.index("message:")
    text = (
        RULE[:start] + conditions + RULE[end:].replace("{project.mention(terms.procurement)}", "")
    )
    problems = Problems()
    rule = read_rule_node(read_yaml("rule.yaml", text.encode()), problems)
    problems.stop_if_any()
    assert isinstance(rule, Rule)
    book = load_files(files(), profile="general", vocabulary=VOCABULARY)
    world = World(VOCABULARY, book.terms, book.basis, {})
    found = []
    for mutant, compiled in rule_mutants(rule, "rule.yaml", world):
        assert compiled.code == mutant.owner == "PT303"
        found.append(f"{mutant.part}: {mutant.before} → {mutant.after}")
    return found


def test_conditions_are_negated_swapped_and_cut() -> None:
    assert mutants('require: project.name != "其他" && !(project.name == "甲")\n') == [
        'require: project.name != "其他" && !(project.name == "甲") → '
        'project.name != "其他" || !(project.name == "甲")',
        'require: project.name != "其他" → ',
        'require: !(project.name == "甲") → ',
        'require: project.name != "其他" → project.name == "其他"',
        'require: "其他" → "其他∅"',
        'require: !(project.name == "甲") → project.name == "甲"',
        'require: project.name == "甲" → project.name != "甲"',
        'require: "甲" → "甲∅"',
    ]


def test_macros_numbers_and_thresholds_are_moved() -> None:
    found = mutants(
        "limits: {least: 2, most: 30, share: 0.25}\n"
        "require: project.indicators.exists(i, size(i.name) >= limit.least)\n"
        "  && project.indicators.size() < limit.most && limit.share > 0\n"
    )
    assert [each for each in found if " && " not in each] == [
        "require: project.indicators.exists(i, size(i.name) >= limit.least) → ",
        "require: project.indicators.size() < limit.most → ",
        "require: limit.share > 0 → ",
        "require: project.indicators.exists(i, size(i.name) >= limit.least) → "
        "project.indicators.all(i, size(i.name) >= limit.least)",
        "require: project.indicators.exists(i, size(i.name) >= limit.least) → "
        "!project.indicators.exists(i, size(i.name) >= limit.least)",
        "require: size(i.name) >= limit.least → size(i.name) > limit.least",
        "require: size(i.name) >= limit.least → size(i.name) < limit.least",
        "require: project.indicators.size() < limit.most → project.indicators.size() <= limit.most",
        "require: project.indicators.size() < limit.most → project.indicators.size() >= limit.most",
        "require: limit.share > 0 → limit.share >= 0",
        "require: limit.share > 0 → limit.share <= 0",
        "require: 0 → 1",
        "limits.least: 2 → 1",
        "limits.least: 2 → 3",
        "limits.most: 30 → 27",
        "limits.most: 30 → 33",
        "limits.share: 0.25 → 0.24",
        "limits.share: 0.25 → 0.26",
    ]


def test_when_is_left_out_and_word_lists_are_emptied() -> None:
    assert mutants(
        "when: project.mentions(terms.procurement)\nrequire: project.name in ['甲', '乙']\n"
    ) == [
        "when: project.mentions(terms.procurement) → !project.mentions(terms.procurement)",
        "when: project.mentions(terms.procurement) → ",
        "require: project.name in ['甲', '乙'] → !(project.name in ['甲', '乙'])",
        "require: ['甲', '乙'] → ['乙']",
        "require: ['甲', '乙'] → ['甲']",
        "require: '甲' → '甲∅'",
        "require: '乙' → '乙∅'",
        "when: terms.procurement → ∅",
    ]


def test_what_the_loader_would_refuse_is_no_mutant() -> None:
    """With the guard cut, turned round or made an alternative, the size of a null is asked for."""
    whole = "project.indicators.all(i, i.level1 != null && size(i.level1) > 4)"
    assert mutants(f"require: {whole}\n") == [
        f"require: {whole} → {whole.replace('.all', '.exists')}",
        f"require: {whole} → !{whole}",
        "require: size(i.level1) > 4 → ",
        "require: size(i.level1) > 4 → size(i.level1) >= 4",
        "require: size(i.level1) > 4 → size(i.level1) <= 4",
        "require: 4 → 3",
        "require: 4 → 5",
    ]


LISTS = """\
- name: goods
  why: things
  words: [电脑, 书架]
  not: [书架子]
  examples:
    yes: [更新【电脑】和【书架】]
    no: [清理书架子车]
- name: all_goods
  why: more things
  words: [电脑, 打印机]
  include: [goods]
"""


def lists(text: str = LISTS) -> tuple[dict[str, TermsEntry], dict[str, TermList]]:
    entries = read_lists([RuleFile("terms", 0, "terms/a.yaml", text.encode())])
    resolved = resolve_terms(entries, Problems())
    return entries, {name: TermList(name, *both) for name, both in resolved.items()}


def test_every_entry_of_a_list_is_left_out_where_it_makes_a_difference() -> None:
    entries, terms = lists()
    found = {
        (mutant.owner, mutant.part, mutant.before): {
            name: (changed.words, changed.masks) for name, changed in both.items()
        }
        for name in entries
        for mutant, both in list_mutants(name, entries, terms)
    }
    assert found == {
        ("goods", "words", "电脑"): {"goods": (("书架",), ("书架子",))},  # all_goods has its own
        ("goods", "words", "书架"): {
            "goods": (("电脑",), ("书架子",)),
            "all_goods": (("打印机", "电脑"), ("书架子",)),
        },
        ("goods", "not", "书架子"): {
            "goods": (("书架", "电脑"), ()),
            "all_goods": (("打印机", "书架", "电脑"), ()),
        },
        ("all_goods", "words", "打印机"): {"all_goods": (("书架", "电脑"), ("书架子",))},
    }


def test_examples() -> None:
    entries, terms = lists()
    assert all(result.holds for result in run_examples(entries.values(), terms))
    entries, terms = lists(
        LISTS.replace("[清理书架子车]", "[擦拭书架]").replace("【书架】", "书架")
    )
    assert [
        (each.holds, each.line(), each.line("en")) for each in run_examples(entries.values(), terms)
    ] == [
        (
            False,
            "terms.goods 「更新电脑和书架」：应找到 电脑，实际 电脑、书架",
            "terms.goods “更新电脑和书架”: must find 电脑, but finds 电脑、书架",
        ),
        (
            False,
            "terms.goods 「擦拭书架」：应找到 -，实际 书架",
            "terms.goods “擦拭书架”: must find -, but finds 书架",
        ),
    ]


def test_an_unknown_key_of_examples_is_an_error() -> None:
    with pytest.raises(RulebookErrors, match="maybe"):
        lists(LISTS.replace("    yes:", "    maybe:"))


def test_mutants_of_a_rule_are_tried_on_its_cases() -> None:
    rule = BOOK.rule("PT601")
    world = World(vocabulary(), BOOK.terms, BOOK.basis, {})
    verdicts = try_rule(rule, world, case_check(BOOK, "zh"))
    assert len(verdicts) > 8
    assert all(verdict.noticed for verdict in verdicts)


def test_words_are_tried_on_the_cases_that_ask_for_their_list() -> None:
    rules = [BOOK.rule("PT303")]
    stated = read_lists(find_files())
    procurement = stated["procurement"]._replace(examples=Examples((), ()))
    entries = {**stated, "procurement": procurement}

    def check_with(book: Rulebook) -> Check:
        return case_check(book, "zh")

    tried = list(traced_cases(rules, BOOK, check_with))
    assert len(tried) == len(read_rule(rules[0].path).cases)
    assert {"procurement" in case.asked for case in tried} == {True, False}  # no indicators
    verdicts = {
        mutant.before: noticed
        for mutant, noticed in try_list("procurement", entries, tried, BOOK, check_with)
    }
    assert verdicts["采购"] is True
    assert verdicts["采购监管"] is False  # no case of this rule speaks of it; an example does
