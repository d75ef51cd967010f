"""Tables flattened to text: heads, rows of money, goals and the text between them."""

from decimal import Decimal

import pytest

from perfcheck.read.source import Source
from perfcheck.table import read_tables
from perfcheck.table.layouts.flattened.lines import lines_of
from perfcheck.table.model import MoneyRow, Project, Table

HEAD = """2026年项目支出绩效目标表
部门名称：临江市档案馆 单位：万元

项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标

"""
ITEM = "1、1-产出指标；11-数量指标；档案整理数量；实施周期指标值:≥900卷；年度指标值:≥900卷。"
ITEM2 = "2、1-产出指标；12-质量指标；著录差错率；实施周期指标值:≤1%；年度指标值:≤1%。"


def tables(text: str) -> tuple[Table, ...]:
    return read_tables(Source("table.txt", "text", "utf-8", text))


def table(text: str) -> Table:
    (only,) = tables(text)
    return only


def rows(found: Table) -> list[tuple[str, tuple[str, ...]]]:
    return [(project.name, project.row.texts) for project in found.projects]


def under(row: str, *lines: str) -> str:
    """A project: its indented row, and the lines below it."""
    return "\n".join((f"    {row}", *lines)) + "\n\n"


def at(text: str, project: Project) -> str:
    span = project.row.name_span
    return text[span.start : span.end]


def names(units: tuple[MoneyRow, ...]) -> list[str]:
    return [unit.name for unit in units]


def unread(found: Table) -> list[tuple[str, str]]:
    pieces = [*found.unread, *(piece for p in found.projects for piece in p.unread)]
    return [(piece.what, piece.text) for piece in pieces]


BODY = f"""合计 9.00 4.00 5.00

临江市档案馆 9.00 4.00 5.00

    档案整理费 4.00 4.00
整理馆藏婚姻档案，方便市民查询
使用。

{ITEM}{ITEM2}

    库房恒温设备运行费 5.00 5.00
保持库房温度湿度达标。

{ITEM}
"""


def test_a_whole_table() -> None:
    text = HEAD + BODY
    found = table(text)
    assert found.title == "2026年项目支出绩效目标表"
    assert text[slice(*found.title_span or ())] == found.title
    assert found.department == "临江市档案馆"
    assert text[slice(*found.department_span or ())] == found.department
    assert (found.year, found.money_unit) == (2026, "万元")
    assert found.columns == ("总计", "财政拨款", "其他资金")
    assert found.columns_span is not None
    assert text[slice(*found.columns_span)].endswith("绩效指标")
    assert found.value_columns == ("period", "annual")
    assert found.grand_total is not None
    assert found.grand_total.amounts == (Decimal("9.00"), Decimal("4.00"), Decimal("5.00"))
    assert names(found.units) == ["临江市档案馆"]
    assert rows(found) == [
        ("档案整理费", ("4.00", "4.00")),
        ("库房恒温设备运行费", ("5.00", "5.00")),
    ]
    assert [project.unit_index for project in found.projects] == [0, 0]
    assert found.projects[0].goal == "整理馆藏婚姻档案，方便市民查询使用。"
    assert [len(project.indicators) for project in found.projects] == [2, 1]
    assert unread(found) == []
    assert text[slice(*found.span)] == text.strip()
    assert text[slice(*found.projects[1].span)] == text[text.index("库房恒温") :].strip()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("    ", "\u3000\u3000"),
        lambda text: text.replace("    ", "\t"),
        lambda text: text.replace("    ", ""),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n\n", "\n").replace("    ", ""),
        lambda text: text.replace(" ", "\u3000").replace("\u3000" * 4, "    "),
        lambda text: "".join(f"    {line}\n" for line in text.splitlines()),
        lambda text: text.replace("。\n", "。\n\f"),
        lambda text: text.replace("方便市民查询\n", "方便市民查询\n第 2 页 共 3 页\n"),
        lambda text: text.replace("方便市民查询\n", "方便市民查询\n\n- 2 -\n\f\n" + HEAD),
        lambda text: text.replace("方便市民查询\n", "方便市民查询\n3\n"),
        lambda text: text.replace("差错率；", "差错\n2/3\n率；"),
        lambda text: text.replace("差错率；", "差错\n" + HEAD.splitlines()[3] + "\n率；"),
        lambda text: text.replace("年度指标值", "年度指标\n值"),
        lambda text: text.replace("≥900卷", "≥90\n0卷"),
        lambda text: text.replace("4.00 4.00\n", "4.00 4.00"),
        lambda text: text.replace("4.00 4.00\n", "4.00 4.00 "),
        lambda text: text.replace("4.00 4.00\n", "\n4.00 4.00\n\n"),
        lambda text: text.replace("档案整理费 4.00", "档案\n整理费 4.00"),
        lambda text: text.replace("档案整理费 4.00 4.00", "档案\n整理费\n\n4.00 4.00\n"),
        lambda text: text.replace("9.00 4.00 5.00", "9.00 4.00\n5.00"),
        lambda text: text.replace("财政拨款 其他资金", "财政拨款\n其他资金"),
        lambda text: text.replace("临江市档案馆 单位", "临江市\n档案馆 单位"),
        lambda text: text.replace("临江市档案馆 单位：万元", "临江市档案馆\n（单位：万元）"),
        lambda text: text.replace("绩效目标表", " 绩效目标表"),
        lambda text: text.replace("：", ":").replace("（", "(").replace("）", ")"),
    ],
)
def test_the_same_table_printed_otherwise(change) -> None:  # type: ignore[no-untyped-def]
    plain, found = table(HEAD + BODY), table(change(HEAD + BODY))

    def content(one: Table) -> list[object]:
        said = "".join((one.title or "").split()), one.department, one.year, one.money_unit
        return [
            (*said, one.columns),
            one.grand_total and (one.grand_total.name, one.grand_total.amounts),
            [(unit.name, unit.amounts) for unit in one.units],
            *(
                (p.name, p.row.amounts, p.unit_index, p.goal, len(p.indicators))
                for p in one.projects
            ),
            *(
                (i.name, i.period and i.period.text, i.annual and i.annual.text)
                for p in one.projects
                for i in p.indicators
            ),
            unread(one),
        ]

    assert content(found) == content(plain)


def test_a_quote_that_closes_on_the_next_line() -> None:
    found = table(
        HEAD + f"    消防设施维保费 4.00 4.00\n做到全年“零事故\n”；保障档案安全。\n{ITEM}"
    )
    assert found.projects[0].goal == "做到全年“零事故”；保障档案安全。"


def test_a_blank_stays_between_two_latin_words_only() -> None:
    goal = "升级 Linux\nServer 操作系统，支持 5\nG 网络与3\n2位终端。"
    found = table(HEAD + f"    系统升级费 4.00 4.00\n{goal}\n{ITEM}")
    assert found.projects[0].goal == "升级 Linux Server 操作系统，支持 5G 网络与32位终端。"


def test_several_units() -> None:
    text = HEAD + "合计 9.00 9.00\n\n甲馆 4.00 4.00\n\n"
    text += under("整理费 4.00 4.00", "整理。", ITEM) + "乙馆 5.00 5.00\n\n"
    text += under("修复费 2.00 2.00", "修复。", ITEM) + under("编研费 3.00 3.00", "编研。", ITEM)
    for each in (text, text.replace("    ", ""), text.replace("    ", "").replace("\n\n", "\n")):
        found = table(each)
        assert names(found.units) == ["甲馆", "乙馆"]
        assert [(p.name, p.unit_index) for p in found.projects] == [
            ("整理费", 0),
            ("修复费", 1),
            ("编研费", 1),
        ]
        assert unread(found) == []


def test_a_unit_without_projects_and_a_project_without_anything() -> None:
    text = HEAD + "合计 9.00 9.00\n\n甲馆 4.00 4.00\n\n乙馆 5.00 5.00\n\n"
    text += under("空项目 1.00 1.00") + under("编研费 4.00 4.00", "编研。", ITEM)
    found = table(text)
    assert names(found.units) == ["甲馆", "乙馆"]
    assert [(p.name, p.goal, len(p.indicators)) for p in found.projects] == [
        ("空项目", "", 0),
        ("编研费", "编研。", 1),
    ]


def test_numbers_inside_names() -> None:
    text = (
        HEAD
        + under("12345热线接听费 3.00 3.00", "接听。", ITEM)
        + under("2025年-", "2026年馆舍", "", "14.66 14.66", "", "维修。", ITEM)
        + under("数字档案二期 2026 8.00 8.00", "建设。", ITEM)
        + under("第3期培训 1 1", "办班。", ITEM)
    )
    found = table(text)
    assert rows(found) == [
        ("12345热线接听费", ("3.00", "3.00")),
        ("2025年-2026年馆舍", ("14.66", "14.66")),
        ("数字档案二期 2026", ("8.00", "8.00")),
        ("第3期培训", ("1", "1")),
    ]
    assert at(text, found.projects[1]) == "2025年-\n2026年馆舍"


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        ("1,234.00 1,234.00", ["1234.00", "1234.00"]),
        ("１，２３４．５０ １，２３４．５０", ["1234.50", "1234.50"]),
        ("-3.00 -3.00", ["-3.00", "-3.00"]),
        ("0.00 0.00 0.00", ["0.00", "0.00", "0.00"]),
        ("3500 3500", ["3500", "3500"]),
        ("7.00 — 7.00", ["7.00", "7.00"]),
        ("12", ["12"]),
    ],
)
def test_amounts(cells: str, amounts: list[str]) -> None:
    found = table(f"{HEAD}    修复费 {cells}\n修复。\n{ITEM}")
    assert [format(amount, "f") for amount in found.projects[0].row.amounts] == amounts
    assert found.projects[0].name == "修复费"
    assert unread(found) == []


@pytest.mark.parametrize(
    ("cells", "kept", "lost"),
    [
        ("3.0.0 3.00", (), "3.0.0 3.00"),
        ("3.00 3,00,0.00", ("3.00",), "3,00,0.00"),
        ("3.O0 3.00", (), "3.O0 3.00"),
        ("3.00 ××.×", None, None),
        ("20万元", (), "20万元"),
        ("（3.00） 3.00", (), "（3.00） 3.00"),
        ("- 3.00", None, None),
    ],
)
def test_an_amount_that_is_none_is_never_repaired(
    cells: str, kept: tuple[str, ...] | None, lost: str | None
) -> None:
    found = table(f"{HEAD}    修复费 {cells}\n\n修复。\n\n{ITEM}")
    (project,) = found.projects
    if kept is not None:
        assert project.name == "修复费"
        assert project.row.texts == kept
        assert unread(found) == [("amount", lost)]
    assert project.row.total is None or project.row.total == Decimal("3.00")


def test_a_project_without_amounts() -> None:
    text = HEAD + "合计 4.00 4.00\n\n甲馆 4.00 4.00\n\n" + under("整理费", "整理。", ITEM)
    found = table(text + under("修复费 4.00 4.00", "修复。", ITEM))
    assert names(found.units) == ["甲馆"]
    assert rows(found) == [("整理费", ()), ("修复费", ("4.00", "4.00"))]
    assert [p.goal for p in found.projects] == ["整理。", "修复。"]
    assert unread(found) == []


def test_a_project_without_amounts_after_another() -> None:
    text = under("修复费 4.00 4.00", "修复。", ITEM) + under("整理费", "整理。", ITEM)
    found = table(HEAD + text)
    assert rows(found) == [("修复费", ("4.00", "4.00")), ("整理费", ())]
    assert [p.goal for p in found.projects] == ["修复。", "整理。"]


def test_a_project_without_goal_or_indicators() -> None:
    found = table(
        HEAD
        + under("修复费 4.00 4.00", ITEM)
        + under("整理费 2.00 2.00", "整理两批档案。")
        + under("编研费 3.00 3.00", "编研。", ITEM)
    )
    assert [(p.name, p.goal, len(p.indicators)) for p in found.projects] == [
        ("修复费", "", 1),
        ("整理费", "整理两批档案。", 0),
        ("编研费", "编研。", 1),
    ]


def test_a_goal_behind_the_indicators() -> None:
    text = under("修复费 4.00 4.00", ITEM, ITEM2, "修复受损", "档案。")
    found = table(HEAD + text + under("整理费 2.00 2.00", ITEM))
    assert [(p.goal, len(p.indicators)) for p in found.projects] == [("修复受损档案。", 2), ("", 1)]
    assert unread(found) == []


def test_text_that_fits_nowhere() -> None:
    text = under("修复费 4.00 4.00", "修复。", ITEM) + "注：金额含上年结转。\n\n"
    found = table("附件4\n" + HEAD + text + under("整理费 2.00 2.00", ITEM))
    assert unread(found) == [("header", "附件4"), ("text", "注：金额含上年结转。")]
    assert [p.goal for p in found.projects] == ["修复。", ""]


def test_amounts_without_a_name() -> None:
    text = under("修复费 4.00 4.00", "修复。", ITEM) + "5.00 5.00\n\n"
    found = table(HEAD + text + under("整理费 2.00 2.00", ITEM))
    assert rows(found) == [("修复费", ("4.00", "4.00")), ("整理费", ("2.00", "2.00"))]
    assert unread(found) == [("amount", "5.00 5.00")]


def test_numbers_at_the_end_of_a_line_of_text_are_no_row() -> None:
    goal = "全年修复破损档案不少于\n900 卷，投入资金 4.00\n万元，其中 1.00 2.00\n卷为珍贵档案。"
    found = table(f"{HEAD}    修复费 4.00 4.00\n{goal}\n\n{ITEM}\n")
    assert rows(found) == [("修复费", ("4.00", "4.00"))]
    assert found.projects[0].goal == goal.replace("\n", "")
    item = ITEM.replace("值:≥900卷；年", "值: 900\n；年").replace("值:≥900卷。", "值:大于 900\n。")
    found = table(f"{HEAD}    修复费 4.00 4.00\n修复。\n{item}\n")
    assert rows(found) == [("修复费", ("4.00", "4.00"))]
    indicator = found.projects[0].indicators[0]
    assert indicator.period is not None
    assert indicator.annual is not None
    assert (indicator.period.text, indicator.annual.text) == ("900", "大于 900")


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (HEAD.splitlines()[3] + "\n\n" + BODY, 2),
        (BODY, 2),
        (f"    修复费 4.00 4.00\n修复。\n{ITEM}", 1),
        (f"修复费 4.00 4.00\n修复。\n{ITEM}", 1),
        ("    修复费 4.00 4.00\n修复。\n", 1),
    ],
)
def test_a_piece_of_a_table(text: str, projects: int) -> None:
    found = table(text)
    assert (found.title, found.department, found.money_unit) == (None, None, None)
    assert len(found.projects) == projects
    assert unread(found) == []


def test_a_piece_that_begins_at_an_indicator() -> None:
    found = table(ITEM + ITEM2 + "\n\n    整理费 2.00 2.00\n整理。\n" + ITEM)
    assert [(p.name, len(p.indicators)) for p in found.projects] == [("", 2), ("整理费", 1)]
    assert found.projects[0].row.amounts == ()
    assert unread(found) == []


def test_several_tables() -> None:
    other = HEAD.replace("临江市档案馆", "临江市图书馆")
    found = tables(HEAD + BODY + "\n" + other + BODY + "\n\f" + HEAD + BODY)
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.department for one in found] == ["临江市档案馆", "临江市图书馆", "临江市档案馆"]
    assert [len(one.projects) for one in found] == [2, 2, 2]
    assert [unread(one) for one in found] == [[], [], []]
    without_heads = tables(BODY + BODY)
    assert [len(one.projects) for one in without_heads] == [2, 2]


def test_the_head_of_the_next_page_is_no_table() -> None:
    text = HEAD + BODY + "\n\f" + HEAD + f"    编研费 1.00 1.00\n编研。\n{ITEM}"
    assert [p.name for p in table(text).projects] == ["档案整理费", "库房恒温设备运行费", "编研费"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今天天气晴。",
        "会议纪要\n一、通过预算 3.00 4.00\n二、散会",
        "name,total\nfoo 1.00 1.00\nbar 2.00 2.00\n",
        "部门预算公开说明\n本部门2026年绩效目标管理情况良好。",
        "2026年项目支出绩效目标表",
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == ()


@pytest.mark.parametrize(
    ("line", "department", "unit"),
    [
        ("部门名称：某市水务局 单位：万元", "某市水务局", "万元"),
        ("预算部门:某市水务局  金额单位:元", "某市水务局", "元"),
        ("填报单位（盖章）：某市水务局 （单位：万元）", "某市水务局", "万元"),
        ("单位：亿元", None, "亿元"),
        ("某市水务局 单位：万元", "某市水务局", "万元"),
        ("单位名称：某市水务局", "某市水务局", None),
        ("2026年度 单位：万元", None, "万元"),
        ("部门名称：某市水务局 年度：2026 单位：万元", "某市水务局", "万元"),
        ("部门名称：某市水务局  填报日期：2026年1月8日 单位：万元", "某市水务局", "万元"),
        ("单位名称：某市水务局 预算年度:2026年", "某市水务局", None),
    ],
)
def test_lines_of_a_head(line: str, department: str | None, unit: str | None) -> None:
    found = table(
        f"项目绩效目标表\n{line}\n项目名称 总计 绩效目标 绩效指标\n    修复费 4.00\n修复。\n{ITEM}"
    )
    assert (found.department, found.money_unit) == (department, unit)
    assert found.columns == ("总计",)
    assert rows(found) == [("修复费", ("4.00",))]
    assert unread(found) == []


@pytest.mark.parametrize(
    ("title", "line", "year"),
    [
        ("2026年项目绩效目标表", "单位：万元", 2026),
        ("项目绩效目标表", "部门名称：某市水务局 年度：2026 单位：万元", 2026),
        ("项目绩效目标表", "部门名称：某市水务局 预算年度：２０２６ 单位：万元", 2026),
        ("二〇二六年项目绩效目标表", "单位：万元", 2026),
        ("二零二六年度项目绩效目标表", "单位：万元", 2026),
        ("项目绩效目标表", "部门名称：某市水务局 年度：202612 单位：万元", None),
        ("项目绩效目标表", "部门名称：十二中学 单位：万元", None),
    ],
)
def test_the_year_of_a_head(title: str, line: str, year: int | None) -> None:
    columns = "项目名称 总计 绩效目标 绩效指标"
    found = table(f"{title}\n{line}\n{columns}\n    修复费 4.00\n修复。\n{ITEM}")
    assert found.year == year


WIDE = "1、1-产出指标；11-数量指标；档案整理数量；实施周期指标值:≥900卷；年度指标值:≥9"
AFTER = "卷。2、1-产出指标；12-质量指标；著录差错率；年度指标值:≤1%。"


@pytest.mark.parametrize(
    "between",
    ["\n- 3 -\n", "\n\n3\n\n", "\n3\n\f", "\n\f3\n", "\n第 3 页\n", "\n3\n" + HEAD, "\n\n3/4\n"],
)
def test_the_number_of_a_page_is_no_part_of_a_value(between: str) -> None:
    found = table(f"{HEAD}    整理费 4.00 4.00\n整理。\n{WIDE}{between}{AFTER}")
    (project,) = found.projects
    assert [i.annual and i.annual.text for i in project.indicators] == ["≥9卷", "≤1%"]
    assert unread(found) == []


def test_a_number_alone_inside_a_value_is_not_guessed() -> None:
    """It may be a page's, and the value 9; or it may belong there, and the value is 93."""
    for number in ("3", "3/4"):
        found = table(f"{HEAD}    整理费 4.00 4.00\n整理。\n{WIDE}\n{number}\n{AFTER}")
        (project,) = found.projects
        assert [i.name for i in project.indicators] == ["著录差错率"]
        assert [(piece.what, piece.why) for piece in project.unread] == [
            ("indicator", "maybe-page")
        ]


def test_pages_that_count_on_are_pages() -> None:
    text = f"{HEAD}    整理费 4.00 4.00\n整理档案，方便\n3\n查询。\n{WIDE}\n4\n{AFTER}"
    found = table(text)
    assert found.projects[0].goal == "整理档案，方便查询。"
    assert [i.annual and i.annual.text for i in found.projects[0].indicators] == ["≥9卷", "≤1%"]


def test_a_number_that_fills_its_line_is_text() -> None:
    cell = ITEM.replace("≥900卷。", "≥900000卷。")
    narrow = "\n".join(cell[at : at + 3] for at in range(0, len(cell), 3))
    assert "\n000\n" in narrow
    found = table(f"{HEAD}    整理费 4.00 4.00\n整理。\n\n{narrow}\n")
    (indicator,) = found.projects[0].indicators
    assert indicator.annual is not None
    assert indicator.annual.text == "≥900000卷"


def test_a_number_that_a_value_waits_for() -> None:
    found = table(f"{HEAD}    整理费 4.00 4.00\n整理。\n{WIDE[:-1]}\n95\n")
    (indicator,) = found.projects[0].indicators
    assert indicator.annual is not None
    assert indicator.annual.text == "≥95"
    found = table(f"{HEAD}    整理费 4.00 4.00\n整理。\n{WIDE}\n5\n")
    assert [piece.what for piece in found.projects[0].unread] == ["indicator"]


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        ("9,000.00 9,\n000.00", ("9,000.00", "9,000.00")),
        ("9,000.\n00 9,000.00", ("9,000.00", "9,000.00")),
        ("9,000.00 9,00\n0.00", ("9,000.00", "9,000.00")),
    ],
)
def test_an_amount_that_was_wrapped(cells: str, amounts: tuple[str, ...]) -> None:
    text = f"{HEAD}    整理费 {cells}\n整理。\n{ITEM}"
    (project,) = table(text).projects
    assert (project.row.texts, project.goal) == (amounts, "整理。")
    assert [text[slice(*span)].replace("\n", "") for span in project.row.spans] == list(amounts)


def test_items_one_a_line_without_a_closing_mark() -> None:
    items = [ITEM.replace("1、", f"{n}、").replace("≥900卷。", f"≥{n}9") for n in (1, 2, 3)]
    found = table(f"{HEAD}    整理费 4.00 4.00\n整理\n" + "\n".join(items))
    (project,) = found.projects
    assert project.goal == "整理"
    assert [i.annual and i.annual.text for i in project.indicators] == ["≥19", "≥29", "≥39"]
    assert unread(found) == []


def test_a_single_column_of_whole_numbers() -> None:
    head = HEAD.replace("财政拨款 其他资金 ", "")
    text = head + "合计 9000\n甲馆 9000\n" + under("整理费 4000", "整理。", ITEM)
    found = table((text + under("修复费 5000", "修复。", ITEM)).replace("    ", ""))
    assert names(found.units) == ["甲馆"]
    assert rows(found) == [("整理费", ("4000",)), ("修复费", ("5000",))]


def test_a_name_across_pages() -> None:
    text = HEAD + under(
        "整理费（含历年", "", "第 3 页", "", HEAD + "积存） 4.00 4.00", "整理。", ITEM
    )
    found = table(text)
    assert rows(found) == [("整理费（含历年积存）", ("4.00", "4.00"))]
    assert unread(found) == []


def test_units_without_a_total_or_indentation() -> None:
    text = HEAD + "甲馆 4.00 4.00\n\n" + under("整理费 4.00 4.00", "整理。", ITEM)
    text += "乙馆 5.00 5.00\n\n" + under("修复费 5.00 5.00", "修复。", ITEM)
    found = table(text.replace("    ", ""))
    assert names(found.units) == ["甲馆", "乙馆"]
    assert [(p.name, p.unit_index) for p in found.projects] == [("整理费", 0), ("修复费", 1)]


def test_a_gap_closes_an_item_that_has_its_value() -> None:
    open_item = ITEM.removesuffix("。")
    found = table(HEAD + under("修复费 4.00 4.00", open_item, "", "修复受损档案。"))
    (project,) = found.projects
    assert project.goal == "修复受损档案。"
    assert [i.annual and i.annual.text for i in project.indicators] == ["≥900卷"]


def test_a_full_stop_inside_an_item_does_not_close_it() -> None:
    item = ITEM.replace("值:≥900卷；", "值:一季度开工。\n全年≥900卷；")
    (project,) = table(HEAD + under("修复费 4.00 4.00", "修复。", item)).projects
    (indicator,) = project.indicators
    assert indicator.period is not None
    assert indicator.period.text == "一季度开工。全年≥900卷"
    assert (project.goal, project.unread) == ("修复。", ())


def test_a_decimal_number_behind_a_full_stop_is_no_item() -> None:
    item = ITEM.replace("值:≥900卷；", "值:一季度。2.5万卷；")
    (project,) = table(HEAD + under("修复费 4.00 4.00", "修复。", item)).projects
    assert [i.period and i.period.text for i in project.indicators] == ["一季度。2.5万卷"]


def test_an_item_whose_beginning_is_lost_is_no_goal() -> None:
    damaged = "品；11-数量指标；甲；年度指标值:9。"
    (project,) = table(HEAD + under("修复费 4.00 4.00", "修复。", damaged + ITEM2)).projects
    assert (project.goal, [i.name for i in project.indicators]) == ("修复。", ["著录差错率"])
    assert [(p.what, p.text, p.why) for p in project.unread] == [("indicator", damaged, "no-head")]


def test_one_amount_inside_a_line_is_no_row() -> None:
    text = under("修复费 4.00 4.00", "修复。", ITEM, "", "新建长廊 3.50 公里，上年结转")
    found = table(HEAD + text + under("整理费 2.00 2.00", "整理。", ITEM))
    assert [p.name for p in found.projects] == ["修复费", "整理费"]
    assert unread(found) == [("text", "新建长廊 3.50 公里，上年结转")]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("甲\n乙", [True, False]),
        ("甲\n\n乙", [True, True]),
        ("甲\r\n乙", [True, False]),
        ("甲\r\n\r\n乙", [True, True]),
        ("甲\n \t\n乙", [True, True]),
        ("甲\n\f乙", [True, False]),
        ("甲\f\n乙", [True, False]),
        ("甲\n\f\n乙", [True, False]),
        ("甲\n\f\n\n乙", [True, True]),
    ],
)
def test_gaps_between_lines(text: str, gaps: list[bool]) -> None:
    lines = lines_of(text)
    assert [text[line.start : line.end] for line in lines] == ["甲", "乙"]
    assert [line.gap for line in lines] == gaps
    assert [line.paged for line in lines] == [False, "\f" in text]


def test_indentation_in_columns() -> None:
    lines = lines_of("甲\n  乙\n\u3000\u3000丙\n\t丁\n\u200b \u3000戊 \u3000\n")
    assert [line.indent for line in lines] == [0, 2, 4, 4, 3]
