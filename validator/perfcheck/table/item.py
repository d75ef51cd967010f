"""One indicator item, from its text to its fields: the quick way, and the grammar for the rest."""

import re
from typing import NamedTuple

BLANK = "[ \t\xa0\u3000]"
DIGIT = "[0-9０-９]"
HYPHEN = "[-－—–‐‑−]"
MARK = "[；;]"
_TRIM = " \t\xa0\u3000"
_CLOSING = "。．.；;" + _TRIM
_NUMERALS = str.maketrans("０１２３４５６７８９", "0123456789")


class Level(NamedTuple):
    """A level of an item: its code as ASCII digits, its label, and the two in the item's text."""

    code: str | None
    label: str
    start: int
    end: int


class Fields(NamedTuple):
    """The fields of an item; ranges are offsets into the text that was parsed.

    None: the item has no such field. A value that is there and empty is an empty range.
    """

    ordinal: int | None
    level1: Level | None
    level2: Level | None
    name: tuple[int, int] | None
    period: tuple[int, int] | None
    annual: tuple[int, int] | None


class ItemError(ValueError):
    """An item whose fields cannot be told apart; the message says why, in Chinese."""


_LABEL = r"[^；;:：\s0-9０-９][^；;:：\s]*"
_WORDS = r"[^；;:：\s]+(?: [^；;:：\s]+)*"
_VALUE = rf"(?:{_WORDS})?"
_SIMPLE = re.compile(
    rf"(?:([0-9]{{1,4}})[、．.])?(?:([0-9])([-－—–]))?({_LABEL}){MARK}"
    rf"(?:([0-9]{{2}})([-－—–]))?({_LABEL}){MARK}({_WORDS}){MARK}"
    rf"(?:实施周期指标值[:：]({_VALUE}){MARK})?(?:年度)?指标值[:：]({_VALUE})"
)
_SURE_LEVEL1 = frozenset(
    f"{stem}{ending}" for stem in ("产出", "效益", "满意度", "成本") for ending in ("指标", "目标")
)
_SURE_LEVEL2 = frozenset(
    f"{stem}指标" for stem in ("数量", "质量", "时效", "成本", "满意度")
) | frozenset(
    f"{stem}{ending}"
    for stem in (
        "经济成本",
        "社会成本",
        "生态环境成本",
        "经济效益",
        "社会效益",
        "生态效益",
        "可持续影响",
        "服务对象满意度",
    )
    for ending in ("", "指标")
)


def parse_item(text: str) -> Fields:
    """The fields of one item (a cell is cut into items by ``items.cut_items``).

    Raises ItemError when they cannot be told apart. ``grammar/indicator.lark`` is the
    specification; most items never need it.
    """
    return parse_simple(text) or parse_by_grammar(text)


def parse_simple(text: str) -> Fields | None:
    """The same as the grammar for an item in the usual form, or None for any other."""
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    ordinal, code1, _, label1, code2, _, label2, _, period, _ = match.groups()
    if code1 is None and label1 not in _SURE_LEVEL1:
        return None
    if code2 is None and label2 not in _SURE_LEVEL2:
        return None
    return Fields(
        int(ordinal) if ordinal else None,
        Level(code1, label1, match.start(2 if code1 else 4), match.end(4)),
        Level(code2, label2, match.start(5 if code2 else 7), match.end(7)),
        match.span(8),
        None if period is None else _value(text, *match.span(9)),
        _value(text, *match.span(10)),
    )


def _value(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of a value without blanks around it and without the mark that closes it."""
    kept = text[start:end].rstrip(_CLOSING)
    end = start + len(kept)
    return end - len(kept.lstrip(_TRIM)), end


def parse_by_grammar(text: str) -> Fields:
    """The fields of one item by ``grammar/indicator.lark``. Raises ItemError."""
    from perfcheck.table.item_grammar import parts_of

    parts = parts_of(text)
    level1 = _level(text, parts.level1)
    level2 = _level(text, parts.level2)
    if len(parts.periods) > 1 or len(parts.annuals) > 1:
        raise ItemError("一条里同一种指标值出现两次，可能是两条连在了一起")
    period = _value(text, *parts.periods[0]) if parts.periods else None
    annual = _value(text, *parts.annuals[0]) if parts.annuals else None
    if period is None and annual is None:
        if level1 is None and level2 is None:
            raise ItemError("认不出分级，也没有指标值")
        if parts.name_marks:
            raise ItemError("没有“指标值:”，分不清名称和指标值")
    name = None
    if parts.name is not None:
        name = _trimmed(text, *parts.name)
        if _FOREIGN_LABEL.search(text, *name):
            raise ItemError("名称里夹着不认识的“…值:”")
        if _STRAY_LEVEL.search(text, *name):
            raise ItemError("名称里夹着分级，分不清各项内容")
    for value in (period, annual):
        if value and _STRAY_VALUE.search(text, *value):
            raise ItemError("指标值里又有“指标值:”，分不清各项内容")
    ordinal = None if parts.ordinal is None else int(parts.ordinal.translate(_NUMERALS))
    return Fields(ordinal, level1, level2, name, period, annual)


_FOREIGN_LABEL = re.compile("值[ \t\xa0\u3000]?[:：]")
_STRAY_VALUE = re.compile("(?:指标|目标)[ \t\xa0\u3000]?值[ \t\xa0\u3000]?[:：]")
_STRAY_LEVEL = re.compile(
    rf"(?:^|{MARK}{BLANK}{{0,3}}){DIGIT}{{1,6}}{BLANK}{{0,3}}{HYPHEN}{BLANK}{{0,3}}[^；;]{{1,20}}指标"
)
_CODED = re.compile(rf"({DIGIT}+){BLANK}*{HYPHEN}{BLANK}*(.*)", re.DOTALL)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    kept = text[start:end].rstrip(_TRIM)
    end = start + len(kept)
    return end - len(kept.lstrip(_TRIM)), end


def _level(text: str, place: tuple[int, int] | None) -> Level | None:
    if place is None:
        return None
    start, end = _trimmed(text, *place)
    coded = _CODED.match(text, start, end)
    if coded is None:
        return Level(None, text[start:end], start, end)
    return Level(coded[1].translate(_NUMERALS), coded[2], start, end)
