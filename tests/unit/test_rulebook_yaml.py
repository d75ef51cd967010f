"""Strict YAML: what is let through stays text, what is not is told with its place."""

import pytest

from perfcheck.rulebook.errors import RulebookError, place_of
from perfcheck.rulebook.strict_yaml import Mapping, Scalar, Sequence, offset_place, read_yaml


def plain(node: Scalar | Sequence | Mapping) -> object:
    if isinstance(node, Scalar):
        return str(node.value)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {str(key): plain(value) for key, value in node.pairs.items()}


def test_every_scalar_stays_the_text_it_is() -> None:
    text = "a: off\nb: 010\nc: 98%\nd: ~\ne: 2025-01-01\nf: [yes, 1_000, 0x1F, '≥98%']\n"
    assert plain(read_yaml("x.yaml", text.encode())) == {
        "a": "off",
        "b": "010",
        "c": "98%",
        "d": "~",
        "e": "2025-01-01",
        "f": ["yes", "1_000", "0x1F", "≥98%"],
    }


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    node = read_yaml("x.yaml", "\ufeffa: 一\r\nb: |\r\n  二\r\n  三\r\n".encode())
    assert plain(node) == {"a": "一", "b": "二\n三\n"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a: 1\na: 2\n",
            "x.yaml:2:1: the key 'a' is given twice\n  |\n2 | a: 2\n  | ^",
        ),
        (
            "a: &here 采购\n",
            "x.yaml:1:4: anchors and aliases (& and *) are not allowed\n"
            "  |\n1 | a: &here 采购\n  |    ~~~~~~~~~^",
        ),
        (
            "a: 1\n<<: {b: 2}\n",
            "x.yaml:2:1: merge keys (<<) are not allowed\n  |\n2 | <<: {b: 2}\n  | ~^",
        ),
        (
            "名称:\t采购\n",
            "x.yaml:1:4: a tab is not allowed: use spaces\n  |\n1 | 名称:\t采购\n  |      ^",
        ),
        (
            "a: !!str 1\n",
            "x.yaml:1:4: tags (!) are not allowed\n  |\n1 | a: !!str 1\n  |    ~~~~~~^",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "x.yaml:2:1: one document a file, not several\n  |\n2 | ---\n  | ~~^",
        ),
        ("[a]: 1\n", "x.yaml:1:1: a key must be a plain text\n  |\n1 | [a]: 1\n  | ^"),
        ("", "x.yaml:1:1: the file is empty\n  |\n1 | \n  | ^"),
        (
            "zh: 应为: 98%\n",
            "x.yaml:1:7: not valid YAML: mapping values are not allowed in this context "
            "(a text that holds ': ' needs quotes)\n  |\n1 | zh: 应为: 98%\n  |         ^",
        ),
        (
            "a: [1, 2\n",
            "x.yaml:2:1: not valid YAML: did not find expected ',' or ']'\n  |\n2 | \n  | ^",
        ),
    ],
)
def test_what_is_refused(text: str, told: str) -> None:
    with pytest.raises(RulebookError) as caught:
        read_yaml("x.yaml", text.encode())
    assert caught.value.text("en") == told


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(RulebookError) as caught:
        read_yaml("x.yaml", "a: 采购".encode("gb18030"))
    assert (caught.value.line, caught.value.column) == (1, 4)
    assert caught.value.message_zh == "文件不是 UTF-8 编码"


def test_nesting_is_bounded() -> None:
    with pytest.raises(RulebookError) as caught:
        read_yaml("x.yaml", b"[" * 5000 + b"]" * 5000)
    assert caught.value.message_en == "nested deeper than 20 levels"
    assert caught.value.column == 21


@pytest.mark.parametrize(
    "text",
    [
        "when: aa && bb\n",
        'when: "aa && bb"\n',
        "when: 'aa && bb'\n",
        "when: aa\n  &&\n   bb\n",
        "when: >\n  aa\n  && bb\n",
        "when: |-\n\n  aa &&\n    bb\n",
    ],
)
def test_a_piece_of_a_text_is_found_in_the_file_however_it_is_written(text: str) -> None:
    node = read_yaml("x.yaml", text.encode())
    assert isinstance(node, Mapping)
    value = node.pairs[next(iter(node.pairs))]
    assert isinstance(value, Scalar)
    at = value.value.index("bb")
    place = offset_place(value.value, at, at + 2)
    assert place is not None
    assert (place.start, place.end) == (text.index("bb"), text.index("bb") + 2)


def test_a_text_with_escapes_is_told_as_a_whole() -> None:
    node = read_yaml("x.yaml", b'a: "\\u0078y"\n')
    assert isinstance(node, Mapping)
    (value,) = node.pairs.values()
    assert isinstance(value, Scalar)
    assert value.value == "xy"
    assert offset_place(value.value, 1, 2) == place_of(value.value)
