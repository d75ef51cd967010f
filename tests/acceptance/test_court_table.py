"""A real published table is read exactly: its money, its goals and all its indicators."""

from decimal import Decimal
from pathlib import Path

import pytest

from perfcheck.read import Source, Span, read_source
from perfcheck.table import read_tables
from perfcheck.table.model import Table

FILE = Path(__file__).parents[3] / "shared" / "cases" / "court-2025.txt"
PROJECTS = [
    ("国家赔偿金", "1.00", 3),
    ("业务用房物业管理费", "527.72", 6),
    ("购置经费", "30.00", 6),
    ("司法救助金", "1.00", 3),
    ("其他机构运行经费", "133.00", 4),
    ("诉讼费退费备用金", "355.00", 4),
    ("审判执行专项经费", "607.75", 6),
    ("区财政安排经费", "3,500.00", 5),
    ("广州市白云区人民法院2024年-2025年信息化运维项目", "14.66", 6),
    ("广州市白云区人民法院2025-2026年信息化运维项目", "79.31", 7),
    ("广州市白云区人民法院2025年信息化建设项目", "16.19", 4),
]


@pytest.fixture(scope="module")
def source() -> Source:
    if not FILE.is_file():
        pytest.skip("the published table is not beside the checkout")
    return read_source(FILE.read_bytes(), "court-2025.txt")


@pytest.fixture(scope="module")
def table(source: Source) -> Table:
    (only,) = read_tables(source)
    return only


def place(source: Source, span: Span) -> tuple[int | None, ...]:
    return source.locate(span)[:4]


def test_the_head(source: Source, table: Table) -> None:
    assert table.title == "项目支出绩效目标表（含转移支付项目）"
    assert (table.department, table.year, table.money_unit) == (
        "广州市白云区人民法院",
        None,
        "万元",
    )
    assert table.columns == ("总计", "财政拨款", "财政专户拨款", "其他资金")
    assert table.value_columns == ("period", "annual")
    assert table.title_span is not None
    assert table.department_span is not None
    assert place(source, table.title_span) == (2, 1, 2, 19)
    assert place(source, table.department_span) == (3, 6, 3, 16)


def test_the_money(table: Table) -> None:
    assert table.grand_total is not None
    assert table.grand_total.texts == ("5,265.63", "1,765.63", "3,500.00")
    assert [(unit.name, unit.texts) for unit in table.units] == [
        ("广州市白云区人民法院", ("5,265.63", "1,765.63", "3,500.00"))
    ]
    assert [(p.name, p.row.texts, p.unit_index) for p in table.projects] == [
        (name, (amount, amount), 0) for name, amount, _ in PROJECTS
    ]
    totals = [project.row.amounts[0] for project in table.projects]
    assert sum(totals) == table.grand_total.amounts[0] == Decimal("5265.63")


def test_every_indicator(table: Table) -> None:
    assert [len(project.indicators) for project in table.projects] == [n for *_, n in PROJECTS]
    assert sum(n for *_, n in PROJECTS) == 54
    for project in table.projects:
        assert project.unread == ()
        for number, indicator in enumerate(project.indicators, 1):
            assert (indicator.position, indicator.ordinal) == (number, number)
            assert indicator.level1 is not None
            assert indicator.level2 is not None
            assert indicator.level1.code == (indicator.level2.code or "")[0]
            assert indicator.name
            assert indicator.period is not None
            assert indicator.annual is not None
            assert indicator.period.text == indicator.annual.text != ""
    assert table.unread == ()


def test_goals(table: Table) -> None:
    goals = [project.goal for project in table.projects]
    assert all(goal.endswith("。") and "\n" not in goal for goal in goals)
    assert "确保日常工作开展全年运作“零事故”；保障我院各类办案设备" in goals[1]
    assert goals[1].endswith("不断提高司法审判执行工作效率。")
    assert goals[8] == goals[9]
    assert [len(goal) for goal in goals] == [62, 123, 58, 82, 42, 66, 81, 45, 243, 243, 116]


def test_places(source: Source, table: Table) -> None:
    second, ninth, tenth = table.projects[1], table.projects[8], table.projects[9]
    assert second.goal_span is not None
    assert place(source, second.row.name_span) == (19, 5, 19, 14)
    assert place(source, second.goal_span) == (21, 1, 25, 2)
    assert place(source, ninth.row.name_span) == (96, 5, 97, 13)
    assert place(source, ninth.row.spans[0]) == (99, 1, 99, 6)
    patrol = second.indicators[2]
    assert patrol.level1 is not None
    assert patrol.level2 is not None
    assert patrol.period is not None
    assert patrol.annual is not None
    assert place(source, patrol.span) == (29, 6, 30, 41)
    assert place(source, patrol.level1.span) == (29, 8, 29, 14)
    assert place(source, patrol.level2.span) == (29, 15, 29, 22)
    assert place(source, patrol.name_span) == (29, 23, 29, 43)
    assert place(source, patrol.period.span) == (29, 52, 30, 16)
    assert place(source, patrol.annual.span) == (30, 23, 30, 40)
    drill = second.indicators[1]
    assert drill.annual is not None
    assert (drill.annual.text, place(source, drill.annual.span)) == ("≥2", (29, 3, 29, 5))
    response = tenth.indicators[2]
    assert response.annual is not None
    assert (response.name, response.annual.text) == ("系统性能—响应时间", "3")
    assert place(source, response.annual.span) == (133, 35, 133, 36)


def test_values_as_written(table: Table) -> None:
    values = {
        (project.number, indicator.position): indicator.annual.text
        for project in table.projects
        for indicator in project.indicators
        if indicator.annual is not None
    }
    assert values[2, 1] == "12次"
    assert values[2, 3] == "重要出口24小时有安全护卫人员巡查"
    assert values[5, 2] == "＞=95%"
    assert values[6, 1] == "＞=4000件"
    assert values[9, 4] == "＜=5%"
    assert values[10, 5] == "熟悉"
    assert values[11, 4] == "采购金额未超审批金额"
