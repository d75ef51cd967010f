"""Quoted lines: carets stand under what they mean, whatever the characters' width."""

import unicodedata

import pytest

from perfcheck.read.source import Location, Source, Span
from perfcheck.report.excerpt import display_width, excerpt, visible


def quoted(text: str, piece: str) -> tuple[str, str]:
    source = Source("t.txt", "text", "utf-8", text)
    start = text.index(piece)
    return excerpt(source, source.locate(Span(start, start + len(piece))))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("PT303 ≥98%", 10),
        ("项目支出", 8),
        ("ａ１％", 6),
        ("①±“”…—", 6),
        ("e\u0301", 1),
        ("零\u200b事", 4),
        ("⽩", 2),
        ("\ue000", 1),
        ("\U00020bb7野家", 6),
    ],
)
def test_display_width(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_every_character_is_as_wide_as_unicode_says() -> None:
    for character in map(chr, range(0x80, 0x10000)):
        wide = unicodedata.east_asian_width(character) in "WF"
        unseen = unicodedata.category(character) in ("Mn", "Me", "Cf") and character > "\u02ff"
        assert display_width(character) == (0 if unseen else 1 + wide), hex(ord(character))


@pytest.mark.parametrize(
    ("text", "piece", "line", "carets"),
    [
        ("abc def\n", "def", "abc def", "    ^^^"),
        ("    物业费 5.00\n", "物业费", "    物业费 5.00", "    ^^^^^^"),
        ("值：≥98％；\n", "≥98％", "值：≥98％；", "    ^^^^^"),
        ("率e\u0301：5\n", "5", "率e\u0301：5", "     ^"),
        ("\t数量\t12次\n", "12次", "    数量    12次", "            ^^^^"),
        ("指标\n值:3次\n", "指标\n值", "指标", "^^^^…"),
        ("甲\r\n乙丙\r\n", "丙", "乙丙", "  ^^"),
        ("红\x1b[31m字\n", "字", "红␛[31m字", "       ^^"),
    ],
)
def test_carets_stand_under_the_piece(text: str, piece: str, line: str, carets: str) -> None:
    assert quoted(text, piece) == (line, carets)


def test_an_empty_span_has_one_caret() -> None:
    source = Source("t.txt", "text", "utf-8", "名称：\n")
    assert excerpt(source, source.locate(Span(3, 3))) == ("名称：", "      ^")


def test_a_place_past_the_end_is_shown_at_the_end() -> None:
    source = Source("t.txt", "text", "utf-8", "名称")
    assert excerpt(source, Location(1, 9, 1, 12)) == ("名称", "    ^")


def test_a_long_line_is_cut_around_the_carets() -> None:
    text = "项" * 3000 + "≥98%" + "目" * 3000
    assert quoted(text, "≥98%") == (
        "…" + "项" * 15 + "≥98%" + "目" * 33 + "…",
        " " * 31 + "^^^^",
    )


def test_a_long_span_is_cut_too() -> None:
    text = "甲：" + "乙" * 5000
    assert quoted(text, "乙" * 5000) == (
        "甲：" + "乙" * 48 + "…",
        "    " + "^" * 96 + "…",
    )


def test_a_line_that_just_fits_is_shown_whole() -> None:
    text = "目" * 50
    assert quoted(text, "目" * 50) == (text, "^" * 100)
    assert quoted(text + "标", "标") == ("…" + "目" * 15 + "标", " " * 31 + "^^")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("正常 text", "正常 text"),
        ("a\x1b]0;title\x07b", "a␛]0;title␇b"),
        ("a\nb\tc\r", "a b c "),
        ("\x9b2J\x7f\x00", "\ufffd2J␡␀"),
        ("ab\u202egnp.txt\u2066", "ab\ufffdgnp.txt\ufffd"),
        ("空\u3000格\xa0", "空\u3000格\xa0"),
    ],
)
def test_control_characters_are_shown_not_obeyed(raw: str, shown: str) -> None:
    assert visible(raw) == shown
