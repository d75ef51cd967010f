"""The vocabulary of conditions: the fact classes, and the names of the categories."""

from __future__ import annotations

from perfcheck.facts.framework import framework
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.project import ProjectFacts
from perfcheck.facts.table import TableFacts
from perfcheck.facts.target import TargetFacts
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.table.funding_model import Funding
from perfcheck.table.model import Indicator, Project, Table, TargetCell
from perfcheck.target.model import TargetValue


def vocabulary() -> Vocabulary:
    """What the conditions of rules may ask about each kind of subject."""
    return Vocabulary(
        roots={
            "document": TableFacts,
            "project": ProjectFacts,
            "indicator": IndicatorFacts,
            "target": TargetFacts,
        },
        constants={"category": {key: key for key in framework()["categories"]}},
        closed=frozenset((Table, Project, Indicator, TargetCell, TargetValue, Lexicon, Funding)),
    )
