"""Target values: from the text of a cell to what it demands."""

from perfcheck.target.model import Bound, Clause, Comparator, Kind, Qualitative, TargetValue
from perfcheck.target.parse import parse_value
from perfcheck.target.record import to_json

__all__ = [
    "Bound",
    "Clause",
    "Comparator",
    "Kind",
    "Qualitative",
    "TargetValue",
    "parse_value",
    "to_json",
]
