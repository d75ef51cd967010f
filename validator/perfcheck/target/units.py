"""Units of measurement: what a spelling means and what converts into what (rules/units.yaml)."""

from decimal import Decimal, Inexact, localcontext
from functools import cache, lru_cache
from typing import Literal, cast

from perfcheck.data import compiled, data_path
from perfcheck.struct import Struct

Nature = Literal["cumulative", "stock", "rate", "none"]


class Unit(Struct):
    """A unit. ``factor`` is how many base units of ``dimension`` one of it is, exact.

    ``nature`` says whether figures add up over a period (``cumulative``), are a level or limit
    (``stock``) or a share or ratio (``rate``); ``none`` for a unit that is not in the list.
    ``spellings`` begins with ``name``.
    """

    name: str
    dimension: str
    factor: Decimal
    nature: Nature
    spellings: tuple[str, ...]


class UnitTable(Struct):
    """All units by canonical name, and the canonical name of each spelling."""

    rows: dict[str, tuple[str, str, str, list[str]]]
    names: dict[str, str]
    longest: int


@cache
def table() -> UnitTable:
    """The units file, read once (from the cache of compiled data where there is one)."""
    path = data_path("rules", "units.yaml")
    with open(path, "rb") as file:
        content = file.read()

    def build() -> list[list[object]]:
        from perfcheck.target.units_file import read_units

        return [list(row) for row in read_units(content, "rules/units.yaml")]

    from perfcheck.target.normalise import normalise

    rows = {row[0]: tuple(row[1:]) for row in compiled("units", [content], build)}
    names = {spelling: name for name, row in rows.items() for spelling in row[3]}
    # as the normalised text of a cell has them
    names.update({normalise(each).text: name for each, name in names.items() if not each.isascii()})
    return UnitTable(rows, names, max(map(len, names)))


def canonical(spelling: str) -> str | None:
    """The canonical name of a spelling (``㎡`` → ``平方米``); None when there is no such unit.

    Letters match as written, or else without regard to case where two or more stand together.
    """
    names = table().names
    found = names.get(spelling)
    if found is None and len(spelling) > 1 and not spelling.islower():
        found = names.get(spelling.lower())
    return found


_SPANS = (
    "秒",
    "分钟",
    "小时",
    "天",
    "工作日",
    "周",
    "旬",
    "月",
    "季度",
    "半年",
    "年",
    "学期",
    "学年",
)
_ORDER = {"次": 1} | dict.fromkeys(_SPANS, 2)


def ordered(bases: list[str]) -> list[str]:
    """Denominators as the canonical unit has them: who or what first, then how often, then time.

    元/人·天, whether 每人每天, 每天每人 or 元/天/人 was written.
    """
    bases = ["月" if base == "个月" else base for base in bases]
    if len(bases) > 1:
        bases.sort(key=lambda base: _ORDER.get(base.lstrip("0123456789"), 0))
    return bases


@lru_cache(maxsize=1024)
def unit(name: str) -> Unit:
    """The unit of a canonical name, also of a derived one (``元/人·天``, ``次/半年``).

    A derived unit's dimension spells its parts' dimensions (``money/person·day``) and its factor
    is theirs multiplied and divided (28 digits where that has no end; ``convert`` is exact all
    the same). A name that is not in the list is a dimension of its own with factor 1.
    """
    row = table().rows.get(name)
    if row is not None:
        dimension, factor, nature, spellings = row
        return Unit(name, dimension, Decimal(factor), cast(Nature, nature), tuple(spellings))
    dimension, above, below = _ratio(name)
    if "/" in name:
        nature = "rate"
    elif "·" in name:
        nature = unit(name.partition("·")[0]).nature
    else:
        nature = "none"
    return Unit(name, dimension, Decimal(above) / Decimal(below), cast(Nature, nature), (name,))


def _ratio(name: str) -> tuple[str, int, int]:
    """Dimension and factor of a unit, the factor as an exact fraction."""
    row = table().rows.get(name)
    if row is not None:
        return row[0], *Decimal(row[1]).as_integer_ratio()
    over, slash, under = name.partition("/")
    if not slash and "·" not in name:
        return name, 1, 1
    above = below = 1
    dimensions: list[list[str]] = [[], []]
    for side, parts in enumerate((over, under)):
        for part in parts.split("·") if parts else ():
            dimension, numerator, denominator = _part(part)
            dimensions[side].append(dimension)
            above *= denominator if side else numerator
            below *= numerator if side else denominator
    if not above or not below:
        return name, 1, 1
    spelt = "·".join(dimensions[0]) or "1"
    return spelt + ("/" + "·".join(dimensions[1]) if slash else ""), above, below


def _part(part: str) -> tuple[str, int, int]:
    """A factor of a derived unit; a denominator may carry a number: ``2年``, ``10万``."""
    rest = part.lstrip("0123456789")
    times = int(part[: len(part) - len(rest)][:20] or "1")
    for word, scale in (("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000)):
        if rest.startswith(word) and (rest != part or rest[1:] in table().rows):
            times, rest = times * scale, rest[1:]
    if not rest:
        return "1", times, 1
    row = table().rows.get(rest)
    if row is None:
        return rest, times, 1
    above, below = Decimal(row[1]).as_integer_ratio()
    return row[0], above * times, below


@lru_cache(maxsize=1024)
def convertible(a: str, b: str) -> bool:
    """Whether a number in canonical unit ``a`` can be expressed in canonical unit ``b``."""
    return a == b or _ratio(a)[0] == _ratio(b)[0]


def convert(number: Decimal, a: str, b: str) -> Decimal:
    """``number`` of unit ``a`` expressed in unit ``b``, exact.

    Raises ValueError when the two do not convert, or when the result has no end as a decimal
    (1 天 is no finite number of 周).
    """
    if a == b:
        return number
    one, other = _ratio(a), _ratio(b)
    if one[0] != other[0]:
        raise ValueError(f"{a} does not convert to {b}")
    above, below = one[1] * other[2], one[2] * other[1]
    with localcontext() as context:
        context.prec = 200
        context.traps[Inexact] = True
        try:
            return number * above / below
        except Inexact:
            raise ValueError(f"{number} {a} is no finite number of {b}") from None
