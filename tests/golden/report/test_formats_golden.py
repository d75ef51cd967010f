"""The formats for programs, whole: of several files, with hidden findings, with nasty text, in
English, of pages and cells. ``UPDATE_GOLDEN=1 pytest tests/golden/report`` rewrites them.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.report_formats import VIEW, elsewhere, hidden, nasty, several

from perfcheck import __version__
from perfcheck.finding import Report
from perfcheck.report import render

HERE = Path(__file__).parent / "formats"
MADE: dict[str, Callable[[], Report]] = {
    "several": several,
    "english": lambda: several(lang="en"),
    "hidden": hidden,
    "elsewhere": elsewhere,
    "nasty": nasty,
}
ENDINGS = {
    "json": "json",
    "sarif": "sarif.json",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "markdown": "md",
}


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("made", MADE)
def test_format(form: str, made: str) -> None:
    view = VIEW._replace(suppressed=made == "hidden", statistics=made == "english")
    written = "".join(render(MADE[made](), form, view))
    if form in ("json", "sarif"):
        written = re.sub(f'"{re.escape(__version__)}"', '"0.0.0"', written)
    content = written.encode("utf-8", "backslashreplace")
    golden = HERE / f"{made}.{ENDINGS[form]}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(content)
    assert content == golden.read_bytes()
