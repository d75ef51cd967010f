"""The bar of a long run: on a terminal only, and never in the way of what is said."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from perfcheck.cli import progress
from perfcheck.cli.progress import Progress

EXAMPLE = Path(__file__).parents[2] / "examples" / "reading.txt"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    time = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: time[0])
    monkeypatch.setattr(progress, "_columns", lambda: 80)
    return time


def test_it_draws_ten_times_a_second(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    bar = Progress(200, "zh")
    bar.step()
    assert capsys.readouterr().err == "", "a run that is soon over shows nothing"
    clock[0] += 1
    bar.step()
    bar.step()
    assert capsys.readouterr().err == "\r\x1b[K" + "░" * 30 + " 2/200个文件 -1:39"
    clock[0] += 1
    for _ in range(96):
        bar.step()
    assert capsys.readouterr().err.startswith("\r\x1b[K" + "░" * 30 + " 4/200个文件 -1:38")
    clock[0] += 1
    bar.step()
    assert capsys.readouterr().err == "\r\x1b[K" + "█" * 15 + "░" * 15 + " 100/200个文件 -0:03"
    bar.clear()
    bar.clear()
    assert capsys.readouterr().err == "\r\x1b[K"


def test_it_is_never_wider_than_the_terminal(
    clock: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_columns", lambda: 30)
    bar = Progress(2, "en")
    clock[0] += 1
    bar.step()
    assert capsys.readouterr().err == "\r\x1b[K" + "█" * 15 + "░" * 5


def on_terminal(folder: Path, *options: str) -> tuple[bytes, bytes]:
    """Standard output, and what a terminal at standard error was sent."""
    ours, theirs = pty.openpty()
    slow = (
        "import sys, time\n"
        "from perfcheck import cli, engine\n"
        "check = engine.check_content\n"
        "def slowly(*given): time.sleep(0.03); return check(*given)\n"
        "engine.check_content = slowly\n"
        "sys.exit(cli.main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", slow, "many", "--jobs", "1", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"},
    ) as process:
        os.close(theirs)
        sent = bytearray()
        assert process.stdout is not None
        out = process.stdout.read()
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # Linux: nobody holds the other end any more
                break
            if not piece:
                break
            sent += piece
    os.close(ours)
    return out, bytes(sent)


def test_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(12):
        (tmp_path / f"many/{number:02}.txt").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "many/09.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    out, sent = on_terminal(tmp_path)
    text = sent.decode()
    assert "█" in text and "/12个文件 -0:0" in text
    assert "\r\x1b[K错误：many/09.txt: " in text
    assert text.endswith("\r\x1b[K"), "the bar is gone in the end"
    assert "\x1b" not in out.decode()
    quiet = on_terminal(tmp_path, "--quiet")[1].decode()
    assert quiet.startswith("错误：many/09.txt: ") and "█" not in quiet
