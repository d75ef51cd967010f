"""Made-up tables of every size are read back exactly."""

import pytest
from benchmarks.tables import Job, Sheet, flatten, generate, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcheck.read.source import Source
from perfcheck.table import read_tables
from perfcheck.table.model import Project, Table


def check(made: Sheet, table: Table) -> None:
    assert (table.title, table.department) == (made.title, made.department)
    assert table.money_unit == "万元"
    assert table.unread == ()
    assert [unit.name for unit in table.units] == [office.name for office in made.offices]
    for unit, office in zip(table.units, made.offices, strict=True):
        sums = [sum(office.cents()), *(cents for cents in office.cents() if cents)]
        assert [amount * 100 for amount in unit.amounts] == sums
    jobs = [(index, job) for index, office in enumerate(made.offices) for job in office.jobs]
    assert len(table.projects) == len(jobs)
    for project, (index, job) in zip(table.projects, jobs, strict=True):
        check_project(project, index, job)


def check_project(project: Project, unit: int, job: Job) -> None:
    assert (project.name, project.unit_index, project.goal) == (job.name, unit, job.goal)
    assert [amount * 100 for amount in project.row.amounts] == [job.cents, job.cents]
    assert project.unread == ()
    found = [
        (
            i.ordinal,
            i.level1 and f"{i.level1.code}-{i.level1.label}",
            i.level2 and f"{i.level2.code}-{i.level2.label}",
            i.name,
            i.period and i.period.text,
            i.annual and i.annual.text,
        )
        for i in project.indicators
    ]
    assert found == [tuple(item) for item in job.items]


def read(text: str) -> Table:
    (table,) = read_tables(Source("table.txt", "text", "utf-8", text))
    return table


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 120), st.integers(0, 10_000))
def test_a_made_up_table_is_read_back(indicators: int, seed: int) -> None:
    made = sheet(indicators, seed)
    assert sum(len(job.items) for office in made.offices for job in office.jobs) == indicators
    check(made, read("".join(flatten(made, seed))))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 80), st.integers(0, 10_000))
def test_a_made_up_table_is_read_back_without_its_indentation(indicators: int, seed: int) -> None:
    made = sheet(indicators, seed)
    check(made, read("".join(line.lstrip(" ") for line in flatten(made, seed))))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 80), st.integers(0, 10_000))
def test_a_made_up_table_is_read_back_without_gaps(indicators: int, seed: int) -> None:
    made = sheet(indicators, seed)
    text = "".join(flatten(made, seed))
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    check(made, read(text))


def test_the_same_size_and_seed_give_the_same_table() -> None:
    assert generate(300, 4) == generate(300, 4)
    assert generate(300, 4) != generate(300, 5)


@pytest.mark.parametrize("indicators", [0, 1])
def test_the_smallest(indicators: int) -> None:
    assert len(read(generate(indicators)).projects) == indicators
