"""The JSON Schema of perfcheck.toml, for editors, made from the shapes that read it.

``python -m perfcheck.config.schema > rules/perfcheck.schema.json`` writes it anew.
"""

import json
from typing import Any

from perfcheck.config.model import CONFIG


def config_schema() -> dict[str, Any]:
    """The schema of a configuration file (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "perfcheck configuration",
        **CONFIG.schema(),
    }


def schema_text() -> str:
    """The schema as rules/perfcheck.schema.json holds it."""
    return json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
