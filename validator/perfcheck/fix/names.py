"""The fixes a rule may name in its ``fix`` key, each with the kind of subject it mends.

What each does stands in registry.py.
"""

from collections.abc import Mapping

FIX_SUBJECTS: Mapping[str, str] = {
    "comparator": "target",
    "percent": "target",
    "missing_percent": "target",
    "limit": "target",
    "zero": "target",
    "quantity": "target",
    "unit_in_name": "target",
    "numbering": "project",
}
