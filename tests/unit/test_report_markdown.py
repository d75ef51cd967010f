"""Markdown: what a renderer shows of it is what was meant."""

import re
from html import unescape

import pytest
from tests.unit.report_formats import NASTY, VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import PROJECT, UNREAD, report

from perfcheck.finding import InputReport, Report
from perfcheck.report import View, render
from perfcheck.report.markdown_text import code, md

markdown_it = pytest.importorskip("markdown_it")


def page(what: Report, view: View = VIEW) -> str:
    return "".join(render(what, "markdown", view))


def html(text: str) -> str:
    """As GitHub and GitLab do it: with tables, and with HTML let through."""
    rendered = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert isinstance(rendered, str)
    return rendered


def shown(text: str) -> str:
    """What stands on the page."""
    bare = re.sub("<!-- -->", "", html(text))
    return unescape(re.sub("<[^>]*>", "", bare))


def test_the_whole_page() -> None:
    assert page(several(inputs=report().inputs)) == (
        "# 绩效目标表核对结果\n\n"
        "**1 个错误，1 个警告，1 条建议。**\n\n"
        "核对了 1 个文件、1 张表、1 个项目、2 条指标。核对 96 条规则：符合 180 处，不适用 7 处，"
        "未能核对 2 处。\n\n"
        "| 文件 | 状态 | 项目 | 指标 | 错误 | 警告 | 建议 |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n"
        "| `library.txt` | 已核对 | 1 | 2 | 1 | 1 | 1 |\n\n"
        "## 整张表\n\n"
        "- **建议** `PT112` 表头没有年度\n"
        "  - 改法：在标题写明预算年度\n\n"
        "## 项目 1 · 阅览设备购置\n\n"
        "- **错误** `PT303` 「阅览设备购置」涉及采购，但没有成本指标（第 4 行）\n"
        "  - 实际：没有成本指标\n"
        "  - 应为：至少一条成本指标\n"
        "  - 计算：86.50<br>\\= 86.50\n"
        "  - 依据：《中华人民共和国政府采购法》第三十三条；"
        "参考《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》\n"
        "  - 改法：增设经济成本指标，如「设备采购总成本 ≤86.50万元」\n"
        "- **警告** `PT503` 「设备验收合格率」是比率，指标值“98”没有写 %（第 7 行）\n"
        "  - 实际：98\n"
        "  - 改法：写成 98%\n\n"
        "## 有 1 处内容读不懂，用到它的规则没有下结论\n\n"
        "- library.txt:7:31  「实施周期指标值:4」：指标值读不懂（PT501、PT502）\n"
    )


def test_files_have_a_heading_when_there_are_several() -> None:
    headings = [line for line in page(several(lang="en")).splitlines() if line.startswith("#")]
    assert headings == [
        "# Check of performance targets",
        "## `library.txt`",
        "### The whole table",
        "### project 1 · 阅览设备购置",
        "## Could not be understood, so rules that need it gave no verdict (1)",
    ]
    assert "| `scan.txt` | unreadable: 不是文本文件 | 0 | 0 | 0 | 0 | 0 |\n" in page(
        several(lang="en")
    )


def test_quiet_statistics_and_hidden_findings() -> None:
    quiet = page(several(), View(quiet=True, statistics=True))
    assert quiet.startswith("\n## `library.txt`\n")
    assert quiet.endswith(
        "\n## 各规则发现的问题数\n\n| 规则 | 级别 | 次数 |\n| --- | --- | ---: |\n"
        "| `PT112` year-missing | 建议 | 1 |\n"
        "| `PT303` procurement-needs-cost | 错误 | 1 |\n"
        "| `PT503` rate-has-percent | 警告 | 1 |\n"
    )
    assert "没有列出的问题：已豁免 1 个，在基线中 1 个" in page(hidden())
    assert "设备未到货" not in page(hidden())
    assert "  - 已豁免至 2026-12-31：设备未到货 \\{0\\}\n" in page(hidden(), View(suppressed=True))


def test_nasty_text_is_shown_and_does_nothing() -> None:
    text = page(nasty())
    rendered = html(text)
    tags = set(re.findall("<(/?[a-z0-9]+)", rendered))
    known = {"h1", "h2", "h3", "p", "strong", "ul", "li", "code", "table", "thead", "tbody"}
    known |= {"tr", "th", "td", "br"}
    assert {tag.removeprefix("/") for tag in tags} <= known
    assert "@you" not in re.sub("<code>[^<]*</code>", "", rendered)  # in code nobody is called
    seen = NASTY.replace("\x1b", "␛").replace("\x00", "␀").replace("\u202e", "\ufffd")
    assert shown(text).count(seen) >= 8


def test_many_files_without_findings_are_counted() -> None:
    entries = tuple(
        InputReport(f"{number}.txt", "text", "utf-8", "checked", 1, 1, 1) for number in range(60)
    )
    finding = PROJECT._replace(input="7.txt")
    text = page(report(inputs=entries, findings=(finding,), sources={}))
    assert text.count(".txt` |") == 1
    assert "\n另有 59 个文件没有问题\n" in text


def test_only_the_first_pieces_not_understood_are_listed() -> None:
    text = page(report(not_checked=(UNREAD,) * 25))
    assert text.count("指标值读不懂") == 20
    assert text.endswith("- 另有 5 处，见 --format json\n")


def test_pages_and_cells() -> None:
    text = page(elsewhere())
    assert "没有成本指标（第 3 页）\n" in text
    assert "没有写 %（目标表!H12）\n" in text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "- 甲",
            "1. 甲",
            "1.",
            "86.5",
            "5-甲",
            "12) 甲",
            "# 甲",
            "> 甲",
            "+ 甲",
            "=== 甲",
            "---",
            "***",
            "| 甲 | 乙 |",
        ),
        *("*甲*", "__甲__", "~~甲~~", "`甲`", "[甲](x)", "![甲](x)", "<b>甲</b>", "&lt;", "\\*甲"),
        *("@someone", "#12 甲", "甲@qq.com", "$x$", "a_b_c", "  - 甲", "<!-- 甲 -->", "{甲}"),
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    for pattern in ("{}", "前 {} 后", "- {}", "| a |\n| --- |\n| {} |"):
        whole = shown(pattern.format(md(text)))
        assert text.strip() in whole, whole
    assert "<li>" not in html(md(text)) and "<h" not in html(md(text))


def test_a_number_stays_as_it_is() -> None:
    assert [md(text) for text in ("86.50", "1. 甲", "1)", "-5", "2025年")] == [
        *("86.50", "1\\. 甲", "1\\)", "\\-5", "2025年")
    ]


@pytest.mark.parametrize("text", ["a", "`", "a``b", "``", "a|b", "<b>", "a\nb"])
def test_code_is_shown_as_it_is(text: str) -> None:
    assert html(code(text)).startswith("<p><code>")
    assert shown(code(text)).strip() == text.replace("\n", " ")
