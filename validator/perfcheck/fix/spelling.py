"""Mends of spelling: comparators of two characters, percent signs in words, full-width digits.

A mend gives, for each character of the value, what shall stand in its place; None when it knows
none that leaves the sense of the value as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.facts.signs import PLAIN_SIGNS, signs_of_numbers
from perfcheck.fix.sense import reads_as, same_but_unit, same_sense
from perfcheck.target.normalise import normalise
from perfcheck.target.numerals import CHARACTERS, chinese_number
from perfcheck.target.words import AFTER, SIGNS, WORDS

if TYPE_CHECKING:
    from perfcheck.facts.target import TargetFacts

_AFTER = tuple(sorted(AFTER, key=len, reverse=True))
_WORDS = tuple(sorted(WORDS, key=len, reverse=True))
_STANDARD = {"ge": "≥", "le": "≤", "eq": "=", "gt": "＞", "lt": "＜"}
_WIDE = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"％": "%", "﹪": "%"}
# Compiled when first used.
_PER_HUNDRED = r"百分之\s*([0-9０-９.．]+|[" + "".join(sorted(CHARACTERS)) + "]+)"
_PERCENT_WORD = "百分[比率]"
_POINTS = "个?百分点"


def comparator(target: TargetFacts) -> list[str] | None:
    """``＞=95%`` as ``≥95%``, ``≥90%以上`` as ``≥90%``."""
    slots = _with_plain_signs(target.text)
    if slots is None:
        return None
    for candidate in _without_second_word(slots):
        value = reads_as(candidate)
        facts = target.indicator.lexicon.value(value)
        if same_sense(target.value.parsed, value) and not facts.odd_signs:
            return _plain_digits(target, candidate)
    return None


def _with_plain_signs(text: str) -> list[str] | None:
    """The value with each odd sign written as one character; None for a sign not known."""
    slots = list(text)
    places = [at for at, character in enumerate(text) if not character.isspace()]
    packed = "".join(text[at] for at in places)
    for start, end in signs_of_numbers(packed):
        spelt = packed[start:end]
        if spelt in PLAIN_SIGNS:
            continue
        sign = SIGNS.get(normalise(spelt).text)
        if sign is None:
            return None
        first, last = places[start], places[end - 1]
        # The sign stands by its number, should a line end between the two that it is made of; a
        # number that is left alone on a line may be taken for that of a page.
        slots[first : last + 1] = [*[""] * (last - first), _STANDARD[sign.comparator]]
    return slots


def _without_second_word(slots: list[str]) -> list[list[str]]:
    """The value as it is, and without a word that says again what its sign says."""
    text = "".join(slot or " " for slot in slots)  # one character for each slot
    found = [slots]
    for word in _AFTER:
        at = text.rfind(word)
        if at > 0:
            found.append([*slots[:at], *[""] * len(word), *slots[at + len(word) :]])
    for word in _WORDS if text.startswith(_WORDS) else ():
        if text.startswith(word):
            found.append([*[""] * len(word), *slots[len(word) :]])
    return found


def percent(target: TargetFacts) -> list[str] | None:
    """``99百分比`` and ``百分之九十九`` as ``99%``; also points that stand for a share
    (``99个百分点``), though they are read as another unit.
    """
    text = target.text
    slots = list(text)
    for match in re.finditer(_PER_HUNDRED, text):
        number = _number(match[1])
        if number is None:
            return None
        _put(slots, match.start(), match.end(), f"{number}%")
    for match in re.finditer(_PERCENT_WORD, text):
        _put(slots, match.start(), match.end(), "%")
    shares = target.value.is_share_in_points
    if shares:
        for match in re.finditer(_POINTS, text):
            _put(slots, match.start(), match.end(), "%")
    value, old = reads_as(slots), target.value.parsed
    good = same_but_unit(old, value, "%") if shares else same_sense(old, value)
    if not good or target.indicator.lexicon.value(value).spelt_percent is not None:
        return None
    return _plain_digits(target, slots)


def _number(run: str) -> str | None:
    """``95.5`` of ``九十五点五`` or ``９５.５``."""
    plain = normalise(run).text
    if plain[:1].isdigit():
        return plain
    if plain == "百":
        return "100"
    number = chinese_number(plain)
    return None if number is None else f"{number:f}"


def _put(slots: list[str], start: int, end: int, new: str) -> None:
    slots[start:end] = [new, *[""] * (end - start - 1)]


def _plain_digits(target: TargetFacts, slots: list[str]) -> list[str]:
    """Full-width digits and percent signs of a value that is mended anyway, as plain ones."""
    plain = [_WIDE.get(slot, slot) for slot in slots]
    return plain if same_sense(reads_as(slots), reads_as(plain)) else slots
