"""``--fix``, ``--unsafe-fixes`` and ``--diff``: the file, what is printed, the exit status."""

import json
import os
import stat
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.cli.fixing import replace_content

HEAD = "某县图书馆2025年项目支出绩效目标表\n部门名称：某县图书馆 单位：万元\n\n合计 6.00 6.00\n\n"
GOAL = "    古籍修复费 6.00 6.00\n修复馆藏破损古籍30册，年底前验收入藏。\n\n"
LINES = (
    "1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:＞=30册；年度指标值:＞\n=30册。\n"
    "3、1-产出指标；13-时效指标；读者咨询响应时间；实施周期指标值:2小时；年度指标值:2小时。\n"
)
TABLE = HEAD + GOAL + LINES
SAFE = TABLE.replace("＞=30", "≥30").replace("＞\n=30", "\n≥30").replace("3、1-", "2、1-")
ALL = SAFE.replace(":2小时", ":≤2小时")
RULES = ("--select", "PT104,PT404,PT413")


@pytest.fixture
def folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The working directory, with one table in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / "table.txt").write_bytes(TABLE.encode())
    return tmp_path


@pytest.fixture
def perfcheck(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    return Runner(monkeypatch, capsys)


def test_a_report_says_what_can_be_mended(folder: Path, perfcheck: Runner) -> None:
    result = perfcheck("table.txt", *RULES)
    fixes = [line for line in result.out.splitlines() if "可修复" in line]
    assert [line.strip(" =") for line in fixes] == [
        "可修复: 改为「≥30册」（--fix）",
        "可修复: 从 1 起重新编号（--fix）",
        "可修复: 改为「≤2小时」（--unsafe-fixes）",
    ]
    assert (folder / "table.txt").read_bytes() == TABLE.encode()


def test_fix(folder: Path, perfcheck: Runner) -> None:
    result = perfcheck("table.txt", *RULES, "--fix", "--format", "concise", "--fail-on", "warning")
    assert (folder / "table.txt").read_bytes() == SAFE.encode()
    assert os.listdir(folder) == ["table.txt"]
    assert result.err == (
        "table.txt：已修正 2 处\n"
        "  PT404 项目 1 · 古籍修复费 · 指标 1 · 修复古籍数：改为「≥30册」\n"
        "  PT104 项目 1 · 古籍修复费：从 1 起重新编号\n"
    )
    assert "PT104" not in result.out
    assert "PT404" not in result.out
    assert "PT413" in result.out
    assert result.status == 0
    again = perfcheck("table.txt", *RULES, "--fix", "--format", "concise", "--fail-on", "warning")
    assert (again.out, again.err, again.status) == (result.out, "", 0)


def test_the_status_is_that_of_what_is_left(perfcheck: Runner) -> None:
    assert perfcheck("table.txt", *RULES, "--fail-on", "warning").status == 1
    assert perfcheck("table.txt", *RULES, "--fix", "--fail-on", "advice").status == 1
    assert perfcheck("table.txt", *RULES, "--unsafe-fixes", "--fail-on", "advice").status == 0


def test_unsafe_fixes(folder: Path, perfcheck: Runner) -> None:
    result = perfcheck("table.txt", *RULES, "--fix", "--unsafe-fixes", "--lang", "en", "--quiet")
    assert (folder / "table.txt").read_bytes() == ALL.encode()
    assert result.err == (
        "table.txt: 3 fixes applied\n"
        "  PT404 project 1 · 古籍修复费 · indicator 1 · 修复古籍数: write “≥30册”\n"
        "  PT104 project 1 · 古籍修复费: number from 1 on\n"
        "  PT413 project 1 · 古籍修复费 · indicator 2 · 读者咨询响应时间: write “≤2小时”\n"
    )
    assert (result.out, result.status) == ("", 0)


def test_json_after_a_fix_tells_what_is_left(perfcheck: Runner) -> None:
    report = json.loads(perfcheck("table.txt", *RULES, "--fix", "--format", "json").out)
    (finding,) = report["findings"]
    assert finding["code"] == "PT413"
    assert finding["fix"]["applicability"] == "unsafe"


def test_diff_changes_nothing(folder: Path, perfcheck: Runner) -> None:
    result = perfcheck("table.txt", *RULES, "--fix", "--diff", "--fail-on", "warning")
    assert (folder / "table.txt").read_bytes() == TABLE.encode()
    assert result.err == ""
    assert result.status == 1  # the file still has its findings
    assert result.out == (
        "--- table.txt\n"
        "+++ table.txt\n"
        "@@ -6,6 +6,6 @@\n"
        "     古籍修复费 6.00 6.00\n"
        " 修复馆藏破损古籍30册，年底前验收入藏。\n"
        " \n"
        "-1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:＞=30册；年度指标值:＞\n"
        "-=30册。\n"
        "-3、1-产出指标；13-时效指标；读者咨询响应时间；实施周期指标值:2小时；年度指标值:2小时。\n"
        "+1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:\n"
        "+≥30册。\n"
        "+2、1-产出指标；13-时效指标；读者咨询响应时间；实施周期指标值:2小时；年度指标值:2小时。\n"
    )


def test_a_diff_of_nothing_says_so(folder: Path, perfcheck: Runner) -> None:
    result = perfcheck("table.txt", "--select", "PT413", "--diff")
    assert (result.out, result.status) == ("", 0)
    assert result.err == (
        "没有可以放心自动修正的问题；要人确认的有 1 处，看 --unsafe-fixes --diff\n"
    )
    result = perfcheck("table.txt", "--select", "PT3", "--diff", "--lang", "en")
    assert result.err == "there is nothing to fix by machine\n"
    assert perfcheck("table.txt", "--select", "PT3", "--diff", "--quiet").err == ""
    (folder / "table.txt").write_bytes(b"")
    assert "修正" not in perfcheck("table.txt", "--diff").err


def test_a_diff_of_a_file_without_a_last_line_end(folder: Path, perfcheck: Runner) -> None:
    (folder / "table.txt").write_bytes(TABLE.rstrip().replace("3、", "2、").encode())
    result = perfcheck("table.txt", *RULES, "--diff", "--unsafe-fixes")
    assert result.out.endswith(
        "-2、1-产出指标；13-时效指标；读者咨询响应时间；实施周期指标值:2小时；年度指标值:2小时。\n"
        "\\ No newline at end of file\n"
        "+1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:\n"
        "+≥30册。\n"
        "+2、1-产出指标；13-时效指标；读者咨询响应时间；实施周期指标值:≤2小时；年度指标值:≤2小时。\n"
        "\\ No newline at end of file\n"
    )


def test_what_cannot_be_mended_is_said(folder: Path, perfcheck: Runner) -> None:
    line = (
        "1、1-产出指标；11-数量指标；夜间值守时间（小时）；实施周期指标值:各入口24小时均有人员轮流值守；"
        "年度指标值:各入口24小时均有人员轮流值守。\n"
    )
    content = (HEAD + GOAL + line).encode()
    (folder / "table.txt").write_bytes(content)
    result = perfcheck("table.txt", "--select", "PT407,PT513", "--unsafe-fixes")
    assert (folder / "table.txt").read_bytes() == content
    assert result.err == (
        "table.txt：没有修正 1 处\n"
        "  PT407 项目 1 · 古籍修复费 · 指标 1 · 夜间值守时间（小时）：改后会出现新的问题 PT513\n"
    )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "gb18030"])
def test_encoding_and_line_ends_stay(folder: Path, perfcheck: Runner, codec: str) -> None:
    (folder / "table.txt").write_bytes(TABLE.replace("\n", "\r\n").encode(codec))
    perfcheck("table.txt", *RULES, "--fix")
    assert (folder / "table.txt").read_bytes() == SAFE.replace("\n", "\r\n").encode(codec)


def test_standard_input_cannot_be_written(perfcheck: Runner) -> None:
    result = perfcheck("-", "--fix")
    assert result.status == 2
    assert result.err.startswith("用法错误：标准输入不能改写，请用 --diff")
    result = perfcheck("table.txt", "-", "--unsafe-fixes", "--lang", "en")
    assert result.err.startswith("usage error: standard input cannot be fixed: use --diff")


def test_a_file_that_cannot_be_written_stays(
    folder: Path, perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = perfcheck("table.txt", *RULES, "--fix", "--lang", "en", "--quiet")
    assert (folder / "table.txt").read_bytes() == TABLE.encode()
    assert os.listdir(folder) == ["table.txt"]
    assert result.err == "error: table.txt was not written: the disk is full\n"
    assert "PT404" in result.out  # nothing was fixed, and the report says so
    assert result.status == 2


def test_a_file_that_changed_meanwhile_stays(
    folder: Path, perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfcheck.fix import mend

    plain = mend.mend

    def slow(*arguments: object) -> mend.Mended:
        done = plain(*arguments)  # type: ignore[arg-type]
        (folder / "table.txt").write_bytes(b"new")
        return done

    monkeypatch.setattr(mend, "mend", slow)
    result = perfcheck("table.txt", *RULES, "--fix")
    assert (folder / "table.txt").read_bytes() == b"new"
    assert result.err == "错误：table.txt 没有写入：核对期间文件已被改动\n"
    assert result.status == 2


def test_a_defect_leaves_the_file(
    folder: Path, perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfcheck.fix import mend

    def broken(*arguments: object) -> mend.Mended:
        raise RuntimeError("broken")

    monkeypatch.setattr(mend, "mend", broken)
    result = perfcheck("table.txt", *RULES, "--fix")
    assert (folder / "table.txt").read_bytes() == TABLE.encode()
    assert result.err.startswith("perfcheck 自身出错：RuntimeError: broken")
    assert result.status == 2


def test_accepted_and_suppressed_findings_are_left_alone(folder: Path, perfcheck: Runner) -> None:
    assert perfcheck("baseline", "write", "table.txt", "--baseline", "b.json", *RULES).status == 0
    perfcheck("table.txt", *RULES, "--unsafe-fixes", "--baseline", "b.json")
    assert (folder / "table.txt").read_bytes() == TABLE.encode()


def test_mode_and_link_stay(folder: Path) -> None:
    real, link = folder / "table.txt", folder / "link.txt"
    real.chmod(0o640)
    link.symlink_to(real)
    assert replace_content(str(link), TABLE.encode(), b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert not replace_content(str(link), TABLE.encode(), b"newer")
    assert real.read_bytes() == b"new"
