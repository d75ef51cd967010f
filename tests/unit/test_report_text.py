"""The text report: what is told together, how wide its lines are, and its table of rules."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.report_formats import hidden
from tests.unit.report_samples import DOCUMENT, INDICATOR, PROJECT, report

from perfcheck.finding import Edit, Evidence, Finding, Fix, InputReport, Report, Subject
from perfcheck.report import View, render
from perfcheck.report.excerpt import display_width
from perfcheck.report.fold import LEAST, folded
from perfcheck.report.statistics import statistics
from perfcheck.report.text import MANY


def placeless(number: int, **changes: object) -> Finding:
    """A finding about an indicator of its own."""
    about = Subject("indicator", 1, "阅览设备购置", 1, f"指标{number}", number)
    actual = Evidence(f"值{number}", "写成 98%")
    return INDICATOR._replace(subject=about, evidence=actual, **changes)


def text(findings: tuple[Finding, ...], view: View = View(quiet=True)) -> str:  # noqa: B008
    return "".join(render(report(findings=findings), "text", view))


def test_many_of_a_rule_are_told_together() -> None:
    fix = Fix("unsafe", "写成 4%", (Edit(INDICATOR.location, "4%"),))
    several = [placeless(number) for number in range(1, MANY + 2)]
    several[1] = several[1]._replace(
        evidence=Evidence("值\n2", "别的"), fix=fix, location=PROJECT.location
    )
    findings = (several[0], PROJECT, *several[1:])
    assert text(findings).split("\n\n") == [
        text((several[0],)).rstrip("\n") + "\n"
        "  = 同样的问题还有 3 处（--full 逐条写全）：\n"
        "      library.txt:4:5  项目 1 · 阅览设备购置 · 指标 2 · 指标2  实际: 值 2  应为: 别的"
        "  可修复: 写成 4%（--unsafe-fixes）\n"
        "      library.txt:7:58  项目 1 · 阅览设备购置 · 指标 3 · 指标3  实际: 值3\n"
        "      library.txt:7:58  项目 1 · 阅览设备购置 · 指标 4 · 指标4  实际: 值4",
        text((PROJECT,)).rstrip("\n"),
        "",
    ]


def test_no_finding_is_lost_and_full_tells_each() -> None:
    several = tuple(placeless(number) for number in range(1, 30))
    for view in (View(quiet=True), View(quiet=True, full=True)):
        written = text((*several, DOCUMENT), view)
        for each in several:
            assert (
                written.count(f"· {each.subject.indicator}\n")
                + written.count(f"· {each.subject.indicator}  ")
                == 1
            )
        assert ("同样的问题还有 28 处" in written) is not view.full
        assert written.count("= 改法: 写成 98%") == (29 if view.full else 1)


def test_few_of_a_rule_are_told_apart() -> None:
    several = tuple(placeless(number) for number in range(1, MANY + 1))
    assert "同样的问题" not in text(several)
    other = placeless(9, severity="advice")  # the same rule, milder
    assert "同样的问题" not in text((*several, other))


def test_inputs_are_told_apart() -> None:
    one = [placeless(number) for number in range(1, MANY + 1)]
    other = [each._replace(input="b.txt") for each in one]
    assert "同样的问题" not in text((*one, *other))


def test_other_formats_group_nothing() -> None:
    several = tuple(placeless(number) for number in range(1, 9))
    lines = "".join(render(report(findings=several), "concise", View(quiet=True))).splitlines()
    assert len(lines) == 8


@pytest.mark.parametrize("width", [40, 61, 80])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_asked_and_nothing_is_lost(width: int, lang: str) -> None:
    several = tuple(placeless(number) for number in range(1, 9))
    base = report(findings=(PROJECT, *several, DOCUMENT), lang=lang)
    narrow = "".join(render(base, "text", View(width=width)))
    wide = "".join(render(base, "text", View()))
    assert max(map(display_width, narrow.splitlines())) <= width
    told = re.compile(r"^.*\|.*$", re.M)  # the quoted line of the table is cut, and not folded
    assert _bare(told.sub("", narrow)) == _bare(told.sub("", wide))


def _bare(written: str) -> str:
    return "".join(written.split())


def test_colour_takes_no_room() -> None:
    plain = "".join(render(report(), "text", View(width=50)))
    colored = "".join(render(report(), "text", View(width=50, color=True)))
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize(
    ("written", "first", "rest", "lines"),
    [
        ("短", 20, 20, ["短"]),
        ("", 20, 20, [""]),
        ("一二三四五六七八九十", 12, 14, ["一二三四五六", "七八九十"]),
        ("一二三四五六，七八九", 12, 14, ["一二三四五", "六，七八九"]),
        ("一二三四五「六七八九", 12, 14, ["一二三四五", "「六七八九"]),
        ("a plain English sentence", 16, 16, ["a plain English", "sentence"]),
        ("a plain English sentence", 15, 15, ["a plain English", "sentence"]),
        ("abcdefghijklmnopqrstuvwxyz", 12, 14, ["abcdefghijkl", "mnopqrstuvwxyz"]),
        ("一二三四≥95%的指标", 14, 14, ["一二三四≥95%的", "指标"]),
        ("一二三四五≥95%的指标", 12, 14, ["一二三四五", "≥95%的指标"]),
        ("占比≥95%的指标占总数", 12, 14, ["占比≥95%的指", "标占总数"]),
        ("没有地方就从下一行写起", 4, 30, ["", "没有地方就从下一行写起"]),
        ("短的", 4, 30, ["短的"]),
    ],
)
def test_folding(written: str, first: int, rest: int, lines: list[str]) -> None:
    assert folded(written, first, rest) == lines


@given(st.text("一二，。（）「」 ab%1≥", max_size=60), st.integers(0, 30), st.integers(0, 30))
def test_folding_keeps_the_text_and_the_width(written: str, first: int, rest: int) -> None:
    lines = folded(written, first, rest)
    assert "".join("".join(lines).split()) == "".join(written.split())
    assert all(display_width(line) <= max(LEAST, first, rest) for line in lines)


def two_files(**changes: object) -> Report:
    inputs = (
        InputReport("a.txt", "text", "utf-8", "checked", 1, 4, 9),
        InputReport("b.txt", "text", "utf-8", "checked", 1, 2, 9),
        InputReport("c.txt", None, None, "unreadable", message="…"),
    )
    other = PROJECT._replace(
        input="b.txt", subject=Subject("project", 1, "另一个", 2), severity="advice"
    )
    findings = (
        *(each._replace(input="a.txt") for each in (PROJECT, INDICATOR, INDICATOR, DOCUMENT)),
        *(other, INDICATOR._replace(input="b.txt")),
    )
    return report(inputs=inputs, findings=findings)._replace(**changes)


def test_statistics_tell_how_much_is_touched() -> None:
    assert list(statistics(two_files())) == [
        "各规则发现的问题数：",
        "  规则   名称                    级别  个数      项目      文件",
        "  PT503  rate-has-percent        警告     3  2/6  33%  2/2 100%",
        "  PT112  year-missing            建议     1         -  1/2  50%",
        "  PT303  procurement-needs-cost  错误     1  1/6  17%  1/2  50%",
        "  PT303  procurement-needs-cost  建议     1  1/6  17%  1/2  50%",
    ]


def test_statistics_of_one_file_tell_no_files() -> None:
    assert list(statistics(report(lang="en"))) == [
        "Findings per rule:",
        "  rule   name                    severity  count  projects",
        "  PT112  year-missing            advice        1         -",
        "  PT303  procurement-needs-cost  error         1  1/1 100%",
        "  PT503  rate-has-percent        warning       1  1/1 100%",
    ]
    assert list(statistics(report(findings=()))) == []


def test_hidden_findings_are_listed_with_why() -> None:
    told = "".join(render(hidden(), "concise", View(quiet=True, suppressed=True)))
    assert told.splitlines()[-4:] == [
        f"library.txt:7:58: PT503 警告 {INDICATOR.message} [{INDICATOR.name}] "
        "项目 1 · 阅览设备购置 · 指标 2 · 设备验收合格率",
        "  已豁免至 2026-12-31：设备未到货 {0}",
        f"library.txt: PT112 建议 {DOCUMENT.message} [{DOCUMENT.name}]",
        "  在基线中",
    ]
