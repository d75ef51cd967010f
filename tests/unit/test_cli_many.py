"""Runs over many files: in several processes and in one they say the same, whatever a file does."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.command_line import Runner

from perfcheck import data, engine
from perfcheck.cli import many, pool, running
from perfcheck.cli.running import Run
from perfcheck.cli.setups import Asked
from perfcheck.finding import Report
from perfcheck.report import FORMATS

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
CRASH = "错误：many/07.txt: 核对它的进程中途结束（SIGKILL），没有核对完\n"


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / "many").mkdir()
    for number in range(12):
        content = EXAMPLES[number % len(EXAMPLES)].read_bytes()
        (tmp_path / f"many/{number:02}.txt").write_bytes(content)
    (tmp_path / "many/03.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "many/05.txt").write_text("会议通知\n", encoding="utf-8")
    (tmp_path / "many/06.txt.suppress.toml").write_text(
        '[[suppress]]\nrule = "PT711"\nproject = "全民阅读活动"\nreason = "已报备"\n'
        '[[suppress]]\nrule = "PT303"\nproject = "没有"\nreason = "已报备"\n',
        encoding="utf-8",
    )
    return Runner(monkeypatch, capsys)


def copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be copies, which inherit what a test has changed, also where another test's
    browser still has a thread in this one."""
    monkeypatch.setattr(pool, "_context", lambda: multiprocessing.get_context("fork"))


def in_worker(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> None:
    """Let ``act`` happen when ``name`` is checked."""
    copied(monkeypatch)
    check = engine.check_content

    def acting(content: bytes, called: str, *rest: object) -> Report:
        if called == name:
            act()
        return check(content, called, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "check_content", acting)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_is_the_same_from_two_processes(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch, form: str, lang: str
) -> None:
    monkeypatch.setattr("perfcheck.cli.terminal.now", lambda: "2026-03-01T09:30:00")
    arguments = ("many", "none.txt", "--format", form, "--lang", lang, "--statistics")
    arguments += ("--show-suppressed",)
    alone, both = (perfcheck(*arguments, "--jobs", jobs) for jobs in ("1", "2"))
    assert len(alone.out) > 1000
    assert (both.out, both.err, both.status) == (alone.out, alone.err, alone.status)
    assert alone.status == 3
    assert alone.err.index("many/03.txt") < alone.err.index("many/05.txt")
    assert alone.err.index("many/05.txt") < alone.err.index("none.txt")


def test_few_files_give_the_same_as_many(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = perfcheck("many", "--jobs", "1", "--statistics")
    monkeypatch.setattr(many, "FEW", 100)
    held = perfcheck("many", "--jobs", "1", "--statistics")
    assert (held.out, held.err, held.status) == (kept.out, kept.err, kept.status)


def test_a_baseline_over_many_files(perfcheck: Runner) -> None:
    for name in ("03", "05"):
        Path(f"many/{name}.txt").unlink()
    assert perfcheck("baseline", "write", "many").status == 0
    Path("many/new.txt").write_bytes(Path("many/01.txt").read_bytes())
    alone, both = (
        perfcheck("many", "--baseline", "perfcheck-baseline.json", "--jobs", jobs)
        for jobs in ("1", "2")
    )
    assert both.out == alone.out
    assert " many/new.txt:" in alone.out
    assert " many/01.txt:" not in alone.out
    assert (alone.status, both.status) == (1, 1)


def test_a_process_that_dies_is_told_and_stops_nothing(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = perfcheck("many", "--format", "concise", "--jobs", "2")
    in_worker(monkeypatch, "many/07.txt", lambda: os.kill(os.getpid(), signal.SIGKILL))
    result = perfcheck("many", "--format", "concise", "--jobs", "2")
    assert result.status == 2
    assert CRASH in result.err
    assert [line for line in whole.out.splitlines() if line.startswith("many/08")] == [
        line for line in result.out.splitlines() if line.startswith("many/08")
    ]
    assert "many/07.txt: 无法读取\n" in result.out
    assert not any(line.startswith("many/07.txt:1") for line in result.out.splitlines())


def test_a_process_that_ends_tells_its_status(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_worker(monkeypatch, "many/07.txt", lambda: os._exit(7))
    result = perfcheck("many", "--format", "concise", "--jobs", "2", "--lang", "en")
    message = "not checked: the process that checked it ended early (7)"
    assert f"error: many/07.txt: {message}\n" in result.err
    assert result.status == 2


def test_every_process_may_die(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(monkeypatch)
    monkeypatch.setattr(engine, "check_content", lambda *_: os._exit(1))
    result = perfcheck("many", "--format", "concise", "--jobs", "3")
    assert result.status == 2
    assert result.err.count("核对它的进程中途结束（1）") == 12
    assert result.out.endswith("没有核对任何表。\n")


def test_a_defect_is_told_from_a_process_as_from_this_one(
    perfcheck: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_worker(monkeypatch, "many/07.txt", lambda: [][1])
    alone, both = (perfcheck("many", "--jobs", jobs) for jobs in ("1", "2"))
    assert "perfcheck 自身出错：IndexError" in alone.err
    assert "错误：many/07.txt: perfcheck 自身出错，没有核对完\n" in alone.err
    assert (both.out, both.err, both.status) == (alone.out, alone.err, 2)


def test_wrong_configuration_ends_the_run(perfcheck: Runner) -> None:
    Path("many/perfcheck.toml").write_text('profile = "none"\n', encoding="utf-8")
    alone, both = (perfcheck("many", "--jobs", jobs) for jobs in ("1", "2"))
    assert (alone.status, both.status) == (2, 2)
    assert alone.err == both.err != ""
    assert alone.out == both.out == ""


def test_processes_made_from_nothing(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    import multiprocessing

    before = Path("many/00.txt").read_text(encoding="utf-8").replace("≥90%", "≥99%")
    Path("before.txt").write_text(before, encoding="utf-8")
    alone = perfcheck("many", "--jobs", "1", "--previous", "before.txt")
    monkeypatch.setattr(pool, "_context", lambda: multiprocessing.get_context("spawn"))
    both = perfcheck("many", "--jobs", "2", "--previous", "before.txt")
    assert "PT814" in both.out
    assert (both.out, both.err, both.status) == (alone.out, alone.err, alone.status)


def test_standard_input_among_many(perfcheck: Runner, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "perfcheck", "many/01.txt", "-", "--jobs", "2"],
        input=EXAMPLES[1].read_bytes(),
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "\n --> -:" in done.stdout.decode() or "\n  --> -:" in done.stdout.decode()


def test_how_many_processes(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_cores", lambda: 4)
    small = ["many/00.txt", "many/01.txt", "none.txt", "-"]
    assert many.how_many(0, small) == 1
    assert many.how_many(1, small) == 1
    assert many.how_many(9, small) == 4
    assert many.how_many(2, ["many/00.txt"]) == 1
    Path("large.txt").write_bytes(b" " * many.PAYS)
    assert many.how_many(0, [*small, "large.txt"]) == 4
    assert many.how_many(0, ["large.txt", "many/00.txt"]) == 2


def test_small_folders_start_no_process(perfcheck: Runner) -> None:
    code = "import sys; from perfcheck.cli import main; s = main(); print(s, *sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, "many/00.txt", "many/01.txt", "many/02.txt"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    status, *modules = done.stdout.splitlines()[-1].split()
    assert status == "1"
    assert {"multiprocessing", "pickle", "tempfile", "perfcheck.spool"}.isdisjoint(modules)


def test_no_room_for_the_report(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w+b", buffering=0) as full:
        monkeypatch.setattr(many, "_file", lambda: full)
        result = perfcheck("many", "--jobs", "1")
    assert result.status == 2
    assert "用法错误：放不下各文件的核对结果：" in result.err
    assert result.out == ""


def test_no_folder_for_temporary_files(perfcheck: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = perfcheck("many", "--jobs", "2")

    def refused(*_: object, **__: object) -> None:
        raise FileNotFoundError("no usable temporary directory found")

    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    assert perfcheck("many", "--jobs", "2").out == kept.out


def test_a_run_that_is_not_begun_can_be_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    import pickle

    monkeypatch.setattr(data, "cache_folder", "/somewhere")
    run = Run(Asked(select=["PT1"], lang="en"))
    kept = pickle.dumps(run)
    monkeypatch.setattr(data, "cache_folder", None)
    again = pickle.loads(kept)
    assert isinstance(again, running.Run)
    assert (again.lang, data.cache_folder) == ("en", "/somewhere")


@pytest.fixture
def long_run(
    perfcheck: Runner, tmp_path: Path
) -> Iterator[tuple[subprocess.Popen[str], list[Path]]]:
    """A run that takes a while, in a group of processes of its own, and its three processes."""
    folder = tmp_path / "long"
    folder.mkdir()
    text = EXAMPLES[0].read_bytes()
    for number in range(400):
        (folder / f"{number}.txt").write_bytes(text.replace(b"2025", str(number).encode()))
    with subprocess.Popen(
        [sys.executable, "-m", "perfcheck", "long", "--jobs", "3"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        within(lambda: len(children.read_text().split()) == 3)
        yield process, [Path("/proc", worker) for worker in children.read_text().split()]


def runs(process: Path) -> bool:
    """Whether a process, as /proc has it, has not ended."""
    try:
        return "\nState:\tZ" not in (process / "status").read_text()
    except OSError:
        return False


def within(happened: Callable[[], bool]) -> None:
    """Wait until something has happened, for 20 seconds at most."""
    deadline = time.monotonic() + 20
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert happened()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are seen in /proc")
def test_an_interrupted_run_ends_with_its_processes(
    long_run: tuple[subprocess.Popen[str], list[Path]],
) -> None:
    process, workers = long_run
    os.killpg(process.pid, signal.SIGINT)  # what a terminal does at Ctrl-C
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, "", "已中断")
    assert not any(map(runs, workers))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are seen in /proc")
def test_no_process_outlives_a_run_that_is_killed(
    long_run: tuple[subprocess.Popen[str], list[Path]],
) -> None:
    process, workers = long_run
    process.kill()
    process.communicate(timeout=20)  # ends when nobody holds the other end of its output
    within(lambda: not any(map(runs, workers)))
