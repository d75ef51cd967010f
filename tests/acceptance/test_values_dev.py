"""How well the shared stress set of values is read. It lies beside the checkout, or not at all."""

from pathlib import Path

import pytest

from perfcheck.target import parse_value, to_json

SET = Path(__file__).resolve().parents[3] / "shared" / "values" / "dev.tsv"
FIELDS = ["text", "kind", "comparator", "lower", "upper", "unit", "qualitative_kind"]
VALUES = {"comparison", "range", "deadline", "compound"}


def rows() -> list[dict[str, str]]:
    if not SET.exists():
        pytest.skip("the shared set of values is not here")
    lines = [line.split("\t") for line in SET.read_text(encoding="utf-8").splitlines()]
    head = lines[0]
    return [dict(zip(head, line + [""] * len(head), strict=False)) for line in lines[1:]]


def read(row: dict[str, str]) -> dict[str, str]:
    text = row["text"].replace("\\n", "\n").replace("\\\\", "\\")
    value = to_json(parse_value(text))
    clauses = value["clauses"]
    joined = {f: ";".join(c[f] or "" for c in clauses) for f in ("lower", "upper", "unit")}
    comparator = ";".join(c["comparator"] or "none" for c in clauses) or "none"
    return joined | {
        "text": row["text"],
        "kind": value["kind"],
        "comparator": comparator,
        "qualitative_kind": value["qualitative"] or "",
    }


def test_full_records() -> None:
    wrong = [row["id"] for row in rows() if any(read(row)[f] != row[f] for f in FIELDS)]
    assert len(wrong) <= 0.01 * len(rows()), wrong


def test_kinds() -> None:
    wrong = [row["id"] for row in rows() if read(row)["kind"] != row["kind"]]
    assert len(wrong) <= 0.02 * len(rows()), wrong


def test_no_bound_is_turned() -> None:
    sides = {"ge": "up", "gt": "up", "le": "down", "lt": "down"}
    for row in rows():
        for got, due in zip(
            read(row)["comparator"].split(";"), row["comparator"].split(";"), strict=False
        ):
            if got in sides and due in sides:
                assert sides[got] == sides[due], row


def test_no_value_where_none_is_due() -> None:
    made = [r["id"] for r in rows() if r["kind"] not in VALUES and read(r)["kind"] in VALUES]
    assert made == []
