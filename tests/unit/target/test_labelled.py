"""Cells labelled by hand, by what they mean and before any program read them."""

import re
from pathlib import Path

import pytest

from perfcheck.target import parse_value, to_json

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "labelled.tsv").read_text(encoding="utf-8").split("\n")[1:]
    if line
]
KINDS = ("comparison", "range", "deadline", "compound", "qualitative", "text", "empty", "malformed")


def unescaped(text: str) -> str:
    """Blanks and invisible characters stand as ``\\u00a0`` in the file."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def read(text: str) -> list[str]:
    """Kind, comparators, lower and upper bounds, units and quality, each joined by ``;``."""
    value = to_json(parse_value(text))
    clauses = value["clauses"]
    comparators = ";".join(c["comparator"] or "none" for c in clauses) or "none"
    bounds = [";".join(c[key] or "" for c in clauses) for key in ("lower", "upper", "unit")]
    return [value["kind"], comparators, *bounds, value["qualitative"] or ""]


@pytest.mark.parametrize("kind", KINDS)
def test_every_labelled_cell_is_read_as_labelled(kind: str) -> None:
    rows = [row for row in ROWS if row[1] == kind]
    wrong = {row[0]: got for row in rows if (got := read(unescaped(row[0]))) != row[1:]}
    assert rows
    assert wrong == {}
