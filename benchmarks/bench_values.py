"""How fast target values are read, against one regular expression and against cn2an.

Run as ``python -m benchmarks.bench_values`` (or as a script). Prints values per second and ratios;
1.0× is one match of a sensible comparator-number-unit expression on the same cells.
"""

import contextlib
import gc
import random
import re
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from perfcheck.target import parse, parse_value

SENSIBLE = re.compile(
    r"^\s*(?P<sign>>=|<=|＞=|＜=|＞＝|＜＝|≥|≤|≧|≦|>|<|＞|＜|=|＝|不低于|不少于|不超过|不高于)?\s*"
    r"(?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<scale>万|亿)?\s*"
    r"(?P<unit>%|％|‰|元|人次|人|次|件|个工作日|天|小时|分钟|平方米|公里|[^\d\s]{1,8})?\s*"
    r"(?P<bound>以上|以下|以内)?\s*$"
)
SIGNS = ["≥", "≥", "≥", "≤", "＞=", "＜=", ">=", "=", "", "", "不低于", "不超过"]
UNITS = [
    *("%", "%", "％", "件", "次", "人次", "人", "户", "万元", "元"),
    *("天", "个工作日", "平方米", "小时", "次/年"),
]
SUBJECTS = ["完成", "推进", "保障", "做好", "落实", "支持", "组织", "配合"]
OBJECTS = ["年度工作", "专项检查", "机关运转", "安全防护", "档案整理", "信息公开", "业务培训"]
WORDS = ["提升", "无", "按时完成", "逐步改善", "达标", "良好", "全覆盖", "按合同约定", "持续稳定"]
LENGTH = 40_000


def distinct_values(count: int = LENGTH) -> list[str]:
    """``count`` different cells, mixed as in tables: nine in ten a plain number, some prose."""
    chance = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        kind = chance.random()
        number = chance.choice(
            [
                str(chance.randint(1, 99_999)),
                f"{chance.randint(1, 999)}.{chance.randint(1, 99):02d}",
                f"{chance.randint(1, 999)},{chance.randint(0, 999):03d}",
            ]
        )
        unit = chance.choice(UNITS)
        if kind < 0.86:
            cell = chance.choice(SIGNS) + number + unit
        elif kind < 0.92:
            cell = f"{number}{unit}以上"
        elif kind < 0.93:
            day = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日前"
            cell = f"{chance.randint(2018, 2035)}年{day}"
        elif kind < 0.94:
            low = chance.randint(1, 4000)
            cell = f"{low}-{low + chance.randint(1, 4000)}{unit}"
        else:
            cell = f"{chance.choice(SUBJECTS)}{chance.choice(OBJECTS)}，" + "".join(
                chance.choice(SUBJECTS) + chance.choice(OBJECTS) for _ in range(2)
            )
            if kind < 0.97:
                cell += f"并{chance.choice(SUBJECTS)}{chance.randint(1, 9999)}个{OBJECTS[0]}推进"
        found[cell] = None
    return list(found)


def table_values(count: int = LENGTH) -> list[str]:
    """A stream of cells with the repeats of a real table."""
    table = Path(__file__).resolve().parents[2] / "shared" / "cases" / "court-2025.txt"
    if table.exists():
        text = table.read_text(encoding="utf-8").replace("\n", "")
        cells = re.findall("指标值:([^；。]{1,40})", text)
    else:
        cells = ["100%"] * 30 + ["≥98%", "＞=95%", "≥90%", "3", "12次", "＜=5%", *WORDS] * 2
    return (cells * (count // len(cells) + 1))[:count]


def seconds(work: Callable[[str], object], cells: list[str], rounds: int = 7) -> float:
    """The best of several passes over the cells, each from a cold cache of values."""
    best = float("inf")
    for _ in range(rounds):
        parse.forget()
        gc.collect()
        gc.disable()  # as timeit does
        start = time.process_time()
        for cell in cells:
            work(cell)
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


def numerals(cells: list[str]) -> tuple[float, int] | None:
    """cn2an over the same cells: how long, and how many it reads; None where not installed."""
    try:
        from cn2an import transform
    except ImportError:
        return None
    sample = cells[:4000]
    read = 0
    start = time.process_time()
    for cell in sample:
        with contextlib.suppress(ValueError), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read += transform(cell, "cn2an") != cell
    return (time.process_time() - start) * len(cells) / len(sample), read


def main() -> None:
    parse_value("2025年底前")  # the parse table is part of start-up, not of reading
    for title, cells in (
        ("distinct values", distinct_values()),
        ("cells of a table", table_values()),
    ):
        base = seconds(SENSIBLE.match, cells)
        ours = seconds(parse_value, cells)
        print(f"{title}: {len(cells):,} cells, {len(set(cells)):,} different")
        print(f"  one regex       {len(cells) / base:>12,.0f} values/s   1.0×")
        print(f"  perfcheck       {len(cells) / ours:>12,.0f} values/s   {ours / base:.1f}×")
        other = numerals(cells)
        if other:
            rate, ratio = len(cells) / other[0], other[0] / base
            print(f"  cn2an           {rate:>12,.0f} values/s   {ratio:.1f}×")


if __name__ == "__main__":
    main()
