"""The JSON Schema for editors says what the loader says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.unit.rulebook_facts import RULE

from perfcheck.rulebook.errors import Problems
from perfcheck.rulebook.loader import find_files
from perfcheck.rulebook.model import RULE as SHAPE
from perfcheck.rulebook.schema import rule_schema, schema_text
from perfcheck.rulebook.strict_yaml import read_yaml

SHIPPED = [file for file in find_files() if file.role == "rule"]
VALIDATOR = jsonschema.Draft202012Validator(rule_schema())


def accepted(text: str) -> bool:
    """Whether an editor, which reads plain YAML, takes ``text`` for a rule."""
    document: Any = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return VALIDATOR.is_valid(document)


def loads(text: str) -> bool:
    """Whether the loader takes the shape of ``text`` for that of a rule."""
    problems = Problems()
    SHAPE.read(read_yaml("x.yaml", text.encode()), problems)
    return not problems.errors


def test_the_shipped_schema_is_fresh() -> None:
    shipped = Path(__file__).parents[2] / "rules" / "rule.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m perfcheck.rulebook.schema > rules/rule.schema.json"
    )
    jsonschema.Draft202012Validator.check_schema(rule_schema())


@pytest.mark.parametrize("path", [file.path for file in SHIPPED], ids=lambda path: Path(path).stem)
def test_every_shipped_rule_is_accepted(path: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    document = json.loads(json.dumps(yaml.safe_load(text), default=str))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    assert loads(text)


@pytest.mark.parametrize(
    ("old", "new", "good"),
    [
        ("", "", True),
        ("severity: error", "severity: error\ndefault: off", True),
        ("severity: error", "severity: error\nlimits: {share: 0.5}", True),
        ("severity: error", "severity: error\nyields_to: [PT101]", True),
        ('violates: ["1"]', "violates: [1, 3.2]", True),
        ('violates: ["1"]', "violates: [1], not_checked: 2, not_applicable: 0", True),
        ("severity: error", "severity: fatal", False),
        ("severity: error\n", "", False),
        ("severity: error", "severity: error\ncolour: red", False),
        ("severity: error", "severity: error\nlimits: {Share: 0.5}", False),
        ("severity: error", "severity: error\nlimits: {share: half}", False),
        ("severity: error", "severity: error\nlimits: [1]", False),
        ("severity: error", "severity: error\nyields_to: [101]", False),
        ("severity: error", "severity: error\neach: project.indicators", False),
        ("require: project", "requires: project", False),
        ("code: PT303", "code: pt303", False),
        ("name: procurement-needs-cost", "name: Procurement needs cost", False),
        ("{zh: 采购要花钱, en: procurement costs money}", "采购要花钱", False),
        ("{zh: 采购要花钱, en: procurement costs money}", "{zh: 采购要花钱}", False),
        ("{zh: 采购要花钱, en: procurement costs money}", "{zh: '', en: x}", False),
        ("article: 第三十三条", "article: 33", False),
        ("basis:\n  - {source: LAW, article: 第三十三条}", "basis: []", False),
        ("indicator: 略, violates: []", "violates: []", False),
        ("indicator: 略, violates: []", "indicator: 略, table: 略, violates: []", False),
        ('violates: ["1"]', "violates: [second]", False),
        ('violates: ["1"]', "violates: 1", False),
    ],
)
def test_editor_and_loader_agree(old: str, new: str, good: bool) -> None:
    assert old in RULE
    text = RULE.replace(old, new) if old else RULE
    assert (loads(text), accepted(text)) == (good, good)
