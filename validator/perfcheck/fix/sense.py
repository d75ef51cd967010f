"""Whether a value says the same before and after a mend."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfcheck.target import parse_value
from perfcheck.target.model import Clause, TargetValue

_OF_SPELLING = frozenset(("comparator-spelling", "typo", "full-width", "look-alike", "invisible"))


def same_sense(old: TargetValue, new: TargetValue) -> bool:
    """Whether two values are the same in all but spelling: kind, bounds, units, words, and every
    note that tells more than how it was written.
    """
    return (
        old.kind == new.kind
        and old.clauses == new.clauses
        and old.qualitative == new.qualitative
        and _telling(old) == _telling(new)
    )


def same_but_unit(old: TargetValue, new: TargetValue, unit: str) -> bool:
    """Whether ``new`` is ``old`` with its numbers in ``unit``."""
    clauses = tuple(clause._replace(unit=unit) for clause in old.clauses)
    return same_sense(old._replace(clauses=clauses), new)


def same_but_limit(old: TargetValue, new: TargetValue) -> bool:
    """Whether ``new`` takes the number of ``old``, met exactly, as a limit not to be passed."""
    if len(old.clauses) != 1:
        return False
    bound = old.clauses[0]._replace(comparator="le", lower=None)
    notes = tuple(note for note in old.notes if note != "implicit")
    return same_sense(old._replace(clauses=(bound,), notes=notes), new)


def reads_as(slots: Sequence[str]) -> TargetValue:
    """How the value reads once its characters are replaced by ``slots``."""
    return parse_value("".join(slots))


def bounds(clause: Clause) -> list[Decimal]:
    """The numbers of a clause, a single one once; dates are none."""
    found = [bound for bound in (clause.lower, clause.upper) if isinstance(bound, Decimal)]
    return list(dict.fromkeys(found))


def _telling(value: TargetValue) -> frozenset[str]:
    return frozenset(value.notes) - _OF_SPELLING
