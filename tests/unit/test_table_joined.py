"""Undoing the wrapping, and finding the way back."""

from perfcheck.table.joined import Joined

TEXT = "资金使用\n  规范，升级Windows\nServer 20\n25版"
PIECES = [(0, 4), (7, 19), (20, 29), (30, 33)]


def test_a_blank_between_latin_words_only() -> None:
    joined = Joined(TEXT, PIECES)
    assert joined.text == "资金使用规范，升级Windows Server 2025版"
    assert joined.starts == [0, 4, 17, 26]


def test_every_character_finds_its_place() -> None:
    joined = Joined(TEXT, PIECES)
    for index, character in enumerate(joined.text):
        place = joined.place(index)
        assert TEXT[place] == character or (character, TEXT[place]) == (" ", "\n")


def test_every_range_runs_from_its_first_to_its_last_character() -> None:
    joined = Joined(TEXT, PIECES)
    for start in range(len(joined.text)):
        for end in range(start + 1, len(joined.text) + 1):
            span = joined.span(start, end)
            assert span == (joined.place(start), joined.place(end - 1) + 1)


def test_an_empty_range_stands_before_its_character() -> None:
    joined = Joined(TEXT, PIECES)
    assert joined.span(4, 4) == (7, 7)
    assert joined.span(27, 27) == (31, 31)


def test_pieces_by_index() -> None:
    joined = Joined(TEXT, PIECES)
    assert [joined.piece_at(index) for index in (0, 3, 4, 16, 17, 28)] == [0, 0, 1, 1, 2, 3]
