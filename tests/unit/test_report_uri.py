"""Paths as formats for programs name them."""

import pytest

from perfcheck.report import uri as module
from perfcheck.report.uri import slashed, uri


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("table.txt", "table.txt"),
        ("./tables/a.txt", "tables/a.txt"),
        (".//a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("-", "-"),
        ("./", "./"),
        ("目标 表.txt", "%E7%9B%AE%E6%A0%87%20%E8%A1%A8.txt"),
        ("50%#1?.txt", "50%25%231%3F.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("\udc80.txt", "%80.txt"),
        ("/a b/c.txt", "file:///a%20b/c.txt"),
        ("//host/c.txt", "file://host/c.txt"),
        ("C:/a b.txt", "file:///C:/a%20b.txt"),
        ("a\\b.txt", "a%5Cb.txt"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_backslashes_part_folders_only_where_the_system_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert slashed(".\\a\\b.txt") == ".\\a\\b.txt"
    monkeypatch.setattr(module.os, "sep", "\\")
    assert slashed(".\\a\\b.txt") == "a/b.txt"
    assert uri("C:\\表.txt") == "file:///C:/%E8%A1%A8.txt"
