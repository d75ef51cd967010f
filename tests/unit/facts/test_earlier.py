"""Last year's table: which project and indicator is the same, and which target fell."""

import pytest
from tests.unit.facts_of_text import lexicon

from perfcheck.facts.project import ProjectFacts
from perfcheck.facts.table import TableFacts
from perfcheck.read import read_source
from perfcheck.rulebook.frame import framed
from perfcheck.rulebook.notread import NotRead
from perfcheck.table import read_tables
from perfcheck.table.model import Table

GOAL = "全年开放310天。"


def table(*projects: tuple[str, str]) -> Table:
    """A table of (name with amounts, indicator lines)."""
    text = "\n\n".join(f"    {row}\n{GOAL}\n{lines}" for row, lines in projects)
    return read_tables(read_source(framed(text, "").encode(), "table.txt"))[0]


def line(name: str, value: str, number: int = 1) -> str:
    return f"{number}、1-产出指标；12-质量指标；{name}；年度指标值:{value}。\n"


def year(now: Table, before: Table) -> ProjectFacts:
    """The first project of this year."""
    return TableFacts(now, lexicon(), "table.txt", (before,)).projects[0]


@pytest.mark.parametrize(
    ("before", "now", "falls"),
    [
        ("≥95%", "≥90%", True),
        ("≥95%", "≥95%", False),
        ("≥95%", "≥98%", False),
        ("95%", "90%", True),
        ("≥95%", "≤90%", False),
        ("≥95%", "优良", False),
        ("优良", "≥60%", False),
        ("≥95%", "80%-90%", False),
        ("≥95%", "0.9", False),
        ("增长5%", "增长3%", False),
    ],
)
def test_floors(before: str, now: str, falls: bool) -> None:
    mine = year(
        table(("2025年展厅维护 20.00 20.00", line("设备完好率", now))),
        table(("2024年展厅维护 20.00 20.00", line("设备完好率", before))),
    )
    assert mine.indicators[0].is_below_before is falls
    assert [(each.name, each.now, each.before) for each in mine.declines] == (
        [("设备完好率", now, before)] if falls else []
    )


@pytest.mark.parametrize(
    ("name", "before", "now", "falls"),
    [
        ("响应时间", "≤1小时", "≤90分钟", True),
        ("响应时间", "≤2小时", "≤120分钟", False),
        ("响应时间", "≤30分钟", "≤10分钟", False),
        ("安全事故", "0起", "≤1起", True),
        ("安全事故", "无", "≤1起", True),
        ("安全事故", "≤1起", "无", False),
        ("投诉率", "≤1%", "3%", True),
    ],
)
def test_ceilings(name: str, before: str, now: str, falls: bool) -> None:
    mine = year(
        table(("展厅维护 20.00 20.00", line(name, now))),
        table(("展厅维护 20.00 20.00", line(name, before))),
    )
    assert mine.indicators[0].is_below_before is falls


@pytest.mark.parametrize(
    ("name", "before", "now", "money", "falls"),
    [
        ("讲解场次", "≥200场", "≥150场", "20.00", True),
        ("讲解场次", "≥200场", "≥150场", "15.00", False),
        ("设备完好率", "≥95%", "≥90%", "15.00", True),
        ("布展总成本", "≤20万元", "≤25万元", "20.00", True),
        ("布展总成本", "≤20万元", "≤25万元", "25.00", False),
    ],
)
def test_workload_and_cost_go_with_the_budget(
    name: str, before: str, now: str, money: str, falls: bool
) -> None:
    mine = year(
        table((f"展厅维护 {money} {money}", line(name, now))),
        table(("展厅维护 20.00 20.00", line(name, before))),
    )
    assert mine.indicators[0].is_below_before is falls


def test_indicators_that_are_gone() -> None:
    names = ["讲解场次", "观众满意度", "藏品完好率", "差错率", "响应时间", "开放天数", "巡展次数"]
    before = "".join(line(name, "≥3次", at) for at, name in enumerate(names, 1))
    mine = year(
        table(("展厅维护 20.00 20.00", line("开放 天数", "≥3次"))),
        table(("展厅维护 20.00 20.00", before)),
    )
    (gone,) = mine.declines
    assert gone.is_gone
    assert gone.gone == tuple(name for name in names if name != "开放天数")
    assert gone.name == "讲解场次、观众满意度、藏品完好率、差错率、响应时间……"
    assert (gone.now, gone.before) == ("", "")


def test_of_several_projects_the_one_of_the_same_name_is_meant() -> None:
    mine = year(
        table(("展厅维护（二期） 20.00 20.00", line("设备完好率", "≥90%"))),
        table(
            ("展厅维护（一期） 20.00 20.00", line("设备完好率", "≥95%")),
            ("展厅维护（二期） 20.00 20.00", line("设备完好率", "≥90%")),
        ),
    )
    assert mine.previous is not None
    assert mine.previous.number == 2
    assert mine.declines == ()


def test_a_project_that_may_be_one_of_several_is_not_compared() -> None:
    mine = year(
        table(("展厅维护（三期） 20.00 20.00", line("设备完好率", "≥90%"))),
        table(
            ("展厅维护（一期） 20.00 20.00", line("设备完好率", "≥95%")),
            ("展厅维护（二期） 20.00 20.00", line("设备完好率", "≥95%")),
        ),
    )
    assert mine.previous is None


def test_a_line_that_could_not_be_read_leaves_it_open_what_is_gone() -> None:
    unread = "2、1-产出指标；12-质量指标；成活率；当年值:9；年度指标值:8。\n"
    mine = year(
        table(("展厅维护 20.00 20.00", line("设备完好率", "≥95%") + unread)),
        table(("展厅维护 20.00 20.00", line("设备完好率", "≥95%"))),
    )
    with pytest.raises(NotRead):
        mine.declines  # noqa: B018


def test_without_last_year_there_is_nothing_to_compare() -> None:
    facts = TableFacts(
        table(("展厅维护 20.00 20.00", line("设备完好率", "≥95%"))), lexicon(), "table.txt"
    )
    assert facts.previous == ()
    assert facts.projects[0].previous is None
    assert facts.projects[0].indicators[0].previous is None
    assert facts.projects[0].declines == ()
