"""Small facts for tests of the rulebook: a table of projects of indicators, some not read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from perfcheck.read.source import Span
from perfcheck.rulebook.errors import RulebookErrors
from perfcheck.rulebook.loader import Rulebook, RuleFile, load_files
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.terms import TermList

Level = Literal["output", "benefit", "cost"]


class Target(NamedTuple):
    """A value cell."""

    indicator: "Indicator"
    text: str

    @property
    def project(self) -> "Project":
        return self.indicator.project

    @property
    def table(self) -> "Table":
        return self.indicator.project.table


class Indicator:
    project: "Project"
    table: "Table"

    def __init__(
        self,
        project: "Project",
        name: str,
        level1: Level | None,
        value: str | None = None,
        number: Decimal | None = None,
    ) -> None:
        self.project = project
        self.table = project.table
        self._name = name
        self._level1 = level1
        self._number = number
        self._value = value

    @property
    def name(self) -> str:
        return self._name

    @property
    def level1(self) -> Level | None:
        return self._level1

    @property
    def value(self) -> str:
        if self._value is None:
            raise NotRead(self._name)
        return self._value

    @property
    def number(self) -> Decimal | None:
        return self._number

    @property
    def target(self) -> Target | None:
        return Target(self, self._value) if self._value else None

    @property
    def place(self) -> Span:
        return Span(len(self._name), len(self._name) + 1)

    def name_has(self, words: TermList) -> bool:
        return words.find(self._name) is not None

    def starts(self, text: str, strict: bool = True) -> bool:
        return self._name.startswith(text) if strict else text in self._name


class Project:
    table: "Table"

    def __init__(self, name: str, amount: str | None, missing: Sequence[Any] = ()) -> None:
        self.table = Table()
        self._name = name
        self._amount = amount
        self._indicators: list[Indicator] = []
        self._missing = missing
        self.unread = len(missing)  # not annotated in the body: not for conditions

    def add(self, name: str, level1: Level | None, *values: Any) -> "Project":
        self._indicators.append(Indicator(self, name, level1, *values))
        return self

    @property
    def name(self) -> str:
        return self._name

    @property
    def total(self) -> Decimal | None:
        return None if self._amount is None else Decimal(self._amount)

    @property
    def amounts(self) -> Sequence[Decimal]:
        return [Decimal(self._amount)] if self._amount else []

    @property
    def count(self) -> int:
        return len(self._indicators)

    @property
    def goal(self) -> str:
        raise NotRead("goal")

    @property
    def indicators(self) -> Listing[Indicator]:
        return Listing(self._indicators, self._missing)

    @property
    def place(self) -> Span:
        return Span(10, 20)

    @property
    def kind(self) -> Literal["one", "two"] | Literal["output"]:
        return "output"

    @property
    def unsure(self) -> Sequence[str] | None:
        return None

    @property
    def either(self) -> "Indicator | Target":
        return self._indicators[0]

    def among(self, numbers: Sequence[Decimal], more: int | None = None) -> int:
        return len(numbers) + (more or 0)

    def sized(self, size: Literal["big", "small"]) -> bool:
        return size == "big"

    def has(self, indicator: Indicator) -> bool:
        return indicator in self._indicators

    def mentions(self, words: TermList) -> bool:
        return words.find(self._name) is not None

    def mention(self, words: TermList) -> str | None:
        return words.find(self._name)


class Table:
    @property
    def money_unit(self) -> str:
        return "万元"

    @property
    def complete(self) -> bool:
        return True

    @property
    def span(self) -> Span:
        return Span(0, 5)


VOCABULARY = Vocabulary(
    roots={"document": Table, "project": Project, "indicator": Indicator, "target": Target},
    constants={
        "category": {name: name for name in ("output", "benefit", "cost")},
        "settings": {"deep": 3, "on": False, "word": "x"},
    },
)

RULE = """\
code: PT303
name: procurement-needs-cost
title: {zh: 涉及采购而没有成本指标, en: Procurement without a cost indicator}
severity: error
certainty: certain
subject: project
when: project.mentions(terms.procurement)
require: project.indicators.exists(i, i.level1 == category.cost)
message:
  zh: 「{project.name}」提到{project.mention(terms.procurement)}
  en: “{project.name}” mentions {project.mention(terms.procurement)}
remedy: {zh: 增设成本指标, en: add a cost indicator}
why: {zh: 采购要花钱, en: procurement costs money}
basis:
  - {source: LAW, article: 第三十三条}
cases:
  - {name: 没有, indicator: 略, violates: ["1"]}
  - {name: 有, indicator: 略, violates: []}
"""
TERMS = """\
- {name: procurement, why: buying, words: [采购, 物业, 物业服务, 外包], not: [采购监管]}
"""
BASIS = """\
LAW:
  title: {zh: 政府采购法, en: Procurement Law}
  articles: on
  binding: on
  read: verified
GUIDE:
  title: {zh: 指引, en: Guidance}
  articles: off
  binding: off
  read: unverified
"""
PROFILE = """\
name: general
title: {zh: 通用, en: general}
"""


def files(
    *rules: str, terms: str = TERMS, basis: str = BASIS, profile_text: str = PROFILE
) -> list[RuleFile]:
    """A rulebook's files: ``rules`` are the texts of rule files r1.yaml, r2.yaml, …"""
    found = [
        RuleFile("terms", 0, "terms.yaml", terms.encode()),
        RuleFile("basis", 0, "basis.yaml", basis.encode()),
        RuleFile("profile", 0, "general.yaml", profile_text.encode()),
    ]
    for number, text in enumerate(rules, 1):
        found.append(RuleFile("rule", 0, f"r{number}.yaml", text.encode()))
    return found


def rulebook(*rules: str, profile: str = "general", **others: str) -> Rulebook:
    """The rulebook of ``rules`` (see `files`)."""
    return load_files(files(*rules, **others), profile=profile, vocabulary=VOCABULARY)


def errors(*rules: str, lang: str = "en", **others: str) -> list[str]:
    """What is wrong with ``rules``, each error in full."""
    try:
        rulebook(*rules, **others)
    except RulebookErrors as found:
        return [error.text(lang) for error in found.errors]
    return []
