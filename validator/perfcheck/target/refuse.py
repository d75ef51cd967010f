"""Cells without a value: which of them are prose, and which a spoilt value."""

import re
from functools import cache

from perfcheck.target.model import Kind
from perfcheck.target.numerals import CHARACTERS, SCALES, is_han
from perfcheck.target.units import canonical, table
from perfcheck.target.words import AFTER, AROUND, BEFORE, SIGNS, WORDS

_RATIO = r"(?:[≥≤<>=]{0,2} ?|[\u4e00-\u9fff]{1,12})?[0-9.]{1,8} ?: ?[0-9.]{1,8}(?:以上|以下)?"
_SCHEDULE = r"[0-9]{1,3} ?(?:小时|天|日)?[×xX*] ?[0-9]{1,3}(?:小时|h)?"
_SLOGAN = r"[一二两三四五六七八九十2-9]个 ?(?:[0-9]|百分之|百分百)"
_RANK = r"[前后第] ?(?:[0-9](?! ?季)|[一二三四五六七八九十百]{1,3}(?:名|位|$))"
_MARGIN = r"T ?\+ ?[0-9]+(?:日|天)?|[0-9]{1,2}:[0-9]{2}(?:前|后)?"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?: ?[-~至到]{1,2} ?[0-9]{1,2}:[0-9]{2})?"
_CODE = r"[A-Za-z]{2,}[-A-Za-z0-9./: ]*[0-9]|[A-Z0-9]{1,3}(?:\+[A-Z0-9]{1,3})+"
_FRACTION = r"[≥≤<>=]{0,2} ?([0-9]{1,4}) ?/ ?([0-9]{1,4})(?:(?:及|或|\(含\))?以[上下])?"
_TEMPLATE = r"(?:[*_×○□?？]{1,6}|(?<![A-Za-z])[Xx]{1,6}(?![A-Za-z]))"
_SPOKEN = frozenset(
    ("每月", "每年", "未达到", "未达", "不到", "不足", "不满", "未满", "突破", "超出")
)
"""Words of a value that say something by themselves as well."""
_TIMES = frozenset("×xX*")
_SLOTS = frozenset("*_×○□?？xX")
_SIGN = "≥≤<>=≮≯《》〈〉±"
_MEANT = frozenset("0123456789≥≤<>=≮≯%‰《》〈〉±")


def never_a_value(text: str) -> bool:
    """Ratios, schedules, slogans and ranks hold numbers that no target is made of; a fraction such
    as 2/3 has no end as a decimal."""
    return bool(
        (":" in text and any(re.fullmatch(p, text) for p in (_RATIO, _MARGIN, _CLOCK)))
        or (not _TIMES.isdisjoint(text) and re.search(_SCHEDULE, text))
        or ("个" in text and re.search(_SLOGAN, text))
        or (text[0] in "前后第" and re.match(_RANK, text))
        or (text[-1].isascii() and re.fullmatch(_CODE, text.strip("\"'")))
        or (text[0] == "T" and re.fullmatch(_MARGIN, text))
        or ("/" in text and _is_endless(text))
    )


def _is_endless(text: str) -> bool:
    """A bare fraction that is over 1, or no exact decimal; 3/4 is one, 2025/12 a month."""
    found = re.fullmatch(_FRACTION, text)
    if found is None or (found[1][:2] in ("19", "20") and len(found[1]) == 4):
        return False
    over, under = int(found[1]), int(found[2])
    return not 0 < over <= under or over * 10**13 % under > 0


def kind_of_refused(text: str) -> Kind:
    """``malformed`` for what can only be a spoilt value, ``text`` for anything else."""
    if _template(text) or (text[-1] in _SIGN and not text.endswith(">")):
        return "text" if never_a_value(text) else "malformed"
    strange = set(text) - _characters()
    if len(strange) > 1 and len([c for c in strange if "\u4e00" <= c <= "\u9fff"]) > 1:
        return "text"
    if never_a_value(text):
        return "text"
    left = _residue(text)
    if not left:
        bare = text.strip()
        size = _unit_size(bare)
        slot = size == len(bare) or (bare in _known() and bare not in _SPOKEN) or not is_han(bare)
        slot = slot or (size and bare[size:] in AFTER) or bare.startswith("百分之")
        return "malformed" if slot or not _MEANT.isdisjoint(text) else "text"
    han = sum("\u4e00" <= c <= "\u9fff" for c in left)
    if han > 1 or (han and not (text[0] == left[0] and text[1:2] in _MEANT)):
        return "text"  # 工5%: one stray character in place of a sign
    return "malformed" if not _MEANT.isdisjoint(text) and len(left) <= 2 else "text"


def _template(text: str) -> bool:
    """A slot such as ** or XX with a sign before or a unit after it."""
    if _SLOTS.isdisjoint(text):
        return False
    for slot in re.finditer(_TEMPLATE, text):
        before, after = text[: slot.start()].rstrip(), text[slot.end() :].lstrip()
        if before and before[-1] in _SIGN:
            return True
        if not before and after and (_unit_size(after) == len(after) or after[0] in "%‰"):
            return True
        if before and after and after[0] in "%‰":
            return True
    return False


@cache
def _characters() -> frozenset[str]:
    """Every character of the words that a value is made of; two others are prose."""
    plain = "".join(map(chr, range(0x20, 0x7F))) + "。、…·"
    return frozenset("".join((*_known(), *table().names)) + plain) | CHARACTERS


@cache
def _known() -> frozenset[str]:
    words = (
        *SIGNS,
        *(w for w in WORDS if len(w) > 1),
        *SCALES,
        *AFTER,
        *AROUND,
        *BEFORE,
        *("底", "末", "年底", "月底", "月末"),
        "百分之",
        "约",
        "千分之",
        "每月",
        "每年",
    )
    return frozenset(words)


def _unit_size(text: str) -> int:
    for size in range(min(6, len(text)), 0, -1):
        if canonical(text[:size]):
            return size
    if text[:1] in "万亿" and text[1:]:
        return 1 + _unit_size(text[1:])
    return 0


def _residue(text: str) -> str:
    """What is neither number, sign, unit, bound nor punctuation."""
    known, left, place = _known(), "", 0
    after_number = False
    while place < len(text):
        character = text[place]
        if character in "0123456789":
            place, after_number = place + 1, True
            continue
        if character in " .,;:、/-~+*()[]·\"'。!?|_×…$¥" or character in _SIGN:
            left += "$" if character == "$" else ""
            place += 1
            continue
        size = next((n for n in range(6, 0, -1) if text[place : place + n] in known), 0)
        size = 0 if size == 1 and character in "百千" else size  # 千瓦时
        size = size or _unit_size(text[place : place + 6])
        if size:
            place += size
            continue
        if character in CHARACTERS:
            place += 1
            continue
        left += character
        place += 1
    if not after_number and _MEANT.isdisjoint(text) and left:
        return left + "  "
    return left
