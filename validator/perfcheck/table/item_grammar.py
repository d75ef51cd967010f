"""The fields of an item by grammar/indicator.lark. Imported for items in an unusual form only."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from perfcheck.data import data_path
from perfcheck.struct import Struct
from perfcheck.table.item import BLANKS, SCORES, Fields, ItemError, Level, Range, value_range

if TYPE_CHECKING:
    from lark import Lark, Token, Tree


class _Parts(Struct):
    """What the grammar finds, as ranges of the text, before any sense is made of it."""

    ordinal: str | None
    level1: Range | None
    level2: Range | None
    name: Range | None
    name_marks: bool
    """Whether the name holds a ``；``."""
    periods: list[Range]
    annuals: list[Range]
    scores: list[tuple[str, Range]]


@cache
def _parser() -> "Lark":
    from lark import Lark  # most tables never need it, and it costs more than all the rest

    with open(data_path("grammar", "indicator.lark"), encoding="utf-8") as file:
        return Lark(file.read(), start="item", parser="lalr", lexer="contextual")


def _parts_of(text: str) -> _Parts:
    """The parts of an item; the grammar takes any text, so there is no error to raise."""
    tree: Tree[Token] = _parser().parse(text)
    ordinal = level1 = level2 = name = None
    name_marks = False
    values: dict[str, list[Range]] = {"period": [], "annual": []}
    scores = []
    for child in tree.children:
        if isinstance(child, str):
            ordinal = child.rstrip("、．.，,)） \t\xa0\u3000")
            continue
        tokens: list[Any] = child.children
        if child.data == "level1":
            level1 = _range(tokens)
        elif child.data == "level2":
            level2 = _range(tokens)
        elif child.data == "name":
            name = _range(tokens)
            name_marks = any(token.type == "MARK" for token in tokens[:-1])
        else:
            label_end = tokens[0].end_pos
            place = _range(tokens[1:]) or (label_end, label_end)
            if child.data == "score":
                scores.append((_score_kind(tokens[0]), place))
            else:
                values[child.data].append(place)
    return _Parts(
        ordinal, level1, level2, name, name_marks, values["period"], values["annual"], scores
    )


def _score_kind(label: str) -> str:
    """Which field of a self-evaluation a label begins; other remarks than the usual ones, too."""
    words = re.sub("[；;，,:：]|（.*?）|\\(.*?\\)", "", label)
    return SCORES.get("".join(words.split()), "remark")


def _range(tokens: list[Any]) -> Range | None:
    """From the first token to the last that is not a separator."""
    if tokens and tokens[-1].type == "MARK":
        tokens = tokens[:-1]
    if not tokens:
        return None
    return tokens[0].start_pos, tokens[-1].end_pos


def parse_by_grammar(text: str) -> Fields:
    """The fields of one item by ``grammar/indicator.lark``. Raises ItemError."""
    parts = _parts_of(text)
    level1 = _level(text, parts.level1)
    level2 = _level(text, parts.level2)
    if len(parts.periods) > 1 or len(parts.annuals) > 1:
        raise ItemError("value-twice")
    scores = tuple((kind, value_range(text, *place)) for kind, place in parts.scores)
    if len(dict(scores)) < len(scores):
        raise ItemError("score-twice")
    period = value_range(text, *parts.periods[0]) if parts.periods else None
    annual = value_range(text, *parts.annuals[0]) if parts.annuals else None
    if period is None and annual is None:
        if level1 is None and level2 is None:
            raise ItemError("no-levels")
        if parts.name_marks:
            raise ItemError("no-label")
    name = None
    if parts.name is not None:
        unclosed = period is None and annual is None
        name = (value_range if unclosed else _trimmed)(text, *parts.name)
        if _FOREIGN_LABEL.search(text[slice(*name)]):
            raise ItemError("odd-label")
        if _STRAY_LEVEL.search(text[slice(*name)]):
            raise ItemError("level-inside")
    for value in (period, annual):
        if value and _STRAY_VALUE.search(text, *value):
            raise ItemError("value-inside")
    ordinal = None if parts.ordinal is None else int(parts.ordinal.translate(_NUMERALS))
    return Fields(ordinal, level1, level2, name, period, annual, scores)


_NUMERALS = str.maketrans("０１２３４５６７８９", "0123456789")
_FOREIGN_LABEL = re.compile(r"[；;][^；;]{0,10}值[^\S\r\n]?[:：]")
_STRAY_VALUE = re.compile(r"(?:指标|目标)[^\S\r\n]?值[^\S\r\n]?[:：]")
_STRAY_LEVEL = re.compile(
    "(?:^|[；;])[ \t\xa0\u3000]{0,3}[0-9０-９]{1,6}[ \t\xa0\u3000]{0,3}[-－—–‐‑−][^；;]{1,20}指标"
)
_CODED = re.compile("([0-9０-９]+)[ \t\xa0\u3000]*[-－—–‐‑−][ \t\xa0\u3000]*(.*)", re.DOTALL)


def _trimmed(text: str, start: int, end: int) -> Range:
    kept = text[start:end].rstrip(BLANKS)
    end = start + len(kept)
    return end - len(kept.lstrip(BLANKS)), end


def _level(text: str, place: Range | None) -> Level | None:
    if place is None:
        return None
    start, end = _trimmed(text, *place)
    coded = _CODED.match(text, start, end)
    if coded is None:
        return Level(None, text[start:end], start, end)
    return Level(coded[1].translate(_NUMERALS), coded[2], start, end)
