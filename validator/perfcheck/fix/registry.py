"""What each fix does, and what it may change: the one list of them.

A fix is *safe* when every value means after it what it meant before, the unit that the name fixes
included, and *unsafe* when a person has to say whether it is what was meant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from perfcheck.finding import Edit, Fix
from perfcheck.fix import demands, lines, spelling
from perfcheck.fix.written import written
from perfcheck.rulebook.notread import NotRead
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.facts.indicator import IndicatorFacts
    from perfcheck.facts.target import TargetFacts
    from perfcheck.read.source import Source
    from perfcheck.rulebook import CompiledRule

Lang = Literal["zh", "en"]
Changes = Literal["spelling", "unit", "value", "name", "number"]


class ValueMend(Struct):
    """A mend of values. ``slots`` gives what shall stand for each character of one value;
    ``is_safe`` says whether that leaves its meaning as it is.
    """

    changes: Changes
    slots: Callable[[TargetFacts], list[str] | None]
    is_safe: Callable[[TargetFacts], bool]


def _always(target: TargetFacts) -> bool:
    return True


def _never(target: TargetFacts) -> bool:
    return False


def _is_no_point(target: TargetFacts) -> bool:
    return not target.value.is_share_in_points


VALUE_MENDS: dict[str, ValueMend] = {
    "comparator": ValueMend("spelling", spelling.comparator, _always),
    "percent": ValueMend("unit", spelling.percent, _is_no_point),
    "missing_percent": ValueMend("unit", demands.missing_percent, demands.percent_is_certain),
    "limit": ValueMend("value", demands.limit, _never),
    "zero": ValueMend("value", demands.zero, _never),
    "quantity": ValueMend("value", demands.quantity, _never),
}
CHANGES: dict[str, Changes] = {
    **{name: mend.changes for name, mend in VALUE_MENDS.items()},
    "unit_in_name": "name",
    "numbering": "number",
}
"""What each fix may change, by its name in rule files."""

_TITLES = {
    "value": ("改为{}", "write {}"),
    "name": ("名称改为{}", "rename to {}"),
    "number": ("从 1 起重新编号", "number from 1 on"),
}


def propose(rule: CompiledRule, facts: Any, source: Source, lang: Lang) -> Fix | None:
    """The fix of a violation of ``rule`` by the subject of ``facts``; None when there is none
    here, or when where it has to be made cannot be told.

    The fix of a rule about values mends every cell of the indicator that breaks the rule.
    """
    if rule.fix == "numbering":
        edits = lines.renumbered(facts.project, source)
        return Fix("safe", _title("number", (), lang), edits) if edits else None
    if rule.fix == "unit_in_name":
        edits = lines.renamed(facts.indicator, source)
        name = lines.name_without_unit(facts.indicator)
        return Fix("safe", _title("name", (name or "",), lang), edits) if edits else None
    return _mended(rule, facts.indicator, source, lang)


def _mended(
    rule: CompiledRule, indicator: IndicatorFacts, source: Source, lang: Lang
) -> Fix | None:
    mend = VALUE_MENDS[rule.fix or ""]
    edits: list[Edit] = []
    values: list[str] = []
    safe = True
    for target in indicator.targets:
        try:
            if not _violates(rule, target):
                continue
            slots = mend.slots(target)
            safe = safe and slots is not None and mend.is_safe(target)
        except NotRead:
            continue
        place = written(source, target.parsed.span, target.text)
        if slots is None or place is None:
            return None
        edits += place.edits(slots)
        values.append("".join(slots))
    if not edits:
        return None
    return Fix("safe" if safe else "unsafe", _title("value", values, lang), tuple(edits))


def _violates(rule: CompiledRule, target: TargetFacts) -> bool:
    if rule.when is not None and not rule.when(target):
        return False
    return rule.require is not None and not rule.require(target)


def _title(kind: str, texts: Any, lang: Lang) -> str:
    quotes = "“{}”" if lang == "en" else "「{}」"
    listed = (", " if lang == "en" else "、").join(quotes.format(t) for t in dict.fromkeys(texts))
    return _TITLES[kind][lang == "en"].format(listed)
