"""TOML with places: every key and value knows where it stands."""

from typing import Any

import pytest

from perfcheck.config.toml import read_toml
from perfcheck.rulebook.errors import Place, RulebookError
from perfcheck.rulebook.strict_yaml import Mapping, Node, Scalar

TEXT = '''\
# 本单位的设置
profile = "coded"   # 有代码
select = [ "PT4", # 值
  'PT5' ]
limits.satisfaction-low.floor = 0.90

[rules]
"year-missing" = "off"

[paths."街道/*.txt"]
rules = {PT303 = "advice", PT711 = "error"}

[[suppress]]
rule = "PT3\\u00303"
reason = """两行的
"理由\\""""
until = 2026-12-31
[[suppress]]
rule = 'PT601'
'''


def told(node: Node, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], tuple[str, str]]:
    """Path → (value, the text at its place), and for keys (path, "key") → (key, text)."""
    if isinstance(node, Scalar):
        return {path: (str(node.value), piece(node.place))}
    found: dict[tuple[Any, ...], tuple[str, str]] = {}
    if isinstance(node, Mapping):
        for key, part in node.pairs.items():
            assert key.place is not None
            found[*path, key, "key"] = (str(key), piece(key.place))
            found.update(told(part, (*path, str(key))))
    else:
        for number, part in enumerate(node.items):
            found.update(told(part, (*path, number)))
    return found


def piece(place: Place) -> str:
    return place.file.text[place.start : place.end]


def test_every_piece_knows_its_place() -> None:
    node = read_toml("perfcheck.toml", TEXT.encode())
    assert node is not None
    found = told(node)
    values = {path: value for path, value in found.items() if path[-1:] != ("key",)}
    assert values == {
        ("profile",): ("coded", '"coded"'),
        ("select", 0): ("PT4", '"PT4"'),
        ("select", 1): ("PT5", "'PT5'"),
        ("limits", "satisfaction-low", "floor"): ("0.90", "0.90"),
        ("rules", "year-missing"): ("off", '"off"'),
        ("paths", "街道/*.txt", "rules", "PT303"): ("advice", '"advice"'),
        ("paths", "街道/*.txt", "rules", "PT711"): ("error", '"error"'),
        ("suppress", 0, "rule"): ("PT303", '"PT3\\u00303"'),
        ("suppress", 0, "reason"): ('两行的\n"理由"', '"""两行的\n"理由\\""""'),
        ("suppress", 0, "until"): ("2026-12-31", "2026-12-31"),
        ("suppress", 1, "rule"): ("PT601", "'PT601'"),
    }
    keys = {path[:-1]: text for path, (_, text) in found.items() if path[-1:] == ("key",)}
    assert keys["rules", "year-missing"] == '"year-missing"'
    assert keys["limits", "satisfaction-low"] == "satisfaction-low"
    assert keys["paths", "街道/*.txt"] == '"街道/*.txt"'
    assert keys["suppress",] == "suppress"


def test_repeated_keys_of_tables_in_a_list_stand_apart() -> None:
    node = read_toml("x.toml", b"[[a]]\nb = 1\n[[a]]\nb = 22\n[a.c]\nd = true\n")
    assert node is not None
    items = told(node)
    assert items["a", 0, "b"] == ("1", "1")
    assert items["a", 1, "b"] == ("22", "22")
    assert items["a", 1, "c", "d"] == ("true", "true")


def test_a_table_of_a_larger_file() -> None:
    text = b"[tool.other]\na = 1\n[tool.perfcheck]\nprofile = 'x'\n"
    node = read_toml("pyproject.toml", text, ("tool", "perfcheck"))
    assert isinstance(node, Mapping)
    assert {str(key): piece(key.place) for key in node.pairs if key.place} == {"profile": "profile"}
    assert read_toml("pyproject.toml", b"[tool.other]\n", ("tool", "perfcheck")) is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"a = 1\nb = = 2\n",
            "x.toml:2:5: not valid TOML: Invalid value\n  |\n2 | b = = 2\n  |     ^",
        ),
        (
            "名 = 1\n".encode(),
            "x.toml:1:1: not valid TOML: Invalid statement\n  |\n1 | 名 = 1\n  | ~^",
        ),
        (b"\xc3\x28 = 1\n", "x.toml:1:1: the file is not UTF-8\n  |\n1 | \ufffd( = 1\n  | ^"),
    ],
)
def test_what_is_no_toml(content: bytes, message: str) -> None:
    with pytest.raises(RulebookError) as caught:
        read_toml("x.toml", content)
    assert caught.value.text("en") == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = PT3", "x.toml:1:5: 不是合格的 TOML：这里应是一个值（文字要加英文引号，如 'PT303'）"),
        (
            "a = 2026-13-01",
            "x.toml:1:9: 不是合格的 TOML：这一项到此应已写完（文字要加英文引号，日期须确有那一天）",
        ),
        ("a = 'x", "x.toml:1:7: 不是合格的 TOML：少了后一个引号"),
        ('a = "x\nb = 1', "x.toml:1:7: 不是合格的 TOML：这一行里少了后一个引号"),
        ("a = [1 2]", "x.toml:1:8: 不是合格的 TOML：列表没有写完，少了 , 或 ]"),
        ("[a]\n[a]", "x.toml:2:3: 不是合格的 TOML：这个表写了两次"),
        ("[a", "x.toml:1:3: 不是合格的 TOML：表名后面少了 ]"),
    ],
)
def test_what_is_no_toml_in_chinese(text: str, message: str) -> None:
    """A new Python may word something otherwise: it is then told in its words."""
    with pytest.raises(RulebookError) as caught:
        read_toml("x.toml", text.encode())
    assert caught.value.text("zh").splitlines()[0] == message


def test_byte_order_mark_and_windows_lines() -> None:
    node = read_toml("x.toml", b'\xef\xbb\xbfa = 1\r\nb = "2"\r\n')
    assert node is not None
    assert told(node)["b",] == ("2", '"2"')


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(RulebookError) as caught:
        read_toml("x.toml", b"a = " + b"[" * 20_000)
    assert "TOML" in caught.value.text("en") or "nested" in caught.value.text("en")
