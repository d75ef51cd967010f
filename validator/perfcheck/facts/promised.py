"""What the goal of a project promises, and whether its indicators take that up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.facts.goal import GoalFacts
from perfcheck.facts.goal_target import (
    GoalTarget,
    Matter,
    for_each,
    matter,
    same_unit,
    split_clauses,
    takes_up,
)
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.text import plain
from perfcheck.read.source import Span
from perfcheck.rulebook.notread import Listing, NotRead
from perfcheck.rulebook.parts import Both
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.target import TargetFacts


class Deadline(Struct):
    """A legal time limit that fits the project: its topic, the limit, the law that sets it."""

    topic: str
    limit: Both
    law: Both
    value: str


class GoalConflict(Struct):
    """An indicator whose number is not the one that the goal names for the same thing."""

    indicator: IndicatorFacts
    target: GoalTarget
    place: Span


class Promised:
    """The part of ProjectFacts that holds its indicators against its goal."""

    lexicon: Lexicon

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...

        @property
        def goal(self) -> str: ...

        @property
        def indicators(self) -> Listing[IndicatorFacts]: ...

        @property
        def stated_goal(self) -> GoalFacts: ...

        @property
        def spans_years(self) -> bool: ...

    @fact
    def goal_targets_unmet(self) -> tuple[GoalTarget, ...]:
        """Targets in the goal that no indicator takes up: none speaks of the same thing, and none
        has the same number in the same unit, or, of a number for each one (每家2次), the unit. The
        items of a list (台灯6盏、书架4组) may be counted together and are left out.
        """
        return tuple(
            target
            for target in self.stated_goal.targets
            if not target.listed
            and not any(
                takes_up(target, each.name, self.lexicon)
                or any(_has_number(cell, target, for_each(target)) for cell in each.targets)
                for each in self._complete()
            )
        )

    @fact
    def goal_conflicts(self) -> tuple[GoalConflict, ...]:
        """Indicators about the same thing as a number in the goal, with another number. A goal
        that speaks of several years, a number for each month or place, and one that another
        indicator has, tell nothing.
        """
        if self.spans_years or self._speaks_of_years():
            return ()
        each_of = self.lexicon.terms["each_of"]
        conflicts = (
            self._conflict(target)
            for target in self.stated_goal.targets
            if target.unit is not None and not each_of.find(target.clause)
        )
        return tuple(conflict for conflict in conflicts if conflict)

    def _speaks_of_years(self) -> bool:
        """Whether the goal sets several years for the work; what it tells of years past (建馆以来
        累计接待) sets none.
        """
        multi_year, past = self.lexicon.terms["multi_year"], self.lexicon.terms["told_past"]
        if not multi_year.find(self.goal):
            return False
        clauses = split_clauses(self.goal, "，。；;\n")
        return any(multi_year.find(each) and not past.find(each) for each in clauses)

    def _conflict(self, target: GoalTarget) -> GoalConflict | None:
        """The one indicator about the same thing; where only the last word of its name is the
        goal's, no other indicator may have the number.
        """
        matches = [(each, self._matter(each, target)) for each in self._complete()]
        exact = [each for each, how in matches if how == "exact"]
        same = exact or [each for each, how in matches if how == "loose"]
        if len(same) != 1 or not all(_differs(cell, target) for cell in same[0].targets):
            return None
        # a share that another rate has as well (合格率 85%, 满意度 85%) tells nothing of this one
        rivals = [
            each
            for each, _ in matches
            if target.unit != "%" or takes_up(target, each.name, self.lexicon)
        ]
        if not exact and any(_has_number(cell, target) for each in rivals for cell in each.targets):
            return None
        return GoalConflict(same[0], target, same[0].place)

    def _matter(self, each: IndicatorFacts, target: GoalTarget) -> Matter | None:
        terms = self.lexicon.terms
        if not any(same_unit(target, _unit(cell)) for cell in each.targets):
            return None
        whole = target.before
        trail = next((word for word in terms["goal_trails"].words if whole.endswith(word)), "")
        if len(whole) >= len(trail) + 2:
            whole = whole.removesuffix(trail)  # 有效投诉全年不超过24件 counts 有效投诉
        before = whole
        while True:
            lead = next((word for word in terms["goal_leads"].words if before.startswith(word)), "")
            if not lead:
                break
            before = before[len(lead) :]
        core = each.named.core
        if len(core) >= 3 and whole.endswith(core):
            before = whole  # 计划外停机: 计划 leads nothing
        ending = None if each.named.is_rate else terms["count_endings"].ends(core)
        if ending and core.endswith("数") and before.endswith(core[:-1]):
            core = core[:-1]  # 办结案件数 counts 办结案件: here 件 belongs to the thing
        elif ending:
            core, before = core.removesuffix(ending), before.removesuffix(ending)
        elif target.unit and target.unit != "%" and len(core) >= len(target.unit) + 2:
            core = core.removesuffix(target.unit)  # 出航航次 counts 出航 in 航次
        found = matter(target._replace(before=before), core, terms["goal_actions"])
        if found is None and core in terms["goal_actions"].words and before.startswith(core):
            # 救助人次 is all of what 救助困难群众300人次 counts, unless the goal counts more
            alike = [other for other in self.stated_goal.targets if core in other.clause]
            return "loose" if len(alike) == 1 else None
        if found is None and not target.listed and target.unit != "%":
            alike = [other for other in self.stated_goal.targets if other.unit == target.unit]
            if len(alike) == 1 and _spelt_by(core, target.clause):
                return "loose"  # 补贴残疾人数 is what 为90名残疾人发放补贴 counts
        return found

    @fact
    def goal_aspects_unmet(self) -> tuple[str, ...]:
        """Of 及时, 足额 and 准确 those that the goal asks for and no indicator measures."""
        return tuple(
            aspect
            for aspect in self.stated_goal.aspects
            if not any(self._measures(each, aspect) for each in self._complete())
        )

    def _measures(self, each: IndicatorFacts, aspect: str) -> bool:
        terms = self.lexicon.terms
        if aspect == "足额":
            return each.named.has(terms["aspect_full"])
        if aspect == "准确":
            return each.named.has(terms["aspect_exact"])
        if each.named.has(terms["aspect_prompt"]):
            return True
        return not each.named.is_finance_execution and each.has_time

    @fact
    def unrelated(self) -> Listing[IndicatorFacts]:
        """Indicators of a field that neither name nor goal touches, where these tell a field; a
        goal of slogans tells none.
        """
        if self.stated_goal.is_slogan:
            return Listing()
        topics = self.lexicon.lists("topic_")
        text = f"{self.name}，{self.goal}"
        own = {words.name for words in topics if words.find(text)}
        if not own:
            return Listing()
        found = []
        for each in self.indicators:
            fields = {words.name for words in topics if each.named.has(words)}
            if fields and not fields & own:
                found.append(each)
        return Listing(found, self.indicators.missing)

    @fact
    def open_deadlines(self) -> tuple[Deadline, ...]:
        """Legal time limits of its topic, where it has no timeliness indicator with a time of its
        own other than spending progress.
        """
        name, goal = plain(self.name), self.goal
        for entry in self.lexicon.deadlines:
            topic = entry.words.find(name) or entry.words.find(goal)
            if topic and not any(_is_timely(each) for each in self._complete()):
                return (Deadline(topic, entry.limit, entry.law, entry.value),)
        return ()

    def _complete(self) -> Listing[IndicatorFacts]:
        if not self.indicators.complete:
            raise NotRead("indicators")
        return self.indicators


def _spelt_by(core: str, clause: str) -> bool:
    """Whether ``core`` is made of words of the clause, two characters or more each, and of at
    least two of them.
    """
    at = words = 0
    while at < len(core):
        end = next((e for e in range(len(core), at + 1, -1) if core[at:e] in clause), at)
        if end == at:
            return False
        at, words = end, words + 1
    return words > 1


def _is_timely(each: IndicatorFacts) -> bool:
    return each.level2 == "timeliness" and not each.named.is_finance_execution


def _unit(cell: TargetFacts) -> str | None:
    return cell.value.unit or cell.indicator.named.unit


def _has_number(cell: TargetFacts, target: GoalTarget, any_number: bool = False) -> bool:
    """Whether a cell holds the number of the target, or just ``any_number``, in its unit, or its
    number in none.
    """
    unit = _unit(cell)
    if any_number and same_unit(target, unit):
        return True
    if target.unit is None or cell.value.kind == "malformed":
        return False
    if unit is not None and not same_unit(target, unit):
        return False
    return any(target.number in (clause.lower, clause.upper) for clause in cell.value.clauses)


def _differs(cell: TargetFacts, target: GoalTarget) -> bool:
    """Whether a cell holds one bound or range, no change, that leaves the target's number out."""
    clause = cell.value.clause
    if clause is None or cell.value.qualitative in ("improvement", "reduction"):
        return False
    lower, upper = clause.lower, clause.upper
    if clause.comparator is None and isinstance(lower, Decimal) and isinstance(upper, Decimal):
        return not lower <= target.number <= upper
    return target.number not in (lower, upper)
