"""Intervals: a value as a set on the number line."""

from decimal import Decimal

import pytest

from perfcheck.target import parse_value
from perfcheck.target.interval import Interval, interval, interval_in


def of(text: str) -> Interval:
    return interval(parse_value(text).clauses[0])


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("≥98%", ["98", "100"], ["97.9"]), ("＞98%", ["98.1"], ["98"]), ("≤3天", ["3", "-1"], ["3.1"]),
     ("＜3天", ["2.9"], ["3"]), ("=5次", ["5"], ["4", "6"]), ("3-5天", ["3", "5"], ["2", "6"])],
)  # fmt: skip
def test_contains(text: str, inside: list[str], outside: list[str]) -> None:
    assert all(of(text).contains(Decimal(n)) for n in inside)
    assert not any(of(text).contains(Decimal(n)) for n in outside)


def test_dates_are_ordered_too() -> None:
    assert of("2025年6月底前").is_subset(of("2025年底前"))
    assert not of("2025年底前").is_subset(of("2025年6月底前"))
    assert of("2025年3月").is_subset(of("2025年第一季度"))
    with pytest.raises(TypeError, match=r"^--06-30 and 2025-12-31 cannot be compared$"):
        of("6月底前").is_subset(of("2025年底前"))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("≥80%", "≤95%", "80-95%"), ("≥80%", "≥90%", "≥90%"), ("＞80%", "≥80%", "＞80%"),
     ("＜5%", "≤5%", "＜5%"), ("3-5天", "4-9天", "4-5天")],
)  # fmt: skip
def test_intersection(one: str, other: str, both: str) -> None:
    assert of(one).intersection(of(other)) == of(both)
    assert of(other).intersection(of(one)) == of(both)


def test_emptiness() -> None:
    assert of("≥5").intersection(of("＜5")).is_empty()
    assert of("≥5").intersection(of("≤4")).is_empty()
    assert not of("≥5").intersection(of("≤5")).is_empty()
    assert not Interval().is_empty()


@pytest.mark.parametrize(
    ("one", "other", "either"),
    [("≥80%", "≥90%", "≥80%"), ("＞80%", "≥80%", "≥80%"), ("3-5天", "5-9天", "3-9天"),
     ("3-5天", "6-9天", None), ("＜5", "＞5", None)],
)  # fmt: skip
def test_union(one: str, other: str, either: str | None) -> None:
    expected = None if either is None else of(either)
    assert of(one).union(of(other)) == expected
    assert of(other).union(of(one)) == expected
    assert of("≥5").union(of("＜5")) == Interval()


def test_union_with_nothing() -> None:
    nothing = of("≥5").intersection(of("＜5"))
    assert nothing.union(of("≥7")) == of("≥7")
    assert of("≥7").union(nothing) == of("≥7")


def test_complement() -> None:
    assert of("≥5").complement() == (Interval(None, False, Decimal(5), True),)
    assert of("3-5天").complement() == (
        Interval(None, False, Decimal(3), True),
        Interval(Decimal(5), True, None, False),
    )
    assert Interval().complement() == ()
    assert of("≥5").intersection(of("＜5")).complement() == (Interval(),)


def test_subsets() -> None:
    assert of("≥95%").is_subset(of("≥90%"))
    assert not of("≥90%").is_subset(of("≥95%"))
    assert of("＞90%").is_subset(of("≥90%"))
    assert not of("≥90%").is_subset(of("＞90%"))
    assert of("≥5").intersection(of("＜5")).is_subset(of("=1"))


def test_another_unit() -> None:
    clause = parse_value("≤90分钟").clauses[0]
    assert interval_in(clause, "小时") == Interval(None, False, Decimal("1.5"), False)
    assert interval_in(clause, "分钟") == interval(clause)
    with pytest.raises(ValueError, match=r"^分钟 does not convert to 次$"):
        interval_in(clause, "次")
    with pytest.raises(ValueError, match=r"^分钟 does not convert to no unit$"):
        interval_in(clause, None)
