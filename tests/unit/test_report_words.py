"""Places, subjects and sums in words; the end summary."""

import json

import pytest
from tests.unit.report_samples import DOCUMENT, PROJECT, report

from perfcheck.finding import BasisRef, InputReport, NotChecked, Outcomes, Subject
from perfcheck.read.source import Location
from perfcheck.report import View, render
from perfcheck.report.summary import headline, summary
from perfcheck.report.words import WORDS, about, basis_text, place

ZH, EN = WORDS["zh"], WORDS["en"]


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location(31, 5, 31, 9), "t:31:5"),
        (Location(page=3, bbox=(1.0, 2.0, 3.0, 4.0)), "t 第 3 页"),
        (Location(sheet="表一", cell="H12"), "t 表一!H12"),
        (Location(sheet="表一"), "t 表一"),
        (Location(), "t"),
    ],
)
def test_place(location: Location, text: str) -> None:
    assert place("t", location, ZH) == text


def test_basis() -> None:
    law = BasisRef("中华人民共和国预算法", "第三十二条", True)
    practice = BasisRef("实务惯例", None, False)
    rules = BasisRef("某省预算绩效管理有关规定", None, False)
    more = law._replace(article="第三十七条")
    assert basis_text([law, practice, rules, more], ZH) == (
        "《中华人民共和国预算法》第三十二条、第三十七条；参考实务惯例；参考某省预算绩效管理有关规定"
    )
    law = BasisRef("Budget Law", "Article 32", True)
    practice = BasisRef("published practice", None, False)
    assert basis_text([law, practice], EN) == "Budget Law, Article 32; see also published practice"
    assert basis_text([], EN) == ""


def test_subject_names_the_table_only_among_several() -> None:
    subject = Subject("indicator", 2, "购书", 3, "册数", 1)
    assert about(subject, 1, ZH) == "项目 3 · 购书 · 指标 1 · 册数"
    assert about(subject, 2, ZH) == "表 2 · 项目 3 · 购书 · 指标 1 · 册数"
    assert about(Subject("indicator", 1, "购书", 3, "", 1), 1, EN) == (
        "project 3 · 购书 · indicator 1"
    )
    assert about(Subject("document", 1), 1, EN) == ""


def test_headline_never_sounds_like_a_pass_when_nothing_was_checked() -> None:
    unread = (InputReport("a", None, None, "unreadable", message="…"),)
    assert headline(report(inputs=unread, findings=())) == "没有核对任何表。"
    assert headline(report(inputs=(), findings=())) == "没有核对任何表。"
    assert headline(report(findings=())) == "没有发现问题。"
    assert headline(report(findings=(PROJECT, PROJECT), lang="en")) == (
        "2 errors, 0 warnings, 0 advice."
    )


def test_summary_of_a_clean_table() -> None:
    clean = report(findings=(), not_checked=(), outcomes=Outcomes(90, 0, 6, 0))
    assert list(summary(clean)) == [
        "没有发现问题。",
        "核对了 1 个文件、1 张表、1 个项目、2 条指标。"
        "核对 96 条规则：符合 90 处，不适用 6 处，未能核对 0 处。",
    ]


def test_many_pieces_are_counted_not_all_listed() -> None:
    piece = NotChecked("t", Location(1, 1, 1, 2), "字" * 60, "读不懂", ())
    lines = list(summary(report(not_checked=(piece,) * 23)))
    assert lines[2] == "有 23 处内容读不懂，用到它的规则没有下结论："
    assert lines[3] == f"  t:1:1  「{'字' * 40}…」：读不懂"
    assert lines[-1] == "  另有 3 处，见 --format json"
    assert len(lines) == 2 + 1 + 20 + 1


def test_a_finding_cannot_command_the_terminal() -> None:
    nasty = DOCUMENT._replace(message="坏\x1b[2J名\n字", remedy="改\x07", input="a\x1bb.txt")
    assert "".join(render(report(findings=(nasty,)), "text", View(quiet=True))) == (
        "建议 PT112 year-missing  坏␛[2J名 字\n--> a␛b.txt\n = 改法: 改␇\n\n"
    )
    assert "".join(render(report(findings=(nasty,)), "concise", View(quiet=True))) == (
        "a␛b.txt: PT112 建议 坏␛[2J名 字 [year-missing]\n"
    )


def test_json_is_exact_about_names_and_order() -> None:
    document = json.loads("".join(render(report(), "json", View())))
    assert list(document) == [
        "schema_version",
        "tool",
        "rulebook",
        "options",
        "inputs",
        "summary",
        "not_checked",
        "findings",
    ]
    assert [finding["code"] for finding in document["findings"]] == ["PT303", "PT503", "PT112"]
    assert document["findings"][0]["fingerprint"] == PROJECT.fingerprint
    empty = "".join(render(report(findings=(), not_checked=()), "json", View()))
    assert json.loads(empty)["findings"] == []
