"""Every example of the value part of grammar/README.md is what the parser says."""

import re

import pytest

from perfcheck.data import data_path
from perfcheck.target import parse_value, to_json

with open(data_path("grammar", "README.md"), encoding="utf-8") as file:
    PART = file.read().partition("<!-- value: begin -->")[2].partition("<!-- value: end -->")[0]
KINDS = re.findall(r"^\| `(.+?)` \| (.*?) \| (.*?) ?\| (.*?) ?\| (.*?) ?\|$", PART, re.M)
NOTES = re.findall(r"^\| ([a-z-]+) \| .* \| `(.+?)` \|$", PART, re.M)


def written(text: str) -> tuple[str, ...]:
    value = to_json(parse_value(text))
    clauses = []
    for clause in value["clauses"]:
        subject = f"{clause['subject']}: " if clause["subject"] else ""
        ends = f"{clause['lower'] or ''}..{clause['upper'] or ''}"
        clauses.append(f"{subject}{clause['comparator'] or 'range'} {ends} {clause['unit']}")
    return (
        text,
        value["kind"],
        "; ".join(clauses),
        value["qualitative"] or "",
        " ".join(value["notes"]),
    )


@pytest.mark.parametrize("row", KINDS)
def test_the_table_of_kinds(row: tuple[str, ...]) -> None:
    assert written(row[0]) == row


@pytest.mark.parametrize(("note", "text"), NOTES)
def test_the_table_of_notes(note: str, text: str) -> None:
    assert note in parse_value(text).notes


def test_both_tables_are_there() -> None:
    assert len(KINDS) == 29
    assert len(NOTES) == 24
