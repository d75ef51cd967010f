"""A report kept in a file is, to whoever goes through it, the report in memory."""

import io
from collections.abc import Sequence

import pytest
from tests.unit.report_samples import DOCUMENT, INDICATOR, PROJECT, SOURCE, UNREAD, report

from perfcheck.baseline import accept, entries_of
from perfcheck.engine import merge
from perfcheck.finding import InputReport, Outcomes, Report, Stale, Suppressed, Suppression
from perfcheck.read.source import Source
from perfcheck.spool import Chosen, Packed, Spool, pack

WHY = Suppression("PT303", "下年补", "阅览设备购置")


def one(path: str, **changes: object) -> Report:
    """The report of an input called ``path``, with findings of its own."""
    entry = InputReport(path, "text", "utf-8", "checked", 1, 1, 2)
    findings = (PROJECT._replace(input=path), INDICATOR._replace(input=path))
    base = report(
        inputs=(entry,),
        findings=findings,
        not_checked=(UNREAD._replace(input=path),),
        suppressed=(Suppressed(DOCUMENT._replace(input=path), WHY),),
        stale=(Stale(WHY, "unused"),),
        sources={path: SOURCE},
        tables={path: ()},
        outcomes=Outcomes(1, 2, 3, 4),
    )
    return base._replace(**changes)


REPORTS = (
    one("a.txt"),
    one(
        "b.txt",
        inputs=(InputReport("b.txt", None, None, "unreadable", message="…"),),
        profile="coded",
        rules=120,
        **dict.fromkeys(("findings", "not_checked", "suppressed", "stale"), ()),
        sources={},
        tables={},
    ),
    one("c.txt", rulebook_sha256="f" * 64, sources={}),
)


def spooled(reports: Sequence[Report], order: Sequence[int] | None = None) -> Report:
    spool = Spool(io.BytesIO(), len(reports))
    for number in order or range(len(reports)):
        spool.add(number, pack(reports[number]))
    return spool.report()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_it_is_the_same_report_in_whatever_order_it_came(order: tuple[int, ...]) -> None:
    kept, held = spooled(REPORTS, order), merge(REPORTS)
    for field in Report._fields:
        one, other = getattr(kept, field), getattr(held, field)
        if field in ("findings", "not_checked", "suppressed", "stale", "accepted"):
            assert (len(one), tuple(one), tuple(one)) == (len(other), other, other)
            assert bool(one) == bool(other)
        elif field in ("sources", "tables"):
            assert (list(one), len(one)) == (list(other), len(other))
        else:
            assert one == other, field
    assert [kept.count(each) for each in ("error", "warning", "advice")] == [2, 2, 0]
    assert kept.return_code() == held.return_code() == 3


def test_sources_and_tables_are_found_by_path() -> None:
    kept = spooled(REPORTS)
    source = kept.sources["a.txt"]
    assert isinstance(source, Source)
    assert (source.text, source.encoding) == (SOURCE.text, "utf-8")
    assert kept.sources["a.txt"] is source, "read again at every question"
    assert kept.sources.get("b.txt") is None
    assert kept.sources.get("none.txt") is None
    assert "c.txt" not in kept.sources
    assert dict(kept.tables) == {"a.txt": (), "c.txt": ()}
    with pytest.raises(KeyError):
        kept.sources["b.txt"]


def test_items_by_number() -> None:
    kept, held = spooled(REPORTS).findings, merge(REPORTS).findings
    assert [kept[number] for number in (0, 3, -1)] == [held[0], held[3], held[3]]
    assert kept[1:3] == held[1:3]
    with pytest.raises(IndexError):
        kept[4]


def test_two_may_go_through_it_at_once() -> None:
    kept, held = spooled(REPORTS), merge(REPORTS)
    assert list(zip(kept.findings, kept.findings, strict=True)) == [(f, f) for f in held.findings]


def test_what_a_baseline_accepts_is_chosen_without_being_held() -> None:
    kept, held = spooled(REPORTS), merge(REPORTS)
    entries = entries_of(held._replace(findings=held.findings[1:3]), str)
    one, other = accept(kept, entries, str), accept(held, entries, str)
    assert isinstance(one.findings, Chosen)
    for field in ("findings", "accepted"):
        assert tuple(getattr(one, field)) == getattr(other, field)
        assert len(getattr(one, field)) == len(getattr(other, field)) == 2


def test_a_report_travels_without_what_is_pickled_apart() -> None:
    packed = pack(REPORTS[0])
    assert isinstance(packed, Packed)
    assert packed.head.findings == () and packed.head.sources == {}
    assert packed.sizes == (2, 1, 1, 1, 0, 1, 1)
    assert [bool(piece) for piece in packed.pieces] == [True, True, True, True, False, True, True]
