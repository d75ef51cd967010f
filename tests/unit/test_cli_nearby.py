"""Messages that tell what was probably meant, and why the system refused a file."""

import errno
import os
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck.cli.files import read
from perfcheck.cli.nearby import near_path
from perfcheck.cli.reasons import reason


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("tables/图书馆.txt", "tables/文化馆.txt", "tables/notes.md", "perfcheck.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    return Runner(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output-width", "-5"), "--output-width 要写不小于 0 的整数，不是 -5"),
        (("--jobs", "两个"), "--jobs 要写不小于 0 的整数，不是 两个"),
    ],
)
def test_no_such_number(perfcheck: Runner, arguments: tuple[str, str], told: str) -> None:
    result = perfcheck("tables", *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err == f"用法错误：{told}\n用法见 perfcheck check --help\n"


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("chekc", "x.txt"), "check"),
        (("explian", "PT303"), "explain"),
        (("Explain", "PT303"), "explain"),
        (("rule", "list"), "rules"),
        (("baselin", "write", "tables"), "baseline"),
        (("help",), "--help"),
        (("version",), "--version"),
    ],
)
def test_a_mistyped_command(perfcheck: Runner, arguments: tuple[str, ...], near: str) -> None:
    result = perfcheck(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"用法错误：没有命令 {arguments[0]}，也没有这个文件；是不是 {near}？\n"
        "用法见 perfcheck --help\n"
    )


def test_a_mistyped_command_in_english(perfcheck: Runner) -> None:
    result = perfcheck("explian", "PT303", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "usage error: there is no command explian, nor such a file; did you mean explain?\n"
        "See perfcheck --help\n"
    )


@pytest.mark.parametrize("word", ["table", "report", "绩效", "chekc.txt", "./chekc", "x"])
def test_a_file_that_is_not_there_is_no_command(perfcheck: Runner, word: str) -> None:
    result = perfcheck(word)
    assert result.status == 3
    assert result.err.startswith(f"错误：{word}: 文件不存在")


def test_a_file_may_be_called_like_a_slip(perfcheck: Runner, tmp_path: Path) -> None:
    (tmp_path / "chekc").write_text("会议通知\n", encoding="utf-8")
    assert perfcheck("chekc").err.startswith("错误：chekc: 没有找到绩效目标表")


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("tables/图书管.txt", "tables/图书馆.txt"),
        ("tables/图书馆", "tables/图书馆.txt"),
        ("tables/图书馆.TXT", "tables/图书馆.txt"),
        ("tabels/图书馆.txt", "tables/图书馆.txt"),
        ("tabels/体育场.txt", "tables"),
        ("tabels", "tables"),
        ("./tabels/", "./tables"),
        ("tables/a.txt", None),
        ("tables/note.md", "tables/notes.md"),
        ("tables/.notes", None),
        ("else/where/图书馆.txt", None),
        ("tables/notes.md/x", None),
        ("/no-such-root-folder/x", None),
        ("a\0b", None),
        ("", None),
    ],
)
def test_the_path_that_was_meant(perfcheck: Runner, path: str, near: str | None) -> None:
    assert near_path(path) == near


def test_no_path_is_suggested_from_a_huge_folder(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / f"table{number}.txt").touch()
    assert near_path(str(tmp_path / "tabel7.txt")) is None
    (tmp_path / "table0.txt").unlink()
    assert near_path(str(tmp_path / "tabel7.txt")) == str(tmp_path / "table7.txt")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("tables/图书管.txt",), 3, "错误：tables/图书管.txt: 文件不存在；是不是 {}？\n"),
        (("parse", "tables/图书管.txt"), 3, "错误：tables/图书管.txt: 文件不存在；是不是 {}？\n"),
        (
            ("parse", "tables/图书管.txt", "--lang", "en"),
            3,
            "error: tables/图书管.txt: no such file; did you mean {}?\n",
        ),
        (
            ("x", "--previous", "tables/图书管.txt"),
            3,
            "错误：上年的表 tables/图书管.txt 没有读出：文件不存在；是不是 {}？\n",
        ),
        (
            ("x", "--baseline", "tables/图书管.txt"),
            2,
            "用法错误：基线文件 tables/图书管.txt 读不了：文件或文件夹不存在；是不是 {}？"
            "（要新建，用 perfcheck baseline write）\n用法见 perfcheck check --help\n",
        ),
    ],
)
def test_a_file_that_does_not_exist(
    perfcheck: Runner, arguments: tuple[str, ...], status: int, message: str
) -> None:
    result = perfcheck(*arguments)
    assert (result.status, result.err) == (status, message.format("tables/图书馆.txt"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("tables", "--config", "perfchek.toml"),
            "用法错误：配置文件 perfchek.toml 读不了：文件或文件夹不存在；是不是 {}？\n"
            "用法见 perfcheck check --help\n",
        ),
        (
            ("tables", "--config", "tables"),
            "用法错误：配置文件 tables 读不了：这是文件夹，不是文件\n"
            "用法见 perfcheck check --help\n",
        ),
        (
            ("tables", "--lang=en", "--rules", "perfcheck.toml"),
            "usage error: rule folder perfcheck.toml cannot be read: "
            "a part of the path is not a folder\nSee perfcheck check --help\n",
        ),
        (
            ("value", "-5%"),
            "用法错误：没有选项 -5；以 - 开头的值要写在 -- 后面：perfcheck value -- …\n"
            "用法见 perfcheck value --help\n",
        ),
        (
            ("value", "--lang", "en", "-5"),
            "usage error: there is no option -5; a value that begins with - goes after --: "
            "perfcheck value -- …\nSee perfcheck value --help\n",
        ),
        (
            ("value", "--formt", "json"),
            "用法错误：没有选项 --formt；是不是 --format？\n用法见 perfcheck value --help\n",
        ),
        (
            ("parse", "x", "--hlep"),
            "用法错误：没有选项 --hlep；是不是 --help？\n用法见 perfcheck parse --help\n",
        ),
        (
            ("x", "--fail-on", "eror"),
            "用法错误：--fail-on 只能是：error, warning, advice, never；是不是 error？\n"
            "用法见 perfcheck check --help\n",
        ),
        (
            ("parse", "x", "y"),
            "用法错误：多出来的 y\n用法见 perfcheck parse --help\n",
        ),
        (
            ("baseline", "wirte", "x"),
            "用法错误：perfcheck baseline 后面要写命令：prune, write；是不是 write？\n"
            "用法见 perfcheck baseline --help\n",
        ),
        (("x", "--profile", "code"), "没有方案“code”，是不是“coded”？\n"),
        (("explain", "procurement-need-cost"), "没有规则“{}”，是不是“procurement-needs-cost”？\n"),
    ],
)
def test_wrong_usage_suggests_the_nearest(
    perfcheck: Runner, arguments: tuple[str, ...], message: str
) -> None:
    given = {"--config": "perfcheck.toml", "explain": "procurement-need-cost"}
    filled = message.format(next((given[a] for a in arguments if a in given), ""))
    result = perfcheck(*arguments)
    assert (result.status, result.out, result.err) == (2, "", filled)


def test_a_value_after_the_dashes(perfcheck: Runner) -> None:
    result = perfcheck("value", "--", "-5")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("-5\n")


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.EACCES, "没有权限", "permission denied"),
        (errno.EISDIR, "这是文件夹，不是文件", "it is a folder, not a file"),
        (errno.ENOTDIR, "路径中有一段不是文件夹", "a part of the path is not a folder"),
        (errno.ENOSPC, "磁盘已满", "the disk is full"),
        (errno.ENOENT, "文件或文件夹不存在", "no such file or folder"),
        (errno.EDOM, "the system's own words", "the system's own words"),
    ],
)
def test_reasons(number: int, zh: str, en: str) -> None:
    error = OSError(number, "the system's own words")
    assert (reason(error, "zh"), reason(error, "en")) == (zh, en)


def test_reasons_that_are_no_number() -> None:
    assert reason(OSError("gone"), "zh") == "gone"
    assert reason(ValueError("embedded null byte"), "zh") == "这样的名称不可能是文件"
    assert reason(ValueError("embedded null byte"), "en") == "a name that no file can have"


def test_real_refusals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.symlink("loop.txt", "loop.txt")
    Path("plain.txt").write_text("")
    told = [read(path, "zh")[-1] for path in ("plain.txt/x", "loop.txt", "n" * 300)]
    assert told == [
        "无法读取：路径中有一段不是文件夹",
        "无法读取：符号链接绕成了圈",
        "无法读取：名称太长",
    ]
