"""What the documents show is what perfcheck prints.

A ``console`` block holds ``$ perfcheck …`` lines, each with its output below; ``[…]`` on a line of
its own stands for any lines. A ``python`` block is run, and ``# → text`` after an expression is
compared with what it gives. ``UPDATE_GOLDEN=1 pytest tests/golden`` rewrites
the console blocks that leave nothing out.
"""

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY = "[…]"


def blocks(path: Path, kind: str) -> list[str]:
    """The blocks of one kind in a document, in order."""
    text = path.read_text(encoding="utf-8")
    return [match[2] for match in _BLOCK.finditer(text) if match[1] == kind]


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Each ``$`` line with the lines of output that follow it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def as_pattern(lines: list[str]) -> str:
    """A regular expression for lines of output, ``[…]`` standing for any."""
    return "".join("(?:.*\n)*?" if line == _ANY else re.escape(line) + "\n" for line in lines)


def output_of(command: str) -> str:
    """What a ``$`` line prints, without blanks at the ends of lines."""
    program, *arguments = shlex.split(command)
    assert program == "perfcheck", command
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "perfcheck", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    return re.sub("[ \t]+$", "", done.stdout, flags=re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_console_blocks(path: Path) -> None:
    for block in blocks(path, "console"):
        shown = commands(block)
        outputs = [output_of(command) for command, _ in shown]
        if os.environ.get("UPDATE_GOLDEN") and _ANY not in block:
            pairs = zip(shown, outputs, strict=True)
            text = "".join(f"$ {command}\n{output}" for (command, _), output in pairs)
            document = path.read_text(encoding="utf-8")
            path.write_text(document.replace(block, text), encoding="utf-8")
            continue
        for (command, expected), output in zip(shown, outputs, strict=True):
            assert re.fullmatch(as_pattern(expected), output), f"{command}\n{output}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_python_blocks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a document are one program."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in blocks(path, "python"):
        lines = block.splitlines()
        for statement in ast.parse(block).body:
            code, _, expected = lines[(statement.end_lineno or 1) - 1].partition("  # → ")
            if expected and isinstance(statement, ast.Expr):
                value = eval(compile(ast.Expression(statement.value), path.name, "eval"), names)
                assert repr(value) == expected, code
            else:
                exec(compile(ast.Module([statement], []), path.name, "exec"), names)


def test_both_readmes_show_the_same_commands_and_tables() -> None:
    english, chinese = (
        re.findall(r"^python3 dev.py .*$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in DOCUMENTS[:2]
    )
    assert len(english) >= 2
    assert english == chinese
    assert blocks(DOCUMENTS[0], "console")
    assert blocks(DOCUMENTS[1], "console")
