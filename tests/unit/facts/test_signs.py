"""Signs of comparison before numbers."""

import pytest

from perfcheck.facts.signs import signs_of_numbers, strict_sign_of


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("≥90%", ["≥"]),
        ("＞=4000件", ["＞="]),
        ("≧￥３万元且≤5", ["≧", "≤"]),
        ("3≤x", []),
        ("《办法》", []),
        ("⩾.5", ["⩾"]),
        ("", []),
    ],
)
def test_signs_that_have_a_number_behind_them(text: str, signs: list[str]) -> None:
    assert [text[start:end] for start, end in signs_of_numbers(text)] == signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (">5", ">"),
        ("＜3天", "＜"),
        (">=5", None),
        ("＜＝3", None),
        ("大于5件", "大于"),
        ("大于等于5件", None),
        ("小于或等于2%", None),
        ("小于2%", "小于"),
        ("≥5", None),
        ("", None),
    ],
)
def test_signs_that_leave_their_number_out(text: str, sign: str | None) -> None:
    assert strict_sign_of(text) == sign
