"""The strict reader of rules/units.yaml: any slip is an error that names file, line and column."""

from decimal import Decimal, InvalidOperation
from typing import Any

NATURES = ("cumulative", "stock", "rate")
Row = tuple[str, str, str, str, list[str]]
"""Name, dimension, factor, nature, spellings (the name first)."""


class UnitsError(ValueError):
    """rules/units.yaml cannot be used; the message names file, line and column."""


def read_units(content: bytes, name: str) -> list[Row]:
    """The rows of a units file, in its order. Raises UnitsError.

    Scalars are taken as they are written: YAML never gets to turn one into a number.
    """
    import yaml

    try:
        root = yaml.compose(content.decode("utf-8"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise UnitsError(f"{place}: not YAML: {error.problem}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnitsError(f"{name}: not YAML: {error}") from error
    return _Reader(name).rows(root)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.seen: dict[str, int] = {}
        self.dimensions: dict[str, int] = {}

    def fail(self, node: Any, message: str) -> UnitsError:
        if node is None:
            return UnitsError(f"{self.name}: {message}")
        mark = node.start_mark
        return UnitsError(f"{self.name}:{mark.line + 1}:{mark.column + 1}: {message}")

    def rows(self, root: Any) -> list[Row]:
        top = self.mapping(root, ("dimensions",), ())
        return [row for group in self.sequence(top["dimensions"]) for row in self.group(group)]

    def group(self, node: Any) -> list[Row]:
        fields = self.mapping(node, ("nature",), ("dimension", "units", "each"))
        nature = self.scalar(fields["nature"])
        if nature not in NATURES:
            raise self.fail(
                fields["nature"], f"nature must be one of {', '.join(NATURES)}, not {nature!r}"
            )
        if "each" in fields:
            for extra in ("dimension", "units"):
                if extra in fields:
                    raise self.fail(fields[extra], f"{extra!r} cannot stand beside 'each'")
            return [r for n in self.sequence(fields["each"]) for r in self.counted(n, nature)]
        for needed in ("dimension", "units"):
            if needed not in fields:
                raise self.fail(node, f"{needed!r} is missing")
        dimension = self.dimension(fields["dimension"])
        return [self.unit(n, dimension, nature) for n in self.sequence(fields["units"])]

    def counted(self, node: Any, nature: str) -> list[Row]:
        """Units that convert into no other: a list of names, or one with more spellings."""
        if node.id == "sequence":
            names = [(self.spelling(item), item) for item in self.sequence(node)]
            return [(n, self.dimension(item, n), "1", nature, [n]) for n, item in names]
        fields = self.mapping(node, ("name", "spellings"), ())
        unit = self.spelling(fields["name"])
        more = [self.spelling(n) for n in self.sequence(fields["spellings"])]
        return [(unit, self.dimension(fields["name"], unit), "1", nature, [unit, *more])]

    def unit(self, node: Any, dimension: str, nature: str) -> Row:
        fields = self.mapping(node, ("name", "factor"), ("spellings",))
        unit = self.spelling(fields["name"])
        more = self.sequence(fields["spellings"]) if "spellings" in fields else []
        written = self.scalar(fields["factor"])
        try:
            factor = Decimal(written)
        except InvalidOperation:
            factor = Decimal(0)
        if not factor.is_finite() or factor <= 0:
            raise self.fail(
                fields["factor"], f"factor must be a number above zero, not {written!r}"
            )
        return (unit, dimension, written, nature, [unit, *map(self.spelling, more)])

    def dimension(self, node: Any, name: str = "") -> str:
        name = name or self.scalar(node)
        if name in self.dimensions:
            raise self.fail(
                node, f"dimension {name!r} is already defined on line {self.dimensions[name]}"
            )
        self.dimensions[name] = node.start_mark.line + 1
        return name

    def spelling(self, node: Any) -> str:
        text = self.scalar(node)
        if not text or text != text.strip():
            raise self.fail(node, f"not a spelling of a unit: {text!r}")
        if text in self.seen:
            raise self.fail(node, f"spelling {text!r} already stands on line {self.seen[text]}")
        self.seen[text] = node.start_mark.line + 1
        return text

    def scalar(self, node: Any) -> str:
        if node.id != "scalar":
            raise self.fail(node, f"expected a word, found a {node.id}")
        return str(node.value)

    def sequence(self, node: Any) -> list[Any]:
        if node.id != "sequence":
            raise self.fail(node, f"expected a list, found a {node.id}")
        return list(node.value)

    def mapping(self, node: Any, needed: tuple[str, ...], allowed: tuple[str, ...]) -> Any:
        if node is None or node.id != "mapping":
            kind = "nothing" if node is None else f"a {node.id}"
            raise self.fail(node, f"expected a mapping, found {kind}")
        fields: dict[str, Any] = {}
        for key, value in node.value:
            field = self.scalar(key)
            if field not in needed + allowed:
                raise self.fail(key, f"unknown key {field!r}")
            if field in fields:
                raise self.fail(key, f"key {field!r} stands twice")
            fields[field] = value
        for field in needed:
            if field not in fields:
                raise self.fail(node, f"{field!r} is missing")
        return fields
