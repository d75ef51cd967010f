"""The words of rules for reports: from the rule files, kept between runs."""

from pathlib import Path

import pytest

import perfcheck
from perfcheck import data
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import BasisRef
from perfcheck.rulebook import Rulebook, load_rulebook, loader
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.texts import rule_texts

RULE = """\
code: XX101
name: short-name
title: {zh: 项目名称太长, en: The name is too long}
severity: warning
certainty: review
subject: project
require: size(project.name) <= limit.most
message:
  zh: "「{project.name}」有 {size(project.name)} 个字，{{多于} {limit.most} 个"
  en: "“{project.name}” has {size(project.name)} characters, {{more} than {limit.most}"
remedy: {zh: "写成「{project.name}」的简称", en: "Shorten “{project.name}”"}
why:
  zh: |
    名称太长，
    不便引用。
  en: Long names are hard to cite.
basis: [{source: GP, article: 第二条}]
limits: {most: 60}
cases:
  - {name: 长, project: "    道路养护 1.00 1.00", limits: {most: 2}, violates: ["1"]}
  - {name: 短, project: "    道路养护 1.00 1.00", violates: []}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "short-name.yaml").write_text(RULE, encoding="utf-8")
    return folder


def book(*folders: Path) -> Rulebook:
    return load_rulebook([str(f) for f in folders], profile="general", vocabulary=vocabulary())


def test_the_words_of_an_own_rule(own: Path) -> None:
    rulebook = book(own)
    text = rule_texts(rulebook, rulebook.select(["XX101"]))["XX101"]
    assert text._replace(basis_zh=(), basis_en=()) == (
        *("XX101", "short-name", "warning", "review", "project"),
        Both("项目名称太长", "The name is too long"),
        Both("「…」有 … 个字，{多于} … 个", "“…” has … characters, {more} than …"),
        Both("写成「…」的简称", "Shorten “…”"),
        Both("名称太长， 不便引用。", "Long names are hard to cite."),
        (),
        (),
    )
    assert text.basis_zh == (BasisRef("中华人民共和国政府采购法", "第二条", True),)
    assert text.basis_en[0].article == "Article 2"


def test_every_rule_that_runs_has_words_in_both_languages() -> None:
    rulebook = book()
    texts = rule_texts(rulebook)
    assert list(texts) == [rule.code for rule in rulebook.select()]
    for text in texts.values():
        for both in (text.title, text.message, text.remedy, text.why):
            assert both.zh.strip() and both.en.strip(), text.code
            assert "{project" not in both.zh + both.en, text.code
        assert len(text.basis_zh) and len(text.basis_en), text.code


def test_severity_is_that_of_the_profile() -> None:
    rulebook = book()
    rule = rulebook.rule("PT303").with_state("advice")
    assert rule_texts(rulebook, [rule])["PT303"].severity == "advice"


def test_a_second_run_reads_no_rule_file_and_a_changed_rule_is_read_anew(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "cache_folder", str(tmp_path / "cache"))
    first = rule_texts(book(own))
    rulebook = book(own)
    with monkeypatch.context() as patched:
        patched.setattr(loader, "read_rule", lambda path: pytest.fail(path))
        assert rule_texts(rulebook) == first
    changed = RULE.replace("hard to cite", "hard to read")
    (own / "short-name.yaml").write_text(changed, encoding="utf-8")
    assert rule_texts(book(own))["XX101"].why.en == "Long names are hard to read."


def test_from_python_they_are_those_of_the_same_check() -> None:
    texts = perfcheck.rule_texts(select="PT6", ignore=["PT601"])
    assert "PT602" in texts and not {"PT601", "PT303"} & set(texts)
