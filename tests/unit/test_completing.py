"""What may stand at the cursor, and the scripts that ask for it in real shells."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from tests.command_line import Runner

from perfcheck.cli import app, completing
from perfcheck.cli.commands import group
from perfcheck.report import FORMATS

SHELLS = ("bash", "zsh", "fish")
VALUES_OF_ONES_OWN = {
    ("check", "N"),
    ("value", "[TEXT]..."),
    ("new", "CODE"),
    ("new", "NAME"),
}


@pytest.fixture
def perfcheck(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    return Runner(monkeypatch, capsys)


def asked(perfcheck: Runner, *words: str) -> list[tuple[str, ...]]:
    """Kind and value of each answer."""
    result = perfcheck(app.COMPLETE, "fish", *words)
    assert (result.status, result.err) == (0, "")
    assert all(line.count("\t") == 2 for line in result.out.splitlines())
    return [tuple(line.split("\t")[:2]) for line in result.out.splitlines()]


def plain(*values: str) -> list[tuple[str, ...]]:
    return [("plain", value) for value in values]


def test_the_first_word_is_a_command_or_a_file(perfcheck: Runner) -> None:
    assert asked(perfcheck, "") == [*plain(*app.COMMANDS), ("file", "")]
    assert asked(perfcheck, "ex") == [*plain("explain"), ("file", "")]
    assert ("plain", "--format") in asked(perfcheck, "--fo")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--format", "js"), plain("json")),
        (("--format=js",), plain("--format=json")),
        (("check", "x.txt", "--fail-on", "w"), plain("warning")),
        (("x.txt", "--unsafe"), plain("--unsafe-fixes")),
        (("x.txt", ""), [("file", "")]),
        (("parse", "x"), [("file", "")]),
        (("--baseline", ""), [("file", "")]),
        (("--baseline=a",), [("file", "--baseline=")]),
        (("--rules", ""), [("dir", "")]),
        (("--profile", "cod"), plain("coded")),
        (("--profile", "coded,unc"), plain("coded,uncoded")),
        (("explain", "pt30"), plain(*(f"PT30{n}" for n in range(1, 10)))),
        (("explain", "year-m"), plain("year-missing")),
        (("x", "--ignore", "PT1,year-m"), plain("PT1,year-missing")),
        (("x", "--select", "PT301,PT30"), plain(*(f"PT301,PT30{n}" for n in range(2, 10)))),
        (("x", "--report", "js"), plain("json=")),
        (("x", "--report", "json=out/"), [("file", "json=")]),
        (("x", "--report=json=out/"), [("file", "--report=json=")]),
        (("rules", ""), plain("docs", "list", "new", "test")),
        (("rules", "test", ""), [("dir", "")]),
        (("rules", "new", "X"), []),
        (("baseline", "p"), plain("prune")),
        (("completion", ""), plain(*SHELLS)),
        (("value", ""), []),
        (("value", "--", "-"), []),
        (("--", "-"), [("file", "")]),
    ],
)
def test_what_may_stand(
    perfcheck: Runner, words: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    assert asked(perfcheck, *words) == expected


def test_reports_are_those_that_there_are(perfcheck: Runner) -> None:
    assert asked(perfcheck, "x", "--report", "") == plain(*(f"{name}=" for name in FORMATS))


def test_rules_of_ones_own_are_completed(perfcheck: Runner, tmp_path: Path) -> None:
    assert perfcheck("rules", "new", "XX101", "year-in-name", "--dir", "own").status == 0
    assert asked(perfcheck, "x", "--rules", "own", "--select", "XX") == plain("XX101")
    assert asked(perfcheck, "explain", "--rules", "own", "year-in") == plain("year-in-name")


def test_every_profile_completed_is_one(perfcheck: Runner, tmp_path: Path) -> None:
    names = [value for _, value in asked(perfcheck, "rules", "list", "--profile", "")]
    assert "general" in names and len(names) > 5
    for name in names:
        assert perfcheck("rules", "list", "--profile", name).status == 0


def test_the_line_of_bash(perfcheck: Runner) -> None:
    def bash(line: str) -> list[str]:
        return perfcheck(app.COMPLETE, "bash", "./perfcheck", line).out.splitlines()

    assert bash("./perfcheck rules li")[0] == "word\tli"
    assert bash("./perfcheck rules ")[0] == "word\t"
    assert bash("./perfcheck rules li")[1].startswith("plain\tlist\t")
    assert bash("LANG=C ./perfcheck 'a b") == ["word\ta b", "file\t\t"]
    assert bash("./perfcheck a\\ b") == ["word\ta b", "file\t\t"]


def test_wrong_words_before_give_no_answer(perfcheck: Runner) -> None:
    for words in (("rules", "nope", ""), ("x", "--rules", "none", "--select", "")):
        result = perfcheck(app.COMPLETE, "zsh", *words)
        assert (result.status, result.out) == (2, "")


def test_every_value_has_something_to_complete() -> None:
    def commands(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
        if not isinstance(command, click.Group):
            return [(name, command)]
        context = click.Context(command)
        inner = {
            name: command.get_command(context, name) for name in command.list_commands(context)
        }
        return [each for name, one in inner.items() if one for each in commands(one, name)]

    left = {
        (name, param.metavar)
        for name, command in commands(group, "perfcheck")
        for param in command.params
        if not getattr(param, "is_flag", False)
        and not isinstance(param.type, click.Choice | completing._Values)
        and param.metavar not in completing.METAVARS
    }
    assert left <= VALUES_OF_ONES_OWN


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(perfcheck: Runner, shell: str) -> None:
    result = perfcheck("completion", shell)
    assert (result.status, result.err) == (0, "")
    assert f"__complete {shell} " in result.out


def needed(shell: str) -> None:
    """Without bash a test fails in CI; the other two are tried where they are."""
    if shutil.which(shell) is None:
        if shell == "bash" and os.environ.get("CI"):
            pytest.fail(f"{shell} is not installed")
        pytest.skip(f"{shell} is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a b.txt", "reading.txt", "tables/x.txt", "报表/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "perfcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m perfcheck "$@"\n')
    command.chmod(0o755)
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "HOME": str(folder),
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "PERFCHECK_CACHE_DIR": str(folder / "cache"),
    }


LINES = {
    "perfcheck --fo": ["perfcheck", "--format"],
    "perfcheck comp": ["perfcheck", "completion"],
    "perfcheck rules li": ["perfcheck", "rules", "list"],
    "perfcheck --format=js": ["perfcheck", "--format=json"],
    "perfcheck rea": ["perfcheck", "reading.txt"],
    "perfcheck a": ["perfcheck", "a b.txt"],
    "perfcheck 报": ["perfcheck", "报表"],
    "perfcheck x --select PT102,year-mis": ["perfcheck", "x", "--select", "PT102,year-missing"],
    "perfcheck --report js": ["perfcheck", "--report", "json="],
    "perfcheck --report json=rea": ["perfcheck", "--report", "json=reading.txt"],
    "perfcheck --report=json=rea": ["perfcheck", "--report=json=reading.txt"],
    "perfcheck --rules ta": ["perfcheck", "--rules", "tables"],
    "A=1 perfcheck explain procurement-needs-c": [
        *("A=1", "perfcheck", "explain", "procurement-needs-cost"),
    ],
}
STARTS = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
}
SET_UPS = {
    "bash": 'eval "$(perfcheck completion bash)"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(perfcheck completion zsh)"',
}


class Terminal:
    """An interactive shell with somebody at its keyboard."""

    def __init__(self, shell: str, folder: Path) -> None:
        import pty

        self._keyboard, screen = pty.openpty()
        self._process = subprocess.Popen(
            [shell, *STARTS[shell]],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            cwd=folder,
            env=environment(folder),
            start_new_session=True,
        )
        os.close(screen)
        self._type(f"PS1=; {SET_UPS[shell]}\n")

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keyboard)

    def completed(self, line: str) -> list[str]:
        """The words of ``line`` after the key for completion, as the shell takes them."""
        self._type(f"{line}\t")
        self._type("\x01echo HERE$((1+1)); printf '<%s>' \x05; echo DONE$((1+1))\n")
        return re.findall("<(.*?)>", self._read("DONE2").rpartition("HERE2")[2])

    def _type(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    def _read(self, end: str) -> str:
        shown = b""
        limit = time.monotonic() + 60
        while end.encode() not in shown:
            left = limit - time.monotonic()
            ready, _, _ = select.select([self._keyboard], [], [], max(left, 0))
            assert ready, shown.decode(errors="replace")
            shown += os.read(self._keyboard, 65536)
        return shown.decode(errors="replace")


@pytest.mark.parametrize("shell", list(STARTS))
def test_in_an_interactive_shell(shell: str, folder: Path) -> None:
    needed(shell)
    pytest.importorskip("pty")
    with Terminal(shell, folder) as terminal:
        for line, words in LINES.items():
            assert [word.rstrip("/") for word in terminal.completed(line)] == words, line


def test_in_fish(folder: Path) -> None:
    needed("fish")
    for line, words in LINES.items():
        done = subprocess.run(
            [
                *("fish", "--no-config", "-c"),
                "perfcheck completion fish | source; complete -C $argv[1]",
                line,
            ],
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment(folder),
        )
        told = [each.partition("\t")[0].rstrip("/") for each in done.stdout.splitlines()]
        assert (told, done.stderr) == ([words[-1]], ""), line


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_has_no_error_in_it(shell: str) -> None:
    needed(shell)
    script = Path(app.__file__).with_name("shell") / f"perfcheck.{shell}"
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
