"""Amounts of money as tables print them, and the row of them behind a name."""

import re
from decimal import Decimal

from perfcheck.struct import Struct

_PLAIN = str.maketrans("０１２３４５６７８９，．－−—–", "0123456789,.----")
_WELL_FORMED = re.compile(
    r"-?(?:[1-9]\d{0,2}(?:,\d{3}){1,5}|0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII
)
_EXACT = re.compile(r"-?[\d,]+\.\d\d|-?\d{1,3}(?:,\d{3})+", re.ASCII)
# Digits with marks, letters that look like digits, or a unit: meant as an amount, not readable.
_MEANT = r"[-¥￥(（]*\d[\d,.，．OolI*×%％/()（）-]{0,24}(?:[万亿千百]{0,2}元?)?[)）]?"
_EMPTY = re.compile(r"-{1,4}|/")
_TOKEN = re.compile(r"\S+")
_GLUED = r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})\.[0-9][0-9](?![0-9,.])"
_SOURCES_MOST = 12


class Token(Struct):
    """A word of a row: ``amount`` is None when it is not a well-formed amount."""

    start: int
    end: int
    amount: Decimal | None
    exact: bool
    """Written with two decimals or with thousands commas, as no count or year is."""
    empty: bool
    """A dash, which stands for an empty cell."""


class Row(Struct):
    """A line of text as a row of money: offsets count in that text."""

    name_end: int
    """Where the name ends; 0 when the line holds amounts only."""
    tokens: tuple[Token, ...]
    rest: int
    """Where text glued behind the amounts begins; -1 when there is none."""

    @property
    def well_formed(self) -> bool:
        """Whether every cell is an amount or a dash, and one at least an amount."""
        return all(token.amount is not None or token.empty for token in self.tokens) and any(
            token.amount is not None for token in self.tokens
        )

    @property
    def exact(self) -> bool:
        return any(token.exact for token in self.tokens)


def read_amount(text: str) -> Decimal | None:
    """The amount that ``text`` is, or None: never a part of it, never a repair."""
    plain = text.translate(_PLAIN)
    if not _WELL_FORMED.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", ""))


def adds_up(amounts: list[Decimal]) -> bool:
    """Whether the first amount is the sum of the others, to a cent."""
    return len(amounts) > 1 and abs(amounts[0] - sum(amounts[1:])) <= Decimal("0.01")


def is_sure_row(text: str) -> bool:
    """Whether a line shows by itself that it is a row of money: a Chinese name, and amounts of
    which the first is the sum of the others.
    """
    row = split_row(text) if may_end_in_amount(text) else None
    if row is None or not row.exact or not row.well_formed or text[: row.name_end].isascii():
        return False
    return adds_up([token.amount for token in row.tokens if token.amount is not None])


def may_end_in_amount(text: str) -> bool:
    """A quick look: does the last character, and a blank before it, let this be a row of money?"""
    return text[-1] in _LAST and (text[0] in _FIRST or len(text.split(None, 1)) > 1)


_LAST = frozenset("0123456789０１２３４５６７８９-－—–/")
_FIRST = frozenset("0123456789０１２３４５６７８９-－—–")


def split_row(text: str, most: int = _SOURCES_MOST) -> Row | None:
    """``text`` as a name with amounts behind it (or amounts alone), or None.

    ``most`` is how many amounts a row of this table can have. A number that belongs to the name
    (``2025 年`` set apart, a hotline) is told from an amount by their count and their sum.
    """
    words = list(_TOKEN.finditer(text))
    first = len(words)
    tokens: list[Token] = []
    while first and len(tokens) < _SOURCES_MOST:
        token = _token(words[first - 1].group(), words[first - 1].start())
        if token is None:
            break
        tokens.append(token)
        first -= 1
    tokens.reverse()
    while len(tokens) > most:
        del tokens[0]
        first += 1
    if _leads_with_name(tokens):
        del tokens[0]
        first += 1
    while tokens and first and tokens[0].empty:  # a dash at the end of the name is its own
        del tokens[0]
        first += 1
    if not any(token.amount is not None for token in tokens):
        return None
    return Row(words[first - 1].end() if first else 0, tuple(tokens), -1)


def split_glued(text: str) -> Row | None:
    """``text`` as a name, two or more exact amounts, and other text right behind them."""
    words = list(_TOKEN.finditer(text))
    first = next((i for i in range(1, len(words) - 1) if _is_exact(words[i])), None)
    if first is None:
        return None
    name_end = words[first - 1].end()
    tokens: list[Token] = []
    rest = -1
    for word in words[first : first + _SOURCES_MOST]:
        token = _token(word.group(), word.start())
        if token is not None and token.exact:
            tokens.append(token)
            rest = token.end
            continue
        glued = re.match(_GLUED, word.group().translate(_PLAIN))
        if glued:
            rest = word.start() + glued.end()
            amount = read_amount(text[word.start() : rest])
            tokens.append(Token(word.start(), rest, amount, True, False))
        break
    if len(tokens) < 2 or any(token.amount is None for token in tokens):
        return None
    while rest < len(text) and text[rest].isspace():
        rest += 1
    return Row(name_end, tuple(tokens), rest if rest < len(text) else -1)


def meant_as_amounts(text: str) -> Row | None:
    """Like ``split_row`` for a line known to be a row, though no cell of it may be readable."""
    row = split_row(text)
    if row is not None:
        return row
    words = list(_TOKEN.finditer(text))
    first = len(words)
    tokens: list[Token] = []
    while first > 1:
        token = _token(words[first - 1].group(), words[first - 1].start())
        if token is None:
            break
        tokens.insert(0, token)
        first -= 1
    if not tokens or all(token.empty for token in tokens):
        return None
    return Row(words[first - 1].end(), tuple(tokens), -1)


def _token(word: str, start: int) -> Token | None:
    if len(word) > 40:
        return None
    plain = word.translate(_PLAIN)
    end = start + len(word)
    if _WELL_FORMED.fullmatch(plain):
        exact = _EXACT.fullmatch(plain) is not None
        return Token(start, end, Decimal(plain.replace(",", "")), exact, False)
    if _EMPTY.fullmatch(plain):
        return Token(start, end, None, False, True)
    if (plain[0] in "-¥￥(（" or plain[0].isdecimal()) and re.fullmatch(_MEANT, plain):
        return Token(start, end, None, False, False)
    return None


def _is_exact(word: re.Match[str]) -> bool:
    token = _token(word.group(), word.start())
    return token is not None and token.exact


def _leads_with_name(tokens: list[Token]) -> bool:
    """Whether the first token is a number of the name: the others add up without it only."""
    if len(tokens) < 2 or tokens[0].exact or tokens[0].amount is None:
        return False
    rest = [token.amount for token in tokens[1:] if token.amount is not None]
    if len(rest) != len(tokens) - 1 or not all(token.exact for token in tokens[1:]):
        return False
    return adds_up(rest) and not adds_up([tokens[0].amount, *rest])
