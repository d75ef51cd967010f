"""Baselines: reading and writing, accepting, and pruning."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.test_suppress import COST, VALUE, YEAR, report

from perfcheck.baseline import (
    Accepted,
    accept,
    baseline_text,
    entries_of,
    prune,
    read_baseline,
)
from perfcheck.engine import merge
from perfcheck.finding import Finding, Report
from perfcheck.rulebook.errors import RulebookError

RAN = {"a.txt": ("PT303", "PT601", "PT112"), "b.txt": ("PT303", "PT601", "PT112")}


def label(path: str) -> str:
    return f"表/{path}"


def of(path: str, *findings: Finding) -> Report:
    return report(*(each._replace(input=path) for each in findings), path=path)


def test_what_is_written_is_read() -> None:
    entries = entries_of(of("a.txt", VALUE, COST), label)
    text = baseline_text(entries)
    assert text.splitlines()[:2] == ['{"perfcheck_baseline": 1,', ' "findings": [']
    assert json.loads(text)["findings"][0]["input"] == "表/a.txt"
    assert sorted(read_baseline("b.json", text.encode())) == sorted(entries)
    assert baseline_text(reversed(entries)) == text
    assert read_baseline("b.json", baseline_text(()).encode()) == ()


def test_only_new_findings_are_shown() -> None:
    entries = entries_of(of("a.txt", COST), label)
    found = accept(of("a.txt", COST, VALUE), entries, label)
    assert [each.code for each in found.findings] == ["PT601"]
    assert [each.code for each in found.accepted] == ["PT303"]


def test_a_changed_value_is_a_new_finding() -> None:
    entries = entries_of(of("a.txt", VALUE), label)
    changed = VALUE._replace(evidence=VALUE.evidence._replace(actual="≥9"))
    assert accept(of("a.txt", changed), entries, label).findings != ()


def test_an_entry_accepts_one_finding() -> None:
    entries = entries_of(of("a.txt", YEAR), label)
    both = merge([of("b.txt", YEAR), of("a.txt", YEAR)])
    found = accept(both, entries, label)
    assert [each.input for each in found.findings] == ["b.txt"]


def test_a_moved_file_keeps_its_entries() -> None:
    entries = entries_of(of("a.txt", COST), label)
    assert accept(of("b.txt", COST), entries, label).findings == ()


def test_prune_drops_what_is_mended_and_nothing_else() -> None:
    entries = entries_of(merge([of("a.txt", COST, VALUE), of("b.txt", YEAR)]), label)

    def kept(found: Report, **others: object) -> list[str]:
        pruned = prune(found, entries, label, others.get("ran", RAN), others.get("gone", ()))  # type: ignore[arg-type]
        return [each.code for each in pruned]

    assert kept(of("a.txt", COST)) == ["PT303", "PT112"]  # b.txt was not looked at
    assert kept(of("a.txt", COST), gone={"表/b.txt"}) == ["PT303"]
    assert kept(of("a.txt"), ran={"a.txt": ("PT601",)}) == ["PT303", "PT112"]
    assert kept(report(checked=False)) == ["PT303", "PT601", "PT112"]


FINDINGS = st.lists(
    st.builds(
        lambda base, path: base._replace(input=path),
        st.sampled_from([COST, VALUE, YEAR]),
        st.sampled_from(["a.txt", "b.txt"]),
    ),
    max_size=6,
)


def run(findings: list[Finding]) -> Report:
    by = {path: [f for f in findings if f.input == path] for path in ("a.txt", "b.txt")}
    return merge(of(path, *its) for path, its in by.items())


@given(FINDINGS, FINDINGS)
def test_laws(then: list[Finding], now: list[Finding]) -> None:
    entries = entries_of(run(then), label)
    found = accept(run(now), entries, label)
    assert len(found.findings) + len(found.accepted) == len(now)
    assert len(found.accepted) <= len(entries)
    pruned = prune(run(now), entries, label, RAN)
    assert len(pruned) == len(found.accepted)
    assert all(each in entries for each in pruned)
    assert accept(run(now), pruned, label) == found
    assert accept(run(then), entries, label).findings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"perfcheck_baseline": 1,\n "findings": [}',
            "b.json:2:15: the baseline is not valid JSON: Expecting value\n"
            "  |\n"
            '2 |  "findings": [}\n'
            "  |               ^",
        ),
        (
            '{"perfcheck_baseline": 2, "findings": []}',
            "b.json:1:3: this baseline is of version 2 and perfcheck reads version 1: "
            "write it anew with perfcheck baseline write\n"
            "  |\n"
            '1 | {"perfcheck_baseline": 2, "findings": []}\n'
            "  |   ~~~~~~~~~~~~~~~~~^",
        ),
        (
            "[]",
            "b.json:1:1: this is no baseline that perfcheck baseline write has written\n"
            "  |\n1 | []\n  | ^",
        ),
        (
            '{"perfcheck_baseline": 1, "findings": [{"input": "a"}]}',
            "b.json:1:1: this is no baseline that perfcheck baseline write has written\n"
            '  |\n1 | {"perfcheck_baseline": 1, "findings": [{"input": "a"}]}\n  | ^',
        ),
    ],
)
def test_what_is_no_baseline(text: str, message: str) -> None:
    with pytest.raises(RulebookError) as caught:
        read_baseline("b.json", text.encode())
    assert caught.value.text("en") == message


def test_types_of_entries_are_checked() -> None:
    entry = Accepted("a.txt", "f", "PT303", None, None, None)._asdict()
    text = json.dumps({"perfcheck_baseline": 1, "findings": [{**entry, "code": 3}]})
    with pytest.raises(RulebookError):
        read_baseline("b.json", text.encode())
