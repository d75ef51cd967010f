"""A rule file: its shape, and everything that must fit with the other files."""

import pytest
from tests.unit.rulebook_facts import (
    BASIS,
    PROFILE,
    RULE,
    TERMS,
    VOCABULARY,
    errors,
    files,
    rulebook,
)

from perfcheck.rulebook.errors import RulebookError
from perfcheck.rulebook.loader import load_files

OTHER = RULE.replace("PT303", "PT404").replace("procurement-needs-cost", "another")


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new)


def test_a_rule_as_loaded() -> None:
    (rule,) = rulebook(RULE).rules
    assert (rule.code, rule.name, rule.severity, rule.certainty, rule.default, rule.subject) == (
        "PT303",
        "procurement-needs-cost",
        "error",
        "certain",
        True,
        "project",
    )
    assert (rule.title.zh, rule.yields_to, rule.fix, rule.path) == (
        "涉及采购而没有成本指标",
        (),
        None,
        "r1.yaml",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "severity: error",
            "severity: eror",
            "r1.yaml:4:11: 'eror' must be one of error, warning, advice, did you mean 'error'?\n"
            "  |\n4 | severity: eror\n  |           ~~~^",
        ),
        (
            "severity: error",
            "severety: error",
            "r1.yaml:4:1: no key 'severety', did you mean 'severity'?\n"
            "  |\n4 | severety: error\n  | ~~~~~~~^",
        ),
        (
            "code: PT303",
            "code: pt303",
            "r1.yaml:1:7: 'pt303' will not do: letters and digits, as PT303\n"
            "  |\n1 | code: pt303\n  |       ~~~~^",
        ),
        (
            "severity: error",
            "severity: error\nreason: 本地规定",
            "r1.yaml:5:9: '{zh: …, en: …}' is expected here, the text in both languages\n"
            "  |\n5 | reason: 本地规定\n  |         ~~~~~~~^",
        ),
        (
            "title: {zh: 涉及采购而没有成本指标, en: Procurement without a cost indicator}",
            "title: {zh: 涉及采购而没有成本指标}",
            "r1.yaml:3:9: 'en' is missing\n"
            "  |\n3 | title: {zh: 涉及采购而没有成本指标}\n  |         ~^",
        ),
        (
            "remedy: {zh: 增设成本指标, en: add a cost indicator}",
            "remedy: {zh: 增设成本, en: ''}",
            "r1.yaml:12:24: this must not be empty\n"
            "   |\n12 | remedy: {zh: 增设成本, en: ''}\n   |                            ~^",
        ),
        (
            "when: project",
            "default: false\nwhen: project",
            "r1.yaml:7:10: 'false' must be one of on, off\n  |\n7 | default: false\n"
            "  |          ~~~~^",
        ),
        (
            "basis:\n  - {source: LAW, article: 第三十三条}",
            "basis: LAW",
            "r1.yaml:14:8: a list is expected here\n   |\n14 | basis: LAW\n   |        ~~^",
        ),
        (
            "when: project",
            "limits: {share: 1O}\nwhen: project",
            "r1.yaml:7:17: '1O' will not do: a number is expected\n"
            "  |\n7 | limits: {share: 1O}\n  |                 ~^",
        ),
        (
            "require: project",
            "each: project.indicators\nrequire: project",
            "r1.yaml:1:1: exactly one of these is needed: require, each\n"
            "  |\n1 | code: PT303\n  | ~~~^",
        ),
        (
            '{name: 没有, indicator: 略, violates: ["1"]}',
            "{name: 没有, indicator: 略, table: 略, violates: [1]}",
            "r1.yaml:17:6: exactly one of these is needed: table, project, indicator\n"
            "   |\n17 |   - {name: 没有, indicator: 略, table: 略, violates: [1]}\n   |      ~~~^",
        ),
        (
            'violates: ["1"]',
            "violates: []",
            "r1.yaml:1:7: PT303 has no case that violates\n  |\n1 | code: PT303\n  |       ~~~~^",
        ),
        (
            "violates: []",
            "violates: [1]",
            "r1.yaml:1:7: PT303 has no case that passes\n  |\n1 | code: PT303\n  |       ~~~~^",
        ),
        (
            "source: LAW",
            "source: LAV",
            "r1.yaml:15:14: no basis 'LAV', did you mean 'LAW'?\n"
            "   |\n15 |   - {source: LAV, article: 第三十三条}\n   |              ~~^",
        ),
        (
            "source: LAW",
            "source: GUIDE",
            "r1.yaml:15:30: no article of 'GUIDE' may be cited\n"
            "   |\n15 |   - {source: GUIDE, article: 第三十三条}\n"
            "   |                              ~~~~~~~~~^",
        ),
        (
            "article: 第三十三条",
            "article: 33条",
            "r1.yaml:15:28: '33条' will not do: it must look like 第三十三条第二款\n"
            "   |\n15 |   - {source: LAW, article: 33条}\n   |                            ~~~^",
        ),
        (
            "severity: error",
            "severity: error\nyields_to: [PT304]",
            "r1.yaml:5:13: no rule 'PT304', did you mean 'PT303'?\n"
            "  |\n5 | yields_to: [PT304]\n  |             ~~~~^",
        ),
    ],
)
def test_what_is_refused(old: str, new: str, told: str) -> None:
    found = errors(changed(old, new))
    assert found[0] == told
    assert len(found) == (2 if "severety" in new else 1)


def test_every_error_of_every_file_is_told() -> None:
    found = errors(changed("PT303", "303"), changed("i.level1", "i.levl1"), basis="[]")
    assert [error.split(": ")[0] for error in found] == [
        "basis.yaml:1:1",
        "r1.yaml:1:7",
        "r2.yaml:15:14",
        "r2.yaml:8:41",
    ]


def test_a_breach_may_be_spoken_of_only_where_the_basis_binds() -> None:
    text = "remedy: {zh: 违反采购法，增设成本指标, en: add a cost indicator}"
    said = changed("remedy: {zh: 增设成本指标, en: add a cost indicator}", text)
    assert errors(said) == []
    with_guide = said.replace("basis:\n", "basis:\n  - {source: GUIDE}\n")
    assert errors(with_guide) == [
        "r1.yaml:12:14: not every basis is binding and verified: the text must not say 违反\n"
        f"   |\n12 | {text}\n   |              {'~' * 23}^"
    ]


def test_a_code_or_name_may_stand_only_once() -> None:
    assert errors(RULE, OTHER.replace("PT404", "PT303")) == [
        "r2.yaml:1:7: 'PT303' is stated in another file already\n"
        "  |\n1 | code: PT303\n  |       ~~~~^"
    ]
    assert errors(RULE, RULE.replace("PT303", "PT404")) == [
        "r2.yaml:2:7: the name 'procurement-needs-cost' is taken by PT303\n"
        "  |\n2 | name: procurement-needs-cost\n  |       ~~~~~~~~~~~~~~~~~~~~~^"
    ]


def test_a_later_folder_replaces_a_rule_by_its_code() -> None:
    first, second = files(RULE), files(changed("certainty: certain", "certainty: review"))
    later = [file._replace(folder=1) for file in second if file.role == "rule"]
    book = load_files([*first, *later], profile="general", vocabulary=VOCABULARY)
    assert [(rule.code, rule.certainty) for rule in book.rules] == [("PT303", "review")]


def test_a_profile_switches_and_sets() -> None:
    limited = RULE.replace(
        "when: project", "limits: {share: 0.5}\nwhen: limit.share > 0 && project"
    )
    profile = PROFILE + "rules: {PT303: advice, PT404: 'off'}\nlimits: {PT303: {share: 0.8}}\n"
    book = rulebook(limited, OTHER, profile_text=profile)
    first, second = book.rules
    assert (first.severity, first.default, str(first.limits["share"])) == ("advice", True, "0.8")
    assert (second.severity, second.default) == ("error", False)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("rules: {PT304: on}\n", "general.yaml:3:9: no rule 'PT304', did you mean 'PT303'?"),
        (
            "rules: {PT303: none}\n",
            "general.yaml:3:16: 'none' must be one of on, off, error, warning, advice, "
            "did you mean 'on'?",
        ),
        ("limits: {PT303: {share: 1}}\n", "general.yaml:3:18: PT303 has no limit 'share'"),
    ],
)
def test_what_a_profile_cannot_say(lines: str, told: str) -> None:
    (error,) = errors(RULE, profile_text=PROFILE + lines)
    assert error.splitlines()[0] == told


def test_a_profile_that_there_is_not() -> None:
    with pytest.raises(RulebookError) as caught:
        rulebook(RULE, profile="generall")
    assert caught.value.text("zh") == "没有方案“generall”，是不是“general”？"
    with pytest.raises(RulebookError) as caught:
        rulebook(RULE, profile="city")
    assert caught.value.text("zh") == "没有方案“city”，只有：general"
    assert caught.value.text("en") == "no profile 'city', only: general"


def test_word_lists_include_others_and_know_their_names() -> None:
    terms = TERMS + "- {name: all_of_it, why: x, words: [合同], include: [procurement]}\n"
    book = rulebook(RULE, terms=terms)
    assert book.terms["all_of_it"].words == ("物业服务", "合同", "外包", "物业", "采购")
    assert book.terms["all_of_it"].masks == ("采购监管",)


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (
            TERMS + "- {name: b, why: x, words: [合同], include: [procurment]}\n",
            "terms.yaml:2:44: no word list 'procurment', did you mean 'procurement'?",
        ),
        (
            TERMS.replace("words: [", "include: [procurement], words: ["),
            "terms.yaml:1:46: word lists include each other: procurement → procurement",
        ),
        (TERMS.replace("外包", "采购"), "terms.yaml:1:58: '采购' stands twice in words"),
        (TERMS + TERMS, "terms.yaml:2:10: 'procurement' is stated in another file already"),
    ],
)
def test_what_a_word_list_cannot_say(terms: str, told: str) -> None:
    assert [error.splitlines()[0] for error in errors(RULE, terms=terms)] == [told]


def test_selectors() -> None:
    off = OTHER.replace("severity: error", "severity: error\ndefault: off")
    book = rulebook(RULE, off)

    def codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
        return [rule.code for rule in book.select(select, ignore)]

    assert codes() == ["PT303"]
    assert codes(("PT",)) == ["PT303", "PT404"]
    assert codes(("pt4",)) == ["PT404"]
    assert codes(("another",)) == ["PT404"]
    assert codes(("PT404",), ("PT",)) == ["PT404"]
    assert codes(("PT",), ("PT404",)) == ["PT303"]
    with pytest.raises(RulebookError) as caught:
        codes(("PT404",), ("another",))
    assert caught.value.text("en") == (
        "no rule is left: all that was selected is ignored, so nothing would be checked"
    )
    with pytest.raises(RulebookError) as caught:
        codes((), ("PT3",))
    assert caught.value.text("zh") == "没有选中任何规则：所选的都被忽略了，这样什么也不会核对"
    for selector, told in (
        ("PT305", "没有规则“PT305”"),  # as near to PT303 as to any other
        ("PT33", "没有规则“PT33”，是不是“PT303”？"),
        ("pt3O3", "没有规则“pt3O3”，是不是“PT303”？"),
        ("", "没有规则“”"),
    ):
        with pytest.raises(RulebookError) as caught:
            book.select((selector,))
        assert caught.value.text("zh") == told
    for selector, told in (
        ("PT", "没有规则“PT”，以它开头的有 PT303 至 PT404"),
        ("pt4", "没有规则“pt4”，以它开头的有 PT404"),
    ):
        with pytest.raises(RulebookError) as caught:
            book.rule(selector)
        assert caught.value.text("zh") == told
    assert caught.value.text("en") == "no rule 'pt4', but PT404"
    with pytest.raises(RulebookError) as caught:
        book.rule("anther")
    assert caught.value.text("zh") == "没有规则“anther”，是不是“another”？"
    assert book.rule("another") is book.rule("pt404")


def test_bases_are_shown_in_the_language_of_the_report() -> None:
    rule = rulebook(RULE.replace("第三十三条", "第一百二十条第三款第十二项"), basis=BASIS).rules[0]
    assert rule.basis("zh") == (("政府采购法", "第一百二十条第三款第十二项", True),)
    assert rule.basis("en") == (("Procurement Law", "Article 120, paragraph 3, item 12", True),)


def test_sources_that_look_alike_are_shown_once() -> None:
    rule = rulebook(
        RULE.replace("basis:\n", "basis:\n  - {source: GUIDE}\n  - {source: GUIDE, note: again}\n")
    ).rules[0]
    assert [ref.title for ref in rule.basis("zh")] == ["指引", "政府采购法"]
