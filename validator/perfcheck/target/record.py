"""A target value as JSON: the fields that users and scripts hold on to."""

from decimal import Decimal
from typing import Any

from perfcheck.target.model import Bound, TargetValue


def to_json(value: TargetValue) -> dict[str, Any]:
    """The JSON object of one value; bounds are exact decimal strings such as ``"4000"``."""
    return {
        "text": value.text,
        "kind": value.kind,
        "clauses": [
            {
                "subject": clause.subject,
                "comparator": clause.comparator,
                "lower": written(clause.lower),
                "upper": written(clause.upper),
                "unit": clause.unit,
            }
            for clause in value.clauses
        ],
        "qualitative": value.qualitative,
        "notes": list(value.notes),
    }


def written(bound: Bound | None) -> str | None:
    """A bound in plain digits: never an exponent, no zeros after the last decimal."""
    if not isinstance(bound, Decimal):
        return bound
    text = format(bound, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
