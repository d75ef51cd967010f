"""Conditions: what they mean, what they refuse, and what becomes of what was not read."""

from decimal import Decimal
from typing import Any

import pytest
from tests.unit.rulebook_conditions import evaluate, places, refusal, resolve
from tests.unit.rulebook_facts import Project, errors

from perfcheck.rulebook.closures import compile_plan, compile_verdict
from perfcheck.rulebook.notread import Listing, NotRead


def project(missing: tuple[str, ...] = ()) -> Project:
    """Three indicators; the value of the second was not read."""
    return (
        Project("物业服务费", "527.72", missing)
        .add("巡查次数", "output", "≥12次", Decimal(12))
        .add("巡查质量", "output")
        .add("安全事故", "benefit", "无")
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", Decimal(7)),
        ("(1 + 2) * 3 - -1", Decimal(10)),
        ("0.1 + 0.2 == 0.3", True),
        ("7 / 2", Decimal("3.5")),
        ("-7 % 2", Decimal(-1)),
        ("1 < 2 ? 'a' : 'b'", "a"),
        ("'物业' + '服务'", "物业服务"),
        (r"'it\'s' + \"\n\"".replace('\\"', '"'), "it's\n"),
        ("1e3 == 1000", True),
        ("2 in [1, 2.0]", True),
        ("null in [null, 1]", True),
        ("'b' in ['a']", False),
        ("[1, 2] + [3] == [1, 2, 3]", True),
        ("[1, 2][1]", Decimal(2)),
        ("abs(-3)", Decimal(3)),
        ("'物业服务'.size()", 4),
        ("size([1, 2, 3])", 3),
        ("'物业服务'.contains('业服') && 'ab'.startsWith('a') && 'ab'.endsWith('b')", True),
        ("!(1 == 2) && !!true", True),
        ("1 == 1 || 1 / 0 == 1", True),
        ("1 / 0 == 1 || 1 == 1", True),
        ("project.name", "物业服务费"),
        ("project.table.money_unit", "万元"),
        ("table.money_unit", "万元"),
        ("project.total != null && project.total > 527", True),
        ("project.total == 527.72", True),
        ("project.amounts == [527.72]", True),
        ("527.72 in project.amounts", True),
        ("project.mentions(terms.procurement)", True),
        ("project.mention(terms.procurement)", "物业服务"),
        ("terms.procurement.ends('有采购')", "采购"),
        ("project.name in terms.procurement", False),
        ("'采购' in terms.procurement", True),
        ("limit.share * limit.count", Decimal(1)),
        ("project.count > limit.count", True),
        ("project.indicators.size()", 3),
        ("project.indicators.exists(i, i.level1 == category.benefit)", True),
        ("project.indicators.exists(i, i.level1 == category.cost)", False),
        ("project.indicators.all(i, i.level1 != 'cost')", True),
        ("project.indicators.exists_one(i, i.level1 == 'benefit')", True),
        ("project.indicators.exists_one(i, i.level1 == 'output')", False),
        ("project.indicators.filter(i, i.number != null).map(i, i.name)", ("巡查次数",)),
        ("project.indicators.filter(i, i.number != null).all(i, i.number > 11)", True),
        ("project.indicators.map(i, i.level1)[0]", "output"),
        ("project.indicators.exists(i, i.name == project.name)", False),
        ("project.indicators.exists(i, i.starts('安全'))", True),
        ("project.indicators.exists(i, i.starts('事故', false))", True),
        (
            "project.indicators.exists(i, project.indicators.exists(j, "
            "i.name != j.name && i.level1 == j.level1 && project.count == 3))",
            True,
        ),
        (
            "project.indicators.map(i, project.indicators.filter(j, j.level1 == i.level1)"
            ".map(k, k.name + i.name + project.name).size())",
            (2, 2, 1),
        ),
        ("project.indicators[0].target.text", "≥12次"),
        ("has(project.total) && project.total > 1", True),
        ("-project.count + -(-2)", -1),
        ("project.table.complete ? [project.count, 1] : []", (3, 1)),
        ("[project.count].map(n, n + 1)", (4,)),
        ("project.kind == 'output' || project.kind in ['one']", True),
        ("project.among([1, 2.5])", 2),
        ("project.among([1], null)", 1),
        ("project.among([1], project.count)", 4),
        ("project.sized('big')", True),
        ("project.indicators.exists(i, i.project.has(i))", True),
        ("project.unsure == ['x'] || project.unsure == null", True),
        ("project.amounts != [1] && [1, project.count] != [1]", True),
        ("settings.deep == 3 && !settings.on && settings.word == 'x'", True),
    ],
)
def test_values(text: str, value: Any) -> None:
    if ".target.text" in text:
        text = text.replace(
            "project.indicators[0].target.text",
            "project.indicators[0].target != null ? project.indicators[0].target.text : ''",
        )
    assert evaluate(text, project()) == value


def test_a_rule_about_a_target_reaches_outward() -> None:
    target = project().indicators[0].target
    text = "target.text + indicator.name + project.name + table.money_unit"
    assert evaluate(text, target, "target") == "≥12次巡查次数物业服务费万元"


@pytest.mark.parametrize(
    "told",
    [
        "no name 'projct', did you mean 'project'?\nprojct.name == 'x'\n~~~~~~",
        "no name 'indicator'\nindicator.name == 'x'\n~~~~~~~~~",
        "project has no field 'nmae', did you mean 'name'?\nproject.nmae == 'x'\n        ~~~~",
        "i has no field 'levl1', did you mean 'level1'?\n"
        "project.indicators.exists(i, i.levl1 == 'cost')\n"
        "                               ~~~~~",
        "project has no field '_name', did you mean 'name'?\nproject._name == 'x'\n        ~~~~~",
        "unread of Project has no annotation that conditions know\nproject.unread == 1\n"
        "        ~~~~~~",
        "the two sides have no value in common\nproject.kind == (true ? 'benefit' : 'cost')\n"
        "                 ~~~~~~~~~~~~~~~~~~~~~~~~~",
        "expected text, not number\n1 in terms.procurement\n~",
        "expected list of number, not list of text\nproject.among(['a'])\n              ~~~~~",
        "expected number, not text\nproject.among([1], 'x')\n                   ~~~",
        "expected Indicator, not Project\nproject.has(project)\n            ~~~~~~~",
        "'huge' is none of the possible values (big, small)\nproject.sized('huge')\n"
        "              ~~~~~~",
        "a list has no function 'exits', did you mean 'exists'?\n"
        "project.indicators.exits(i, true)\n                   ~~~~~",
        "terms has no name 'procurment', did you mean 'procurement'?\n"
        "project.mentions(terms.procurment)\n                       ~~~~~~~~~~",
        "category has no name 'costs', did you mean 'cost'?\n'x' == category.costs\n"
        "                ~~~~~",
        "limit has no name 'shar', did you mean 'share'?\nlimit.shar > 1\n      ~~~~",
        "terms needs a .name after it\nproject.mentions(terms)\n                 ~~~~~",
        "no function 'len'\nlen(project.name) > 3\n~~~",
        "number and text do not compare\nproject.count == 'x'\n                 ~~~",
        "text and number do not compare\nproject.name in [1, 2]\n~~~~~~~~~~~~",
        "true or false and number do not compare\n[true, 1].size() == 2\n       ~",
        "'costs' is none of the possible values (benefit, cost, output), did you mean 'cost'?\n"
        "project.indicators.exists(i, i.level1 == 'costs')\n"
        "                                         ~~~~~~~",
        "'benefits' is none of the possible values (benefit, cost, output), "
        "did you mean 'benefit'?\n"
        "project.indicators.all(i, i.level1 in ['cost', 'benefits'])\n"
        "                                               ~~~~~~~~~~",
        "'x' is none of the possible values (benefit, cost, output)\n"
        "project.indicators.exists(i, 'x' == i.level1)\n"
        "                             ~~~",
        "this may be null: say '… != null &&' first\nproject.total > 3\n~~~~~~~~~~~~~",
        "this may be null: say '… != null &&' first\n1 + project.total == 3\n    ~~~~~~~~~~~~~",
        "this may be null: say '… != null &&' first\n"
        "project.total != null || project.total > 3\n"
        "                         ~~~~~~~~~~~~~",
        "this may be null: say '… != null &&' first\n"
        "project.indicators.all(i, i.target.text != '')\n"
        "                          ~~~~~~~~",
        "this may be null: say '… != null &&' first\n"
        "project.mention(terms.procurement).contains('x')\n"
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        "this is never null\nproject.name != null\n~~~~~~~~~~~~",
        "a true or false has no order\ntrue < false\n~~~~",
        "expected true or false, not text\nproject.name && true\n~~~~~~~~~~~~",
        "expected number, not text\nproject.name - 1 == 2\n~~~~~~~~~~~~",
        "expected TermList, not text\nproject.mentions('采购')\n                 ~~~~",
        "mentions takes 1 arguments, not 0\nproject.mentions()\n        ~~~~~~~~",
        "starts takes 1-2 arguments, not 3\n"
        "project.indicators.all(i, i.starts('a', true, 1))\n"
        "                            ~~~~~~",
        "mentions is a function: call it\nproject.mentions\n        ~~~~~~~~",
        "name is not a function: drop the brackets\nproject.name() == 'x'\n        ~~~~",
        "'in' takes a list: for a text use .contains()\n'x' in project.name\n       ~~~~~~~~~~~~",
        "project is taken\nproject.indicators.all(project, true)\n                       ~~~~~~~",
        "a name for the element goes here\nproject.indicators.all(1, true)\n"
        "                       ~",
        "a number has no function 'size'\nproject.count.size() == 1\n              ~~~~",
        "has() asks for a field: has(a.b)\nhas(project)\n    ~~~~~~~",
        "no escape \\d\n'\\d' == 'x'\n ~~",
        "unexpected =: write ==\nproject.name = 'x'\n             ~",
        "unexpected and: write &&\ntrue and false\n     ~~~",
        "unexpected )\nproject.name)\n            ~",
        "the condition ends too soon\nproject.count >\n               ~",
    ],
)
def test_refusals(told: str) -> None:
    assert refusal(told.split("\n")[1]) == told


@pytest.mark.parametrize(
    "text",
    [
        "project.total != null && project.total > 3",
        "project.total == null || project.total > 3",
        "!(project.total == null) && project.total > 3",
        "!(project.total == null || project.total > 3)",
        "project.total != null ? project.total > 3 : false",
        "project.total == null ? false : project.total > 3",
        "project.count > 1 && (project.total != null && project.total > 3)",
        "(project.total != null && project.count > 1) && project.total > 3",
        "project.total == 3 && project.total > 2",
        "project.total in [3, 4] && project.total > 2",
        "project.mention(terms.procurement) != null"
        " && project.mention(terms.procurement).size() > 1",
        "project.indicators.all(i, i.target == null || i.target.text != '')",
        "project.indicators.filter(i, i.number != null).all(j, j.number > 1)",
        "project.indicators.filter(i, i.number != null).filter(k, k.name != '')"
        ".all(j, j.number > 1)",
        "project.indicators.exists(i, i.number == null || project.count > i.number)",
    ],
)
def test_narrowing(text: str) -> None:
    assert refusal(text) == ""
    assert evaluate(text, project()) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "(project.total != null || project.count > 1) && project.total > 3",
        "project.total != null && project.count > 1 || project.total > 3",
        "!(project.total != null) && project.total > 3",
        "project.indicators.all(i, i.number != null) && project.indicators.all(i, i.number > 1)",
        "project.total in [3, null] && project.total > 2",
    ],
)
def test_what_does_not_narrow(text: str) -> None:
    assert refusal(text).startswith("this may be null")


def test_nesting_and_length_are_bounded() -> None:
    assert refusal("!" * 50 + "true").startswith("nested deeper than 40 levels")
    assert refusal("1" + " + 1" * 50 + " == 3").startswith("nested deeper than 40 levels")
    assert refusal("(" * 1900 + "true" + ")" * 1900) == ""
    assert refusal("true" + " && true" * 400) == ""
    assert refusal("'" + "x" * 5000 + "'").startswith("longer than 4000 characters")


# What was not read

UNREAD = "project.goal == 'x'"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (UNREAD, None),
        (f"!({UNREAD})", None),
        (f"{UNREAD} && false", False),
        (f"false && {UNREAD}", False),
        (f"{UNREAD} && true", None),
        (f"true && {UNREAD}", None),
        (f"{UNREAD} || true", True),
        (f"true || {UNREAD}", True),
        (f"{UNREAD} || false", None),
        (f"{UNREAD} && {UNREAD} && project.count == 1", False),
        (f"project.count == 3 && {UNREAD} && project.count == 1", False),
        (f"{UNREAD} || {UNREAD} || project.count == 3", True),
        (f"{UNREAD} ? true : true", None),
        (f"project.count == 3 ? true : {UNREAD}", True),
        # the value of the second indicator cannot be read
        ("project.indicators.exists(i, i.value == '无')", True),
        ("project.indicators.exists(i, i.value == '有')", None),
        ("project.indicators.exists(i, i.value.contains('有'))", None),
        ("project.indicators.all(i, i.value != '无')", False),
        ("project.indicators.all(i, i.value != '有')", None),
        ("project.indicators.all(i, i.value.size() > 1)", False),
        ("project.indicators.exists_one(i, i.value == '无')", None),
        ("project.indicators.exists_one(i, i.value != '有')", False),
        ("project.indicators.filter(i, i.value != '有').size() == 2", None),
        ("project.indicators.filter(i, i.value != '有').exists(i, i.name == '安全事故')", True),
        ("project.indicators.map(i, i.value) == ['a']", None),
        ("'无' in project.indicators.map(i, i.value)", True),
        ("'有' in project.indicators.map(i, i.value)", None),
        ("project.indicators.map(i, i.value)[0] == '无'", None),
        ("1 / 0 == 1", None),
        ("project.indicators[5].name == 'x'", None),
    ],
)
def test_three_valued_logic(text: str, value: bool | None) -> None:
    if value is None:
        with pytest.raises(NotRead):
            evaluate(text, project())
    else:
        assert evaluate(text, project()) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("project.indicators.exists(i, i.level1 == 'benefit')", True),
        ("project.indicators.exists(i, i.level1 == 'cost')", None),
        ("project.indicators.exists(i, i.name.contains('成本'))", None),
        ("project.indicators.all(i, i.level1 != 'cost')", None),
        ("project.indicators.all(i, i.level1 != 'benefit')", False),
        ("project.indicators.all(i, i.name.size() > 1)", None),
        ("project.indicators.exists_one(i, i.level1 == 'benefit')", None),
        ("project.indicators.exists_one(i, i.level1 == 'output')", False),
        ("project.indicators.size() == 3", None),
        ("project.indicators.filter(i, true).size() == 3", None),
        ("(project.indicators + project.indicators).exists(i, i.level1 == 'cost')", None),
        ("project.indicators.map(i, i.name)[0] == 'x'", None),
        ("project.count == 3", True),
    ],
)
def test_a_list_that_lacks_elements(text: str, value: bool | None) -> None:
    if value is None:
        with pytest.raises(NotRead) as caught:
            evaluate(text, project(("第4行",)))
        assert caught.value.args[0] == "第4行"
    else:
        assert evaluate(text, project(("第4行",))) is value


def test_filtering_keeps_what_it_could_not_decide_as_missing() -> None:
    kept = evaluate("project.indicators.filter(i, i.value != '无')", project(("第4行",)))
    assert [each.name for each in kept] == ["巡查次数"]
    assert isinstance(kept, Listing)
    assert (kept.missing, kept.complete) == (("第4行", "巡查质量"), False)


@pytest.mark.parametrize(
    ("when", "require", "value"),
    [
        (None, "project.count == 3", True),
        (None, "project.count == 4", False),
        ("project.table.complete", "project.count == 4", False),
        ("!project.table.complete", UNREAD, None),
        ("project.total != null", "project.count == 3", True),
        ("project.total == null", "project.count == 3", None),
        ("project.name == 'x'", UNREAD, None),
        ("project.name != 'x'", "project.count == 4", False),
        ("!(project.name != 'x')", UNREAD, None),
        ("project.name != 'x' && project.total != null", "project.count == 4", False),
        (f"{UNREAD} && project.count == 4", "true", None),
        ("project.goal == 'x' && project.name == 'x' && true", "true", None),
        (UNREAD, "true", "unread"),
        (f"project.count == 3 && {UNREAD}", "true", "unread"),
        ("project.goal == 'x' && project.name != 'x'", "true", "unread"),
        ("project.table.complete && project.total != null", UNREAD, "unread"),
    ],
)
def test_a_verdict_is_when_and_require_in_one(
    when: str | None, require: str, value: bool | str | None
) -> None:
    plan = None if when is None else resolve(when)[0]
    verdict = compile_verdict(plan, resolve(require)[0], places())
    if value == "unread":
        with pytest.raises(NotRead):
            verdict(project())
    else:
        assert verdict(project()) is value


def test_plans_need_no_more_than_json() -> None:
    import json

    plan = resolve("project.indicators.exists(i, i.number != null && i.number > limit.count)")[0]
    again = json.loads(json.dumps(plan))
    assert compile_plan(again, places())(project()) is True


# Texts


@pytest.mark.parametrize(
    ("zh", "told"),
    [
        ("「{project.nam}」", "r1.yaml:10:17: project has no field 'nam', did you mean 'name'?"),
        ("「{project}」", "r1.yaml:10:9: a Project cannot be printed: name a field of it"),
        ("「{project.name」 {project.name}", "r1.yaml:10:21: unexpected 」"),
        ("「{project.name", "r1.yaml:10:8: '{' is never closed ('{{' is a brace)"),
        (
            "「{project.total}」",
            "r1.yaml:11:7: both languages must use the same expressions: the English text lacks "
            "{project.total}; the Chinese text lacks {project.name} "
            "{project.mention(terms.procurement)}",
        ),
    ],
)
def test_what_a_text_cannot_say(zh: str, told: str) -> None:
    from tests.unit.rulebook_facts import RULE

    line = "  zh: 「{project.name}」提到{project.mention(terms.procurement)}\n"
    assert line in RULE
    assert errors(RULE.replace(line, f"  zh: {zh}\n"))[0].splitlines()[0] == told
