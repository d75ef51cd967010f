"""``perfcheck check`` from arguments to output and exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.report import FORMATS

HEAD = "某县图书馆2025年项目支出绩效目标表\n部门名称：某县图书馆 单位：万元\n\n合计 6.00 6.00\n\n"
GOAL = "    古籍修复费 6.00 6.00\n修复馆藏破损古籍30册，年底前验收入藏。\n\n"
FIRST = "1、1-产出指标；11-数量指标；修复古籍数；实施周期指标值:≥30册；年度指标值:≥30册。\n"
SECOND = "{}、1-产出指标；12-质量指标；修复验收合格率；实施周期指标值:≥98%；年度指标值:≥98%。\n"
GOOD = HEAD + GOAL + FIRST + SECOND.format(2)
WARNING = HEAD + GOAL + FIRST + SECOND.format(3)
ERROR = HEAD + GOAL
NO_TABLE = "会议通知\n定于周五上午开会。\n"
RULES = "PT102,PT104"


@pytest.fixture
def tables(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with one file of each kind, which is also the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    contents = {"good": GOOD, "warning": WARNING, "error": ERROR, "notable": NO_TABLE}
    for name, text in contents.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return tmp_path


@pytest.fixture
def perfcheck(
    tables: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    return Runner(monkeypatch, capsys)


def process(
    *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, for what depends on streams and environment."""
    return subprocess.run(
        [sys.executable, "-m", "perfcheck", *arguments],
        input=stdin,
        capture_output=True,
        env=os.environ | environment,
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("good.txt",), 0),
        (("warning.txt",), 0),
        (("error.txt",), 1),
        (("good.txt", "error.txt", "warning.txt"), 1),
        (("warning.txt", "--fail-on", "warning"), 1),
        (("warning.txt", "--fail-on", "advice"), 1),
        (("good.txt", "--fail-on", "advice"), 0),
        (("error.txt", "--fail-on", "never"), 0),
        (("error.txt", "--ignore", "PT102"), 0),
        (("notable.txt",), 3),
        (("binary.txt",), 3),
        (("none.txt",), 3),
        (("none.txt", "--fail-on", "never"), 3),
        (("error.txt", "none.txt"), 3),
        ((".",), 3),
        ((), 2),
        (("good.txt", "--format", "xml"), 2),
        (("good.txt", "--select", "PT999"), 2),
        (("good.txt", "--profile", "nowhere"), 2),
        (("good.txt", "--rules", "nowhere"), 2),
    ],
)
def test_exit_status(perfcheck: Runner, arguments: tuple[str, ...], status: int) -> None:
    chosen = () if "--select" in arguments else ("--select", RULES)
    assert perfcheck("check", *arguments, *chosen).status == status
    if arguments:
        assert perfcheck(*arguments, *chosen).status == status, "check may be left out"


def test_report_of_a_finding(perfcheck: Runner) -> None:
    result = perfcheck("error.txt", "--select", "PT102", "--quiet")
    lines = result.out.splitlines()
    assert lines[0].startswith("错误 PT102 project-has-indicators  ")
    assert lines[1:4] == [
        " --> error.txt:6:5  项目 1 · 古籍修复费",
        "6 |     古籍修复费 6.00 6.00",
        "  |     ^^^^^^^^^^",
    ]
    assert result.err == ""


def test_one_bad_file_never_stops_the_others(perfcheck: Runner) -> None:
    result = perfcheck(
        "binary.txt", "none.txt", "error.txt", "notable.txt", "--select", RULES, "--format", "json"
    )
    report = json.loads(result.out)
    assert [(entry["path"], entry["status"]) for entry in report["inputs"]] == [
        ("binary.txt", "unreadable"),
        ("none.txt", "unreadable"),
        ("error.txt", "checked"),
        ("notable.txt", "no-table"),
    ]
    assert [finding["code"] for finding in report["findings"]] == ["PT102"]
    errors = result.err.splitlines()
    assert len(errors) == 3
    assert errors[0].startswith("错误：binary.txt: 这是PNG 图片")
    assert errors[1] == "错误：none.txt: 文件不存在"
    assert errors[2].startswith("错误：notable.txt: 没有找到绩效目标表")
    assert [entry["message"] for entry in report["inputs"] if entry["message"]] == [
        error.split(": ", 1)[1] for error in errors
    ]


def test_the_summary_names_inputs_that_were_not_checked(perfcheck: Runner) -> None:
    result = perfcheck("none.txt", "good.txt", "--select", RULES)
    assert result.out == (
        "文件      错误  警告  建议  未能核对\n"
        "none.txt     -     -     -  无法读取\n"
        "good.txt     0     0     0         0\n"
        "\n"
        "没有发现问题。\n"
        "核对了 1 个文件、1 张表、1 个项目、2 条指标。"
        "核对 2 条规则：符合 2 处，不适用 0 处，未能核对 0 处。\n"
        "没有核对的输入：none.txt（无法读取）\n"
    )


def test_files_of_a_folder_that_are_passed_over_are_told(perfcheck: Runner, tables: Path) -> None:
    (tables / "unit").mkdir()
    (tables / "unit" / "good.txt").write_text(GOOD, encoding="utf-8")
    for name in ("a.docx", "b.xlsx", "c\x1b[2J.pdf"):
        (tables / "unit" / name).touch()
    note = "提示：文件夹里有 {} 个文件不是可以核对的种类，没有核对：{}\n"
    three = "unit/a.docx、unit/b.xlsx、unit/c␛[2J.pdf"
    assert perfcheck("unit", "--select", RULES).err == note.format(3, three)
    (tables / "unit" / "d.pdf").touch()
    result = perfcheck("unit", "--select", RULES)
    assert (result.status, result.err) == (0, note.format(4, three + " 等"))
    assert perfcheck("unit", "--select", RULES, "--lang", "en").err == (
        "note: files in folders that are of no kind that can be checked, and were not: "
        "4 (unit/a.docx, unit/b.xlsx, unit/c␛[2J.pdf, …)\n"
    )
    assert perfcheck("unit", "--select", RULES, "--quiet").err == ""
    (tables / "unit" / "good.txt").unlink()
    result = perfcheck("unit", "--quiet", "--fail-on", "never")
    assert (result.status, result.err) == (3, "错误：unit: 文件夹里没有可核对的文件（*.txt）\n")


def test_english(perfcheck: Runner) -> None:
    result = perfcheck("none.txt", "good.txt", "--select", RULES, "--lang", "en")
    assert result.out.startswith(
        "file      error  warning  advice  not checked\n"
        "none.txt      -        -       -   unreadable\n"
        "good.txt      0        0       0            0\n"
        "\n"
        "No problems found.\nChecked 1 file, 1 table, 1 project, 2 ind"
    )
    assert result.err == "error: none.txt: no such file\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("x", "--fromat", "json"),
            "用法错误：没有选项 --fromat；是不是 --format？\n用法见 perfcheck check --help\n",
        ),
        (
            ("x", "--format", "xml"),
            f"用法错误：--format 只能是：{', '.join(FORMATS)}\n用法见 perfcheck check --help\n",
        ),
        (
            ("x", "--lang", "en", "--fail-on", "all"),
            "usage error: --fail-on must be one of: error, warning, advice, never\n"
            "See perfcheck check --help\n",
        ),
        (("check",), "用法错误：缺少 PATH...\n用法见 perfcheck check --help\n"),
        (
            ("rules", "lst"),
            "用法错误：perfcheck rules 后面要写命令：docs, list, new, test；是不是 list？\n"
            "用法见 perfcheck rules --help\n",
        ),
        (
            ("x", "--select", "PT1,year-mising"),
            "没有规则“year-mising”，是不是“year-missing”？\n",
        ),
        (
            ("x", "--rules", "none"),
            "用法错误：规则文件夹 none 读不了：文件或文件夹不存在\n用法见 perfcheck check --help\n",
        ),
    ],
)
def test_wrong_usage(perfcheck: Runner, arguments: tuple[str, ...], message: str) -> None:
    result = perfcheck(*arguments)
    assert (result.status, result.out, result.err) == (2, "", message)


def test_without_arguments_it_tells_how_and_is_not_green(perfcheck: Runner) -> None:
    result = perfcheck()
    assert (result.status, result.out) == (2, "")
    assert "perfcheck 绩效目标表.txt " in result.err


@pytest.mark.parametrize("command", ["", "check", "parse", "value", "explain", "rules"])
def test_help(perfcheck: Runner, command: str) -> None:
    result = perfcheck(*command.split(), "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Usage: perfcheck {command}".rstrip())


def test_a_faulty_rule_file_is_shown_with_a_caret(perfcheck: Runner, tables: Path) -> None:
    folder = tables / "own"
    folder.mkdir()
    (folder / "rule.yaml").write_text("code: XX101\nseverty: error\n", encoding="utf-8")
    result = perfcheck("good.txt", "--rules", "own")
    assert (result.status, result.out) == (2, "")
    assert "own/rule.yaml:2:1: " in result.err
    assert "2 | severty: error\n  | ~~~~~~^" in result.err


def test_a_defect_is_told_without_a_traceback_and_stops_nothing(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    import perfcheck.engine as engine

    check_content = engine.check_content

    def faulty(content: bytes, name: str, *rest: object) -> object:
        if name == "error.txt":
            raise ZeroDivisionError("sum over nothing")
        return check_content(content, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "check_content", faulty)
    result = perfcheck("error.txt", "warning.txt", "--select", RULES, "--format", "concise")
    assert result.status == 2
    assert "PT104" in result.out and "error.txt: 无法读取\n" in result.out
    assert (
        "perfcheck 自身出错：ZeroDivisionError: sum over nothing (test_cli_check.py:" in result.err
    )
    assert "Traceback" not in result.err
    monkeypatch.setenv("PERFCHECK_DEBUG", "1")
    assert "Traceback" in perfcheck("error.txt").err


def test_standard_input_in_gb18030(tables: Path) -> None:
    done = process("-", "--select", RULES, "--format", "json", stdin=ERROR.encode("gb18030"))
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["inputs"][0]["path"], report["inputs"][0]["encoding"]) == ("-", "gb18030")
    assert report["findings"][0]["subject"]["project"] == "古籍修复费"


def test_the_same_bytes_whatever_the_locale(tables: Path) -> None:
    expected = process("error.txt", "--select", RULES, PYTHONUTF8="1")
    for environment in (
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        done = process("error.txt", "--select", RULES, **environment)
        assert (done.returncode, done.stdout) == (1, expected.stdout)
    chinese = process("error.txt", "--select", RULES, PYTHONIOENCODING="cp936")
    assert chinese.stdout.decode("cp936") == expected.stdout.decode()


def test_two_runs_give_the_same_bytes(tables: Path) -> None:
    arguments = (".", "--format", "json", "--statistics")
    assert process(*arguments).stdout == process(*arguments, PYTHONHASHSEED="7").stdout


def test_colour_is_for_terminals_only(tables: Path) -> None:
    pty = pytest.importorskip("pty")
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        pytest.skip("this system has no pseudo-terminals")

    def on_terminal(*arguments: str, **environment: str) -> bytes:
        primary, secondary = pty.openpty()
        subprocess.run(
            [sys.executable, "-m", "perfcheck", "error.txt", "--quiet", *arguments],
            stdout=secondary,
            env={k: v for k, v in os.environ.items() if k != "NO_COLOR"}
            | {"TERM": "xterm"}
            | environment,
        )
        os.set_blocking(primary, False)
        shown = os.read(primary, 65536)
        os.close(primary)
        os.close(secondary)
        return shown

    assert b"\x1b[" in on_terminal()
    assert b"\x1b[" not in on_terminal("--no-color")
    assert b"\x1b[" not in on_terminal(NO_COLOR="1")
    assert b"\x1b[" not in process("error.txt").stdout


def test_a_reader_that_leaves_is_no_error(tables: Path) -> None:
    (tables / "long.txt").write_text(HEAD + GOAL * 3000, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "perfcheck", "long.txt", "--select", "PT102"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    running.stdout.read(10)
    running.stdout.close()
    assert (running.stderr.read(), running.wait()) == (b"", 1)
    running.stderr.close()


def test_a_cache_that_cannot_be_written_changes_nothing(tables: Path) -> None:
    expected = process("error.txt", "--select", RULES)
    for folder in ("/dev/null/cache", "", str(tables / "good.txt")):
        done = process("error.txt", "--select", RULES, PERFCHECK_CACHE_DIR=folder)
        assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, b"")


def test_version() -> None:
    done = process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"perfcheck 0.1.0\n", b"")
