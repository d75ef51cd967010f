"""Cases notice at least nineteen in twenty changes of conditions and of thresholds, and every mask;
of words, cases and examples notice at least nine in ten."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_changes_of_rules_are_noticed() -> None:
    command = [sys.executable, "-m", "perfcheck", "rules", "test", "--mutate", "--lang", "en"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr
    tallies = [line for line in run.stdout.splitlines() if " noticed by " in line]
    assert [line.split(":")[0] for line in tallies] == [
        "conditions",
        "thresholds",
        "masks",
        "words",
    ]
    assert int(tallies[0].split()[1]) > 700  # changes were tried at all
    conditions, thresholds, masks, words = (
        float(line.rsplit("(", 1)[1].removesuffix("%)")) for line in tallies
    )
    assert min(conditions, thresholds) >= 95
    assert (masks, words >= 90) == (100, True)
