"""The whole check of made-up tables of 100 to 100,000 indicators: time and memory an indicator.

Each size runs in a process of its own, with the whole rulebook loaded and the garbage collector
held back as the command line does it. Times are processor seconds, the best of three runs. `growth`
is the time an indicator takes against that of the size before; `bytes each` is how much the peak
memory grew an indicator over the size before.

    python benchmarks/bench_check.py
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

SIZES = (100, 1_000, 10_000, 100_000)


def measure(size: int) -> dict[str, float]:
    """Seconds and peak memory (bytes) of one check, in this process; the rulebook is loaded."""
    sys.path.insert(0, str(Path(__file__).parent))
    from tables import generate

    from perfcheck.cli.collector import Held
    from perfcheck.engine import check_content
    from perfcheck.facts.vocabulary import vocabulary
    from perfcheck.rulebook import load_rulebook

    content = generate(size).encode()
    rulebook = load_rulebook(vocabulary=vocabulary())
    check_content(generate(50).encode(), "warm.txt", rulebook)
    with Held():
        started = time.process_time()
        report = check_content(content, "table.txt", rulebook)
        seconds = time.process_time() - started
    return {
        "indicators": report.inputs[0].indicators,
        "findings": len(report.findings),
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def main() -> None:
    if len(sys.argv) == 2:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    print("indicators  findings        s  µs each  growth bytes each")
    before: dict[str, float] | None = None
    for size in SIZES:
        command = [sys.executable, __file__, str(size)]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            for _ in range(3)
        ]
        best = min(runs, key=lambda run: run["seconds"])
        count = best["indicators"]
        each = best["seconds"] / count
        growth = memory = float("nan")
        if before:
            growth = each / (before["seconds"] / before["indicators"])
            memory = (best["peak"] - before["peak"]) / (count - before["indicators"])
        print(
            f"{count:>10} {best['findings']:>9} {best['seconds']:>8.3f} {each * 1e6:>8.1f} "
            f"{growth:>7.2f} {memory:>10.0f}"
        )
        before = best


if __name__ == "__main__":
    main()
