"""From the tree of a value to its clauses: bounds, units and what had to be assumed."""

from decimal import Decimal, localcontext
from typing import Any

from perfcheck.struct import Struct
from perfcheck.target.amounts import Amount, NoValue, amount, unit_name, with_base
from perfcheck.target.dates import Span
from perfcheck.target.model import Bound, Clause, Comparator, Qualitative
from perfcheck.target.tables import Node
from perfcheck.target.units import convert, convertible
from perfcheck.target.vocabulary import Malformed
from perfcheck.target.words import COMPLETE_TAILS, Change, Sign

_STRICT: dict[str, Comparator] = {"ge": "gt", "le": "lt", "gt": "gt", "lt": "lt"}
_LOOSE: dict[str, Comparator] = {"gt": "ge", "lt": "le", "ge": "ge", "le": "le"}
_GRADES = ("级", "等级", "星")
_UPWARD = ("ge", "gt")


class Reading(Struct):
    """What the clauses of one cell are, with the notes of all."""

    clauses: tuple[Clause, ...]
    shapes: tuple[str, ...]
    qualitative: Qualitative | None
    notes: tuple[str, ...]


def read(tree: Node) -> Reading:
    """The clauses of a parsed cell. Raises Malformed or NoValue."""
    with localcontext() as context:
        context.prec = 100  # sums of bounded numbers stay exact
        return _read(tree)


def _read(tree: Node) -> Reading:
    reader = _Reader()
    clauses: list[Clause] = []
    shapes: list[str] = []
    for item in tree.children:
        if isinstance(item, Node):
            clause, shape = reader.item(item)
            clauses.append(clause)
            shapes.append(shape)
    return Reading(
        tuple(clauses), tuple(shapes), reader.qualitative, tuple(dict.fromkeys(reader.notes))
    )


class _Reader:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.qualitative: Qualitative | None = None

    def item(self, item: Node) -> tuple[Clause, str]:
        subject: str | None = None
        per: list[str] = []
        for lead in item.children[:-1]:
            token = lead.children[0]
            if token.kind == "SUBJECT":
                if subject is not None:
                    subject += token.value
                else:
                    subject = token.value
            elif token.kind == "PER":
                per.append(token.value)
            else:
                self.change(token.value)
        value = item.children[-1]
        if isinstance(value.children[0], Node) and value.children[0].name == "sign":
            per += [token.value for token in value.children[0].children if token.kind == "PER"]
        parts: dict[str, list[Any]] = {}
        for part in value.children:
            if isinstance(part, Node) and part.name in ("post", "date_post"):
                parts.setdefault(part.children[0].kind, []).append(part.children[0].value)
            elif isinstance(part, Node):
                parts.setdefault(part.name, []).append(part)
            else:
                parts.setdefault(part.kind, []).append(part.value)
        if "REMARK" in parts:
            self.notes.append("remark")
        done = any(tail in COMPLETE_TAILS for tail in parts.get("TAIL", ()))
        if done or subject == "全覆盖":
            self.qualitative = self.qualitative or "complete"
        if subject:
            self.notes.append("subject")
        clause = getattr(self, value.name)(parts, per)
        if not isinstance(clause, Clause):
            raise NoValue
        if clause.unit == "千瓦时" and _tells_heat(clause, subject):
            clause = clause._replace(unit="℃")
        return clause._replace(subject=subject or None), value.name

    def change(self, change: Change) -> None:
        self.qualitative = change.way
        amount_of = "change-up" if change.way == "improvement" else "change-down"
        self.notes.append("change-to" if change.to else amount_of)

    # the shapes of a value

    def bound(self, parts: dict[str, list[Any]], per: list[str]) -> Clause:
        one = amount(parts["amount"][0], per, self.notes)
        if "TAIL" in parts and one.unit == "个":
            raise NoValue  # 3个到位
        if one.unit in _GRADES and "sign" not in parts:
            raise NoValue  # 三级以上医院
        comparator = self.comparator(parts, one.more)
        return _clause(comparator, one.number, one.unit)

    def range(self, parts: dict[str, list[Any]], per: list[str]) -> Clause:
        signs = self.signs(parts)
        if any(not s.soft and s.comparator != "eq" for s in signs):
            raise Malformed
        if any(after != "le" for after in parts.get("AFTER", ())):
            raise Malformed
        if "AROUND" in parts:
            self.notes.append("approx")
        low = amount(parts["amount"][0], [], self.notes)
        high = amount(parts["amount"][1], per, self.notes)
        if "unit" in parts:
            name = unit_name(parts["unit"][0].children, self.notes)
            high = high._replace(unit=name)
        return self.between(low, high, per)

    def within(self, parts: dict[str, list[Any]], per: list[str]) -> Clause:
        one, other = parts["WITHIN"][0].comparator, parts["SIGN"][0].comparator
        low, high = (amount(a, [], self.notes) for a in parts["amount"])
        if one in _UPWARD and other in _UPWARD:
            low, high = high, low
        elif one in _UPWARD or other in _UPWARD:
            raise Malformed
        return self.between(low, high, per)

    def between(self, low: Amount, high: Amount, per: list[str]) -> Clause:
        """The right end's scale and unit also hold for a bare left end: 5-10万元."""
        if low.unit == "点" and high.unit == "点":
            raise NoValue  # 9点至17点
        lower, upper = low.number, high.number
        if high.scale and not low.scale and not low.unit and lower * high.scale <= upper:
            lower *= high.scale
        unit = high.unit or low.unit
        if low.unit and high.unit and not high.unit.startswith(low.unit):
            if not convertible(low.unit, high.unit):
                raise Malformed
            try:
                lower = convert(lower, low.unit, high.unit)
            except ValueError:
                upper, unit = convert(upper, high.unit, low.unit), low.unit
        if per and "/" not in (unit or ""):
            unit = with_base(unit, per)
        if lower > upper:
            raise Malformed
        return Clause(None, None, lower, upper, unit)

    def tolerance(self, parts: dict[str, list[Any]], per: list[str]) -> Clause:
        both = [amount(a, per, self.notes) for a in parts["amount"]]
        for sign in self.signs(parts):  # 误差不超过±5% says the same as ±5%
            if not sign.soft and sign.comparator not in (
                ("eq", "le") if len(both) == 1 else ("eq",)
            ):
                raise Malformed
        self.notes.append("tolerance")
        width = both[-1]
        if len(both) == 1:
            return Clause(None, None, -abs(width.number), abs(width.number), width.unit)
        middle = both[0]
        spread = abs(width.number)
        if middle.unit and width.unit and middle.unit != width.unit:
            if width.unit != "%":
                raise Malformed
            spread = abs(middle.number) * spread / 100
        unit = middle.unit or width.unit
        number = middle.number
        if width.scale and not middle.scale and not middle.unit:
            number *= width.scale
        return Clause(None, None, number - spread, number + spread, unit)

    def date(self, parts: dict[str, list[Any]], per: list[str]) -> Clause:
        span: Span = parts["DATE"][0]
        self.notes += span.notes
        hard = [s for s in self.signs(parts) if not s.soft or s.comparator != "eq"]
        if per or len(hard) > 1:
            raise NoValue
        comparator = hard[0].comparator if hard else None
        if "BEFORE" in parts:
            if comparator in _UPWARD:
                raise Malformed
            comparator = "le"
        elif "SINCE" in parts:
            if comparator:
                raise Malformed
            comparator = "ge"
        if comparator in ("ge", "lt"):
            return Clause(None, comparator, *_sides(comparator, span.first), "date")
        if comparator in ("le", "gt"):
            return Clause(None, comparator, *_sides(comparator, span.last), "date")
        return Clause(None, "eq", span.first, span.last, "date")

    # comparators

    def signs(self, parts: dict[str, list[Any]]) -> list[Sign]:
        found: list[Sign] = []
        for token in (t for sign in parts.get("sign", ()) for t in sign.children):
            if token.kind == "CHANGE":
                self.change(token.value)
            elif token.kind not in ("DOING", "PER"):
                found.append(token.value)
                self.notes += token.value.notes
        return found

    def comparator(self, parts: dict[str, list[Any]], more: bool) -> Comparator:
        """The one direction that all signs agree on. Raises Malformed where they do not."""
        signs = self.signs(parts)
        hard: list[Comparator] = [s.comparator for s in signs if not s.soft]
        hard += parts.get("AFTER", ())
        if more:
            if any(h not in _UPWARD for h in hard):
                raise NoValue
            hard = [h for h in hard if h == "ge"] or ["gt"]
        around = "AROUND" in parts or "approx" in self.notes[-3:]
        if "AROUND" in parts:
            self.notes.append("approx")
        if not hard:
            soft = [s.comparator for s in signs]
            comparator: Comparator = soft[-1] if soft else "eq"
            if around and comparator != "eq":
                comparator = "eq"
            elif not signs:
                self.notes.append("implicit")
        else:
            comparator = self.agreed(hard)
        if "EXCLUDED" in parts:
            comparator = _STRICT.get(comparator, comparator)
        if "INCLUDED" in parts:
            comparator = _LOOSE.get(comparator, comparator)
        return comparator

    def agreed(self, hard: list[Comparator]) -> Comparator:
        """Two comparators of one direction are one typo, and the inclusive bound wins."""
        directions = {"eq" if h == "eq" else h in _UPWARD for h in hard}
        if len(directions) > 1:
            raise Malformed
        if len(hard) > 1:
            self.notes.append("typo")
        inclusive = [h for h in hard if h in ("ge", "le")]
        return inclusive[0] if inclusive else hard[0]


def _tells_heat(clause: Clause, subject: str | None) -> bool:
    """Whether its 度 are those of a thermometer: 室温不低于18度, 零下5度."""
    bounds = [each for each in (clause.lower, clause.upper) if isinstance(each, Decimal)]
    return subject == "零上" or "温" in (subject or "") or any(each < 0 for each in bounds)


def _sides(comparator: Comparator, bound: Bound) -> tuple[Bound | None, Bound | None]:
    return (bound, None) if comparator in _UPWARD else (None, bound)


def _clause(comparator: Comparator, number: Decimal, unit: str | None) -> Clause:
    if comparator == "eq":
        return Clause(None, "eq", number, number, unit)
    return Clause(None, comparator, *_sides(comparator, number), unit)
