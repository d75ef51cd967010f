"""The pages in docs/rules/ are what the rules say today, and what `perfcheck explain` prints."""

import os
from pathlib import Path
from typing import Literal

import pytest

from perfcheck.cli.rulebooks import case_check, load
from perfcheck.report.rule_docs import rule_docs
from perfcheck.report.rule_page import rule_page, rule_text
from perfcheck.rulebook import read_rule

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
BOOK = load((), "general", "zh")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(rule_docs(BOOK.rules, case_check(BOOK, "zh"), case_check(BOOK, "en")))


def test_the_pages_are_not_stale(pages: dict[str, str]) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        for name, content in pages.items():
            (FOLDER / name).write_text(content, encoding="utf-8")
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    stale = sorted(name for name in pages.keys() | kept.keys() if pages.get(name) != kept.get(name))
    assert stale == [], "run: perfcheck rules docs docs/rules (and delete pages of rules gone)"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_says_what_the_page_says(pages: dict[str, str], lang: Literal["zh", "en"]) -> None:
    for rule in BOOK.rules:
        explained = rule_page(read_rule(rule.path), rule, case_check(BOOK, lang), lang)
        printed = "\n".join(rule_text(explained, lang))
        page = pages[f"{rule.code}.md"].replace("\\", "")
        for told in explained.told:
            assert f"> {told.message}\n>\n> → {told.remedy}\n" in page, rule.code
            assert f"→ {told.message}\n" in printed and f"{told.remedy}\n" in printed
        for text in (explained.title, explained.why, *explained.basis):
            assert " ".join(text.splitlines()) in page, rule.code
            assert text.splitlines()[0] in printed, rule.code
        assert len(explained.told) == len(explained.violating.violates), rule.code
