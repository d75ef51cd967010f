"""Folders of many tables: how much faster all cores check them than one, and how much memory more
files take.

Copies of the examples; each run is a whole process (peak memory of that and of the largest of its
own).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
FEW, MANY = 100, 2000
FORMATS = ("text", "json")
RUN = """\
import resource, sys
from perfcheck.cli import main
main()
own, workers = (resource.getrusage(who).ru_maxrss
                for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, workers, file=sys.stderr)
"""


class Measured(NamedTuple):
    """Seconds on the clock; KiB at the peak of the process, and of the largest it started."""

    seconds: float
    own: int
    workers: int


def measure(folder: Path, jobs: int, form: str) -> Measured:
    """One run over ``folder``; its report goes nowhere."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder), "--jobs", str(jobs), "--format", form],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    own, workers = map(int, done.stderr.splitlines()[-1].split())
    return Measured(time.perf_counter() - began, own, workers)


def copies(folder: Path, number: int) -> Path:
    """A folder of so many copies of the examples, in turn."""
    folder.mkdir()
    texts = [example.read_text(encoding="utf-8") for example in EXAMPLES]
    for each in range(number):
        text = texts[each % len(texts)].replace("2025", str(2000 + each % 50))
        (folder / f"{each:05}.txt").write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with tempfile.TemporaryDirectory() as temporary:
        few, many = (copies(Path(temporary) / str(number), number) for number in (FEW, MANY))
        measure(few, 1, "text")  # warms the caches
        for form in FORMATS:
            one = measure(many, 1, form)
            every = measure(many, 0, form)
            ratio = one.seconds / every.seconds
            print(
                f"{form}: {MANY} files, one process {one.seconds:.1f} s, {cores} cores "
                f"{every.seconds:.1f} s: {ratio:.2f} times as fast"
            )
            for name, jobs, more in (("one process", 1, one), (f"{cores} cores", 0, every)):
                less = measure(few, jobs, form)
                grown = (more.own - less.own) / (MANY - FEW)
                print(
                    f"  {name}: {FEW} files {less.own / 1024:.1f} MB, {MANY} files "
                    f"{more.own / 1024:.1f} MB: {grown:.2f} KB a file"
                    + (
                        f"; largest other process {less.workers / 1024:.1f} MB, "
                        f"{more.workers / 1024:.1f} MB"
                        if jobs != 1
                        else ""
                    )
                )


if __name__ == "__main__":
    main()
