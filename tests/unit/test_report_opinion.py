"""The review opinion as blocks: what it says of which table, and what it concludes."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from tests.unit.opinion_reports import (
    issues,
    letter,
    nasty_opinion,
    of,
    of_severities,
    together,
    unreadable,
)
from tests.unit.report_pages import FUNDS, of_text
from tests.unit.report_samples import DOCUMENT, report

from perfcheck.finding import InputReport, NotChecked, Report, Severity
from perfcheck.read.source import Location, Source, Span
from perfcheck.report import View
from perfcheck.report.opinion.blocks import (
    Annex,
    Block,
    Grid,
    Heading,
    Paragraph,
    Signature,
    Title,
)
from perfcheck.report.opinion.judgement import judge
from perfcheck.report.opinion.parts import file_names
from perfcheck.report.opinion.words import numeral
from perfcheck.table import read_tables

FUNDED = FUNDS.replace("\n    场馆运行经费 50.00 50.00\n", "\n    场馆运行经费 {}\n")


def blocks(made: Report, view: View | None = None) -> list[Block]:
    return list(of(made, view).blocks)


def texts(made: Report, view: View | None = None) -> list[str]:
    return [block.text for block in blocks(made, view) if isinstance(block, Paragraph)]


def below(made: Report, heading: str, view: View | None = None) -> list[Block]:
    """What stands under a heading, down to the next of its kind."""
    found = blocks(made, view)
    start = next(
        i for i, b in enumerate(found) if isinstance(b, Heading) and b.text.endswith(heading)
    )
    end = next(
        (i for i, b in enumerate(found) if i > start and getattr(b, "kind", "") == "section"),
        len(found),
    )
    return found[start + 1 : end]


def facts(made: Report) -> dict[str, str]:
    (grid,) = below(made, "基本情况")
    assert isinstance(grid, Grid) and not grid.headed
    return dict(row for row in grid.rows)  # type: ignore[misc]


def judged(made: Report) -> tuple[str, str]:
    """The judgement and what it rests on."""
    first = below(made, "总体意见")[0]
    assert isinstance(first, Paragraph)
    return first.strong, first.text


def test_the_rule_of_judgement() -> None:
    """Stated once more, as a table of every case."""
    for checked, errors, warnings, advice, unread in product((False, True), *[(0, 2)] * 4):
        counts: dict[Severity, int] = {"error": errors, "warning": warnings, "advice": advice}
        if not checked:
            expected = "none"
        elif errors:
            expected = "return"
        elif unread:
            expected = "none"
        else:
            expected = "amend" if warnings else "pass"
        assert judge(checked, counts, unread) == expected


@pytest.mark.parametrize(
    ("made", "strong", "text"),
    [
        (of_severities(), "予以通过。", "在核对的范围内没有发现问题。"),
        (
            of_severities("advice"),
            "予以通过。",
            "有 1 处建议完善。建议由单位研究采纳，不影响通过。",
        ),
        (
            of_severities("advice", "warning", "warning"),
            "修改后再报。",
            "有 2 处应当修改、1 处建议完善。请按本意见修改后再报。",
        ),
        (
            of_severities("warning", "error", "advice"),
            "退回修改。",
            "有 1 处必须修改、1 处应当修改、1 处建议完善。请按本意见修改后重新报送。",
        ),
        (
            of_severities("error", unread=2),
            "退回修改。",
            "有 1 处必须修改。请按本意见修改后重新报送。"
            "另有 2 处内容没有读懂，不能断定没有问题，须对照原表补充核对。",
        ),
        (
            of_severities("warning", unread=1),
            "暂不能形成意见。",
            "有 1 处应当修改。另有 1 处内容没有读懂，不能断定没有问题，须对照原表补充核对。",
        ),
        (
            of_severities(unread=1),
            "暂不能形成意见。",
            "在核对的范围内没有发现问题。"
            "另有 1 处内容没有读懂，不能断定没有问题，须对照原表补充核对。",
        ),
        (unreadable(), "暂不能形成意见。", "这份文件没有核对，不能视为通过。"),
        (
            of_severities("warning", lang="en"),
            "To be amended and submitted again.",
            "Should be amended: 1. Please amend the table as asked for here and submit it again.",
        ),
        (
            unreadable()._replace(lang="en"),
            "No opinion can be formed yet.",
            "This file was not checked; that is not a pass.",
        ),
    ],
)
def test_what_is_concluded(made: Report, strong: str, text: str) -> None:
    heading = "总体意见" if made.lang == "zh" else "Overall judgement"
    first = below(made, heading)[0]
    assert first == Paragraph(text, "body", strong)


def test_a_table_of_nothing_and_a_check_by_no_rule_pass_nothing() -> None:
    table = of_text(FUNDS)
    (whole,) = table.tables["table.txt"]
    empty = table._replace(tables={"table.txt": (whole._replace(projects=()),)})
    assert judged(empty)[0] == "暂不能形成意见。"
    assert below(empty, "未能核对的内容") == [Paragraph("表中没有读到项目，没有可以核对的内容。")]
    unruled = table._replace(rules=0)
    assert judged(unruled)[0] == "暂不能形成意见。"
    assert below(unruled, "未能核对的内容") == [Paragraph("没有选用任何规则。")]


def test_issues_stand_in_order_and_are_numbered_through() -> None:
    listed = [
        block.text if isinstance(block, Heading) else (block.number, block.label)
        for block in below(letter(), "存在的问题和修改要求")
        if not isinstance(block, Paragraph)
    ]
    assert listed == [
        "（一）关于整张表",
        (1, "建议完善"),
        "（二）项目 1　非遗展演经费",
        (2, "必须修改"),
        (3, "应当修改"),
        (4, "应当修改"),
        (5, "建议完善"),
        "（三）项目 2　场馆运行经费",
        (6, "必须修改"),
    ]


def test_an_issue_in_full() -> None:
    found = issues(blocks(letter()))
    told = [
        [(name, "/".join(lines)) for group in issue.details for name, lines in group]
        for issue in found
    ]
    assert found[1].text == "「阅览设备购置」涉及采购，但没有成本指标（第 9 行；PT303）"
    assert told[1] == [
        ("应为", "至少一条成本指标"),
        ("计算", "86.50/= 86.50"),
        ("修改要求", "增设经济成本指标，如「设备采购总成本 ≤86.50万元」"),
        ("依据", "《中华人民共和国政府采购法》第三十三条、第四十一条"),
        (
            "参考",
            "《某区预算绩效管理办法》第七条；"
            "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
        ),
    ]
    # 依据 and 参考 share a paragraph, as do 表中写法 and 应为.
    assert [len(group) for group in found[1].details] == [1, 1, 1, 2]
    assert found[3].text.endswith("（第 1 条指标；第 12 行；PT503）")
    assert told[3] == [
        ("表中写法", "≥12场"),
        ("应为", "写明地点的场次"),
        ("计算", "6/+ 6/= 12"),
        ("修改要求", "写成 98%"),
        ("参考", "同第 2 条"),
    ]
    assert [len(group) for group in found[3].details] == [2, 1, 1, 1]
    # Another project tells its basis again.
    assert told[5][-2:] == [
        ("依据", "《中华人民共和国政府采购法》第三十三条"),
        ("参考", "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》"),
    ]


@pytest.mark.parametrize(
    ("expected", "remedy", "told"),
    [
        ("带 % 的数值，如 98%", "写成带 % 的数值，如 98%", False),
        ("带 % 的数值，如 98%", "写成 98%", True),
        ("3", "从 1 起编号，第 3 条也要改", True),  # found there by accident
    ],
)
def test_what_the_remedy_says_is_not_said_twice(expected: str, remedy: str, told: bool) -> None:
    finding = DOCUMENT._replace(
        input="table.txt",
        remedy=remedy,
        evidence=DOCUMENT.evidence._replace(expected=expected),
    )
    (issue,) = issues(blocks(of_text(FUNDS, (finding,))))
    names = [detail.name for group in issue.details for detail in group]
    assert names == (["应为", "修改要求"] if told else ["修改要求"])


def test_places_other_than_lines() -> None:
    page = DOCUMENT._replace(input="table.txt", location=Location(page=3))
    cell = DOCUMENT._replace(input="table.txt", location=Location(sheet="目标表", cell="H12"))
    found = issues(blocks(of_text(FUNDS, (page, cell))))
    assert [issue.text for issue in found] == [
        "表头没有年度（第 3 页；PT112）",
        "表头没有年度（目标表!H12；PT112）",
    ]


def test_hidden_findings_are_counted_and_listed_when_asked_for() -> None:
    counted = (
        "另有已知的问题不计入上列意见：按备案理由豁免 1 处（应当修改 1）；"
        "列入基线 1 处（建议完善 1）。"
    )
    message = "「设备验收合格率」是比率，指标值“98”没有写 %（第 1 条指标；第 17 行；PT503）"
    listed = [f"已豁免（开放天数由上级核定）：{message}", f"在基线中：{message}"]
    plain, asked = (texts(letter(), View(suppressed=shown)) for shown in (False, True))
    assert counted in plain and not any(text in plain for text in listed)
    place = asked.index(counted)
    assert asked[place + 1 : place + 3] == listed
    assert len(issues(blocks(letter()))) == len(letter().findings)
    assert not any("不计入" in text for text in texts(of_severities("error")))


def test_what_was_not_checked_is_said_plainly() -> None:
    intro, grid = below(letter(), "未能核对的内容")
    assert intro == Paragraph("下列 1 处没有读懂，用到它们的规则没有下结论，请对照原表核对。")
    assert isinstance(grid, Grid)
    assert list(grid.rows) == [("第 17 行", "≥300天", "指标值读不懂", "A、B、C 等 5 条")]
    assert below(of_severities(), "未能核对的内容") == [
        Paragraph("读到的内容都已看懂，没有未能核对的。")
    ]
    assert below(unreadable(), "未能核对的内容") == [Paragraph("整个文件没有核对：不是文本文件。")]
    assert below(unreadable(), "存在的问题和修改要求") == [Paragraph("没有核对，提不出问题。")]


def test_the_letter_ends_with_room_to_sign() -> None:
    *_, last, signature = blocks(letter())
    assert isinstance(last, Paragraph) and last.kind == "last"
    assert signature == Signature(
        ("审核人（签字）：＿＿＿＿＿＿＿＿", "复核人（签字）：＿＿＿＿＿＿＿＿"),
        "审核单位（盖章）",
        "　　　　年　　月　　日",
    )


def test_facts_of_a_table() -> None:
    source = Source("table.txt", "text", "utf-8", FUNDS, FUNDS.encode())
    told = facts(letter(sources={"table.txt": source}))
    version = told.pop("读取和核对")
    assert told == {
        "单位": "某区文化馆",
        "预算年度": "2026年",
        "表名": "某区文化馆2026年项目支出绩效目标表",
        "金额单位": "万元",
        "项目和指标": "2 个项目，2 条指标",
        "资金合计": "表中合计 150.00万元，与 2 个项目之和一致",
        "文件": f"table.txt（SHA-256 前 16 位：{(source.sha256 or '')[:16]}）",
        "核对情况": "符合 180 处，不适用 7 处，未能核对 2 处",
    }
    assert version.startswith("perfcheck ")
    assert version.endswith("，规则库 general（96 条规则，摘要 abababababababab）")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("50.00 50.00", "表中合计 150.00万元，与 2 个项目之和一致"),
        (
            "20.00 20.00",
            "表中合计 150.00万元，2 个项目相加为 120.00万元，相差 −30.00万元",
        ),
        (
            "50.01 50.01",
            "表中合计 150.00万元，2 个项目相加为 150.01万元，相差 0.01万元（在四舍五入之内）",
        ),
    ],
)
def test_money_is_added_up(row: str, told: str) -> None:
    made = of_text(FUNDED.format(row))
    (table,) = made.tables["table.txt"]
    assert table.projects[1].row.total == Decimal(row.split()[0])
    assert facts(made)["资金合计"] == told


def test_money_without_a_total() -> None:
    made = of_text(FUNDS.replace("合计 150.00 100.00 50.00\n", ""))
    assert facts(made)["资金合计"] == "表中没有合计，2 个项目相加为 150.00万元"
    (table,) = made.tables["table.txt"]
    first, second = table.projects
    bare = second._replace(row=second.row._replace(amounts=(), texts=(), spans=()))
    short = made._replace(
        tables={"table.txt": (table._replace(projects=(first, bare), grand_total=None),)}
    )
    assert facts(short)["资金合计"] == (
        "表中没有合计，1 个项目相加为 100.00万元，有 1 个金额没有读到"
    )
    grid = below(short, "总体意见")[1]
    assert isinstance(grid, Grid)
    assert [row[:3] for row in grid.rows] == [
        ("1", "非遗展演经费", "100.00"),
        ("2", "场馆运行经费", "—"),
    ]


def test_the_projects_with_their_counts() -> None:
    grid = below(letter(), "总体意见")[1]
    assert isinstance(grid, Grid)
    names = ["序号", "项目名称", "金额（万元）", "指标", "必须修改", "应当修改", "建议完善"]
    assert [column.name for column in grid.columns] == names
    assert list(grid.rows) == [
        ("1", "非遗展演经费", "100.00", "1", "1", "2", "1"),
        ("2", "场馆运行经费", "50.00", "1", "1", "—", "—"),
        ("—", "关于整张表", "—", "—", "—", "—", "1"),
    ]


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({}, Title("关于某区文化馆2026年", "项目支出绩效目标的审核意见")),
        ({"department": None}, Title("关于2026年", "项目支出绩效目标的审核意见")),
        (
            {"department": None, "year": None, "title": None},
            Title("关于", "项目支出绩效目标的审核意见"),
        ),
        (
            {"title": "2026年部门整体支出绩效目标表"},
            Title("关于某区文化馆2026年", "整体支出绩效目标的审核意见"),
        ),
        (
            {"title": "项目支出绩效自评表"},
            Title("关于某区文化馆2026年", "项目支出绩效自评的审核意见"),
        ),
    ],
)
def test_the_title_says_whose_and_what(change: dict[str, Any], title: Title) -> None:
    made = of_text(FUNDS)
    (table,) = made.tables["table.txt"]
    made = made._replace(tables={"table.txt": (table._replace(**change),)})
    assert of(made).title == title
    unit = change.get("department", "某区文化馆")
    address = Paragraph(f"{unit or '＿＿＿＿＿＿＿＿'}：", "address")
    assert blocks(made)[0] == address


def test_titles_in_english_and_of_what_is_no_table() -> None:
    made = of_text(FUNDS)._replace(lang="en")
    assert of(made).title == Title(
        "", "Review opinion: Performance targets of projects, 某区文化馆, 2026"
    )
    assert of(unreadable("a/scan.txt")).title == Title("关于", "《scan.txt》的审核意见")


def test_several_tables_are_annexes_to_one_letter() -> None:
    made = together(letter(), unreadable(), of_severities("warning"))
    document = of(made)
    found = list(document.blocks)
    assert document.title == Title("关于某区文化馆", "项目支出绩效目标的审核意见")
    assert document.annexes
    assert found[0] == Paragraph("某区文化馆：", "address")
    assert found[1] == Paragraph("报送的 3 份绩效目标，审核结论汇总如下，具体意见见附件。")
    assert found[3] == Paragraph("退回修改：1 份；暂不能形成意见：1 份；修改后再报：1 份。")
    grid = found[4]
    assert isinstance(grid, Grid)
    # The rows are made when they are asked for.
    (fresh,) = [b for b in of(made).blocks if isinstance(b, Grid) and len(b.columns) == 6]
    assert [column.name for column in fresh.columns][-1] == "审核结论"
    annexes = [block for block in found if isinstance(block, Annex)]
    assert annexes == [
        Annex("附件1", Title("某区文化馆2026年", "项目支出绩效目标审核意见")),
        Annex("附件2", Title("", "《scan.txt》审核意见")),
        Annex("附件3", Title("某区文化馆2026年", "项目支出绩效目标审核意见")),
    ]
    assert found.index(annexes[0]) == 1 + next(
        i for i, block in enumerate(found) if isinstance(block, Signature)
    )
    after = found[found.index(annexes[0]) :]
    levels = {(block.kind, block.level) for block in after if isinstance(block, Heading)}
    assert levels == {("section", 2), ("project", 3)}
    assert [issue.number for issue in issues(found)] == [1, 2, 3, 4, 5, 6, 1]


def test_the_overview_of_several() -> None:
    made = together(letter(), unreadable(), of_severities("warning"))
    rows = next(list(b.rows) for b in of(made).blocks if isinstance(b, Grid))
    name = "某区文化馆2026年项目支出绩效目标"
    assert rows == [
        ("1", f"{name}（1/table.txt）", "2", "2", "2", "退回修改"),
        ("2", "《scan.txt》", "—", "—", "—", "暂不能形成意见"),
        ("3", f"{name}（3/table.txt）", "0", "1", "0", "修改后再报"),
    ]


def test_units_that_differ_are_not_addressed() -> None:
    other = of_text(FUNDS.replace("某区文化馆", "某区图书馆"))
    document = of(together(letter(), other))
    assert document.title == Title("关于", "项目支出绩效目标的审核意见")
    assert next(document.blocks) == Paragraph("＿＿＿＿＿＿＿＿：", "address")


def two_tables() -> Report:
    """One input of two tables: a finding in each, a piece in the second, one of unknown place."""
    source = Source("table.txt", "text", "utf-8", FUNDS * 2)
    (first,) = read_tables(Source("table.txt", "text", "utf-8", FUNDS))
    end = len(FUNDS)
    tables = (
        first._replace(span=Span(0, end)),
        first._replace(number=2, department="某区图书馆", span=Span(end, 2 * end)),
    )
    findings = tuple(
        DOCUMENT._replace(
            input="table.txt",
            message=f"表 {number} 没有年度",
            subject=DOCUMENT.subject._replace(table=number),
        )
        for number in (2, 1)
    )
    inside = source.locate(Span(end + 5, end + 8))
    return report(
        inputs=(InputReport("table.txt", "text", "utf-8", "checked", 2, 4, 4),),
        findings=findings,
        not_checked=(
            NotChecked("table.txt", inside, "第二张", "读不懂", ()),
            NotChecked("table.txt", Location(page=1), "不知在哪", "读不懂", ()),
        ),
        sources={"table.txt": source},
        tables={"table.txt": tables},
    )


def test_tables_of_one_input_are_told_apart() -> None:
    made = two_tables()
    rows = next(list(b.rows) for b in of(made).blocks if isinstance(b, Grid))
    assert [row[1:] for row in rows] == [
        ("某区文化馆2026年项目支出绩效目标（table.txt）", "0", "0", "1", "暂不能形成意见"),
        ("某区图书馆2026年项目支出绩效目标（table.txt）", "0", "0", "1", "暂不能形成意见"),
    ]
    annexes: list[list[str]] = []
    for block in of(made).blocks:
        if isinstance(block, Annex):
            annexes.append([])
        elif annexes and isinstance(block, Grid):
            annexes[-1] += ("/".join(row) for row in block.rows)
        elif annexes and hasattr(block, "text"):
            annexes[-1].append(block.text)
    first, second = annexes
    assert "表 1 没有年度（PT112）" in first and "表 2 没有年度（PT112）" in second
    assert "文件/table.txt（文件中第 2 张表）" in second
    # A piece whose table is not known may be in either.
    assert [line for line in first if line.endswith("/读不懂/")] == ["第 1 页/不知在哪/读不懂/"]
    assert [line.split("/")[1] for line in second if line.endswith("/读不懂/")] == [
        "第二张",
        "不知在哪",
    ]


def test_the_date_of_the_check_is_not_told() -> None:
    once, later = View(now="2026-03-01T09:30:00"), View(now="2027-01-01T00:00:00")
    assert texts(letter(), once) == texts(letter(), later)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/home/zhang/表.txt"], ["表.txt"]),
        (["C:\\Users\\zhang\\表.txt"], ["表.txt"]),
        (["a/x.txt", "b/x.txt", "y.txt"], ["a/x.txt", "b/x.txt", "y.txt"]),
        (["x.txt", "./x.txt", "c/x.txt"], ["x.txt", "./x.txt", "c/x.txt"]),
        (["1/a/x.txt", "2/a/x.txt"], ["1/a/x.txt", "2/a/x.txt"]),
        (["/x.txt", "a/b/x.txt"], ["/x.txt", "b/x.txt"]),
    ],
)
def test_files_are_named_without_folders_of_the_machine(paths: list[str], names: list[str]) -> None:
    inputs = [InputReport(path, None, None, "checked") for path in paths]
    assert list(map(file_names(inputs).get, paths)) == names


def test_standard_input_has_a_name() -> None:
    assert facts(unreadable("-"))["文件"] == "标准输入"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1000, "一千"),
        (1010, "一千零一十"),
        (2005, "二千零五"),
    ],
)
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


def test_english_has_words_for_all() -> None:
    made = together(letter(), unreadable("scan.txt", "not a text file"))._replace(lang="en")
    assert (
        "Known problems that are not counted above: 1 suppressed with a reason "
        "(Should be amended: 1); 1 in the baseline (May be improved: 1)."
    ) in texts(made)
    for block in of(made).blocks:
        if isinstance(block, Grid):
            assert all(column.name.replace("万元", "").isascii() for column in block.columns)
        elif isinstance(block, Heading):
            assert (block.text.rpartition(": ")[0] or block.text).isascii()


def test_the_model_holds_texts_as_they_stand() -> None:
    made = nasty_opinion()
    (issue,) = issues(blocks(made))
    assert issue.text.startswith(made.findings[0].message)
