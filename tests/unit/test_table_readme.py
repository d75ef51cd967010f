"""Every example of the item part of grammar/README.md is what the reader says."""

import re

import pytest

from perfcheck.data import data_path
from perfcheck.read.source import Span
from perfcheck.table.item import ItemError, Level, Range, parse_item
from perfcheck.table.item_grammar import parse_by_grammar
from perfcheck.table.model import Unread
from perfcheck.table.reasons import reason_text

with open(data_path("grammar", "README.md"), encoding="utf-8") as file:
    PART = file.read().partition("<!-- items: begin -->")[2].partition("<!-- items: end -->")[0]
ITEMS = re.findall(r"^\| `(.+?)` \|" + r" (.*?) \|" * 6 + "$", PART, re.M)
REFUSED = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", PART, re.M)


def level(found: Level | None) -> str:
    return " ".join(filter(None, (found.code, found.label))) if found else "–"


def value(text: str, place: Range | None) -> str:
    return f"`{text[slice(*place)]}`" if place else "–"


@pytest.mark.parametrize("row", ITEMS)
def test_the_fields_of_items(row: tuple[str, ...]) -> None:
    text = row[0]
    for fields in (parse_item(text), parse_by_grammar(text)):
        assert row == (
            text,
            str(fields.ordinal or "–"),
            level(fields.level1),
            level(fields.level2),
            text[slice(*fields.name)] if fields.name else "–",
            value(text, fields.period),
            value(text, fields.annual),
        )


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_items_that_are_not_read(text: str, reason: str) -> None:
    with pytest.raises(ItemError) as caught:
        parse_item(text)
    piece = Unread("indicator", text, Span(0, len(text)), caught.value.why)
    assert reason_text(piece) == reason


def test_both_tables_are_there() -> None:
    assert (len(ITEMS), len(REFUSED)) == (9, 6)
