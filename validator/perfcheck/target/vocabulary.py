"""Every word of the value grammar with the terminals it can be, and the sets of characters."""

from decimal import Decimal
from functools import cache
from typing import Any

from perfcheck.target import words
from perfcheck.target.numerals import CHARACTERS, SCALES
from perfcheck.target.units import table

DIGITS = "0123456789"
MARKS = frozenset("≥≤<>=≮≯《》〈〉")
NUMBER_FIRST = frozenset(DIGITS) | CHARACTERS | frozenset("百千万负")
VALUE_FIRST = NUMBER_FIRST | frozenset("¥±+-[") | MARKS
CLAUSE_END = frozenset(";,、|)。") | {""}


class Malformed(Exception):
    """What stands here can only be meant as a value, and is none (1,2000; 2月30日)."""


@cache
def dictionary() -> dict[str, list[tuple[str, Any]]]:
    """Every fixed word with the terminals it can be."""
    found: dict[str, list[tuple[str, Any]]] = {}
    groups: tuple[tuple[str, Any], ...] = (
        ("SIGN", words.SIGNS),
        ("WORD", dict.fromkeys(("至", "到"), words.Sign("le"))),
        ("WORD", words.WORDS),
        ("CHANGE", words.CHANGE),
        ("AFTER", words.AFTER),
        ("SCALE", {word: Decimal(scale) for word, scale in SCALES.items()}),
        ("BEFORE", dict.fromkeys(words.BEFORE)),
        ("AROUND", dict.fromkeys(words.AROUND)),
        ("ABOUT", dict.fromkeys(words.ABOUT)),
        ("MORE", dict.fromkeys(words.MORE)),
        ("MONEY", dict.fromkeys(words.MONEY)),
        ("DASH", dict.fromkeys(words.DASHES)),
        ("SEPARATOR", dict.fromkeys(words.SEPARATORS)),
        ("RANGE_END", dict.fromkeys(words.BETWEEN_END)),
        ("TAIL", {word: word for word in words.TAILS}),
        ("NOUN", dict.fromkeys(words.NOUNS)),
        ("DOING", dict.fromkeys(words.DOING)),
        ("THING", {word: word for word in words.THINGS if word not in table().names}),
        ("OUTOF", {"百分之": "%", "千分之": "‰", "万分之": "‱"}),
        ("PLUSMINUS", dict.fromkeys(("±", "+-", "+/-", "正负", "-/+", "-+"))),
        ("MINUS", {"-": -1, "负": -1, "+": 1, "零下": -1}),
        ("OPEN", {"[": None, "(": None}),
        ("CLOSE", {"]": None, ")": None}),
        ("COMMA", {",": None, "、": None, "~": None, "-": None}),
        ("SINCE", dict.fromkeys(("起", "开始", "后", "以后", "之后"))),
        ("TENTHS", {"成": None}),
        ("HALF", {"半": None}),
        ("SLASH", {"/": None, "每": None}),
        ("DOT", {"·": None, "*": None, "×": None}),
    )
    for kind, spelt in groups:
        for word, value in spelt.items():
            found.setdefault(word, []).append((kind, value))
    return found


@cache
def sizes() -> dict[str, tuple[int, ...]]:
    """For each first character, the lengths of the words that it begins, longest first."""
    found: dict[str, set[int]] = {}
    for word in (*dictionary(), *table().names):
        found.setdefault(word[0], set()).add(len(word))
        found.setdefault(word[0].upper(), set()).add(len(word))
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        found.setdefault(letter, set()).update((1, *found.get(letter.lower(), ())))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
