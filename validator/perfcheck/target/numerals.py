"""Numbers as they are written: with separators, in Chinese numerals, in capital numerals."""

import re
from decimal import Decimal

MAX_DIGITS = 24
"""A longer number is no target; refusing it keeps every result exact and every cell cheap."""

_PLAIN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.[0-9]+)?")

DIGITS: dict[str, int] = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | dict(
    zip("壹贰叁肆伍陆柒捌玖两俩貳叄陸弍弐", (*range(1, 10), 2, 2, 2, 3, 6, 2, 2), strict=True)
)
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "億": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "萬": 10**4,
    "千": 1000,
    "百": 100,
}
CHARACTERS = frozenset(DIGITS) | frozenset(TENS) | frozenset("廿卅万萬亿億点半")
"""Characters that a Chinese numeral can hold."""


def plain_number(run: str) -> Decimal | None:
    """``1,200.50`` as a Decimal; None when the separators do not group thousands.

    A number of more than 24 digits, or one with leading zeros such as ``000``, is None too.
    """
    if len(run) > 2 * MAX_DIGITS or not _PLAIN.fullmatch(run):
        return None
    digits = run.replace(",", "").replace(" ", "")
    if len(digits) > MAX_DIGITS or (digits[:2] == "00"):
        return None
    return Decimal(digits)


def chinese_number(run: str) -> Decimal | None:
    """``一百二十``, ``九十五点五``, ``二〇二五``, ``壹佰`` as a Decimal; None if it is none."""
    if not run or len(run) > MAX_DIGITS:
        return None
    if run == "半":
        return Decimal("0.5")
    whole, point, decimals = run.partition("点")
    value = _positional(whole) if len(whole) > 1 else None
    if value is None:
        value = _whole(whole)
    if value is None:
        return None
    if not point:
        return Decimal(value)
    if not decimals or any(c not in DIGITS for c in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[c]) for c in decimals)}")


def _positional(run: str) -> int | None:
    """``二〇二五``: digits only, read one by one."""
    if any(c not in DIGITS or c in "两俩" for c in run):
        return None
    return int("".join(str(DIGITS[c]) for c in run))


def _whole(run: str) -> int | None:
    """``一亿二千万``: sections below 万, each times its scale."""
    if not run:
        return None
    for words, scale in (("亿億", 100_000_000), ("万萬", 10_000)):
        cut: int = max(run.rfind(word) for word in words)
        if cut < 0:
            continue
        above, below = _whole(run[:cut]), run[cut + 1 :]
        if above is None:
            return None
        if not below:
            return above * scale
        if len(below) == 1 and below in DIGITS and DIGITS[below]:
            return above * scale + DIGITS[below] * scale // 10
        rest = _whole(below.lstrip("零〇"))
        if rest is None or rest >= scale:
            return None
        return above * scale + rest
    return _section(run)


def _section(run: str) -> int | None:
    """A number below ten thousand: ``一百零五``, ``廿五``, ``两百五``, ``十二``."""
    run = run.replace("廿", "二十").replace("卅", "三十")
    total, digit, last, zero = 0, -1, 10_000, False
    for position, character in enumerate(run):
        if character in DIGITS:
            value = DIGITS[character]
            if digit > 0 or (digit == 0 and value == 0):
                return None
            zero = zero or (value == 0 and position > 0)
            digit = value
        else:
            ten = TENS.get(character)
            if ten is None or ten >= last:
                return None
            if digit < 0:
                if position or ten != 10:
                    return None
                digit = 1
            elif digit == 0:
                if ten != 10:
                    return None
                digit = 1
            total, digit, last, zero = total + digit * ten, -1, ten, False
    if digit < 0:
        return total
    if total and digit and last > 10 and not zero:
        return total + digit * last // 10
    return total + digit


def is_han(text: str) -> bool:
    """Whether the text is Chinese characters and nothing else."""
    return all("\u4e00" <= character <= "\u9fff" for character in text)
