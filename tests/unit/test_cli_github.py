"""In a workflow at GitHub: the format chosen by itself, and the summary of the job."""

import os
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.cli import job_summary

TABLE = """\
某县图书馆2025年项目支出绩效目标表
部门名称：某县图书馆 单位：万元

合计 6.00 6.00

    古籍修复费 6.00 6.00
修复馆藏破损古籍30册，年底前验收入藏。
"""
CHOSEN = ("--select", "PT102", "--isolated")
ANNOTATION = "::error file=table.txt,line=6,col=5,endLine=6,title=PT102 project-has-indicators::"


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    return Runner(monkeypatch, capsys)


@pytest.fixture
def workflow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the job summary, which an earlier step has written to."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def test_annotations_and_summary_come_by_themselves(perfcheck: Runner, workflow: Path) -> None:
    result = perfcheck("table.txt", "--select", "PT102", "--isolated")
    assert (result.status, result.err) == (1, "")
    lines = result.out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    assert lines[1].startswith("错误 PT102 project-has-indicators")
    assert lines[-1].startswith(ANNOTATION)
    markdown = perfcheck("table.txt", *CHOSEN, "--format", "markdown").out
    assert workflow.read_text(encoding="utf-8") == "before\n" + markdown


def test_without_options_too(perfcheck: Runner, workflow: Path) -> None:
    assert perfcheck("table.txt").out.startswith("::stop-commands::")


@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_format_that_is_asked_for_is_given(perfcheck: Runner, workflow: Path, form: str) -> None:
    result = perfcheck("table.txt", *CHOSEN, "--format", form)
    assert "::" not in result.out
    assert workflow.read_text(encoding="utf-8") == "before\n"


def test_elsewhere_the_format_is_text_and_github_writes_no_summary(perfcheck: Runner) -> None:
    assert perfcheck("table.txt", *CHOSEN).out.startswith("错误 PT102")
    assert ANNOTATION in perfcheck("table.txt", *CHOSEN, "--format", "github").out


@pytest.mark.parametrize("value", ["", "false"])
def test_only_true_is_github(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert perfcheck("table.txt", *CHOSEN).out.startswith("错误 PT102")


def test_a_summary_that_would_be_too_long_is_cut(
    perfcheck: Runner, workflow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_summary, "MOST", 400)
    perfcheck("table.txt", *CHOSEN)
    written = workflow.read_bytes()
    assert len(written) <= 400
    assert written.startswith("before\n# 绩效目标表核对结果\n".encode())
    assert written.endswith("\n摘要太长，以下略去，全部问题见日志。\n".encode())
    monkeypatch.setattr(job_summary, "MOST", len(written) + 3)
    perfcheck("table.txt", *CHOSEN)
    assert workflow.read_bytes() == written


def test_a_summary_that_cannot_be_written_is_a_note(
    perfcheck: Runner, workflow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(workflow / "none"))
    result = perfcheck("table.txt", *CHOSEN)
    assert result.status == 1
    assert result.err.startswith(f"提示：任务摘要 {workflow / 'none'} 写不了：")
