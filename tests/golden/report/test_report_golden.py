"""The formats of a report, whole. ``UPDATE_GOLDEN=1 pytest tests/golden/report`` rewrites them."""

import os
from pathlib import Path

import pytest
from tests.unit.report_samples import report

from perfcheck.finding import InputReport
from perfcheck.report import View, render

HERE = Path(__file__).parent
MIXED = (
    *report().inputs,
    InputReport("scan.txt", None, None, "unreadable", message="不是文本文件"),
    InputReport("notes.txt", "text", "gb18030", "no-table", message="没有绩效目标表"),
)


@pytest.mark.parametrize(
    ("name", "form", "view", "changes"),
    [
        ("text.zh.txt", "text", View(statistics=True), {"inputs": MIXED}),
        ("text.en.txt", "text", View(), {"lang": "en", "inputs": MIXED}),
        ("text.quiet.txt", "text", View(quiet=True), {}),
        ("text.color.txt", "text", View(color=True), {}),
        ("concise.zh.txt", "concise", View(), {"inputs": MIXED}),
        ("concise.en.txt", "concise", View(statistics=True), {"lang": "en"}),
        ("check.json", "json", View(), {"inputs": MIXED}),
        ("check.statistics.json", "json", View(statistics=True, quiet=True), {}),
    ],
)
def test_report(name: str, form: str, view: View, changes: dict[str, object]) -> None:
    written = "".join(render(report(**changes), form, view))
    golden = HERE / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")
