"""Applying edits to a text, writing it in its encoding, and the proof that nothing else changed."""

import codecs

import pytest
from tests.fixed_tables import checked, fixable, mended, rulebook

from perfcheck.engine import Options
from perfcheck.finding import Edit, Fix
from perfcheck.fix.apply import apply
from perfcheck.fix.encoding import encode_like
from perfcheck.fix.mend import mend
from perfcheck.read.source import Location, Source, Span
from perfcheck.rulebook.frame import framed

TEXT = "甲＞=1；\r\n乙＜=2。"
SOURCE = Source("t.txt", "text", "utf-8", TEXT)
ODD = framed(
    None,
    "1、1-产出指标；12-质量指标；树木成活率；实施周期指标值:＞=92%；年度指标值:≥92%。\n"
    "3、1-产出指标；12-质量指标；枯枝清理及时率；实施周期指标值:100%；年度指标值:100%。\n",
)


def fix(*edits: tuple[int, int, str]) -> Fix:
    placed = (Edit(SOURCE.locate(Span(start, end)), new) for start, end, new in edits)
    return Fix("safe", "", tuple(placed))


def test_every_span_is_found_again() -> None:
    for start in range(len(TEXT) + 1):
        for end in range(start, len(TEXT) + 1):
            assert SOURCE.span_at(SOURCE.locate(Span(start, end))) == (start, end)


def test_a_place_without_lines() -> None:
    with pytest.raises(ValueError, match="no lines and columns"):
        SOURCE.span_at(Location(page=1))


def test_edits_in_any_order() -> None:
    done = apply(SOURCE, [fix((8, 10, "≤")), fix((1, 3, "≥"))])
    assert done == ("甲≥1；\r\n乙≤2。", (0, 1), ())


def test_the_first_of_two_wins_whole() -> None:
    done = apply(SOURCE, [fix((1, 3, "≥")), fix((2, 4, "x"), (8, 10, "≤")), fix((8, 10, "<"))])
    assert done == ("甲≥1；\r\n乙<2。", (0, 2), (1,))


def test_the_same_edit_twice_is_one() -> None:
    done = apply(SOURCE, [fix((1, 3, "≥")), fix((1, 3, "≥"), (3, 4, "9"))])
    assert done == ("甲≥9；\r\n乙＜=2。", (0, 1), ())


def test_two_insertions_at_one_place_collide() -> None:
    done = apply(SOURCE, [fix((4, 4, "%")), fix((4, 4, "起")), fix((5, 5, "x"))])
    assert done == ("甲＞=1%；x\r\n乙＜=2。", (0, 2), (1,))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    assert encode_like(content, encoding, TEXT, TEXT) == content
    wanted = encode_like(content, encoding, TEXT, TEXT.replace("＞=", "≥"))
    assert wanted is not None
    assert wanted.decode(encoding) == TEXT.replace("＞=", "≥")
    assert wanted[:2] == content[:2]


def test_bytes_that_would_not_come_back() -> None:
    assert encode_like(b"\xff\xfe1\x00", "utf-8", "1", "2") is None
    assert encode_like(b"1", "gb18030", "1", "\ud800") is None


def test_unproven_fixes_are_left_out() -> None:
    """A fix that would say something else, or bring a finding, does not go in."""
    report = checked(ODD.encode(), ["PT404", "PT104"])
    comparator, numbering = fixable(report)
    assert [numbering.code, comparator.code] == ["PT104", "PT404"]
    (edit,) = comparator.fix.edits if comparator.fix else ()
    turned = comparator._replace(fix=Fix("safe", "", (edit._replace(new_text="≤"),)))
    options = Options(rulebook().select(["PT404", "PT104"]), "zh")
    done = mend(ODD.encode(), "table.txt", [numbering, turned], rulebook(), options)
    assert done.applied == (numbering,)
    assert [(each.finding, each.reason, each.codes) for each in done.refused] == [
        (turned, "unproven", ())
    ]
    assert done.content.decode() == ODD.replace("3、1", "2、1")


def test_a_fix_that_brings_a_finding_says_which() -> None:
    text = framed(
        None,
        "1、1-产出指标；11-数量指标；夜间值守时间（小时）；实施周期指标值:各入口24小时均有人员轮流值守；"
        "年度指标值:各入口24小时均有人员轮流值守。\n",
    )
    done = mended(text.encode(), ["PT407", "PT513"])
    assert done.content == text.encode()
    assert [(each.finding.code, each.reason, each.codes) for each in done.refused] == [
        ("PT407", "unproven", ("PT513",))
    ]


def test_overlapping_fixes() -> None:
    (comparator,) = fixable(checked(ODD.encode(), ["PT404"]))
    other = comparator._replace(code="PT413")
    (edit,) = comparator.fix.edits if comparator.fix else ()
    other = other._replace(fix=Fix("unsafe", "", (edit._replace(new_text="="),)))
    options = Options(rulebook().select(["PT404"]), "zh")
    done = mend(ODD.encode(), "table.txt", [other, comparator], rulebook(), options)
    assert done.applied == (comparator,)  # the safe one goes first
    assert [(each.finding, each.reason) for each in done.refused] == [(other, "overlap")]


def test_nothing_to_mend() -> None:
    options = Options(rulebook().select(["PT404"]), "zh")
    assert mend(ODD.encode(), "t.txt", [], rulebook(), options) == (ODD.encode(), (), ())
