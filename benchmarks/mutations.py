"""Damaged copies of made-up tables through the whole check: nothing may escape, all is told.

Deletes, inserts, repeats and swaps characters and lines. A copy that raises is written beside the
caller as ``mutation-SEED-NUMBER.txt``. Prints exceptions, statuses and the slowest copy.

    python benchmarks/mutations.py 100000 [SEED]
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from tables import generate

from perfcheck.engine import check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook import load_rulebook

JUNK = "；。：:、0123456789%≥≤＞=-无 \n\t\f　（）“”,.年月日万元产出指标\ud800\x00\u200b①"


def damaged(text: str, chance: random.Random) -> str:
    """``text`` after one to eight changes."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 1, 2, 5, 40)))
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + chance.choice(JUNK) + text[start:]
            case 2:
                text = text[:start] + text[start:end] * chance.choice((2, 3)) + text[end:]
            case 3:
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case 4:
                text = "\n".join(lines[:one] + lines[one + 1 :]) or "x"
            case _:
                text = "\n".join([*lines[:one], lines[other], *lines[one:]])
    return text


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    chance = random.Random(seed)
    whole = [generate(size, number) for number in range(30) for size in (4, 8, 12)]
    rulebook = load_rulebook(vocabulary=vocabulary())
    statuses: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        content = damaged(chance.choice(whole), chance).encode("utf-8", "surrogatepass")
        began = time.perf_counter()
        try:
            statuses[check_content(content, "table.txt", rulebook).inputs[0].status] += 1
        except Exception as error:
            statuses[f"raised {type(error).__name__}"] += 1
            Path(f"mutation-{seed}-{number}.txt").write_bytes(content)
        slowest = max(slowest, time.perf_counter() - began)
    print(f"{count} copies: {dict(statuses)}; slowest {slowest:.3f} s")


if __name__ == "__main__":
    main()
