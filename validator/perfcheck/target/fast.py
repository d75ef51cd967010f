"""The fast path: a cell that is one comparator, one number, one unit and nothing else."""

import re
from decimal import Decimal
from functools import lru_cache

from perfcheck.target.model import Clause, Comparator, TargetValue
from perfcheck.target.normalise import normalise
from perfcheck.target.units import canonical, ordered
from perfcheck.target.words import AFTER, ALTERNATIVES, SIGNS, WORDS

_SHAPE = re.compile(
    r"([^0-9]{0,8})([0-9]{1,15}(?:,[0-9]{3}){0,4})(\.[0-9]{1,6})?[ ]?([^0-9]{0,10})"
)
# Two numbers and a dash; compiled when the first range turns up.
_SPAN = (
    r"([0-9]{1,9}(?:,[0-9]{3}){0,3})(\.[0-9]{1,6})?[-~]"
    r"([0-9]{1,9}(?:,[0-9]{3}){0,3})(\.[0-9]{1,6})?([^0-9]{1,10})"
)
_new = tuple.__new__  # half the cost of calling the class
_SCALES = {"万": 10_000, "亿": 100_000_000}
_GRADES = frozenset(("级", "星", "类"))
_DATED = frozenset(("月", "季度"))
_PERIODS = frozenset(("年", "年度"))
_NOT_COUNTED = _GRADES | _DATED | _PERIODS | {"旬", "周"}


def _heads() -> dict[str, tuple[Comparator, tuple[str, ...]]]:
    """The signs that may stand before the number; words are looked up when one turns up."""
    found: dict[str, tuple[Comparator, tuple[str, ...]]] = {"": ("eq", ("implicit",))}
    for spelt, sign in SIGNS.items():
        found[spelt] = (sign.comparator, sign.notes)
    for wide, plain in (("＞", ">"), ("＜", "<"), ("＝", "=")):
        found[wide] = found[plain]
    for one in (">", "＞", "﹥"):
        for two in ("=", "＝"):
            found[one + two] = ("ge", ("comparator-spelling",))
    for one in ("<", "＜", "﹤"):
        for two in ("=", "＝"):
            found[one + two] = ("le", ("comparator-spelling",))
    for spelt in ("≧", "⩾", "\uf0b3"):
        found[spelt] = ("ge", ("comparator-spelling",))
    for spelt in ("≦", "⩽", "\uf0a3"):
        found[spelt] = ("le", ("comparator-spelling",))
    return found


_HEADS = _heads()


@lru_cache(maxsize=256)
def _head(spelt: str) -> tuple[Comparator, tuple[str, ...]] | None:
    """What stands before the number, with and without a blank; None when it is no comparator."""
    bare = spelt[:-1] if spelt[-1] == " " else spelt
    found = _HEADS.get(bare) if bare else None
    if found is None:
        sign = WORDS.get(bare)
        if sign is not None and (not sign.soft or bare[0] == "达"):
            found = sign.comparator, ()
    return found


@lru_cache(maxsize=4096)
def _tail(rest: str) -> tuple[str | None, int, Comparator | None] | None:
    """Unit, scale and bound that a tail such as ``万元以上`` spells; None when it is another."""
    if not rest:
        return None, 1, None
    plain, notes = normalise(rest)
    if notes:
        return None
    name = canonical(plain)
    if name is not None:
        return None if name in _DATED else (name, 1, None)
    scale = _SCALES.get(plain[0]) if plain else None
    if scale:
        found = _tail(plain[1:].lstrip())
        return None if found is None or found[1] != 1 else (found[0], scale, found[2])
    for size in (2, 3, 1):
        after = AFTER.get(plain[-size:]) if len(plain) >= size else None
        if after:
            found = _tail(plain[:-size].rstrip())
            if found is None or found[2] is not None:
                return None
            return found[0], found[1], after
    return _rate(plain) if "/" in plain else None


def _rate(plain: str) -> tuple[str | None, int, Comparator | None] | None:
    """``次/年``, ``元/人/天``: one unit over others, each from the list."""
    names = [canonical(part.strip()) for part in plain.split("/")]
    if len(names) > 3 or None in names or _either(names[0], names[1]):
        return None
    bases = ordered([str(name) for name in names[1:]])
    return f"{names[0]}/{'·'.join(bases)}", 1, None


def _either(one: str | None, other: str | None) -> bool:
    """Two measure words for one thing, as in ``台/套``."""
    return any(one in words and other in words for words in ALTERNATIVES)


def plain_value(original: str, text: str, notes: tuple[str, ...]) -> TargetValue | None:
    """The value of a plain comparison such as ``≥98%`` or ``3.5万人次``; None for another cell.

    ``text`` is ``original``, or it normalised with ``notes``. What is read here, the grammar reads
    the same; what is not of this shape is left to it.
    """
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    head, whole, decimals, rest = found.groups()
    before = _HEADS.get(head) or _head(head)
    if before is None:
        return None
    tail = _tail(rest)
    if tail is None:
        return None
    name, scale, after = tail
    comparator, own = before
    if "," in whole:
        if whole.find(",") > 3:
            return None
        whole = whole.replace(",", "")
    if whole[0] == "0" and whole[:2] == "00":
        return None
    if name is None and scale == 1 and (len(whole) in (6, 8) or (decimals and len(whole) == 4)):
        return None
    if name in _PERIODS and (not decimals) and len(whole) == 4:
        return None
    if not head:
        if name in _GRADES:
            return None
        if after is not None:
            comparator, own = after, ()
    elif after is not None:
        return None
    number = Decimal(whole + decimals if decimals else whole)
    if scale != 1:
        number *= scale
        if name is None:
            own = (*own, "scale")
    if comparator == "eq":
        clause = _new(Clause, (None, "eq", number, number, name))
    elif comparator == "ge" or comparator == "gt":
        clause = _new(Clause, (None, comparator, number, None, name))
    else:
        clause = _new(Clause, (None, comparator, None, number, name))
    if notes:
        own = (*notes, *(note for note in own if note not in notes))
    return _new(TargetValue, (original, "comparison", (clause,), None, own))


def plain_range(original: str, text: str, notes: tuple[str, ...]) -> TargetValue | None:
    """The value of a plain range such as ``3-5件`` or ``3.5~4万元``; None for another cell.

    What might be years, months, grades or a slip is left to the grammar.
    """
    found = re.compile(_SPAN).fullmatch(text)
    if found is None:
        return None
    one, one_decimals, other, other_decimals, rest = found.groups()
    tail = _tail(rest)
    if tail is None or tail[0] is None or tail[2] is not None:
        return None
    name, scale, _ = tail
    if name in _NOT_COUNTED or one[0] == "0" or other[0] == "0":
        return None
    if one.find(",") > 3 or other.find(",") > 3:
        return None
    if _may_be_year(one) or _may_be_year(other):
        return None
    low = Decimal(one.replace(",", "") + (one_decimals or "")) * scale
    high = Decimal(other.replace(",", "") + (other_decimals or "")) * scale
    if low > high:
        return None
    clause = _new(Clause, (None, None, low, high, name))
    return _new(TargetValue, (original, "range", (clause,), None, notes))


def _may_be_year(whole: str) -> bool:
    return len(whole) == 4 and whole.startswith(("19", "20"))
