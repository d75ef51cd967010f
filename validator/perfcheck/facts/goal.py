"""What the text of a goal tells: whether it says anything, and the targets it names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.facts.fact import fact
from perfcheck.target import parse_value
from perfcheck.target.units import canonical, convertible
from perfcheck.target.units import unit as unit_of

if TYPE_CHECKING:
    from perfcheck.facts.lexicon import Lexicon

_CLAUSE = re.compile(r"[，。；、,;！!\n：:]")
_HAN = re.compile(r"[一-鿿]+")
_ZERO = re.compile(r"零([一-鿿]{2,4})")
_NUMBER = re.compile(
    r"(?P<before>[一-鿿]{0,8}?)(?P<sign>不少于|不低于|不超过|达到|达|至少|≥|≤|超过)?"
    r"(?P<number>\d{1,12}(?:\.\d{1,4})?)(?P<unit>万?[一-鿿%％‰㎡]{1,3})"
)
_ENUMERATION = re.compile(r"[一-鿿]{2}(?:[、和及与][一-鿿]{2})+")
_DURATION = re.compile(
    r"(?:项目期|实施期限?|实施周期|建设期|服务期限?|项目周期)[为是：:]?\s*"
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十])\s*年"
)
_AMOUNT = re.compile(
    r"(?:申请(?:财政)?资金|预算(?:资金|金额|总额)?|总投资|项目资金|安排资金)[为约共计：:]*\s*"
    r"(?P<number>\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?)\s*(?P<unit>万元|亿元|元)"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SCALE = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_RESIDUE = 6
_ASPECTS = ("及时", "足额", "准确")


class GoalTarget(NamedTuple):
    """A target that the goal names: ``零事故`` or ``演练4次``; ``noun`` is what it counts."""

    text: str
    noun: str
    number: Decimal
    unit: str | None


class GoalFacts:
    """One goal, read once."""

    def __init__(self, text: str, project: str, department: str, lexicon: Lexicon) -> None:
        self.text = text
        self._known = set(project) | set(department)
        self._lexicon = lexicon

    @fact
    def is_empty(self) -> bool:
        """Whether there is no goal at all."""
        return not self.text.strip()

    @fact
    def residue(self) -> int:
        """How many different characters are left when words that fit any project, and those of
        the project's and department's names, are taken out.
        """
        text = self.text
        for word in self._lexicon.terms["slogan_words"].words:
            text = text.replace(word, " ")
        return len({char for run in _HAN.findall(text) for char in run} - self._known)

    @fact
    def is_slogan(self) -> bool:
        """Whether it would fit any project: no number, no deliverable, nobody served."""
        if self.is_empty or any(char.isdigit() for char in self.text):
            return False
        terms = self._lexicon.terms
        if terms["deliverables"].find(self.text) or terms["service_objects"].find(self.text):
            return False
        return self.residue <= _RESIDUE

    @fact
    def assures_money(self) -> bool:
        """Whether the thing it wants to secure is money: 保障…经费."""
        return any(
            clause.startswith(("保障", "确保", "安排", "提供"))
            and self._lexicon.terms["money_objects"].ends(clause)
            for clause in _CLAUSE.split(self.text)
        )

    @fact
    def targets(self) -> tuple[GoalTarget, ...]:
        """Zero targets and numbers with a unit of count or share; no years, sizes or hours."""
        terms = self._lexicon.terms
        found = []
        for match in _ZERO.finditer(self.text):
            noun = terms["zero_nouns"].find(match[1])
            if noun:
                found.append(GoalTarget(f"零{noun}", noun, Decimal(0), None))
        for clause in _CLAUSE.split(self.text):
            for match in _NUMBER.finditer(clause):
                target = self._counted(match, clause)
                if target:
                    found.append(target)
        return tuple(found)

    def _counted(self, match: re.Match[str], clause: str) -> GoalTarget | None:
        written = match["unit"]
        for length in range(len(written), 0, -1):
            unit = canonical(written[:length].removeprefix("万")) if written[:length] else None
            if unit is not None:
                break
        else:
            return None
        found = unit_of(unit)
        if found is None or not (unit == "%" or found.nature == "cumulative"):
            return None
        if self._lexicon.terms["goal_number_contexts"].find(clause):
            return None
        number = Decimal(match["number"])
        if written.startswith("万"):
            number *= 10_000
        start = match.start("number")
        before = _HAN.findall(clause[max(0, start - 8) : start])
        end = match.start("unit") + length
        after = _HAN.findall(clause[end : end + 8])
        noun = (before[-1] if before else "") + "|" + (after[0] if after else "")
        return GoalTarget(match["number"] + written[:length], noun, number, unit)

    def unmet(self, names: tuple[str, ...], values: tuple[str, ...]) -> tuple[GoalTarget, ...]:
        """The targets that no indicator takes up: none of the same number and unit, none whose
        name shares a word with it.
        """
        return tuple(
            target
            for target in self.targets
            if not any(
                self._same_noun(target, name) or _same_number(target, value)
                for name, value in zip(names, values, strict=True)
            )
        )

    def conflict(self, target: GoalTarget, name: str, value: str) -> bool:
        """Whether the indicator is about the same thing with another number in the same unit."""
        if target.unit is None or not self._same_noun(target, name):
            return False
        parsed = parse_value(value)
        if len(parsed.clauses) != 1:
            return False
        clause = parsed.clauses[0]
        bounds = [bound for bound in (clause.lower, clause.upper) if isinstance(bound, Decimal)]
        if not bounds or clause.unit != target.unit:
            return False
        return target.number not in bounds

    def _same_noun(self, target: GoalTarget, name: str) -> bool:
        empty = self._lexicon.terms["empty_words"]
        for part in target.noun.split("|"):
            for at in range(len(part) - 1):
                pair = part[at : at + 2]
                if pair in name and pair not in empty:
                    return True
        return False

    @fact
    def aspects(self) -> tuple[str, ...]:
        """Of 及时, 足额 and 准确 those that an enumeration of the goal asks for."""
        found = []
        for match in _ENUMERATION.finditer(self.text):
            found += [aspect for aspect in _ASPECTS if aspect in match[0]]
        return tuple(dict.fromkeys(found))

    @fact
    def duration(self) -> int | None:
        """The years the project runs, where a phrase says so: 项目期1年, 实施期限三年."""
        found = _DURATION.search(self.text)
        if found is None:
            return None
        years = found["years"]
        return int(years) if years.isdigit() else _NUMERALS[years]

    @fact
    def amount(self) -> Decimal | None:
        """The money that it says is applied for or budgeted, in 元."""
        found = _AMOUNT.search(self.text)
        if found is None or self._lexicon.terms["other_year_money"].find(self.text):
            return None
        return Decimal(found["number"].replace(",", "")) * _SCALE[found["unit"]]

    @fact
    def amount_text(self) -> str:
        """The same as written; empty when there is none."""
        found = _AMOUNT.search(self.text)
        return found[0] if found else ""


def _same_number(target: GoalTarget, value: str) -> bool:
    for clause in parse_value(value).clauses:
        if target.number not in (clause.lower, clause.upper):
            continue
        if clause.unit is None or target.unit is None or convertible(clause.unit, target.unit):
            return True
    return False
