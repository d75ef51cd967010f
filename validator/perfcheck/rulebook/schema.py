"""The JSON Schema of rule files, for editors, made from the shapes that read them.

``python -m perfcheck.rulebook.schema > rules/rule.schema.json`` writes it anew.
"""

import json
from typing import Any

from perfcheck.rulebook.model import RULE


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "perfcheck rule",
        **RULE.schema(),
    }


def schema_text() -> str:
    """The schema as rules/rule.schema.json holds it."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
