"""From paths to contents: folders, duplicates, and inputs that cannot be read."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from perfcheck.cli.files import Given, PassedOver, find, read
from perfcheck.finding import InputReport


def gather(
    paths: list[str], lang: str, passed: PassedOver | None = None
) -> Iterator[Given | InputReport]:
    """Everything that ``paths`` name, read."""
    for each in find(paths, lang, passed):
        yield read(each, lang) if isinstance(each, str) else each


def names(paths: list[str], lang: str = "zh") -> list[str | InputReport]:
    return [g.name if isinstance(g, Given) else g for g in gather(paths, lang)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/deep/d.txt", ".git/e.txt", ".f.txt", "g.md"):
        path = tmp_path / "tables" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_gives_its_known_files_by_name(folder: Path) -> None:
    assert names(["tables"]) == [
        "tables/a.TXT",
        "tables/b.txt",
        "tables/sub/c.txt",
        "tables/sub/deep/d.txt",
    ]


def test_a_file_named_by_itself_may_have_any_name(folder: Path) -> None:
    assert list(gather(["tables/g.md", "tables/.f.txt"], "zh")) == [
        Given("tables/g.md", b"g.md"),
        Given("tables/.f.txt", b".f.txt"),
    ]


def test_an_input_named_twice_is_taken_once(folder: Path) -> None:
    assert names(["tables/b.txt", "./tables/b.txt", "tables/sub/", "tables/sub/c.txt"]) == [
        "tables/b.txt",
        "tables/sub/c.txt",
        "tables/sub/deep/d.txt",
    ]


def test_what_cannot_be_read_says_why_and_stops_nothing(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty/readme.md").write_text("")
    assert names(["none.txt", "empty", "tables/b.txt"]) == [
        InputReport("none.txt", None, None, "unreadable", message="文件不存在"),
        InputReport("empty", None, None, "no-table", message="文件夹里没有可核对的文件（*.txt）"),
        "tables/b.txt",
    ]
    assert names(["none.txt", "empty", "a\0b"], "en") == [
        InputReport("none.txt", None, None, "unreadable", message="no such file"),
        InputReport(
            "empty",
            None,
            None,
            "no-table",
            message="the folder holds no file of a kind that can be checked (*.txt)",
        ),
        InputReport(
            "a\0b", None, None, "unreadable", message="cannot be read: a name that no file can have"
        ),
    ]


def test_a_special_file_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "tables/pipe.txt")
    assert "tables/pipe.txt" not in names(["tables"])


def test_a_link_that_leads_nowhere_is_not_passed_over(folder: Path) -> None:
    """A gate must not turn green because a table could not be found."""
    os.symlink("nowhere.txt", folder / "tables/sub/link.txt")
    assert names(["tables/sub"]) == [
        "tables/sub/c.txt",
        InputReport("tables/sub/link.txt", None, None, "unreadable", message="文件不存在"),
        "tables/sub/deep/d.txt",
    ]


def test_what_folders_hold_besides_is_counted(folder: Path) -> None:
    own = ("perfcheck.toml", "pyproject.toml", "b.txt.suppress.toml", "perfcheck-baseline.json")
    (folder / "tables/perfcheck-rules").mkdir()
    for name in (*own, ".hidden.md", "perfcheck-rules/XX101.yaml", "sub/h.docx", "sub/i.xlsx"):
        (folder / "tables" / name).touch()
    os.symlink(folder / "tables/sub", folder / "tables/linked")
    passed = PassedOver()
    list(gather(["tables", "tables/sub", "tables/g.md"], "zh", passed))
    assert passed.names == ["tables/linked", "tables/g.md", "tables/sub/h.docx"]
    assert passed.count == 4


def test_a_folder_that_cannot_be_opened_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert names(["tables/sub"]) == [
        "tables/sub/c.txt",
        InputReport("tables/sub/deep", None, None, "unreadable", message="无法读取：没有权限"),
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xb1\xed")))
    assert list(gather(["-", "-"], "zh")) == [Given("-", b"\xb1\xed")]
    monkeypatch.setattr(sys, "stdin", None)
    assert names(["-"]) == [InputReport("-", None, None, "unreadable", message="没有标准输入")]
