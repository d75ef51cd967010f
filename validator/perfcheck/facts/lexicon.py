"""What facts look words up in: term lists, categories and deadlines, and the readings of names
and values already seen, so that a name that stands in a thousand projects is read once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perfcheck.facts.filing import Filing
from perfcheck.facts.goal import GoalFacts
from perfcheck.facts.name import NameFacts
from perfcheck.facts.value import ValueFacts
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator
from perfcheck.target.model import TargetValue

_KEPT = 8_000
_GOALS_KEPT = 1_000


class Category(Struct):
    """One category: its key (``quantity``), code, labels, and the first level it stands under."""

    key: str
    code: str
    labels: tuple[str, ...]
    under: str | None


class StatutoryDeadline(Struct):
    """A legal time limit for a topic: the words that tell the topic, and the limit."""

    words: TermList
    limit: Both
    law: Both
    value: str
    source: str
    article: str


class Lexicon:
    """The words of one rulebook, with the readings made so far in one check."""

    def __init__(
        self,
        terms: Mapping[str, TermList],
        categories: Sequence[Category],
        deadlines: Sequence[StatutoryDeadline] = (),
    ) -> None:
        self.terms = terms
        self.deadlines = tuple(deadlines)
        self.category = {entry.key: entry for entry in categories}
        self.by_code = {entry.code: entry for entry in categories}
        self._level1 = {
            label: entry for entry in categories if entry.under is None for label in entry.labels
        }
        self._level2: dict[str, list[Category]] = {}
        for entry in categories:
            if entry.under is not None:
                for label in entry.labels:
                    self._level2.setdefault(label, []).append(entry)
        self._names: dict[str, NameFacts] = {}
        self._values: dict[str, ValueFacts] = {}
        self._lists: dict[str, tuple[TermList, ...]] = {}
        self._goals: dict[tuple[str, str], GoalFacts] = {}
        self._filings: dict[tuple[str | None, str, str | None, str], Filing] = {}

    def level1_of_label(self, label: str) -> Category | None:
        """The first-level category that ``label`` (``产出指标``) names."""
        return self._level1.get(plain_label(label))

    def level2_of_label(self, label: str, under: str | None) -> Category | None:
        """The second-level category that ``label`` names; where it may name two (成本), the one
        below ``under``, else the first.
        """
        found = self._level2.get(plain_label(label), [])
        for entry in found:
            if entry.under == under:
                return entry
        return found[0] if found else None

    def lists(self, start: str) -> tuple[TermList, ...]:
        """The word lists whose name starts with ``start``: ``topic_``."""
        found = self._lists.get(start)
        if found is None:
            named = (words for name, words in self.terms.items() if name.startswith(start))
            found = self._lists[start] = tuple(named)
        return found

    def name(self, text: str) -> NameFacts:
        """How an indicator name reads."""
        found = self._names.get(text)
        if found is None:
            if len(self._names) >= _KEPT:
                self._names.clear()
            found = self._names[text] = NameFacts(text, self.terms)
        return found

    def value(self, value: TargetValue) -> ValueFacts:
        """How a target value reads."""
        found = self._values.get(value.text)
        if found is None or (found.parsed is not value and found.parsed != value):
            if len(self._values) >= _KEPT:
                self._values.clear()
            found = self._values[value.text] = ValueFacts(value, self.terms)
        return found

    def goal(self, text: str, department: str) -> GoalFacts:
        """How a goal reads in the table of a department."""
        found = self._goals.get((text, department))
        if found is None:
            if len(self._goals) >= _GOALS_KEPT:
                self._goals.clear()
            found = self._goals[text, department] = GoalFacts(text, department, self)
        return found

    def filing(self, code1: str | None, label1: str, code2: str | None, label2: str) -> Filing:
        """How a pair of categories reads."""
        key = (code1, label1, code2, label2)
        found = self._filings.get(key)
        if found is None:
            if len(self._filings) >= _KEPT:
                self._filings.clear()
            found = self._filings[key] = Filing(*key, self)
        return found

    def key(self, indicator: Indicator) -> str:
        """Its name and the value to judge it by, without blanks and punctuation."""
        cell = indicator.annual or indicator.period
        value = self.value(cell.value).key if cell else ""
        return f"{self.name(indicator.name).plain}/{value}"


def plain_label(label: str) -> str:
    """A category label without blanks, remarks in brackets and its last 指标, 目标, 类 or 等."""
    plain = "".join(label.split())
    for opening in "（(":
        plain = plain.split(opening, 1)[0]
    for ending in ("等", "指标", "目标", "类"):
        if len(plain) > len(ending) + 1:
            plain = plain.removesuffix(ending)
    return plain
