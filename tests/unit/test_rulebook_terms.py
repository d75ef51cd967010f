"""Word lists: which word is found, and which only seems to be there."""

import pickle

import pytest

from perfcheck.rulebook.terms import TermList

BUYS = TermList("buys", ["政府采购", "物业服务", "采购", "外包", "物业"], ["采购监管", "外包装"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("办公用房物业服务外包", "物业服务"),  # the longest
        ("外包与采购", "外包"),  # of two as long, the first
        ("采购与外包", "采购"),
        ("服务采购监管", None),  # masked
        ("采购监管系统采购", "采购"),  # masked once, there once more
        ("外包装检验", None),
        ("采监管购", None),
        ("", None),
        ("会议费", None),
    ],
)
def test_find(text: str, word: str | None) -> None:
    assert BUYS.find(text) == word


def test_words_do_not_join_over_a_masked_phrase() -> None:
    assert TermList("x", ["物业"], ["服务"]).find("物服务业") is None


def test_found_all() -> None:
    assert BUYS.found_all("外包、政府采购、物业，再采购、再外包") == (
        "外包",
        "政府采购",
        "物业",
        "采购",
    )
    assert BUYS.found_all("政府采购") == ("政府采购",)
    assert BUYS.found_all("采购监管") == ()


def test_ends() -> None:
    assert BUYS.ends("集中采购") == "采购"
    assert BUYS.ends("政府采购") == "政府采购"
    assert BUYS.ends("采购项目") is None
    assert BUYS.ends("采购监管") is None


def test_a_whole_text() -> None:
    assert "采购" in BUYS
    assert "采购项目" not in BUYS


def test_latin_letters_match_in_either_case_and_are_given_as_written() -> None:
    marks = TermList("marks", ["n/a", "xx", "待定"])
    assert marks.find("目标为XX") == "XX"
    assert marks.find("xX") == "xX"
    assert marks.ends("N/A") == "N/A"
    assert "N/A" in marks
    assert marks.find("İ待定") == "待定"


def test_a_list_goes_into_another_process() -> None:
    again = pickle.loads(pickle.dumps(BUYS))
    assert (again.name, again.words, again.masks) == (BUYS.name, BUYS.words, BUYS.masks)
    assert again.find("采购") == "采购"
