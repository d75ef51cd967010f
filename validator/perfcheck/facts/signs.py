"""Signs of comparison as they stand before a number: ≥90, ＞=5, ≧￥3."""

import re
from collections.abc import Iterator

from perfcheck.target.normalise import ODD_SIGNS

PLAIN_SIGNS = ("≥", "≤", "=", ">", "<", "＝", "＞", "＜")
"""Signs that are spelt as they should be."""
_GREATER, _LESS = "＞﹥>", "＜﹤<"
_EQUAL = ("=", "＝")
# Every sign and digit as one of ASCII: a class of wide characters takes long to compile.
_NARROW = str.maketrans(
    dict.fromkeys("≥≤><=≮≯》《〉〈" + ODD_SIGNS, "<") | dict.fromkeys("０１２３４５６７８９.", "0")
)
_SIGNED = re.compile("(<+)[￥¥]?[0-9]")


def signs_of_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where each sign, or run of signs, stands that has a number behind it."""
    return (found.span(1) for found in _SIGNED.finditer(text.translate(_NARROW)))


def strict_sign_of(text: str) -> str | None:
    """The sign or word that ``text`` begins with, when it leaves its own number out: > and <, 大于
    and 小于, but not >= and 大于等于.
    """
    if text[:1] and text[0] in _GREATER + _LESS:
        return None if text.startswith(_EQUAL, 1) else text[0]
    if text.startswith("大于"):
        return None if text.startswith(("等于", "或"), 2) else "大于"
    if text.startswith("小于"):
        return None if text.startswith(("等于", "或"), 2) else "小于"
    return None
