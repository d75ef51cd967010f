"""Reading pieces repeated to 4,000 and 64,000 characters: how much longer the longer text takes.

Sixteen times the text should take about sixteen times as long; reading that looked back at
everything before would take 256 times as long. Prints the ratio of each piece, the worst last.

    python benchmarks/bench_repeated.py
"""

import time

from perfcheck.read.source import Source
from perfcheck.table import read_tables

REPEATED = [
    "1" * 10,
    " " * 10,
    "\n",
    "\f",
    "；",
    "1、",
    "1-产出指标；",
    "1、指标值:",
    "年度指标值:",
    "1、1-产出指标；11-数量指标；册数；年度指标值:≥3册。",
    "1、9-坏；11-数量；册数；年度指标值:3。",
    "1、1-产出指标；11-数量；册数；3册。",
    "值:3\n3\n",
    "。\n",
    "实施 ",
    "3.00 ",
    "3.00 3.00\n",
    "    修复费 3.00 3.00\n",
    "    修复费\n\n3.00 3.00\n",
    "    修复费\n",
    "合计 3.00 3.00\n",
    "项目支出绩效目标表\n",
    "项目名称\n",
    "部门名称：甲 单位：万元\n",
    "第 3 页\n",
]
BEFORE = "项目支出绩效目标表\n项目名称 总计 绩效指标\n合计 3.00\n    修复费 3.00\n"
STARTS = ("", BEFORE, BEFORE + "1、1-产出指标；11-数量指标；册数；年度")


def seconds(before: str, piece: str, length: int) -> float:
    """Processor seconds to read ``piece`` repeated to ``length`` characters behind ``before``."""
    source = Source("t", "text", "utf-8", before + piece * (length // len(piece)))
    began = time.process_time()
    read_tables(source)
    return time.process_time() - began


def main() -> None:
    ratios = []
    for piece in REPEATED:
        for before in STARTS:
            short = min(seconds(before, piece, 4_000) for _ in range(3))
            long = min(seconds(before, piece, 64_000) for _ in range(2))
            ratios.append((long / max(short, 0.0005), piece, long))
    print("  ratio  s for 64,000  piece")
    for ratio, piece, long in sorted(ratios):
        print(f"{ratio:>7.1f} {long:>13.3f}  {piece!r}")


if __name__ == "__main__":
    main()
