"""The sources that rules rest on, and how a finding names them."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from perfcheck.finding import BasisRef
from perfcheck.rulebook.parts import Both
from perfcheck.struct import Struct

_DIGITS = "零一二三四五六七八九"


class Basis(Struct):
    """A source. ``title`` is what users are told: 实务惯例 where it must not be named.

    ``articles``: its articles may be cited. ``binding``: it binds the unit, so that a message may
    say 违反. ``read``: whether the words cited were read or are known at second hand only.
    """

    title: Both
    articles: bool
    binding: bool
    read: Literal["verified", "unverified"]
    note: str | None


def refs(
    entries: Sequence[Sequence[Any]], sources: Mapping[str, Basis], lang: str
) -> tuple[BasisRef, ...]:
    """What a finding shows of ``entries``, (source, article) pairs: each line once."""
    found: dict[BasisRef, None] = {}
    for key, article in entries:
        source = sources[key]
        shown = article if lang == "zh" or article is None else english_article(article)
        title = source.title.en if lang == "en" else source.title.zh
        found[BasisRef(title, shown, source.binding)] = None
    return tuple(found)


def english_article(article: str) -> str:
    """``第三十二条第三款`` as ``Article 32, paragraph 3``."""
    words = {"条": "Article", "款": "paragraph", "项": "item"}
    parts = [part for part in article.split("第") if part]
    return ", ".join(f"{words[part[-1]]} {_number(part[:-1])}" for part in parts)


def _number(chinese: str) -> int:
    """A number below a thousand in Chinese numerals."""
    total, digit = 0, 0
    for char in chinese:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(char)
    return total + digit
