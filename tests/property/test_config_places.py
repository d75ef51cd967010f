"""Every document that tomllib reads has a place for each of its keys and values."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfcheck.config.places import places

KEYS = st.sampled_from(["a", "b-c", "d_1", '"x y"', "'p.q'", '"e\\"f"'])
TEXTS = st.text(st.sampled_from("ab \\\"'#[]{}=,项\n"), max_size=8)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def long(text: str) -> str:
    return '"""' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '\\n"""'


SCALARS = st.one_of(
    st.integers(-999, 999).map(str),
    st.sampled_from(["true", "0.5", "1e3", "2026-03-01", "2026-03-01T10:00:00"]),
    TEXTS.map(basic),
    TEXTS.map(long),
)
SPACES = st.sampled_from(["", " ", "\n", " # x]\n"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.tuples(st.lists(inner, max_size=3), SPACES).map(
            lambda pair: "[" + "".join(f"{pair[1]}{each},{pair[1]}" for each in pair[0]) + "]"
        ),
        st.lists(st.tuples(KEYS, SCALARS), max_size=3, unique_by=lambda pair: pair[0]).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=6,
)
PAIRS = st.lists(st.tuples(KEYS, VALUES), max_size=3, unique_by=lambda pair: pair[0])


@st.composite
def documents(draw: st.DrawFn) -> str:
    def pairs() -> str:
        return "".join(f"{key} = {value} # c\n" for key, value in draw(PAIRS))

    text = pairs()
    for number in range(draw(st.integers(0, 2))):
        text += f"[ t{number} . {draw(KEYS)} ]\n{pairs()}"
    for _ in range(draw(st.integers(0, 3))):
        text += f"[[list]]\n{pairs()}"
    return text


def check(value: Any, path: tuple[Any, ...], text: str, found: Any) -> None:
    """The text at each place says what tomllib read there."""
    if isinstance(value, dict):
        for key, part in value.items():
            start, end = found.keys[*path, key]
            assert tomllib.loads(f"{text[start:end]} = 1") == {key: 1}
            check(part, (*path, key), text, found)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            check(part, (*path, number), text, found)
    else:
        start, end = found.values[path]
        assert tomllib.loads(f"v = {text[start:end]}") == {"v": value}


@given(documents())
def test_places_say_what_is_there(text: str) -> None:
    check(tomllib.loads(text), (), text, places(text))
