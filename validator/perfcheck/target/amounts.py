"""Numbers with their units, as the tree of a value holds them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from perfcheck.struct import Struct
from perfcheck.target.tables import Node
from perfcheck.target.units import canonical, ordered
from perfcheck.target.vocabulary import Malformed
from perfcheck.target.words import ALTERNATIVES

_BASE_SCALES = {
    **{10**2: "百", 10**3: "千", 10**4: "万", 10**5: "10万", 10**6: "百万", 10**7: "千万"},
    **{10**8: "亿", 10**9: "10亿", 10**10: "百亿", 10**11: "千亿"},
}


class NoValue(Exception):
    """The cell has the shape of a value but says none: it is text."""


class Amount(Struct):
    """A number with its unit; ``scaled`` when a scale word or unit stood at this number."""

    number: Decimal
    unit: str | None
    scale: Decimal | None
    more: bool


def amount(node: Node, per: list[str], notes: list[str]) -> Amount:
    """The number and unit of one ``amount``; ``per`` are denominators written before it."""
    number, scale, more, unit = Decimal(0), None, False, None
    tenths = money = False
    for part in node.children:
        if isinstance(part, Node) and part.name == "figure":
            number, scale, more, unit = _figure(part.children)
            tenths = unit is not None
        elif isinstance(part, Node):
            found = unit_name(part.children, notes)
            if found and tenths:
                if not found.startswith("/"):
                    raise Malformed
                found = f"{unit}{found}"
            if any(isinstance(child, Node) and child.name == "half" for child in part.children):
                number += Decimal("0.5")
            unit = found or unit
        elif part.kind == "ABOUT":
            notes.append("approx")
        elif part.kind == "MONEY":
            money = True
    if money:
        if unit is None or unit.startswith("/"):
            unit = "元" + (unit or "")
        elif not unit.startswith("元"):
            raise Malformed
    if unit and unit.startswith("/") and not _is_many(unit[1:]):
        raise Malformed  # a price of nothing: ≤28.40/株
    if unit in ("年", "学年") and 1900 <= number < 2100 and not number % 1:
        raise NoValue  # 参照2024年标准, 2024-2025学年
    if scale and unit is None:
        notes.append("scale")
    return Amount(number, with_base(unit, per) if per else unit, scale, more)


def _figure(tokens: list[Any]) -> tuple[Decimal, Decimal | None, bool, str | None]:
    """Number, scale word, whether 余 or 多 follows, and the unit that 成 or 百分之 implies."""
    numbers = [t.value for t in tokens if t.kind == "NUMBER"]
    scales = [t.value for t in tokens if t.kind == "SCALE"]
    kinds = {t.kind: t.value for t in tokens}
    number = numbers[0]
    unit: str | None = None
    if "TENTHS" in kinds:
        number = number * 10 + (numbers[1] if len(numbers) > 1 else 0)
        unit = "%"
        if number > 100 or any(n != n.to_integral_value() for n in numbers[1:]):
            raise Malformed
    elif "OUTOF" in kinds:
        unit = kinds["OUTOF"]
    elif scales:
        number = number * scales[0]
        if len(numbers) > 1:
            second = numbers[1] * (scales[1] if len(scales) > 1 else 1)
            if second >= scales[0] or numbers[0] != numbers[0].to_integral_value():
                raise Malformed
            number += second
    number *= kinds.get("MINUS", 1)
    return number, scales[0] if scales else None, "MORE" in kinds, unit


def unit_name(children: Iterable[Any], notes: list[str]) -> str | None:
    """The canonical unit, with the denominators that follow it."""
    name: str | None = None
    bases: list[str] = []
    over: list[str] = []
    for child in children:
        if isinstance(child, Node) and child.name == "half":
            if len(child.children) > 1:
                if name != "个":
                    raise Malformed
                name = "个月" if child.children[1].value == "月" else child.children[1].value
        elif isinstance(child, Node):
            kind = child.children[0].kind
            for base in child.children:
                if isinstance(base, Node):
                    (over if kind == "DOT" else bases).append(_base(base))
        elif child.kind == "UNIT":
            name = child.value
        elif child.kind == "BRACKETED":
            if name is None:
                name = child.value
            else:
                notes.append("alternative-unit")
    if name and len(bases) == 1 and not over and _alternative(name, bases[0]):
        notes.append("alternative-unit")
        return name
    if over:
        if any(base[0].isdigit() for base in over):
            raise NoValue  # 365天×24小时
        if name is None:
            raise Malformed
        name = "·".join([name, *over])
    if bases:
        return f"{name or ''}/{'·'.join(ordered(bases))}"
    return name


def with_base(unit: str | None, per: list[str]) -> str:
    """The unit over the denominators that stand before the number: 每人每天30元."""
    if unit is None or unit.startswith("/"):
        raise NoValue
    above, _, below = unit.partition("/")
    bases = [*per, *(below.split("·") if below else ())]
    return f"{above}/{'·'.join(dict.fromkeys(ordered(bases)))}"


def _base(node: Node) -> str:
    """A denominator as it stays in the unit: 年, 2年, 10万."""
    text = ""
    for token in node.children:
        if token.kind == "NUMBER":
            text += "" if token.value == 1 and len(node.children) > 1 else f"{token.value:f}"
        elif token.kind == "SCALE":
            if token.value not in _BASE_SCALES:
                raise Malformed
            text += _BASE_SCALES[token.value]
        else:
            text += token.value
    return text


def _is_many(base: str) -> bool:
    """Whether a base is a number, with or without what is counted: 10万, 百万公里; no 千瓦时."""
    return base[:1].isdigit() or (base[0] in "百千万亿" and canonical(base) is None)


def _alternative(one: str, other: str) -> bool:
    return one != other and any(one in words and other in words for words in ALTERNATIVES)
