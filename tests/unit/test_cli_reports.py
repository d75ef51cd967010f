"""``--report FORMAT=FILE``: files beside the main output, whole or not at all."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.command_line import Runner

import perfcheck.report.concise
from perfcheck.finding import Report
from perfcheck.report import FORMATS, View, needs_rules

TABLE = """\
某县图书馆2025年项目支出绩效目标表
部门名称：某县图书馆 单位：万元

合计 6.00 6.00

    古籍修复费 6.00 6.00
修复馆藏破损古籍30册，年底前验收入藏。
"""
CHOSEN = ("--select", "PT102", "--isolated")
SEE = "用法见 perfcheck check --help\n"


@pytest.fixture
def folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def perfcheck(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    return Runner(monkeypatch, capsys)


def test_reports_are_written_beside_the_main_output(perfcheck: Runner, folder: Path) -> None:
    plain = perfcheck("table.txt", *CHOSEN)
    asked = ("--report", "json=out.json", "--report", "concise=out.log")
    result = perfcheck("table.txt", *CHOSEN, *asked)
    assert (result.status, result.out, result.err) == (1, plain.out, "")
    report = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [finding["code"] for finding in report["findings"]] == ["PT102"]
    concise = perfcheck("table.txt", *CHOSEN, "--format", "concise").out
    assert (folder / "out.log").read_text(encoding="utf-8") == concise
    assert sorted(os.listdir(folder)) == ["out.json", "out.log", "table.txt"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("json",), "--report 要写成 FORMAT=FILE，不是 json"),
        (("json=",), "--report 要写成 FORMAT=FILE，不是 json="),
        (("json=-",), "--report json=- 不行：报告要写进文件，标准输出用 --format"),
        (("json=.",), "报告 . 写不了：这是文件夹"),
        (("json=none/x.json",), "报告 none/x.json 写不了：没有文件夹 {folder}/none"),
        (("json=table.txt/x",), "报告 table.txt/x 写不了：没有文件夹 {folder}/table.txt"),
        (("json=./table.txt",), "报告不能写进 ./table.txt：这是要核对的文件"),
        (("json=last.txt",), "报告不能写进 last.txt：这是要核对的文件"),
        (("text=a", "json=./a"), "--report 有两份报告要写进 ./a"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_checked(
    perfcheck: Runner, folder: Path, asked: tuple[str, ...], message: str
) -> None:
    (folder / "last.txt").write_text(TABLE, encoding="utf-8")
    options = [part for each in asked for part in ("--report", each)]
    result = perfcheck("table.txt", "--previous", "last.txt", *options)
    told = f"用法错误：{message.format(folder=folder)}\n{SEE}"
    assert (result.status, result.out, result.err) == (2, "", told)
    assert sorted(os.listdir(folder)) == ["last.txt", "table.txt"]


def test_the_nearest_format_is_named(perfcheck: Runner) -> None:
    result = perfcheck("table.txt", "--report", "jsn=out", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("usage error: --report has no format jsn, only: text, concise, ")
    assert "; did you mean json?\n" in result.err


def test_a_table_found_in_a_folder_is_not_written_over(perfcheck: Runner, folder: Path) -> None:
    result = perfcheck(".", *CHOSEN, "--report", "json=table.txt")
    assert (result.status, result.err) == (2, "错误：报告不能写进 table.txt：这是要核对的文件\n")
    assert (folder / "table.txt").read_text(encoding="utf-8") == TABLE
    assert "PT102" in result.out


def test_a_report_that_breaks_off_leaves_the_old_file_as_it_was(
    perfcheck: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(report: Report, view: View) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("perfcheck.report.concise.render", full)
    (folder / "old.log").write_text("old", encoding="utf-8")
    asked = ("--report", "concise=old.log", "--report", "json=out.json")
    result = perfcheck("table.txt", *CHOSEN, *asked)
    assert result.status == 2
    assert result.err == "错误：报告 old.log 写不了：磁盘已满\n"
    assert result.out.startswith("错误 PT102 ")
    assert (folder / "old.log").read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir(folder)) == ["old.log", "out.json", "table.txt"]


def test_a_defect_of_one_format_stops_no_other(
    perfcheck: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(report: Report, view: View) -> Iterator[str]:
        raise ZeroDivisionError("of nothing")
        yield ""

    monkeypatch.setattr("perfcheck.report.concise.render", faulty)
    asked = ("--report", "concise=out.log", "--report", "json=out.json")
    result = perfcheck("table.txt", *CHOSEN, *asked)
    assert result.status == 2
    assert result.err.startswith("perfcheck 自身出错：ZeroDivisionError: of nothing (")
    assert sorted(os.listdir(folder)) == ["out.json", "table.txt"]


@pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of POSIX")
def test_links_modes_and_pipes_stay_what_they_are(perfcheck: Runner, folder: Path) -> None:
    (folder / "real.json").write_text("", encoding="utf-8")
    (folder / "real.json").chmod(0o640)
    (folder / "link.json").symlink_to("real.json")
    os.mkfifo(folder / "pipe")
    reading = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    asked = ("--report", "json=link.json", "--report", "json=pipe")
    assert perfcheck("table.txt", *CHOSEN, *asked).status == 1
    read = os.read(reading, 1 << 16).decode()
    os.close(reading)
    assert (folder / "link.json").is_symlink()
    written = (folder / "real.json").read_text(encoding="utf-8")
    assert json.loads(written)["findings"] and read == written
    assert stat.S_IMODE((folder / "real.json").stat().st_mode) == 0o640
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_with_diff_the_files_hold_the_report(perfcheck: Runner, folder: Path) -> None:
    result = perfcheck("table.txt", *CHOSEN, "--diff", "--report", "concise=out.log")
    assert (result.status, result.out) == (1, "")
    assert "PT102" in (folder / "out.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_its_module(form: str) -> None:
    assert needs_rules(form) in (True, False)
