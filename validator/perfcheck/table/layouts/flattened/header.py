"""The head of a flattened table: title, department, unit of money, and the words of the columns.

A page that begins in the middle of a cell repeats the head; these lines are marked and skipped.
"""

import re

from perfcheck.read.source import Span
from perfcheck.struct import Struct
from perfcheck.table.joined import Joined
from perfcheck.table.layouts.flattened.lines import Line

TEXT, HEADER, PAGE, STRAY, DOUBT = range(5)
"""What a line is: content; the head of a table; page furniture; amounts without a name; a number
that may be a page's or part of the text around it.
"""

_MONEY = re.compile(
    r"[（(]?(?:金额|计量|货币)?\s?单\s?位\s?[:：]\s?(?:人民币)?\s?(百?万元|亿元|千元|百元|元)\s?[）)]?$"
)
_DEPARTMENT = tuple(
    whose + what
    for whose in ("", "预算", "主管", "填报", "编制", "申报", "实施")
    for what in ("部门", "单位")
)
_DEPARTMENT_MORE = ("名称", "（盖章）", "(盖章)", "（公章）", "(公章)")
_COLUMN_WORDS = ("绩效目标", "绩效指标", "总计", "合计", "财政拨款", "金额")
_GOAL_WORDS = ("绩效目标", "总体目标", "年度目标", "绩效指标", "项目目标")
# 2025年, 年度：2025, 二〇二五年
_YEAR = re.compile(r"((?:19|20)\d\d)\s?(?:年|财年)|年度\s?[:：]\s?((?:19|20)\d\d)(?!\d)")
_NUMERALS = str.maketrans("０１２３４５６７８９", "0123456789")
_AFTER_NAME = re.compile(
    r"\s+(?:(?:预算|填报|申报|编制)?年度|(?:填报|申报|编制)(?:日期|时间))\s?[:：]"
)
_SPELT = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPELT_YEAR = re.compile(r"二[〇○零][一二三四五][〇○零一二三四五六七八九]\s?年")
_TOTAL = re.compile(r"[合总]\s{0,4}计\s{0,4}:?(?:\s+(?:-|-?\d[\d,.]*))+$")
_NARROW = str.maketrans("－—–/，．：", "----,.:")
_KNOWN_COLUMNS = frozenset(
    ("总计", "合计", "小计", "财政拨款", "财政专户拨款", "财政专户管理资金", "其他资金", "单位资金")
)


class Header(Struct):
    """What a head says; spans point at the words themselves, ``lines`` at all its lines."""

    title: str | None = None
    title_span: Span | None = None
    department: str | None = None
    department_span: Span | None = None
    year: int | None = None
    money_unit: str | None = None
    columns: tuple[str, ...] = ()
    columns_span: Span | None = None
    last: int = -1
    """The number of its last line."""


def squeeze(text: str) -> str:
    """``text`` without any blank in it."""
    return "".join(text.split())


def is_total(text: str) -> bool:
    """Whether a line is the row of the grand total."""
    return text[0] in "合总" and _TOTAL.match(text.translate(_NARROW)) is not None


def may_be_header(text: str) -> bool:
    """A quick look that lets most lines of a long table pass by."""
    if len(text) > 120:
        return False
    return (
        text.startswith(("项目", "项 目"))
        or "绩效" in text
        or "绩 效" in text
        or "单位" in text[-14:]
        or "单 位" in text[-16:]
        or text.startswith(("部门", "单位", "预算", "主管", "填报", "编制", "申报", "实施"))
    )


class HeadReader:
    """Reads the lines of one head, from its first."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines

    def _of(self, number: int) -> str:
        line = self._lines[number]
        return self._text[line.start : line.end]

    def read_line(self, number: int, header: Header) -> Header | None:
        """``header`` with what line ``number`` adds to it, or None when that is no line of a head.

        The result's ``last`` is the last line that was used up.
        """
        line = self._lines[number]
        words = self._of(number)
        if not may_be_header(words):
            return None
        columns = self._columns(number)
        if columns is not None:
            last, names, span = columns
            if header.columns_span is not None:
                return None if header.columns != names else header._replace(last=last)
            return header._replace(columns=names, columns_span=span, last=last)
        money = _MONEY.search(words)
        head = words[: money.start()].rstrip() if money else words
        if money and header.money_unit is None:
            header = header._replace(money_unit=money[1])
        header = header._replace(last=number, year=header.year or year_in(head))
        if not head:
            return header
        behind = _department_start(head)
        if behind:
            if header.department is not None:
                return None
            more = _AFTER_NAME.search(head, behind)
            name = head[behind : more.start() if more else len(head)]
            start, end = line.start + behind, line.start + behind + len(name)
            follows = self._department_rest(number) if money is None else None
            if follows is not None:
                joined = Joined(self._text, ((start, end), follows[0]))
                return header._replace(
                    department=joined.text,
                    department_span=joined.span(0, len(joined.text)),
                    money_unit=header.money_unit or follows[1],
                    last=number + 1,
                )
            return header._replace(department=name, department_span=Span(start, end))
        if header.title is None and _is_title(squeeze(head)):
            return header._replace(title=head, title_span=Span(line.start, line.start + len(head)))
        if money and header.department is None and len(head) <= 40 and not year_in(head):
            span = Span(line.start, line.start + len(head))
            return header._replace(department=head, department_span=span)
        return header if money and year_in(head) else None

    def _department_rest(self, number: int) -> tuple[tuple[int, int], str] | None:
        """The rest of a department's name that ran on to the line of the unit of money."""
        if number + 1 >= len(self._lines) or self._lines[number + 1].gap:
            return None
        line = self._lines[number + 1]
        words = self._of(number + 1)
        money = _MONEY.search(words)
        rest = words[: money.start()].rstrip() if money else ""
        if not money or not rest or _department_start(rest) or len(rest) > 30:
            return None
        return (line.start, line.start + len(rest)), money[1]

    def _columns(self, number: int) -> tuple[int, tuple[str, ...], Span] | None:
        """The words of the money columns, when the line begins the row of column words."""
        words = squeeze(self._of(number))
        if not words.startswith(("项目名称", "项目支出名称", "项目(", "项目（")):
            return None
        if words[4:5] in (":", "：") or any(mark in words for mark in "。；;，,"):
            return None
        last = number
        found = words
        while "绩效指标" not in found and last - number < 8 and last + 1 < len(self._lines):
            more = squeeze(self._of(last + 1))
            if len(more) > 40 or re.search(r"[\d。；;，,：:]", more):
                break
            found += more
            last += 1
        if "绩效指标" not in found:
            last, found = number, words
        if not any(word in found for word in _COLUMN_WORDS):
            return None
        tokens: list[str] = []
        for index in range(number, last + 1):
            pieces = self._of(index).split()
            if tokens and pieces and tokens[-1] + pieces[0] in _KNOWN_COLUMNS:
                tokens[-1] += pieces.pop(0)
            tokens += pieces
        span = Span(self._lines[number].start, self._lines[last].end)
        return last, _money_columns(tokens), span


def _money_columns(tokens: list[str]) -> tuple[str, ...]:
    """The words between the name of the project and its goal."""
    first = 0
    depth = 0
    for first, token in enumerate(tokens, 1):  # noqa: B007 - the count is what is wanted
        depth += token.count("（") + token.count("(") - token.count("）") - token.count(")")
        if depth <= 0:
            break
    money: list[str] = []
    for token in tokens[first:]:
        if token.startswith(_GOAL_WORDS):
            break
        money.append(token)
    return tuple(money)


def _department_start(text: str) -> int:
    """Where the name begins behind ``部门名称：`` and its kin; 0 when there is no such label."""
    label = next((label for label in _DEPARTMENT if text.startswith(label)), None)
    if label is None:
        return 0
    end = len(label)
    more = next((more for more in _DEPARTMENT_MORE if text.startswith(more, end)), "")
    end += len(more)
    rest = text[end:].lstrip()
    if rest[:1] not in (":", "：") or not rest[1:].strip():
        return 0
    return len(text) - len(rest[1:].lstrip())


def _is_title(words: str) -> bool:
    """Whether ``words``, without blanks, are the title of a table of targets."""
    for tail in ("续表", "续"):
        words = words.removesuffix(tail)
    if words.endswith(("）", ")")):
        words = words[: max(words.rfind("（"), words.rfind("("))]
    start = words.rfind("绩效")
    if not words.endswith("表") or not 0 <= start <= 48 or len(words) - start > 20:
        return False
    body = words.partition("：")[2] or words if words.startswith("附") else words
    return not any(mark in body for mark in "。；;，,：:、")


def year_in(text: str) -> int | None:
    match = _YEAR.search(text.translate(_NUMERALS))
    if match:
        return int(match[1] or match[2])
    spelt = _SPELT_YEAR.search(text) if "二" in text else None
    return int(spelt[0][:4].translate(_SPELT)) if spelt else None


def is_new_table(current: Header, found: Header, total_follows: bool, has_rows: bool) -> bool:
    """Whether a head in the middle of a file begins another table, or repeats this one's."""
    if found.department and squeeze(found.department) != squeeze(current.department or ""):
        return has_rows or current.department is not None
    if found.title and not squeeze(found.title).startswith(squeeze(current.title or "\0")):
        return has_rows or current.title is not None
    return total_follows and has_rows
