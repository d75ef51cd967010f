"""docs/perfcheck.1 is what ``perfcheck man`` prints, and a page that readers of roff take.

``UPDATE_GOLDEN=1 pytest tests/golden`` rewrites it.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from tests.command_line import Runner

from perfcheck.cli.commands import group

PAGE = Path(__file__).parents[2] / "docs" / "perfcheck.1"


def test_the_page_is_not_stale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = Runner(monkeypatch, capsys)("man")
    assert (result.status, result.err) == (0, "")
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(result.out, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == result.out


@pytest.mark.parametrize(
    "command",
    [
        ("groff", "-man", "-Tutf8", "-Kutf8", "-ww"),
        ("man", "--warnings=w", "--encoding=UTF-8", "-l"),
        ("mandoc", "-T", "lint", "-W", "error"),
    ],
    ids=lambda command: command[0],
)
def test_it_renders_without_a_warning(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        [*command, PAGE],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "78", "MAN_KEEP_FORMATTING": ""},
    )
    assert (done.returncode, done.stderr) == (0, "")
    if command[0] == "man":
        shown = re.sub(".\b|\x1b\\[[0-9;]*m", "", done.stdout)
        assert "NAME\n       perfcheck - 核对项目支出绩效目标表" in shown
        assert "       --select CODE,...\n" in shown
        assert "\\" not in shown


def test_it_tells_every_option() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    context = click.Context(group)
    check = group.get_command(context, "check")
    assert check is not None
    for param in check.params:
        assert param.param_type_name == "argument" or f"\\fB{param.opts[0]}" in text
