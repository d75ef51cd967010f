"""Small readings of prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.facts.text import likeness, plain, sketch, unbalanced


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("实现“零失火”。", None),
        ("实现“零失火。", "“"),
        ("实现零失火”。", "”"),
        ("（含两个分馆）", None),
        ("（含两个分馆)", None),
        ("（含两个分馆", "（"),
        ("含两个分馆）", "）"),
        ("1）清淤；2）护坡", None),
        ("①）清淤 a)护坡 一）绿化", None),
        ("《条例", None),
    ],
)
def test_unbalanced(text: str, mark: str | None) -> None:
    assert unbalanced(text) == mark


def test_likeness() -> None:
    assert likeness("清运垃圾", "清运垃圾") == 1.0
    assert likeness("清运垃圾", "疏浚河道") == 0.0
    assert likeness("清运垃圾", "清运渣土") == pytest.approx(1 / 3)
    assert likeness("甲", "乙") == 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)


def test_long_texts_that_differ_in_a_word_share_a_mark() -> None:
    text = "".join(chr(0x4E00 + 7 * at) for at in range(120))
    for at in range(0, 120, 5):
        assert set(sketch(text)) & set(sketch(text[:at] + "改" + text[at + 1 :]))


def test_plain() -> None:
    assert plain(" 系统（A）—响应时间：3秒。") == "系统A—响应时间3秒"
