"""Wheel and sdist: what travels in them, and that an installed perfcheck is the checkout's."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSION = "perfcheck-0.1.0"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def run(*command: str | Path, cwd: Path, check: bool = True) -> str:
    """The standard output of a command that sees nothing of the checkout but its arguments."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Environment:
    """A fresh virtual environment in ``folder``."""

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def __call__(self, *arguments: str | Path, check: bool = True) -> str:
        return run(self.python, *arguments, cwd=self.folder, check=check)

    def install(self, *what: str | Path) -> None:
        self("-m", "pip", "install", "-q", "--disable-pip-version-check", *what)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The wheel, the sdist, and the wheel made from the sdist."""
    folder = tmp_path_factory.mktemp("build")
    environment = Environment(folder / "venv")
    environment.install("hatchling")

    def build(target: str) -> Path:
        out = folder / target
        run(environment.python, "-m", "hatchling", "build", "-t", target, "-d", out, cwd=ROOT)
        return next(out.iterdir())

    wheel, sdist = build("wheel"), build("sdist")
    again = folder / "again"
    environment("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", again, sdist)
    return wheel, sdist, next(again.iterdir())


@pytest.fixture(scope="session")
def installed(
    built: tuple[Path, Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """An environment outside the checkout that holds the wheel."""
    environment = Environment(tmp_path_factory.mktemp("fresh") / "venv")
    environment.install(built[0])
    return environment


def shipped(wheel: Path) -> dict[str, bytes]:
    """Everything in a wheel but the list of its files."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
        return {name: archive.read(name) for name in names}


def test_rules_and_grammar_travel_inside_the_package(built: tuple[Path, Path, Path]) -> None:
    names = set(shipped(built[0]))
    data = {
        f"perfcheck/_data/{path.relative_to(ROOT).as_posix()}"
        for folder in ("rules", "grammar")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert "perfcheck/py.typed" in names
    assert {f"perfcheck/report/html/page.{kind}" for kind in ("css", "js")} <= names
    assert {name for name in names if name.startswith("perfcheck/_data/")} == data
    assert not [name for name in data if name.endswith((".py", ".pyc"))]
    assert {f"perfcheck/cli/shell/perfcheck.{shell}" for shell in ("bash", "zsh", "fish")} <= names
    assert {name for name in names if not name.startswith(("perfcheck/", f"{VERSION}.dist"))} == {
        f"{VERSION}.data/data/share/man/man1/perfcheck.1"
    }


def test_the_sdist_makes_the_same_wheel(built: tuple[Path, Path, Path]) -> None:
    wheel, _, from_sdist = built
    assert shipped(from_sdist) == shipped(wheel)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("rules", "list", "--format", "json"),
        ("rules", "list"),
        ("explain", "PT303"),
        ("value", "--format", "json", "≥98%", "2025年底前", "重要岗位24小时有人值守"),
        *(("check", "--format", "json", path) for path in EXAMPLES),
        *(("parse", path) for path in EXAMPLES),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(f"{ROOT}{os.sep}", ""),
)
def test_installed_and_checkout_say_the_same(
    installed: Environment, arguments: tuple[str | Path, ...], tmp_path: Path
) -> None:
    checkout = run(sys.executable, "-m", "perfcheck", *arguments, cwd=tmp_path, check=False)
    assert checkout
    assert installed("-m", "perfcheck", *arguments, check=False) == checkout


def test_the_command_is_installed(installed: Environment) -> None:
    command = installed.python.with_name("perfcheck").with_suffix(installed.python.suffix)
    assert run(command, "--version", cwd=installed.folder) == "perfcheck 0.1.0\n"
    where = installed("-c", "import perfcheck; print(perfcheck.__file__)")
    assert Path(where.strip()).is_relative_to(installed.folder)
