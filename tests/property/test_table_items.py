"""The two ways of reading an item agree, and damage to an item stays within it."""

import itertools
import re

from benchmarks.tables import generate
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from perfcheck.read.source import Source
from perfcheck.table import read_tables
from perfcheck.table.item import ItemError, parse_simple
from perfcheck.table.item_grammar import parse_by_grammar
from perfcheck.table.model import Indicator, Table

WORDS = st.text("册数率性（%）-—、，。.: ：；;12９年24小时≥ \u3000a指标值", max_size=8)
NAMES = st.sampled_from(
    ["上架率", "24小时响应率", "12-质量", "13-时效指标", "数量指标", "到馆 人次"]
)
ORDINALS = st.sampled_from(
    ["1、", "12、", "3．", "4.", "5", "", "１、", "6、、", "七、", "12345、"]
)
LEVELS1 = st.sampled_from(
    [
        "1-产出指标",
        "产出指标",
        "2－效益指标",
        "9-其他",
        "效益",
        "1 - 产出指标",
        "1-",
        "满意度目标",
        "",
    ]
)
LEVELS2 = st.sampled_from(
    [
        "11-数量指标",
        "数量指标",
        "22—社会效益",
        "社会效益",
        "19-其他 指标",
        "数量",
        "1１-数量指标",
        "",
    ]
)
LABELS1 = st.sampled_from(
    ["实施周期指标值:", "实施周期指标值：", "实施期指标值:", "实施周期 指标值:", ""]
)
LABELS2 = st.sampled_from(
    ["年度指标值:", "年度指标值：", "指标值:", "本年度目标值:", "年度指标值 :", ""]
)
MARKS = st.sampled_from(["；", "；", "；", ";", " ；", "，", ""])
SCORES = st.sampled_from(
    [
        *("分值:", "分值：", "权重:", "得分:", "自评得分:", "实际完成值:", "全年实际值：", "备注:"),
        *("得分（分）:", "分值 :", "偏差原因及改进措施:", "扣分说明:", "分值", "差值:"),
    ]
)
ENDS = st.sampled_from(["。", "", "；", ".", " 。"])


@st.composite
def items(draw: st.DrawFn) -> str:
    """Items of every form, the usual one often."""
    parts = [
        draw(LEVELS1),
        draw(LEVELS2),
        draw(
            WORDS
            | st.sampled_from(
                ["上架率", "24小时响应率", "12-质量", "13-时效指标", "数量指标", "到馆 人次"]
            )
        ),
        draw(LABELS1) + draw(WORDS),
        draw(LABELS2) + draw(WORDS),
    ]
    if draw(st.booleans()):
        del parts[draw(st.integers(0, 4))]
    for _ in range(draw(st.sampled_from((0, 0, 1, 2, 3)))):
        place = draw(st.sampled_from((len(parts), len(parts), draw(st.integers(0, len(parts))))))
        parts.insert(place, draw(SCORES) + draw(WORDS))
    marks = [draw(MARKS) for _ in parts[1:]]
    text = "".join(itertools.chain(*zip(parts, [*marks, draw(ENDS)], strict=True)))
    return (draw(ORDINALS) + text).strip()


@settings(max_examples=1500, deadline=None)
@given(items() | st.text("1、-产出指标；11数量；册;实施周期年度值:：。 ", max_size=60))
@example("3、1-产出指标；12-质量指标；13-时效指标；年度指标值:1。")
@example("3、1-产出指标；12-质量指标；24-7服务率；年度指标值:1。")
@example("1、1-产出指标；11-数量指标；册数；年度指标值:1；分值:5，得分:4。")
@example("1、1-产出指标；11-数量指标；册数；年度指标值:1；分值:5，分值:4。")
def test_the_quick_way_agrees_with_the_grammar(text: str) -> None:
    fields = parse_simple(text)
    if fields is not None:
        assert fields == parse_by_grammar(text)


def test_a_name_that_looks_like_a_level_is_left_to_the_grammar() -> None:
    assert parse_simple("3、1-产出指标；12-质量指标；13-时效指标；年度指标值:1。") is None


@settings(max_examples=300, deadline=None)
@given(items() | st.text(max_size=40))
def test_the_grammar_takes_any_text(text: str) -> None:
    try:
        fields = parse_by_grammar(text)
    except ItemError as error:
        assert str(error)
        return
    places = [(level.start, level.end) for level in (fields.level1, fields.level2) if level]
    places += [place for place in (fields.name, fields.period, fields.annual) if place]
    places += [place for _, place in fields.scores]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    for (_, end), (start, _) in itertools.pairwise(sorted(place for place in places)):
        assert end <= start, "fields do not overlap"


def test_the_quick_way_takes_every_item_of_an_ordinary_table() -> None:
    source = Source("table.txt", "text", "utf-8", generate(200, 3))
    for indicator in indicators(read_tables(source)[0]):
        text = source.text[slice(*indicator.span)].replace("\n", "")
        assert "第" in text or "项目名称" in text or parse_simple(text) is not None, text


def indicators(table: Table) -> list[Indicator]:
    return [indicator for project in table.projects for indicator in project.indicators]


def content(indicator: Indicator) -> tuple[object, ...]:
    levels = (level and (level.code, level.label) for level in (indicator.level1, indicator.level2))
    cells = (cell and (cell.text, cell.value) for cell in (indicator.period, indicator.annual))
    return (indicator.ordinal, *levels, indicator.name, *cells)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(8, 30), st.integers(0, 40))
def test_damage_inside_an_item_reaches_no_other(data: st.DataObject, size: int, seed: int) -> None:
    """Behind its first level and before its closing mark, an item may hold anything short."""
    text = generate(size, seed)
    (table,) = read_tables(Source("table.txt", "text", "utf-8", text))
    number = data.draw(st.integers(0, size - 1))
    hurt = indicators(table)[number]
    assert hurt.level2 is not None
    at = data.draw(st.integers(hurt.level2.span.start, hurt.span.end - 2))
    gone = data.draw(st.integers(0, 4))
    put = data.draw(st.text("一；;:：0123456789≥%-年、 X（", max_size=4))
    end = min(at + gone, hurt.span.end - 1)
    assume("\n" not in text[at:end])
    after = text[:at] + put + text[end:]
    # what reads as the head of an item, as 2-效益 does, begins one
    assume(not re.search(r"(?<!\d)\d-(?:产出|效益|满意度|成本)", after[at - 3 : at + len(put) + 6]))
    (found,) = read_tables(Source("table.txt", "text", "utf-8", after))
    assert [p.row.amounts for p in found.projects] == [p.row.amounts for p in table.projects]
    assert [p.goal for p in found.projects] == [p.goal for p in table.projects]
    kept = [content(indicator) for indicator in indicators(found)]
    wanted = [content(indicator) for indicator in indicators(table)]
    assert kept[:number] == wanted[:number]
    rest = wanted[number + 1 :]
    assert kept[len(kept) - len(rest) :] == rest
    assert len(kept) - len(wanted) in (0, -1)
