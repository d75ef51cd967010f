"""The JSON report and the schema that is published for it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.report_formats import VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import report

import perfcheck
from perfcheck.data import data_path
from perfcheck.finding import Report, Stale, Suppression
from perfcheck.read import read_source
from perfcheck.report import View, render

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(Path(data_path("rules", "report.schema.json")).read_text(encoding="utf-8"))
GOLDEN = [
    *(ROOT / "tests/golden/report").glob("check*.json"),
    *(
        path
        for path in (ROOT / "tests/golden/report/formats").glob("*.json")
        if path.stem.isalpha()
    ),
]


def closed(schema: Any) -> Any:
    """The schema with no field allowed that it does not name: what perfcheck itself writes."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if "allOf" in made:
        made["unevaluatedProperties"] = False
        made["allOf"] = [
            {k: v for k, v in part.items() if k != "unevaluatedProperties"}
            for part in made["allOf"]
        ]
    elif "required" in made:
        made["unevaluatedProperties"] = False
    return made


def strict() -> Draft202012Validator:
    """`closed`, except that a finding may be part of a suppressed one."""
    schema = closed(SCHEMA)
    del schema["$defs"]["finding"]["unevaluatedProperties"]
    schema["properties"]["findings"]["items"]["unevaluatedProperties"] = False
    return Draft202012Validator(schema)


STRICT = strict()


def errors(found: Any) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in STRICT.iter_errors(found)]


def written(what: Report, view: View = VIEW) -> Any:
    return json.loads("".join(render(what, "json", view)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_every_golden_report_is_valid(path: Path) -> None:
    assert errors(json.loads(path.read_text(encoding="utf-8"))) == []


def test_there_are_golden_reports() -> None:
    assert len(GOLDEN) >= 7


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [several, hidden, nasty, elsewhere])
@pytest.mark.parametrize("view", [View(), View(statistics=True, suppressed=True)])
def test_every_report_is_valid(make: Callable[..., Report], lang: str, view: View) -> None:
    assert errors(written(make(lang=lang), view)) == []


def test_stale_suppressions_are_in_the_schema() -> None:
    stale = Stale(Suppression("PT303", "已采购", until="2025-12-31"), "expired")
    found = written(report(stale=(stale,)))
    assert found["stale_suppressions"][0]["why"] == "expired"
    assert errors(found) == []


@pytest.mark.parametrize("example", ["reading.txt", "sports-centre.txt"])
def test_a_real_report_is_valid(example: str) -> None:
    path = ROOT / "examples" / example
    assert errors(written(perfcheck.check(path, name=example))) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda found: found.pop("summary"), "$: "),
        (lambda found: found["inputs"][0].pop("sha256"), "$.inputs[0]: "),
        (lambda found: found["inputs"][2].update(message=None), "$.inputs[2].message: "),
        (lambda found: found["findings"][0].update(severity="fatal"), "$.findings[0].severity: "),
        (lambda found: found["findings"][0].update(more=1), "$.findings[0]: "),
        (lambda found: found["findings"][0]["location"].update(line=0), "$.findings[0].location."),
        (lambda found: found["findings"][1]["fix"].update(edits=[]), "$.findings[1].fix"),
    ],
)
def test_the_schema_forbids(change: Callable[[Any], Any], place: str) -> None:
    found = written(several())
    change(found)
    assert [each for each in errors(found) if each.startswith(place)]


def test_consumers_let_fields_be_added() -> None:
    found = written(several())
    found["findings"][0]["more"] = found["inputs"][0]["more"] = found["more"] = 1
    assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []


def test_the_hash_is_that_of_the_bytes_and_null_when_there_are_none() -> None:
    content = "\ufeff某县图书馆\r\n2025年".encode()
    source = read_source(content, "table.txt")
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert [entry["sha256"] is None for entry in written(several())["inputs"]] == [
        *(False, True, True, True)
    ]
    checked = perfcheck.check(content, name="table.txt")
    assert written(checked)["inputs"][0]["sha256"] == hashlib.sha256(content).hexdigest()
