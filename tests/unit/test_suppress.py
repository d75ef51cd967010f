"""Suppressions: what they cover, when they expire, and when they are unused."""

from perfcheck.engine import merge
from perfcheck.finding import (
    Evidence,
    Finding,
    InputReport,
    Outcomes,
    Report,
    Stale,
    Subject,
    Suppressed,
    Suppression,
)
from perfcheck.read.source import Location
from perfcheck.suppress import covers, settle, stated, suppress, told

RAN = {"PT303", "procurement-needs-cost", "PT601", "annual-exceeds-period", "PT112", "year-missing"}
TODAY = "2026-03-01"


def finding(
    code: str, name: str, project: str | None = None, indicator: str | None = None
) -> Finding:
    kind = "indicator" if indicator else "project" if project else "document"
    return Finding(
        code=code,
        name=name,
        severity="error",
        certainty="certain",
        message="…",
        input="a.txt",
        location=Location(line=1, column=1),
        subject=Subject(kind, 1, project, 1 if project else None, indicator, None),  # type: ignore[arg-type]
        evidence=Evidence(None, None),
        basis=(),
        remedy="…",
    )


COST = finding("PT303", "procurement-needs-cost", "物业管理费")
VALUE = finding("PT601", "annual-exceeds-period", "物业管理费", "保洁面积")
YEAR = finding("PT112", "year-missing")


def report(*findings: Finding, path: str = "a.txt", checked: bool = True) -> Report:
    entry = InputReport(path, "text", "utf-8", "checked" if checked else "unreadable")
    return Report("general", "0", 3, "zh", (entry,), findings, (), Outcomes(), {})


def test_exactly_what_is_named_is_covered() -> None:
    cost = Suppression("PT303", "…", "物业管理费")
    assert covers(cost, COST)
    assert covers(Suppression("pt303", "…", "物业管理费"), COST)
    assert covers(Suppression("procurement-needs-cost", "…", "物业\n管理费"), COST)
    assert covers(Suppression("PT601", "…", "物业管理费", "保洁面积"), VALUE)
    assert covers(Suppression("PT112", "…"), YEAR)
    assert not covers(Suppression("PT303", "…"), COST)
    assert not covers(Suppression("PT303", "…", "物业"), COST)
    assert not covers(Suppression("PT303", "…", "物业管理费", "保洁面积"), COST)
    assert covers(Suppression("PT601", "…", "物业管理费"), VALUE)  # any of the project
    assert not covers(Suppression("PT601", "…"), VALUE)
    assert not covers(Suppression("PT112", "…", "物业管理费"), YEAR)
    assert not covers(Suppression("PT3", "…", "物业管理费"), COST)


def test_suppressed_findings_do_not_fail_but_are_kept() -> None:
    cost = Suppression("PT303", "合同已定单价", "物业管理费")
    found = suppress(report(COST, VALUE), [cost], RAN, TODAY)
    assert found.findings == (VALUE,)
    assert found.suppressed == (Suppressed(COST, cost),)
    assert found.stale == ()
    assert suppress(report(COST), [cost], RAN, TODAY).return_code() == 0


def test_an_expired_suppression_hides_nothing() -> None:
    def until(day: str) -> Report:
        known = Suppression("PT303", "…", "物业管理费", until=day)
        return suppress(report(COST), [known], RAN, TODAY)

    assert until("2026-03-01").findings == ()
    late = until("2026-02-28")
    assert late.findings == (COST,)
    assert [each.why for each in late.stale] == ["expired"]


def test_an_unused_suppression_is_told_unless_its_rule_did_not_run() -> None:
    unused = Suppression("PT303", "…", "绿化养护费")
    assert suppress(report(COST), [unused], RAN, TODAY).stale == (Stale(unused, "unused"),)
    assert suppress(report(COST), [unused], {"PT601"}, TODAY).stale == ()
    assert suppress(report(checked=False), [unused], RAN, TODAY).stale == ()


def test_what_one_input_uses_is_used() -> None:
    cost = Suppression("PT303", "…", "物业管理费")
    other = Suppression("PT303", "…", "绿化养护费")
    old = Suppression("PT303", "…", "修缮费", until="2025-12-31")
    both = [
        suppress(report(path="b.txt"), [cost, other, old], RAN, TODAY),
        suppress(report(COST), [cost, other, old], RAN, TODAY),
    ]
    merged = settle(merge(both))
    assert merged.suppressed == (Suppressed(COST, cost),)
    assert sorted((each.suppression.project, each.why) for each in merged.stale) == [
        ("修缮费", "expired"),
        ("绿化养护费", "unused"),
    ]


def test_the_words() -> None:
    unused = Stale(Suppression("PT601", "…", "物业管理费", "保洁面积"), "unused")
    expired = Stale(Suppression("PT112", "…", until="2025-12-31"), "expired")
    assert (
        told(unused, "zh")
        == "PT601 物业管理费 · 保洁面积 的豁免没有用到：这次核对的表里没有这个问题"
    )
    assert told(unused, "en") == (
        "the suppression of PT601 物业管理费 · 保洁面积 is unused: "
        "the tables checked have no such finding"
    )
    assert told(expired, "zh") == "PT112 的豁免 2025-12-31 已到期，不再起作用"
    assert told(expired, "en") == "the suppression of PT112 expired after 2025-12-31"
    assert stated(unused.suppression) is None
