"""Twelve checks written straight over the table model, as a good programmer would without rules:
what the rulebook's speed is held against (bench_rules.py).

They share the word lists, the categories and the units with the rules, and nothing of the facts.
What a name or a pair of categories tells is kept in a dict, since tables repeat both.
"""

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from perfcheck.facts.bracket import stated_units
from perfcheck.facts.kinds import kind_of
from perfcheck.facts.lexicon import Lexicon
from perfcheck.rulebook.terms import TermList
from perfcheck.table.model import Indicator, Level, Project, Table, TargetCell
from perfcheck.target.model import Clause
from perfcheck.target.units import convert, convertible
from perfcheck.target.units import unit as unit_of

_DROPPED = str.maketrans("", "", " \t\r\n　。，,；;：:、“”\"'（）()")
_ENDS = " \t\r\n　。．；;，,、：:！!“”\"'"
_BRACKETED = re.compile(r"^(.*?)[\s]*[（(]([^（()）]*)[)）]\s*$", re.DOTALL)
_EACH_MANY = re.compile(r"每(?:[百千万]|十万|百万|1|10)+人")
_FULL = re.compile(r"应([一-鿿])尽\1")
_COMMISSION = re.compile(
    r"(?<![受司法被])委托(?!代理|鉴定|书|人|方|诉讼|单位)"
    r"[^，。；、,;\s]{1,14}?(?:公司|机构|企业|事务所|研究院|高校|社会组织|专业团队)(?!监管)"
)
_TAIL = re.compile(
    r"(?:[（(][^（）()]*[)）]|项目|资金|经费|专项|支出|预算|发放|兑付|代发|配套|[-—－\d]+|年度?"
    r"|第.批|[一二三四]期|\s)$"
)
_PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1")}
_UP, _DOWN = ("ge", "gt"), ("le", "lt")


class Name(NamedTuple):
    """What a name tells the twelve checks."""

    plain: str
    core: str
    unit: str | None
    rate: bool
    bounded_rate: bool
    ratio: bool
    accumulates: bool
    satisfaction: bool
    asks_satisfaction: bool
    cost: bool
    charge: bool
    full_coverage: bool
    yearly: bool


class Filing(NamedTuple):
    """What the two categories of an indicator tell."""

    matches: bool
    fits: bool
    group: str | None
    parent: str | None
    level2: str | None
    cost_under_output: bool


class Plain:
    """The twelve checks of one rulebook's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.terms: Mapping[str, TermList] = lexicon.terms
        self.names: dict[str, Name] = {}
        self.filings: dict[tuple[str | None, str, str | None, str], Filing] = {}
        self.cumulative: dict[str, bool] = {}

    def count(self, table: Table) -> Counter[str]:
        """Violations by rule code; an indicator counts once for its two cells."""
        found: Counter[str] = Counter()
        found["PT201"] += total_is_off(table)
        for project in table.projects:
            filings = []
            pays = self.pays_persons(project.name)
            for indicator in project.indicators:
                name = self.names.get(indicator.name)
                if name is None:
                    name = self.names[indicator.name] = self.read_name(indicator.name)
                one, two = indicator.level1, indicator.level2
                filing = self.filing(one, two)
                filings.append(filing)
                self.check_indicator(indicator, name, filing, pays, found)
            self.check_project(project, filings, pays, found)
        return found

    def check_project(
        self, project: Project, filings: list[Filing], pays: bool, found: Counter[str]
    ) -> None:
        if not filings:
            return
        unread = any(piece.what == "indicator" for piece in project.unread)
        groups = {filing.group for filing in filings}
        covered = groups.union(filing.parent for filing in filings)
        unsure = unread or None in groups
        if not unsure and "output" not in covered:
            found["PT301"] += 1
        if not unsure and "benefit" not in covered:
            found["PT302"] += 1
        if unsure or pays or "cost" in groups or any(f.cost_under_output for f in filings):
            return
        words = self.terms["procurement"]
        name, goal = project.name, project.goal
        if words.find(name):
            found["PT303"] += 1
        elif any(piece.what == "goal" for piece in project.unread):
            return
        elif words.find(goal) or _COMMISSION.search(name) or _COMMISSION.search(goal):
            found["PT303"] += 1

    def check_indicator(
        self, indicator: Indicator, name: Name, filing: Filing, pays: bool, found: Counter[str]
    ) -> None:
        if not filing.fits:
            found["PT107"] += 1
        if not filing.matches:
            found["PT106"] += 1
        period, annual = indicator.period, indicator.annual
        if period is not None and annual is not None:
            self.check_pair(period, annual, name, found)
        empty = above = repeats = False
        for cell in (period, annual):
            if cell is not None:
                empty = empty or not cell.text.strip(_ENDS)
                above = above or (name.bounded_rate and exceeds_whole(cell, name))
                repeats = repeats or self.repeats(cell, name)
        found["PT401"] += empty
        found["PT406"] += above
        found["PT501"] += repeats
        if filing.level2 == "quantity" and not name.asks_satisfaction and not name.cost:
            target = annual or period
            if name.charge and target is not None and target.value.kind == "malformed":
                return
            cost = name.charge and target is not None and caps_money(target)
            if not cost and not (pays and name.full_coverage):
                found["PT701"] += name.ratio or name.rate or is_percent(target, name)

    def check_pair(
        self, period: TargetCell, annual: TargetCell, name: Name, found: Counter[str]
    ) -> None:
        if len(period.value.clauses) != 1 or len(annual.value.clauses) != 1:
            return
        mine, its = period.value.clauses[0], annual.value.clauses[0]
        one, other = mine.comparator, its.comparator
        if (one in _UP and other in _DOWN) or (one in _DOWN and other in _UP):
            found["PT602"] += 1
        first, second = number(mine), number(its)
        if first is None or second is None:
            return
        agree = not (mine.unit and its.unit) or convertible(mine.unit, its.unit)
        if not agree and not self.alike(mine.unit or "", its.unit or ""):
            found["PT603"] += 1
        if not agree or one in _DOWN or other in _DOWN:
            return
        if mine.unit and its.unit and mine.unit != its.unit:
            second = convert(second, its.unit, mine.unit)
        if second > first and self.accumulates(mine.unit, its.unit, name):
            yearly = self.terms["by_the_year"]
            if not name.yearly and not yearly.find(period.text) and not yearly.find(annual.text):
                found["PT601"] += 1

    def repeats(self, cell: TargetCell, name: Name) -> bool:
        words = cell.text.translate(_DROPPED)
        if len(words) < 2 or words not in name.plain:
            return False
        if words == name.plain or words == name.core.translate(_DROPPED):
            return True
        value = cell.value
        if value.kind == "malformed" or name.satisfaction or any(map(str.isdigit, words)):
            return False
        worded = value.kind == "qualitative" and value.qualitative != "absence"
        if value.kind != "text" and not worded:
            return False
        return self.terms["grades_or_base"].find(value.text) is None

    def alike(self, one: str, other: str) -> bool:
        occasions = self.terms["occasion_units"]
        return kind_of(one) == kind_of(other) and (one in occasions) == (other in occasions)

    def accumulates(self, one: str | None, other: str | None, name: Name) -> bool:
        units = [unit for unit in (one, other) if unit]
        for unit in units:
            if unit not in self.cumulative:
                self.cumulative[unit] = unit_of(unit).nature == "cumulative"
        return any(self.cumulative[unit] for unit in units) if units else name.accumulates

    def pays_persons(self, name: str) -> bool:
        words = self.terms["transfer_to_persons"]
        while name:
            if words.ends(name):
                return True
            tail = _TAIL.search(name)
            if tail is None:
                return False
            name = name[: tail.start()]
        return False

    def filing(self, one: Level | None, two: Level | None) -> Filing:
        code1, label1 = (one.code, one.label) if one else (None, "")
        code2, label2 = (two.code, two.label) if two else (None, "")
        key = (code1, label1, code2, label2)
        found = self.filings.get(key)
        if found is None:
            found = self.filings[key] = self.read_filing(*key)
        return found

    def read_filing(self, code1: str | None, label1: str, code2: str | None, label2: str) -> Filing:
        known = self.lexicon.by_code
        coded1, coded2 = known.get(code1 or ""), known.get(code2 or "")
        coded1 = coded1 if coded1 and coded1.under is None else None
        coded2 = coded2 if coded2 and coded2.under is not None else None
        labelled1 = self.lexicon.level1_of_label(label1)
        first = labelled1 or coded1
        labelled2 = self.lexicon.level2_of_label(label2, first.key if first else None)
        second = labelled2 or coded2
        costs = ("cost_output", "economic_cost", "social_cost", "ecological_cost")
        cost = bool(first and second and first.key == "output" and second.key in costs)
        clash1 = bool(coded1 and labelled1 and coded1.key != labelled1.key)
        clash2 = bool(coded2 and labelled2 and coded2.key != labelled2.key)
        strange1 = bool(coded1 and not labelled1 and label1)
        strange2 = bool(coded2 and not labelled2 and label2)
        matches = cost if clash1 else not strange1 and (cost if clash2 else not strange2)
        fits = code1 is None or code2 is None or code2.startswith(code1)
        parent = second.under if second else None
        group = first.key if first else parent
        sure = second and not clash1 and (cost or not clash2)
        level2 = second.key if second and sure else None
        if second and first and second.under != first.key and not cost:
            level2 = None
        return Filing(matches, fits, group, parent, "cost_output" if cost else level2, cost)

    def read_name(self, text: str) -> Name:
        terms = self.terms
        found = _BRACKETED.match(text)
        core = found[1].strip() if found and found[1].strip() else text.strip()
        units = stated_units(text)
        rate = (
            terms["not_percent_rates"].ends(core) is None
            and _EACH_MANY.search(core) is None
            and terms["rate_endings"].ends(core) is not None
        )
        bounded = terms["bounded_rates"].ends(core) and not terms["unbounded_rates"].find(core)
        count = not rate and not terms["not_counts"].ends(core)
        count = count and terms["count_endings"].ends(core) is not None
        satisfied = terms["cue_satisfaction"].find(core) is not None
        cost = terms["cost_names"].find(core) and not terms["cost_neutralisers"].find(core)
        charge = terms["charge_endings"].ends(core) and not terms["payment_to_persons"].find(core)
        return Name(
            plain=text.translate(_DROPPED),
            core=core,
            unit=units[0] if units else None,
            rate=rate,
            bounded_rate=rate and bool(bounded),
            ratio=terms["ratio_endings"].ends(core) is not None,
            accumulates=count and terms["stock_names"].find(core) is None,
            satisfaction=satisfied,
            asks_satisfaction=satisfied
            and not count
            and terms["completion_endings"].ends(core) is None,
            cost=bool(cost or terms["cost_savings"].find(core)),
            charge=bool(charge),
            full_coverage=_FULL.search(core) is not None,
            yearly=terms["by_the_year"].find(text) is not None,
        )


def total_is_off(table: Table) -> bool:
    total = table.grand_total.total if table.grand_total else None
    rows = [project.row for project in table.projects if not project.name.startswith("其中")]
    amounts = [row.total for row in rows]
    known = [amount for amount in amounts if amount is not None]
    unread = [*table.unread, *(piece for project in table.projects for piece in project.unread)]
    if total is None or not known or len(known) < len(amounts):
        return False
    if any(piece.what == "amount" for piece in unread):
        return False
    return abs(sum(known) - total) > max(Decimal("0.01"), Decimal("0.005") * len(known))


def number(clause: Clause) -> Decimal | None:
    if clause.comparator is None:
        return None
    for bound in (clause.lower, clause.upper):
        if isinstance(bound, Decimal):
            return bound
    return None


def exceeds_whole(cell: TargetCell, name: Name) -> bool:
    value = cell.value
    if "change-up" in value.notes or "change-down" in value.notes or value.kind == "malformed":
        return False
    for clause in value.clauses:
        factor = _PER_CENT.get(clause.unit or name.unit or "")
        if factor is not None:
            for bound in (clause.lower, clause.upper):
                if isinstance(bound, Decimal):
                    share = bound * factor
                    if share > 100 or (share == 100 and clause.comparator == "gt"):
                        return True
    return False


def caps_money(cell: TargetCell) -> bool:
    clauses = cell.value.clauses
    return len(clauses) == 1 and clauses[0].unit == "元" and clauses[0].comparator in _DOWN


def is_percent(cell: TargetCell | None, name: Name) -> bool:
    if cell is None or len(cell.value.clauses) != 1:
        return False
    clause = cell.value.clauses[0]
    if clause.unit is None:
        return number(clause) is not None and name.unit in _PER_CENT
    return clause.unit in _PER_CENT
