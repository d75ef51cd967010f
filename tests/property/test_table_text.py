"""What holds for every text that is read as a table, however damaged."""

from collections.abc import Iterator

from benchmarks.tables import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcheck.read.source import Source, Span
from perfcheck.table.layouts.flattened import Reading, read_flattened
from perfcheck.table.layouts.flattened.lines import BLANKS
from perfcheck.table.model import Project, Table

SNIPPETS = st.sampled_from(
    [
        "1、1-产出指标；11-数量指标；新书采购册数；实施周期指标值:≥300册；年度指标值:≥300册。",
        "2、2-效益指标；22-社会效益；读者到馆人次；年度指标值:≥2万人次。",
        "3、产出指标;质量指标;完好率;指标值:100%;",
        "12、1-产出指标；",
        "1-产出指标；12-质量指标；",
        "；",
        "；年度指标值:",
        "实施周期指标值：",
        "指标\n值:",
        "目标值:",
        "。",
        "”",
        "合计 9.00 4.00 5.00",
        "总 计 9.00",
        "安泽市图书馆 9.00 9.00",
        "    图书购置费 4.00 4.00",
        "　　流动书车运行费 1,234.00 1,234.00",
        "\t3 3",
        "5.00 5.00",
        "３，０００．００ -2.50",
        "3.0.0 7",
        "项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标",
        "2025年项目支出绩效目标表",
        "部门名称：安泽市文化局 单位：万元",
        "单位:元",
        "第 3 页",
        "- 4 -",
        "5/12",
        "7",
        "保障全市各分馆正常开放，做到“零事故",
        "2025年-",
        "OA",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        " ",
        "\u200b",
        "1",
        "2、",
    ]
)
MESSES = st.lists(SNIPPETS | st.text(max_size=6), max_size=40).map("".join)
TABLES = st.builds(generate, st.integers(1, 40), st.integers(0, 50))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sound table with lines and characters deleted, doubled, swapped or put in."""
    text = draw(TABLES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        kind = draw(
            st.sampled_from(["delete", "insert", "double", "swap", "line", "lines", "trim"])
        )
        if kind == "delete":
            text = text[:at] + text[at + draw(st.integers(1, 5)) :]
        elif kind == "insert":
            text = text[:at] + draw(SNIPPETS) + text[at:]
        elif kind == "double":
            text = text[:at] + text[at : at + 60] + text[at:]
        elif kind == "swap":
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        else:
            lines = text.splitlines(keepends=True)
            number = min(len(lines) - 1, text.count("\n", 0, at)) if lines else 0
            if kind == "line":
                del lines[number : number + 1]
            elif kind == "lines":
                lines[number : number + 2] = reversed(lines[number : number + 2])
            else:
                lines = [line.lstrip(" ") for line in lines]
            text = "".join(lines)
    return text


def spans_of(project: Project) -> Iterator[Span]:
    yield project.row.span
    if project.goal_span is not None:
        yield project.goal_span
    yield from (indicator.span for indicator in project.indicators)
    yield from (piece.span for piece in project.unread)


def all_spans(reading: Reading) -> Iterator[Span]:
    yield from reading.furniture
    for table in reading.tables:
        yield from (row.span for row in (table.grand_total, *table.units) if row is not None)
        yield from (piece.span for piece in table.unread)
        for project in table.projects:
            yield from spans_of(project)


def texts_of(table: Table) -> Iterator[tuple[str, Span]]:
    """Every piece of a table with its text and its place."""
    for header in ((table.title, table.title_span), (table.department, table.department_span)):
        if header[0] is not None and header[1] is not None:
            yield header[0], header[1]
    for row in (table.grand_total, *table.units, *(project.row for project in table.projects)):
        if row is not None:
            yield row.name, row.name_span
            yield from zip(row.texts, row.spans, strict=True)
    yield from ((piece.text, piece.span) for piece in table.unread)
    for project in table.projects:
        if project.goal_span is not None:
            yield project.goal, project.goal_span
        yield from ((piece.text, piece.span) for piece in project.unread)
        for indicator in project.indicators:
            yield indicator.name, indicator.name_span
            for cell in (indicator.period, indicator.annual):
                if cell is not None:
                    yield cell.text, cell.span


def without_blanks(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, BLANKS)))


def check(text: str) -> None:
    """Every character is accounted for, and every piece is what stands at its place."""
    source = Source("table.txt", "text", "utf-8", text)
    reading = read_flattened(source)
    if not reading.tables:
        return
    accounted = bytearray(len(text))
    for span in all_spans(reading):
        assert 0 <= span.start <= span.end <= len(text)
        accounted[span.start : span.end] = b"\1" * (span.end - span.start)
    lost = [index for index, c in enumerate(text) if c not in BLANKS and not accounted[index]]
    assert not lost, (lost[:5], text[max(0, lost[0] - 20) : lost[0] + 20])
    aside = list(reading.furniture)
    for table in reading.tables:
        pieces = [*table.unread, *(piece for p in table.projects for piece in p.unread)]
        aside += [piece.span for piece in pieces if piece.what == "amount"]
    hidden = bytearray(len(text))
    for span in aside:
        hidden[span.start : span.end] = b"\1" * (span.end - span.start)
    for table in reading.tables:
        for piece, span in texts_of(table):
            place = range(span.start, span.end)
            shown = "".join(text[index] for index in place if not hidden[index])
            whole = text[span.start : span.end]
            said = without_blanks(piece)
            assert said in (without_blanks(shown), without_blanks(whole)), (piece, whole)
            assert not any(line_end in piece for line_end in "\n\r\f")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MESSES)
def test_nothing_is_lost_in_a_mess(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_nothing_is_lost_in_a_damaged_table(text: str) -> None:
    check(text)
