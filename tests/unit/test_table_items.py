"""Indicator items: cutting a cell at their numbers, and the fields of one item."""

import pytest

from perfcheck.read.source import Source
from perfcheck.table import read_tables
from perfcheck.table.item import Fields, ItemError, Level, parse_item, parse_simple
from perfcheck.table.model import Indicator, Project

LEVELS = "1-产出指标", "12-质量指标"
GOOD = "3、1-产出指标；12-质量指标；图书完好率；实施周期指标值:≥98%；年度指标值:≥97%。"


def project(cell: str) -> Project:
    text = f"    图书修补费 3.00 3.00\n修补图书。\n\n{cell}\n"
    (table,) = read_tables(Source("table.txt", "text", "utf-8", text))
    (only,) = table.projects
    assert only.goal == "修补图书。"
    return only


def brief(indicator: Indicator) -> tuple[object, ...]:
    """Number, level 1, level 2, name, period and annual value."""
    levels = (level and (level.code, level.label) for level in (indicator.level1, indicator.level2))
    cells = (cell and cell.text for cell in (indicator.period, indicator.annual))
    return (indicator.ordinal, *levels, indicator.name, *cells)


def shown(text: str, fields: Fields) -> list[str | None]:
    """The texts at the places of the fields."""
    places = [
        fields.level1 and (fields.level1.start, fields.level1.end),
        fields.level2 and (fields.level2.start, fields.level2.end),
        fields.name,
        fields.period,
        fields.annual,
    ]
    return [place and text[slice(*place)] for place in places]


def test_a_sound_item_needs_no_grammar() -> None:
    fields = parse_simple(GOOD)
    assert fields is not None
    assert fields.ordinal == 3
    assert fields.level1 == Level("1", "产出指标", 2, 8)
    assert fields.level2 == Level("12", "质量指标", 9, 16)
    assert shown(GOOD, fields) == [*LEVELS, "图书完好率", "≥98%", "≥97%"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "3、1-产出指标;12-质量指标;完好率;实施周期指标值：≥98%;年度指标值：≥97%。",
            [*LEVELS, "完好率", "≥98%", "≥97%"],
        ),
        (
            "3．1－产出指标；12—质量指标；完好率；实施周期指标值:≥98%；年度指标值:≥97%",
            ["1－产出指标", "12—质量指标", "完好率", "≥98%", "≥97%"],
        ),
        (
            "3 、 1 - 产出指标 ； 12 - 质量指标 ； 完好 率 ； "
            "实施周期 指标值 : ≥ 98% ； 年度指标值 : 97 。",
            ["1 - 产出指标", "12 - 质量指标", "完好 率", "≥ 98%", "97"],
        ),
        (
            "3、产出指标；质量指标；完好率；年度指标值:≥97%；",
            ["产出指标", "质量指标", "完好率", None, "≥97%"],
        ),
        ("1-产出指标；12-质量指标；完好率；指标值:是。", [*LEVELS, "完好率", None, "是"]),
        (
            "3、1-产出指标；12-质量指标；完好率；年度指标值:≥97%；实施周期指标值:≥98%。",
            [*LEVELS, "完好率", "≥98%", "≥97%"],
        ),
        (
            "3、1-产出指标；12-质量指标；修补；上架率；"
            "实施周期指标值:上半年50%；全年98%；年度指标值:7:30前；2、次日。",
            [*LEVELS, "修补；上架率", "上半年50%；全年98%", "7:30前；2、次日"],
        ),
        (
            "3、1-产出指标；12-质量指标；完好率；实施周期指标值:；年度指标值:。",
            [*LEVELS, "完好率", "", ""],
        ),
        (
            "3、12-质量指标；完好率；年度指标值:≥97%。",
            [None, "12-质量指标", "完好率", None, "≥97%"],
        ),
        ("3、1-产出指标；完好率；年度指标值:≥97%。", ["1-产出指标", None, "完好率", None, "≥97%"]),
        ("3、1-产出指标；12-质量指标；年度指标值:≥97%。", [*LEVELS, None, None, "≥97%"]),
        ("3、1-产出指标；12-质量指标；完好率。", [*LEVELS, "完好率", None, None]),
        ("3、1-产出指标；12-质量指标；", [*LEVELS, None, None, None]),
        (
            "3、1-产出指标；12-质量指标；24小时修补率；实施周期指标值:≥98%年度指标值:≥97%。",
            [*LEVELS, "24小时修补率", "≥98%", "≥97%"],
        ),
        (
            "3、1-产出指标；149999-其他指标；24-7开放；本年度目标值:是",
            ["1-产出指标", "149999-其他指标", "24-7开放", None, "是"],
        ),
    ],
)
def test_fields(text: str, fields: list[str | None]) -> None:
    found = parse_item(text)
    assert shown(text, found) == fields
    assert found.ordinal == (None if text.startswith("1-") else 3)


def test_codes_are_ascii_digits() -> None:
    fields = parse_item("１２、１-产出指标；１２-质量指标；完好率；年度指标值:９７%。")
    assert fields.ordinal == 12
    assert fields.level1 is not None
    assert fields.level2 is not None
    assert (fields.level1.code, fields.level2.code) == ("1", "12")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3、完好率", "no-levels"),
        (
            "3、1-产出指标；12-质量指标；完好率；≥98%",
            "no-label",
        ),
        (
            "3、1-产出指标；12-质量指标；完好率；年度指标值:1。4、1-产；11-数量；册数；年度指标值:2。",
            "value-twice",
        ),
        (
            "3、1-产出指标；12-质量指标；完好率；实施值:1；年度指标值:2。",
            "odd-label",
        ),
        (
            "3、1-产出指标；12-质量指标；完好率；13-时效指标；年度指标值:2。",
            "level-inside",
        ),
        (
            "3、1-产出指标；12-质量指标；完好率；年度指标值:≥98%指标值:2。",
            "value-inside",
        ),
    ],
)
def test_items_that_cannot_be_told_apart(text: str, reason: str) -> None:
    with pytest.raises(ItemError) as caught:
        parse_item(text)
    assert str(caught.value) == reason


def item(number: str, name: str, value: str = "≥9次。") -> str:
    values = f"实施周期指标值:{value[:-1]}；年度指标值:{value}"
    return f"{number}1-产出指标；11-数量指标；{name}；{values}"


def numbers(found: Project) -> list[tuple[int | None, str, str | None]]:
    return [(i.ordinal, i.name, i.annual and i.annual.text) for i in found.indicators]


def test_a_number_inside_a_name_or_a_value_begins_no_item() -> None:
    cell = item("1、", "修补（2、3号书库）次数", "达到2、3级标准；其中1、2号库98%。") + item(
        "2、", "上架率"
    )
    found = project(cell)
    assert numbers(found) == [
        (1, "修补（2、3号书库）次数", "达到2、3级标准；其中1、2号库98%"),
        (2, "上架率", "≥9次"),
    ]
    assert found.unread == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (item("1、", "甲") + item("3、", "乙"), [(1, "甲", "≥9次"), (3, "乙", "≥9次")]),
        (item("1、", "甲") + item("1、", "乙"), [(1, "甲", "≥9次"), (1, "乙", "≥9次")]),
        (item("1、", "甲") + item("", "乙"), [(1, "甲", "≥9次"), (None, "乙", "≥9次")]),
        (item("1、", "甲") + item("2", "乙"), [(1, "甲", "≥9次"), (2, "乙", "≥9次")]),
        (item("1、", "甲") + item("二、", "乙"), [(1, "甲", "≥9次"), (None, "乙", "≥9次")]),
        (item("1、", "甲", "及时 ") + item("2、", "乙"), [(1, "甲", "及时"), (2, "乙", "≥9次")]),
        (item("1）", "甲") + "\n" + item("2）", "乙"), [(1, "甲", "≥9次"), (2, "乙", "≥9次")]),
        (
            item("1、", "甲") + "2、9-坏的；12-质量；乙；年度指标值:5次。" + item("3、", "丙"),
            [(1, "甲", "≥9次"), (2, "乙", "5次"), (3, "丙", "≥9次")],
        ),
        (
            item("1、", "甲") + "2、乙；年度指标值:5次。" + item("3、", "丙"),
            [(1, "甲", "≥9次"), (2, "乙", "5次"), (3, "丙", "≥9次")],
        ),
        (
            "1、1-产出指标；14-成本指标；甲；年度指标值:5元。"
            "2、3-满意度；31-满意度指标；乙；年度指标值:5%。",
            [(1, "甲", "5元"), (2, "乙", "5%")],
        ),
    ],
)
def test_cutting(cell: str, expected: list[tuple[int | None, str, str | None]]) -> None:
    found = project(cell)
    assert numbers(found) == expected
    assert found.unread == ()


@pytest.mark.parametrize("glued", ["≥2", "99.5", "3-", "10~"])
def test_a_value_run_together_with_the_next_number_is_not_guessed(glued: str) -> None:
    found = project(item("1、", "甲", f"{glued} ").rstrip() + item("2、", "乙"))
    assert [i.name for i in found.indicators] == ["乙"]
    (piece,) = found.unread
    assert (piece.what, piece.why) == ("indicator", "run-together")
    assert piece.text.startswith("1、1-产出指标；11-数量指标；甲；")


def test_at_most_one_item_is_lost() -> None:
    damaged = "2、1-产指标乙年度指标值:5。1-产；乙；年度指标值:6。"
    found = project(item("1、", "甲") + damaged + item("3、", "丙"))
    assert numbers(found)[0] == (1, "甲", "≥9次")
    assert numbers(found)[-1] == (3, "丙", "≥9次")
    assert "乙" in "".join(piece.text for piece in found.unread)


def test_an_item_whose_number_was_lost_in_another() -> None:
    damaged = "1-产X标；1Y-数量指标；乙；年度指标值:6。"
    found = project(item("1、", "甲") + damaged + item("3、", "丙"))
    assert numbers(found) == [(1, "甲", "≥9次"), (3, "丙", "≥9次")]
    assert [(piece.what, piece.text) for piece in found.unread] == [("indicator", damaged)]


def test_places_across_line_ends() -> None:
    text = "1、1-产出\n指标；11-数量\n  指标；册\n数；实施周期指标值:≥\n9册；"
    text += "年度指标\n值:≥9\n册\n。"
    (table,) = read_tables(Source("table.txt", "text", "utf-8", text))
    (found,) = table.projects[0].indicators
    assert found.level1 is not None
    assert found.level2 is not None
    assert found.period is not None
    assert found.annual is not None
    assert brief(found) == (1, ("1", "产出指标"), ("11", "数量指标"), "册数", "≥9册", "≥9册")
    spans = (found.level1.span, found.level2.span, found.name_span, found.period.span)
    assert [text[slice(*span)] for span in (*spans, found.annual.span, found.span)] == [
        "1-产出\n指标",
        "11-数量\n  指标",
        "册\n数",
        "≥\n9册",
        "≥9\n册",
        text,
    ]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("年度指标值:≥9次；实际完成值:8次；分值:10；得分:8.89", "actual 8次 weight 10 got 8.89"),
        ("分值：10；年度指标值：≥9次;自评得分：9。", "weight 10 got 9"),
        ("年度指标值:≥9次，实际完成值:8次，分值:10，得分:9。", "actual 8次 weight 10 got 9"),
        ("权重(%):10；年度指标值:≥9次；全年实际值:；得分（分）:9", "weight 10 actual  got 9"),
        ("年度指标值:≥9次；未完成原因及措施:因雨；备件不足；得分:9", "remark 因雨；备件不足 got 9"),
    ],
)
def test_fields_of_a_self_evaluation(text: str, scores: str) -> None:
    text = f"2、1-产出指标；11-数量指标；巡检次数；{text}"
    fields = parse_item(text)
    assert " ".join(f"{kind} {text[slice(*place)]}" for kind, place in fields.scores) == scores
    assert fields.name is not None
    assert fields.annual is not None
    assert (text[slice(*fields.name)], text[slice(*fields.annual)]) == ("巡检次数", "≥9次")


def test_a_field_of_a_self_evaluation_comes_once() -> None:
    text = "2、1-产出指标；11-数量指标；巡检次数；年度指标值:≥9次；得分:8；自评得分:9。"
    with pytest.raises(ItemError, match=r"^score-twice$"):
        parse_item(text)
