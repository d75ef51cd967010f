"""The plain table around a case that states only projects or only indicators.

The frame has a year, a department, a unit of money, and totals that add up, so that it breaks no
rule by itself.
"""

import re
from decimal import Decimal
from itertools import zip_longest

_DEPARTMENT = "青山县文化馆"
_HEAD = (
    "2025年项目支出绩效目标表\n"
    f"部门名称：{_DEPARTMENT} 单位：万元\n\n"
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n\n"
)
_PROJECT = (
    "    馆藏图书数字化项目 20.00 20.00\n扫描馆藏地方文献800册，10月底前完成校对并提供网上阅览。\n"
)
_AMOUNT = r"-?\d[\d,]*(?:\.\d+)?"
_ROW = re.compile(rf"^ +\S.*?((?: +{_AMOUNT})+) *$", re.MULTILINE)


def framed(project: str | None, indicators: str) -> str:
    """A whole table of ``project``, lines as they stand in a table, the name line indented; or,
    when that is None, of one ordinary project with ``indicators``."""
    if project is None:
        project = f"{_PROJECT}\n{indicators}"
    sums = " ".join(map(_money, _sums(project)))
    totals = f"合计 {sums}\n\n{_DEPARTMENT} {sums}\n\n" if sums else ""
    return f"{_HEAD}{totals}{project.rstrip()}\n"


def _sums(project: str) -> list[Decimal]:
    """The sum of each column of amounts; the first alone, the total, when the others do not add
    up to it, so that the frame does not repeat what is wrong with a row."""
    rows = [
        [Decimal(amount.replace(",", "")) for amount in row.group(1).split()]
        for row in _ROW.finditer(project)
    ]
    sums = [sum(column, Decimal()) for column in zip_longest(*rows, fillvalue=Decimal())]
    return sums if sums[:1] == [sum(sums[1:])] else sums[:1]


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"
