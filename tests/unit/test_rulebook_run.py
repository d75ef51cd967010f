"""A loaded rule at work: conditions, places, and what it tells in two languages."""

import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.unit.rulebook_facts import (
    RULE,
    VOCABULARY,
    Project,
    Table,
    errors,
    files,
    rulebook,
)

from perfcheck import data
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.read.source import Span
from perfcheck.rulebook import NotRead, load_rulebook
from perfcheck.rulebook.loader import load_files
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.render import show

EACH = """\
code: PT511
name: unit-missing
title: {zh: 缺单位, en: Unit missing}
severity: warning
certainty: review
subject: project
limits: {most: 100}
when: project.total != null
each: project.indicators.filter(i, i.number != null && i.number > limit.most)
at: item
message:
  zh: 「{item.name}」为 {item.number}，超过 {limit.most}{{%}（{project.total}{table.money_unit}）
  en: "“{item.name}” is {item.number}, over {limit.most}{{%} ({project.total}{table.money_unit})"
remedy: {zh: 核对, en: check it}
actual: "{item.number}"
expected: {zh: "≤{limit.most}", en: "≤{limit.most}"}
working:
  zh: "{item.number} - {limit.most} = {item.number - limit.most}；共 {project.count} 项"
  en: >-
    {item.number} - {limit.most} = {item.number - limit.most};
    {project.count} {project.count == 1 ? 'line' : 'lines'}
why: {zh: 略, en: none}
basis: [{source: LAW}]
cases:
  - {name: a, indicator: x, violates: ["1"]}
  - {name: b, indicator: x, violates: []}
"""


def sample() -> Project:
    return (
        Project("物业费", "527.720")
        .add("甲", "output", "x", Decimal("120.50"))
        .add("乙", "output", "x", Decimal(90))
        .add("丙", "output", "x", Decimal("1E+3"))
    )


def test_require() -> None:
    (rule,) = rulebook(RULE).rules
    bare, fit = Project("物业服务费", "3.00"), Project("物业费", "3.00").add("总成本", "cost")
    assert rule.when is not None and rule.require is not None and rule.verdict is not None
    assert (rule.when(bare), rule.require(bare), rule.verdict(bare)) == (True, False, False)
    assert rule.verdict(fit) is True
    assert rule.verdict(Project("会议费", "3.00")) is None
    assert rule.each is None
    assert rule.message("zh", bare) == "「物业服务费」提到物业服务"
    assert rule.message("en", bare) == "“物业服务费” mentions 物业服务"
    assert (rule.remedy("zh", bare), rule.remedy("en", bare)) == (
        "增设成本指标",
        "add a cost indicator",
    )
    assert (rule.actual(bare), rule.expected("zh", bare), rule.at(bare)) == (None,) * 3


def test_each() -> None:
    (rule,) = rulebook(EACH).rules
    facts = sample()
    assert rule.each is not None and (rule.require, rule.verdict) == (None, None)
    first, second = rule.each(facts)
    assert rule.at(facts, first) == Span(1, 2)
    assert rule.message("zh", facts, first) == "「甲」为 120.50，超过 100{%}（527.720万元）"
    assert rule.message("en", facts, second) == "“丙” is 1000, over 100{%} (527.720万元)"
    assert rule.actual(facts, first) == "120.50"
    assert rule.expected("en", facts, first) == "≤100"
    assert rule.working("zh", facts, first) == "120.50 - 100 = 20.50；共 3 项"
    assert rule.working("en", facts, first) == "120.50 - 100 = 20.50; 3 lines"


def test_limits_set_otherwise() -> None:
    (rule,) = rulebook(EACH).rules
    strict = rule.with_limits({"most": Decimal(80)})
    assert rule.each is not None and strict.each is not None
    assert [item.name for item in strict.each(sample())] == ["甲", "乙", "丙"]
    assert [item.name for item in rule.each(sample())] == ["甲", "丙"]
    assert strict.expected("zh", sample(), None) == "≤80"


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("project", Span(10, 20)),
        ("project.place", Span(10, 20)),
        ("table", Span(0, 5)),
        ('"project.count > 5 ? project.place : null"', None),
    ],
)
def test_places(at: str, place: Span | None) -> None:
    (rule,) = rulebook(RULE.replace("message:", f"at: {at}\nmessage:")).rules
    assert rule.at(sample()) == place


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("at: project.name", "r1.yaml:9:5: at must give a place"),
        ("at: project.indicators", "r1.yaml:9:5: at must give a place"),
        ("at: project.nam", "r1.yaml:9:13: project has no field 'nam', did you mean 'name'?"),
        ("advice_when: project.name", "r1.yaml:9:14: expected true or false, not text"),
        (
            "at: project.either",
            "r1.yaml:9:13: either of Project has no annotation that conditions know",
        ),
    ],
)
def test_what_a_rule_cannot_ask(line: str, told: str) -> None:
    (error,) = errors(RULE.replace("message:", f"{line}\nmessage:"))
    assert error.splitlines()[0] == told


@pytest.mark.parametrize(
    ("each", "told"),
    [
        ("project.name", "r1.yaml:9:7: each must give a list"),
        ("project.unsure", "r1.yaml:9:7: each must give a list"),
        ("project.amount", "r1.yaml:9:15: project has no field 'amount', did you mean 'amounts'?"),
    ],
)
def test_what_each_cannot_be(each: str, told: str) -> None:
    start, end = EACH.index("each:"), EACH.index("at: item")
    text = EACH[:start] + f"each: {each}\n" + EACH[end:]
    assert [error.splitlines()[0] for error in errors(text)] == [told]


def test_a_mistake_in_when_is_told_once() -> None:
    """What it was to rule out is not told to be null."""
    faulty = "when: project.total != null && project.nmae == ''"
    text = RULE.replace("when: project.mentions(terms.procurement)", faulty)
    start, end = text.index("require:"), text.index("message:")
    text = text[:start] + "require: project.total > 3\n" + text[end:]
    assert [error.splitlines()[0] for error in errors(text)] == [
        "r1.yaml:7:40: project has no field 'nmae', did you mean 'name'?"
    ]


def test_severity_may_fall_to_advice() -> None:
    (rule,) = rulebook(RULE.replace("message:", "advice_when: project.count > 1\nmessage:")).rules
    assert rule.severity_of(sample()) == "advice"
    assert rule.severity_of(Project("物业费", None)) == "error"
    (rule,) = rulebook(RULE.replace("message:", "advice_when: project.goal == ''\nmessage:")).rules
    assert rule.severity_of(sample()) == "error"


def test_what_was_not_read_is_told_in_a_message() -> None:
    line = "remedy: {zh: 增设成本指标, en: add a cost indicator}"
    text = 'remedy: {zh: "目标：{project.goal}", en: "goal: {project.goal}"}'
    (rule,) = rulebook(RULE.replace(line, text)).rules
    assert rule.remedy("zh", sample()) == "目标：未能读取"
    assert rule.remedy("en", sample()) == "goal: not read"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "无", "none"),
        (True, "是", "yes"),
        (3, "3", "3"),
        (Decimal("30.00"), "30.00", "30.00"),
        (Decimal("1E+3"), "1000", "1000"),
        (Decimal(2) / 3, "0.6667", "0.6667"),
        (Decimal("0.50000"), "0.5", "0.5"),
        (("甲", "乙"), "甲、乙", "甲, 乙"),
        ((), "", ""),
    ],
)
def test_values_in_texts(value: object, zh: str, en: str) -> None:
    assert (show(value, "zh"), show(value, "en")) == (zh, en)


def test_a_rulebook_goes_into_another_process() -> None:
    book = rulebook(RULE, EACH)
    assert book.rules[0].when is not None  # one in use, one fresh
    again = pickle.loads(pickle.dumps(book))
    assert [rule.code for rule in again.rules] == ["PT303", "PT511"]
    assert again.rules[0].message("zh", Project("采购", "1")) == "「采购」提到采购"
    assert again.sha256 == book.sha256


def test_the_digest_is_of_the_contents() -> None:
    book = rulebook(RULE)
    assert len(book.sha256) == 64
    assert rulebook(RULE).sha256 == book.sha256
    assert rulebook(RULE.replace("severity: error", "severity: advice")).sha256 != book.sha256


# The cache


def test_a_warm_load_is_the_same_and_reads_no_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "cache_folder", str(tmp_path))
    cold = rulebook(RULE, EACH)
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    monkeypatch.setattr("perfcheck.rulebook.build.build_rulebook", None)
    warm = rulebook(RULE, EACH)
    assert kept.read_bytes() == before
    assert (warm.sha256, warm.profile_title) == (cold.sha256, cold.profile_title)
    facts = sample()
    for one, other in zip(cold.rules, warm.rules, strict=True):
        assert pickle.dumps(one) == pickle.dumps(other)
        assert one.basis("zh") == other.basis("zh")
    assert warm.rules[1].each is not None
    assert [item.name for item in warm.rules[1].each(facts)] == ["甲", "丙"]


def test_another_vocabulary_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "cache_folder", str(tmp_path))
    rulebook(RULE)
    poorer = Vocabulary(VOCABULARY.roots, {"category": {"output": "output"}})
    with pytest.raises(Exception, match="category 没有名称“cost”"):
        load_files(files(RULE), profile="general", vocabulary=poorer)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:100],
        lambda whole: whole[:-1],
        lambda whole: whole[:-40] + b"\xff" + whole[-39:],
        lambda whole: whole.partition(b"\n")[2],
        lambda whole: b"",
    ],
)
def test_a_spoilt_cache_costs_only_time(
    spoil: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "cache_folder", str(tmp_path))
    rulebook(RULE)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    assert [rule.code for rule in rulebook(RULE).rules] == ["PT303"]
    assert kept.read_bytes() == whole


SCRIPT = """
import sys
from perfcheck import data
data.cache_folder = sys.argv[1]
from perfcheck.rulebook import load_rulebook
from tests.unit.rulebook_facts import VOCABULARY
from perfcheck.rulebook.loader import load_files
from tests.unit.rulebook_facts import files, RULE, Project
book = load_files(files(RULE), profile="general", vocabulary=VOCABULARY)
assert book.rules[0].message("zh", Project("采购", "1")) == "「采购」提到采购"
print(*sorted({"yaml", "lark", "inspect", "dataclasses", "hashlib", "pathlib"} & set(sys.modules)))
"""


def test_a_warm_start_imports_neither_yaml_nor_lark(tmp_path: Path) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", SCRIPT, str(tmp_path)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout.split()
        for _ in range(2)
    ]
    assert {"yaml", "lark"} <= set(said[0])
    assert said[1] == []


def test_a_folder_of_rules_adds_to_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    layout = {
        shipped / "family" / "PT303.yaml": RULE,
        shipped / "units.yaml": "not: a rule",
        shipped / "basis.yaml": files()[1].content.decode(),
        shipped / "terms" / "t.yaml": files()[0].content.decode(),
        shipped / "profiles" / "general.yaml": files()[2].content.decode(),
        own / "PT511.yaml": EACH,
        own / "deep" / "er" / "PT303.yml": RULE.replace("certainty: certain", "certainty: review"),
        own / "notes.txt": "not a rule",
        own / "profiles" / "strict.yaml": "name: strict\ntitle: {zh: 严, en: strict}\n",
    }
    for path, text in layout.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(data, "data_path", lambda *parts: str(shipped.joinpath(*parts[1:])))
    book = load_rulebook([str(own)], profile="strict", vocabulary=VOCABULARY)
    assert [rule.code for rule in book.rules] == ["PT303", "PT511"]
    assert book.rules[0].certainty == "review"
    assert (book.profile, book.profile_title.zh) == ("strict", "严")
    with pytest.raises(OSError):
        load_rulebook([str(tmp_path / "none")], vocabulary=VOCABULARY)


def test_a_rule_that_cannot_be_decided_says_so() -> None:
    (rule,) = rulebook(RULE.replace("when: ", "when: project.goal == '' && ")).rules
    assert rule.verdict is not None
    with pytest.raises(NotRead):
        rule.verdict(Project("采购", "1"))
    assert rule.verdict(Project("会议", "1")) is None
    assert Table().money_unit == "万元"


def test_a_changed_shipped_rule_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "rules"
    shutil.copytree(data.data_path("rules"), shipped)
    where = data.data_path
    monkeypatch.setattr(
        data,
        "data_path",
        lambda *parts: str(tmp_path.joinpath(*parts)) if parts[0] == "rules" else where(*parts),
    )
    monkeypatch.setattr(data, "cache_folder", str(tmp_path / "cache"))
    before = load_rulebook(vocabulary=vocabulary())
    rule = next(shipped.rglob("*303*.yaml"))
    rule.write_text(rule.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    again = load_rulebook(vocabulary=vocabulary())
    assert again.sha256 != before.sha256
