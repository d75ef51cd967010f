"""A table as JSON and as an outline."""

from typing import get_args

import pytest

from perfcheck.read.source import Source, Span
from perfcheck.table import read_tables, table_to_json, table_to_text
from perfcheck.table.model import Unread, Why
from perfcheck.table.reasons import reason_text
from perfcheck.target import parse_value, to_json

TEXT = """2026年项目支出绩效目标表
部门名称：海晏市文化馆 单位：万元
项目名称 总计 财政拨款 其他资金 绩效目标 绩效指标
合计 9.50 9.50
海晏市文化馆 9.50 9.50
    群众合唱节 9.50 9.50
举办合唱节。
1、1-产出指标；11-数量指标；演出场次；实施周期指标值:≥6场；年度指标值:≥6场。2、1-产
出指标；12-质量指标；演出完成率；年度指标值:100%。3、1-产出指标；时效；乙；丙。
"""
SOURCE = Source("table.txt", "text", "utf-8", TEXT)
(TABLE,) = read_tables(SOURCE)


def location(line: int, column: int, end_line: int, end_column: int) -> dict[str, object]:
    place = {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    return {**place, "page": None, "bbox": None, "sheet": None, "cell": None}


def cell(text: str) -> dict[str, object]:
    return {"text": text, "value": to_json(parse_value(text))}


def test_json() -> None:
    assert table_to_json(TABLE, SOURCE) == {
        "title": "2026年项目支出绩效目标表",
        "department": "海晏市文化馆",
        "year": 2026,
        "money_unit": "万元",
        "layout": "flattened",
        "funding": {
            "columns": ["总计", "财政拨款", "其他资金"],
            "grand_total": {"总计": "9.50"},
            "units": [{"name": "海晏市文化馆", "amounts": ["9.50", "9.50"]}],
            "assignments": 2,
        },
        "projects": [
            {
                "name": "群众合唱节",
                "unit": "海晏市文化馆",
                "amounts": ["9.50", "9.50"],
                "total": "9.50",
                "goal": "举办合唱节。",
                "indicators": [
                    {
                        "ordinal": 1,
                        "level1": {"code": "1", "label": "产出指标"},
                        "level2": {"code": "11", "label": "数量指标"},
                        "name": "演出场次",
                        "period": cell("≥6场"),
                        "annual": cell("≥6场"),
                        "location": location(8, 1, 8, 45),
                    },
                    {
                        "ordinal": 2,
                        "level1": {"code": "1", "label": "产出指标"},
                        "level2": {"code": "12", "label": "质量指标"},
                        "name": "演出完成率",
                        "period": None,
                        "annual": cell("100%"),
                        "location": location(8, 45, 9, 30),
                    },
                ],
                "unread": [
                    {
                        "what": "indicator",
                        "text": "3、1-产出指标；时效；乙；丙。",
                        "reason": "没有“指标值:”，分不清名称和指标值",
                        "location": location(9, 30, 9, 46),
                    }
                ],
                "location": location(6, 5, 9, 46),
            }
        ],
        "unread": [],
    }


def test_the_amounts_of_a_row_that_lost_no_cell_have_their_columns() -> None:
    source = Source("t", "text", "utf-8", TEXT.replace("合计 9.50 9.50", "合计 9.50 9.50 0.00"))
    (table,) = read_tables(source)
    assert table_to_json(table, source)["funding"]["grand_total"] == {
        "总计": "9.50",
        "财政拨款": "9.50",
        "其他资金": "0.00",
    }


def test_a_table_without_head_or_amounts() -> None:
    source = Source("t", "text", "utf-8", "1、1-产出指标；11-数量指标；场次；年度指标值:≥6场。")
    (table,) = read_tables(source)
    record = table_to_json(table, source)
    assert record["funding"] == {
        "columns": [],
        "grand_total": None,
        "units": [],
        "assignments": None,
    }
    assert (record["projects"][0]["name"], record["projects"][0]["total"]) == ("", None)
    assert table_to_text(table, source) == (
        "表 1 · （无标题）\n"
        "    项目 1 · （无名称） · （无金额）\n"
        "      绩效目标：（无）\n"
        "      1 产出指标 / 数量指标 · 场次 · 年度 ≥6场\n"
    )


def test_outline() -> None:
    assert table_to_text(TABLE, SOURCE) == (
        "表 1 · 2026年项目支出绩效目标表\n"
        "  部门：海晏市文化馆\n"
        "  年度：2026\n"
        "  金额单位：万元\n"
        "  金额栏目：总计 · 财政拨款 · 其他资金\n"
        "  合计 · 9.50 9.50\n"
        "  单位 · 海晏市文化馆 · 9.50 9.50\n"
        "    项目 1 · 群众合唱节 · 9.50 9.50\n"
        "      绩效目标：举办合唱节。\n"
        "      1 产出指标 / 数量指标 · 演出场次 · 实施周期 ≥6场 · 年度 ≥6场\n"
        "      2 产出指标 / 质量指标 · 演出完成率 · 实施周期 （缺） · 年度 100%\n"
        "      未读懂（第 9 行，没有“指标值:”，分不清名称和指标值）："
        "3、1-产出指标；时效；乙；丙。\n"
    )


def test_outline_in_english() -> None:
    assert table_to_text(TABLE, SOURCE, "en").splitlines()[-2:] == [
        "      2 产出指标 / 质量指标 · 演出完成率 · whole period (missing) · annual 100%",
        "      not understood (line 9, without “指标值:” the name and the value cannot be told "
        "apart): 3、1-产出指标；时效；乙；丙。",
    ]


def test_why_a_piece_was_not_read_is_told_in_either_language() -> None:
    for lang, reason in (
        ("zh", "没有“指标值:”，分不清名称和指标值"),
        ("en", "without “指标值:” the name and the value cannot be told apart"),
    ):
        record = table_to_json(TABLE, SOURCE, "en" if lang == "en" else "zh")
        (piece,) = record["projects"][0]["unread"]
        assert piece["reason"] == reason


@pytest.mark.parametrize("why", get_args(Why))
def test_every_reason_has_words(why: Why) -> None:
    piece = Unread("text", "丁", Span(0, 1), why)
    chinese, english = reason_text(piece), reason_text(piece, "en")
    assert chinese != english
    assert english.replace("“指标值:”", "").replace("“…值:”", "").isascii()


def test_outline_of_what_is_blank_unreadable_or_scored() -> None:
    source = Source(
        "t",
        "text",
        "utf-8",
        "1、1-产出指标；11-数量指标；场次；年度指标值:≥6场；实际完成值:7场；分值:10；得分:10；"
        "偏差原因:加演一场。\n"
        "2、1-产出指标；12-质量指标；完成率；年度指标值:98%%。\n"
        "3、1-产出指标；13-时效指标；开演时间；年度指标值:。\n",
    )
    (table,) = read_tables(source)
    assert table_to_text(table, source).splitlines()[3:] == [
        "      1 产出指标 / 数量指标 · 场次 · 年度 ≥6场 · 实际完成 7场 · 分值 10 · 得分 10 · "
        "说明 加演一场",
        "      2 产出指标 / 质量指标 · 完成率 · 年度 98%%（读不出数值）",
        "      3 产出指标 / 时效指标 · 开演时间 · 年度 （空）",
    ]
    assert table_to_text(table, source, "en").splitlines()[3:] == [
        "      1 产出指标 / 数量指标 · 场次 · annual ≥6场 · achieved 7场 · points 10 · "
        "points given 10 · remark 加演一场",
        "      2 产出指标 / 质量指标 · 完成率 · annual 98%% (no value can be read)",
        "      3 产出指标 / 时效指标 · 开演时间 · annual (blank)",
    ]
