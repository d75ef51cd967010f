"""The review opinion as Markdown, whole. ``UPDATE_GOLDEN=1 pytest tests/golden/report`` rewrites
it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.opinion_reports import letter, nasty_opinion, of_severities, together, unreadable

from perfcheck import __version__
from perfcheck.finding import Report
from perfcheck.report import View, render

HERE = Path(__file__).parent / "opinion"
MADE: dict[str, Callable[[], Report]] = {
    "letter.zh": letter,
    "letter.en": lambda: letter(lang="en"),
    "several": lambda: together(letter(), unreadable(), of_severities()),
    "nasty": nasty_opinion,
}


@pytest.mark.parametrize("made", MADE)
def test_opinion(made: str) -> None:
    written = "".join(render(MADE[made](), "opinion", View(suppressed=made == "letter.en")))
    content = written.replace(f"perfcheck {__version__}", "perfcheck 0.0.0").encode()
    golden = HERE / f"{made}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(content)
    assert content == golden.read_bytes()
