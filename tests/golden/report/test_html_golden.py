"""The HTML report of a small table, whole but for its style and script, which are files of their
own. ``UPDATE_GOLDEN=1 pytest tests/golden/report`` rewrites it."""

import os
import re
from pathlib import Path

import pytest
from tests.unit.report_formats import RULES
from tests.unit.report_pages import with_tables

from perfcheck.report import View, render

HERE = Path(__file__).parent


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page(lang: str) -> None:
    page = "".join(render(with_tables(lang=lang), "html", View(rules=RULES)))
    page = re.sub("(<style>|<script>).*?(</)", r"\1…\2", page, flags=re.DOTALL)
    page = re.sub("sha256-[^']+", "sha256-…", page)
    page = re.sub(r"perfcheck \d[^ ]*", "perfcheck …", page)
    golden = HERE / f"page.{lang}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(page, encoding="utf-8", newline="\n")
    assert page == golden.read_text(encoding="utf-8")
