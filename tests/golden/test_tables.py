"""How the example tables are read: the outline and the JSON of each, kept beside this file.

``UPDATE_GOLDEN=1 pytest tests/golden`` writes them anew.
"""

import json
import os
from pathlib import Path

import pytest

from perfcheck.read import read_source
from perfcheck.table import read_tables, table_to_json, table_to_text

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "tables"
NAMES = ("city-library", "sports-centre", "water-bureau")


def compare(path: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", NAMES)
def test_how_an_example_is_read(name: str) -> None:
    source = read_source((EXAMPLES / f"{name}.txt").read_bytes(), f"{name}.txt")
    tables = read_tables(source)
    outline = "".join(table_to_text(table, source) for table in tables)
    compare(GOLDEN / f"{name}.outline.txt", outline)
    record = [table_to_json(table, source) for table in tables]
    compare(GOLDEN / f"{name}.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
