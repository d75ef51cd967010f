"""The ``fix`` key of rule files."""

import pytest
from tests.fixed_tables import FIXING
from tests.fixed_tables import rulebook as shipped
from tests.unit.rulebook_facts import RULE, errors

from perfcheck.fix.names import FIX_SUBJECTS
from perfcheck.fix.registry import CHANGES, VALUE_MENDS


def test_every_fix_has_a_mend_and_a_rule() -> None:
    assert set(CHANGES) == set(FIX_SUBJECTS)
    assert {name for name, kind in FIX_SUBJECTS.items() if kind == "target"} == {
        *VALUE_MENDS,
        "unit_in_name",
    }
    assert {rule.fix for rule in shipped().rules} == {None, *FIX_SUBJECTS}
    assert tuple(rule.code for rule in shipped().rules if rule.fix) == FIXING


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "numberin",
            "must be one of comparator, percent, missing_percent, limit, zero, quantity, "
            "unit_in_name, numbering, did you mean 'numbering'?",
        ),
        ("comparator", "the fix 'comparator' is for rules whose subject is target"),
    ],
)
def test_a_fix_that_does_not_fit(name: str, told: str) -> None:
    rule = RULE.replace("subject: project", f"subject: project\nfix: {name}")
    assert rule != RULE
    (error,) = errors(rule)
    assert told in error
    line = rule[: rule.index("fix:")].count("\n") + 1
    assert error.startswith(f"r1.yaml:{line}:6: ")
    assert f"{line} | fix: {name}\n" in error
