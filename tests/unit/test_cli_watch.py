"""``--watch`` in a real process: what makes it check again, and how it ends."""

import os
import pty
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.cli import watching
from perfcheck.cli.watching import State, state

HEAD = "某县图书馆2025年项目支出绩效目标表\n部门名称：某县图书馆 单位：万元\n\n合计 6.00 6.00\n\n"
BAD = HEAD + "    古籍修复费 6.00 6.00\n修复馆藏破损古籍30册，年底前验收入藏。\n\n"
GOOD = BAD + "1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥30册。\n"
WAITS = "waiting for files to change; Ctrl-C ends"


class Watcher:
    """A process that watches ``folder``; ``until`` reads on in what it writes."""

    def __init__(self, folder: Path, *arguments: str, stdout: int = subprocess.PIPE) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "perfcheck", *arguments, "--watch", "--lang", "en"],
            cwd=folder,
            stdout=stdout,
            # In one pipe, so that all is read in the order in which it was written.
            stderr=subprocess.STDOUT if stdout == subprocess.PIPE else subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PERFCHECK_CACHE_DIR": str(folder.parent / "c")},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self._readers = [
            threading.Thread(target=self._read, args=(stream,), daemon=True)
            for stream in (self.process.stdout, self.process.stderr)
            if stream
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: Iterator[str]) -> None:
        for line in stream:
            self.lines.put(line.rstrip("\n"))

    def until(self, line: str) -> list[str]:
        """Everything up to ``line``; fails when that does not come."""
        got: list[str] = []
        while not got or got[-1] != line:
            got.append(self.lines.get(timeout=20))
        return got

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=20)
        for reader in self._readers:
            reader.join(timeout=20)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "tables"
    inside.mkdir()
    (inside / "a.txt").write_text(BAD, encoding="utf-8")
    return inside


def test_it_checks_again_and_ends_with_the_last_status(folder: Path) -> None:
    watcher = Watcher(folder, ".", "--select", "PT102", "--format", "concise")
    first = watcher.until(WAITS)
    assert any(line.startswith("checked at 20") for line in first)
    assert any("PT102" in line for line in first)
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    second = watcher.until(WAITS)
    assert any(line.startswith("checked at 20") for line in second)
    assert "No problems found." in second
    (folder / "perfcheck.toml").write_text("nonsense = 1\n")
    assert any("perfcheck.toml:1:1: " in line for line in watcher.until(WAITS))
    (folder / "perfcheck.toml").unlink()
    assert "No problems found." in watcher.until(WAITS)
    (folder / "new.txt").write_text(BAD, encoding="utf-8")
    assert any(line.startswith("./new.txt:") for line in watcher.until(WAITS))
    assert watcher.end() == 1
    assert "Traceback" not in "".join(watcher.lines.queue)


def test_it_ends_well_when_all_is_well(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    watcher = Watcher(folder, "a.txt", "--select", "PT102")
    assert "No problems found." in watcher.until(WAITS)
    assert watcher.end() == 0


def test_a_terminal_is_cleared_before_each_check(folder: Path) -> None:
    ours, theirs = pty.openpty()
    watcher = Watcher(folder, "a.txt", "--select", "PT102", stdout=theirs)
    os.close(theirs)
    watcher.until(WAITS)
    assert os.read(ours, 100).startswith(b"\x1b[H\x1b[2J\x1b[3J")
    assert watcher.end() == 1
    os.close(ours)


def changed(before: State, folder: Path) -> set[str]:
    after = state([str(folder)], [str(folder / "own")])
    return {
        os.path.relpath(path, folder)
        for path in {**before, **after}
        if before.get(path) != after.get(path)
    }


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a.txt", True),
        ("b.txt", True),
        ("sub/c.txt", True),
        ("a.txt.suppress.toml", True),
        ("perfcheck.toml", True),
        ("perfcheck-rules/own.yaml", True),
        ("own/rule.yaml", True),
        ("notes.md", False),
        (".hidden.txt", False),
    ],
)
def test_what_is_looked_at(folder: Path, name: str, seen: bool) -> None:
    (folder / ".git").mkdir()  # nothing above counts
    (folder / "sub").mkdir()
    (folder / "perfcheck-rules").mkdir()
    (folder / "own").mkdir()
    before = state([str(folder)], [str(folder / "own")])
    (folder / name).write_text("x", encoding="utf-8")
    assert (name in changed(before, folder)) is seen


def test_a_file_that_comes_and_goes(folder: Path) -> None:
    path = str(folder / "late.txt")
    assert state([path], [])[path] is None
    (folder / "late.txt").write_text("x")
    found = state([path], [])[path]
    assert found is not None and found[1] == 1


def test_a_file_that_is_being_written_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a.txt"
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) in (2, 3, 4):
            with path.open("a") as file:
                file.write("more")

    monkeypatch.setattr(watching, "sleep", nap)
    watching._wait(state([str(path)], []), [str(path)], [])
    assert naps == [0.5, 0.5, 0.1, 0.1, 0.1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "用法错误：--watch 要看着文件，标准输入没有文件可看"),
        (("a.txt", "--fix"), "--watch 只核对不改文件"),
        (("a.txt", "--unsafe-fixes"), "--watch 只核对不改文件"),
        (("a.txt", "--select", "PT999"), "PT999"),
        (("a.txt", "--report", "json=none/x.json"), "none"),
    ],
)
def test_what_is_wrong_from_the_beginning_ends_it(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(folder)

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "sleep", interrupted)
    result = Runner(monkeypatch, capsys)(*arguments, "--watch")
    assert result.status == 2
    assert message in result.err
