"""Set up this checkout and run something in it: ``python3 dev.py check TABLE``, ``… test``.

Needs Python 3.11 or later and nothing else: it makes a virtual environment in .venv, installs
perfcheck there when what is installed is not up to date, and runs the command asked for.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


class Session(NamedTuple):
    """Commands to run, as modules of Python, and the extras of pyproject.toml they need."""

    extras: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]


SESSIONS = {
    "check": Session((), (("perfcheck", "check"),)),
    "test": Session(("test",), (("pytest", "--ignore=tests/packaging"),)),
    "packaging": Session(("test",), (("pytest", "tests/packaging"),)),
    "lint": Session(("lint",), (("ruff", "check", "."), ("ruff", "format", "--check", "."))),
    "types": Session(("lint",), (("mypy",),)),
}


def main() -> int:
    """The exit status of the first command that fails; further arguments go to the last one."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one learns it here
        stop("perfcheck needs Python 3.11 or later; this is " + sys.version.split()[0])
    if len(sys.argv) < 2 or sys.argv[1] not in SESSIONS:
        stop(f"usage: python3 dev.py {'|'.join(SESSIONS)} [ARGUMENT…]")
    session = SESSIONS[sys.argv[1]]
    make_environment()
    install(session.extras)
    *first, last = session.commands
    for command in (*first, (*last, *sys.argv[2:])):
        # Paths among the arguments are the caller's; the tests and tools work at the root.
        folder = None if sys.argv[1] == "check" else ROOT
        status = subprocess.run([PYTHON, "-m", *command], cwd=folder).returncode
        if status:
            return status
    return 0


def make_environment() -> None:
    """A virtual environment with pip in .venv; one that is whole is kept."""
    if PYTHON.exists() and works(PYTHON, "-m", "pip", "--version"):
        return
    say("making a virtual environment in .venv")
    if not works(sys.executable, "-c", "import ensurepip, venv"):
        install_venv()
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install_venv() -> None:
    """Debian and Ubuntu keep venv in a package of its own."""
    package = f"python3.{sys.version_info.minor}-venv"
    if os.name != "posix" or not shutil.which("apt-get"):
        stop("this Python lacks the modules venv and ensurepip; install them and run this again")
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    if as_root and not shutil.which("sudo"):
        stop(f"this Python lacks the module venv; as root, run: apt-get install {package}")
    say(f"installing {package}")
    run(*as_root, "apt-get", "update", "-q")
    run(*as_root, "apt-get", "install", "-q", "-y", "--no-install-recommends", package)


def install(extras: tuple[str, ...]) -> None:
    """Install this checkout, editable, unless that was done since pyproject.toml changed."""
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    stamp = VENV / f"installed-{'-'.join(extras) or 'plain'}"
    wanted = f"{ROOT}\n{(ROOT / 'pyproject.toml').read_text(encoding='utf-8')}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("installing perfcheck and what it needs")
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", target)
    stamp.write_text(wanted, encoding="utf-8")


def works(*command: str | Path) -> bool:
    """Whether a command runs without an error; its output is not shown."""
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet).returncode == 0


def run(*command: str | Path) -> None:
    """Run a command, its output to standard error; stop when it fails."""
    status = subprocess.run(command, stdout=sys.stderr).returncode
    if status:
        stop(f"failed with status {status}: {' '.join(map(str, command))}")


def say(message: str) -> None:
    """A note on progress."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


def stop(message: str) -> NoReturn:
    """End with status 2, which is wrong usage or a faulty set-up."""
    say(message)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(main())
