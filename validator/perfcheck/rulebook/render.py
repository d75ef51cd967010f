"""Messages in words: a resolved template filled in with the values of a finding."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from perfcheck.rulebook.closures import compile_plan
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.plans import Closure, Scope

_DECIMALS = 4
_WORDS = {
    "zh": {True: "是", False: "否", None: "无", "unread": "未能读取", "join": "、"},
    "en": {True: "yes", False: "no", None: "none", "unread": "not read", "join": ", "},
}


def compile_template(parts: Sequence[Any], scope: Scope, lang: str) -> Callable[[Any], str]:
    """The function that fills a resolved template in."""
    pieces: list[str | Closure] = [
        part if isinstance(part, str) else compile_plan(part, scope) for part in parts
    ]

    def fill(argument: Any) -> str:
        texts = []
        for piece in pieces:
            if isinstance(piece, str):
                texts.append(piece)
                continue
            try:
                texts.append(show(piece(argument), lang))
            except NotRead:
                texts.append(str(_WORDS[lang]["unread"]))
        return "".join(texts)

    return fill


def show(value: Any, lang: str) -> str:
    """A value as a message prints it: numbers exact and without exponent (a quotient rounded to
    four places), lists joined, nothing as 无 or ``none``."""
    words: dict[Any, str] = _WORDS[lang]
    if isinstance(value, str):
        return value
    if isinstance(value, Both):
        return value.en if lang == "en" else value.zh
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -_DECIMALS:
            value = round(value, _DECIMALS).normalize()
        return format(value, "f")
    if isinstance(value, tuple | list):
        return words["join"].join(show(item, lang) for item in value)
    return str(value)
