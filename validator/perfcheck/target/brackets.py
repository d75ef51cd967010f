"""Brackets in a value: ``（含）``, ``台（套）``, ``[0,5%]``, and remarks."""

import re

from perfcheck.target.tables import Token
from perfcheck.target.units import canonical
from perfcheck.target.vocabulary import NUMBER_FIRST


def is_interval(text: str, start: int) -> bool:
    """Whether the bracket at ``start`` opens an interval such as ``[0,5%]``."""
    close = re.compile(r"[^\[\]()]{1,40}[\])]").match(text, start + 1)
    inside = close[0] if close else ""
    return bool(inside) and ("," in inside or "、" in inside) and inside[0] in "-+0123456789"


def bracket_at(text: str, start: int, accepted: dict[str, int]) -> Token | None:
    """What the bracket at ``start`` says: a bound included or not, a unit, or a remark."""
    close = text.find(")", start)
    inside = text[start + 1 : close] if close > 0 else ""
    if not inside or len(inside) > 60:
        return None
    for kind, mark in (
        ("EXCLUDED", "不含"),
        ("EXCLUDED", "不包括"),
        ("INCLUDED", "含"),
        ("INCLUDED", "包含"),
        ("INCLUDED", "包括"),
        ("INCLUDED", "含本数"),
    ):
        rest = inside[len(mark) :].strip()
        if inside.startswith(mark) and (not rest or rest == "本数" or rest[0] in NUMBER_FIRST):
            return Token(kind, None, start, close + 1) if kind in accepted else None
    name = canonical(inside.strip())
    if name and "BRACKETED" in accepted:
        return Token("BRACKETED", name, start, close + 1)
    if "REMARK" in accepted:
        return Token("REMARK", inside, start, close + 1)
    return None
