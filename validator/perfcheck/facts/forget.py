"""Letting go of facts, so that a table of a whole province fits in memory.

A fact is kept on its object, and the objects of a project know one another. What is let go here
is worked out again if somebody asks again.
"""

from __future__ import annotations

from typing import Any

_PROJECT = ("parsed", "table", "lexicon")
_INDICATOR = ("parsed", "project", "table", "lexicon")
_TARGET = ("parsed", "indicator", "project", "table", "column", "value")


def forget_project(project: Any) -> None:
    """Bring a ProjectFacts, its indicators and its siblings back to how they were made."""
    known = project.__dict__
    project.__dict__ = {name: known[name] for name in _PROJECT}
    for indicator in known.get("indicators", ()):
        forget_indicator(indicator)
    for sibling in known.get("siblings", ()):  # looked at, perhaps after it was let go
        forget_project(sibling)
    before = known.get("previous")
    if before is not None:
        forget_project(before)


def forget_indicator(indicator: Any) -> None:
    """The same of one IndicatorFacts and its cells."""
    known = indicator.__dict__
    for cell in ("period", "annual"):
        target = known.get(cell)
        if target is not None:
            forget_target(target)
    indicator.__dict__ = {name: known[name] for name in _INDICATOR}


def forget_target(target: Any) -> None:
    """The same of one TargetFacts."""
    known = target.__dict__
    target.__dict__ = {name: known[name] for name in _TARGET}
