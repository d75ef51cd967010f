"""Streams, colour and the cache folder, as the environment says."""

import io
import os
import subprocess
import sys

import pytest

from perfcheck.cli import terminal

PERFCHECK = [sys.executable, "-m", "perfcheck"]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "PERFCHECK_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("HOME", "/home/someone")


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.wants_color(Screen())
    assert not terminal.wants_color(io.StringIO())
    assert not terminal.wants_color(None)
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal.wants_color(Screen())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.wants_color(Screen())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not terminal.wants_color(Screen())


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is the platform's own")
def test_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.cache_folder() == "/home/someone/.cache/perfcheck"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert terminal.cache_folder() == "/home/someone/.cache/perfcheck"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/tmp/c")
    assert terminal.cache_folder() == "/var/tmp/c/perfcheck"
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", "/elsewhere")
    assert terminal.cache_folder() == "/elsewhere"
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", "")
    assert terminal.cache_folder() is None


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("ascii", "≥98% 表 𠮷".encode()),
        ("iso-8859-1", "≥98% 表 𠮷".encode()),
        ("utf-8", "≥98% 表 𠮷".encode()),
        ("gbk", "≥98% 表 \\U00020bb7".encode("gbk")),
    ],
)
def test_no_character_breaks_the_output(
    encoding: str, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    terminal.prepare_streams()
    terminal.write(["≥98% ", "表 𠮷"])
    assert raw.getvalue() == written


def test_programs_get_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
    terminal.prepare_streams()
    terminal.write_utf8()
    terminal.write(["表 𠮷", os.fsdecode(b"\xff.txt")])
    assert raw.getvalue() == "表 𠮷\\udcff.txt".encode()


def test_a_closed_stream_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.prepare_streams()
    terminal.write_utf8()
    terminal.write(["a"])
    terminal.say("b")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["rules", "list"], ["man"], ["value", "≥5"]],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_full_disk_is_no_defect(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(PERFCHECK + arguments, stdout=full, stderr=subprocess.PIPE)
    told = "" if arguments == ["--version"] else "错误：输出没有写完：磁盘已满\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
@pytest.mark.parametrize(("arguments", "status"), [(["none.txt"], 3), (["--nonesuch"], 2), ([], 2)])
def test_nobody_reads_what_is_told(arguments: list[str], status: int) -> None:
    """The status is the same as when somebody does."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(PERFCHECK + arguments, stdout=subprocess.DEVNULL, stderr=write)
    os.close(write)
    assert done.returncode == status
