"""Start-up: whole processes against a bare interpreter, with byte code compiled and caches warm."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/reading.txt"
RUNS = 21
PERFCHECK = ("-c", "from perfcheck.cli import script; script()")


def commands(example: str) -> dict[str, tuple[str, ...]]:
    """What is measured: a label and the interpreter's arguments."""
    return {
        "python -c pass": ("-c", "pass"),
        "import click": ("-c", "import click"),
        "perfcheck --version": (*PERFCHECK, "--version"),
        "perfcheck value ≥98%": (*PERFCHECK, "value", "≥98%"),
        f"perfcheck {example}": (*PERFCHECK, example),
        f"perfcheck parse {example}": (*PERFCHECK, "parse", example),
    }


def measure(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Milliseconds of one process from start to exit; one that fails is no measure of anything."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    taken = (time.perf_counter() - start) * 1000
    if done.returncode not in (0, 1):  # 1: the table has errors
        sys.exit(f"status {done.returncode}: {' '.join(arguments)}")
    return taken


def main() -> None:
    """Commands take turns, so that a busy moment of the machine falls on all of them."""
    plan = commands(EXAMPLE)
    times: dict[str, list[float]] = {label: [] for label in plan}
    with tempfile.TemporaryDirectory() as cache:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PERFCHECK_CACHE_DIR"] = cache
        for turn in range(RUNS + 2):
            for label, arguments in plan.items():
                taken = measure(arguments, environment)
                if turn >= 2:  # the first turns compile byte code and fill the cache
                    times[label].append(taken)
    bare = times["python -c pass"]
    print(f"{'median of ' + str(RUNS):<44} {'ms':>7} {'quartiles':>15} {'× bare':>7}")
    for label, taken in times.items():
        low, median, high = statistics.quantiles(taken, n=4)
        # Against the bare interpreter of the same turn, which met the same load.
        ratio = statistics.median(t / b for t, b in zip(taken, bare, strict=True))
        spread = f"{low:.1f}–{high:.1f}"
        print(f"{label:<44} {median:7.1f} {spread:>15} {ratio:7.2f}")


if __name__ == "__main__":
    main()
