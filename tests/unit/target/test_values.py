"""Several hundred cells, each with everything that is read from it."""

from pathlib import Path

import pytest

from perfcheck.target import parse_value, to_json

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def shown(text: str) -> list[str]:
    """The value as a row of values.tsv has it."""
    value = to_json(parse_value(text))
    clauses = []
    for clause in value["clauses"]:
        subject = f"{clause['subject']}: " if clause["subject"] else ""
        ends = f"{clause['lower'] or ''}..{clause['upper'] or ''}"
        unit = f" {clause['unit']}" if clause["unit"] else ""
        clauses.append(f"{subject}{clause['comparator'] or 'range'} {ends}{unit}")
    notes = " ".join(value["notes"])
    return [value["kind"], "; ".join(clauses), value["qualitative"] or "", notes]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_cell_is_read_in_full(row: list[str]) -> None:
    assert shown(row[0].replace("\\n", "\n")) == row[1:]


def test_the_json_of_a_value() -> None:
    assert to_json(parse_value("＞=1,200.50万元")) == {
        "text": "＞=1,200.50万元",
        "kind": "comparison",
        "clauses": [
            {"subject": None, "comparator": "ge", "lower": "12005000", "upper": None, "unit": "元"}
        ],
        "qualitative": None,
        "notes": ["comparator-spelling"],
    }


@pytest.mark.parametrize(
    ("text", "lower"),
    [("4000件", "4000"), ("2.0", "2"), ("99.90%", "99.9"), ("0.00", "0"), ("-0%", "0"),
     ("1亿元", "100000000"), ("0.0001%", "0.0001"), ("120000000000亿元", "12000000000000000000")],
)  # fmt: skip
def test_numbers_are_written_in_plain_digits(text: str, lower: str) -> None:
    assert to_json(parse_value(text))["clauses"][0]["lower"] == lower


@pytest.mark.parametrize("text", ["9" * 5000, "≥" + "9" * 5000 + "%", "1." + "0" * 4500])
def test_a_number_without_end_is_refused(text: str) -> None:
    assert parse_value(text).clauses == ()
