"""Where two ways read a value they agree, and nothing a cell can hold makes reading fail."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcheck.target import parse_value, to_json
from perfcheck.target.amounts import NoValue
from perfcheck.target.fast import plain_range, plain_value
from perfcheck.target.normalise import TABLE, normalise, offsets
from perfcheck.target.prefilter import is_empty, is_hopeless
from perfcheck.target.reading import Reading
from perfcheck.target.trim import trimmed
from perfcheck.target.units import canonical, table
from perfcheck.target.vocabulary import Malformed, dictionary
from perfcheck.target.whole import grammar_value
from perfcheck.target.words import AFTER, SIGNS, WORDS

UPWARD = ("≥", ">=", "＞=", "＞", "不低于", "不少于", "至少", "大于等于", "超过", "达到", "》")
DOWNWARD = ("≤", "<=", "＜=", "＜", "不高于", "不超过", "至多", "小于等于", "不足", "控制在", "《")

spellings = st.sampled_from(sorted(table().names))
numbers = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map(lambda n: f"{n:,}"),
    st.decimals(0, 10**6, places=2).map(str),
)
heads = st.sampled_from(["", *SIGNS, *WORDS, "＞=", "＜＝", "≧", "≦"])
tails = st.sampled_from(["", *AFTER, "。", "（含）", "左右"])
blanks = st.sampled_from(["", "", " ", "\u3000"])
plain_cells = st.builds(
    lambda *parts: "".join(parts),
    heads,
    blanks,
    numbers,
    blanks,
    st.sampled_from(["", "", "万", "亿"]),
    spellings | st.just(""),
    tails,
)
pieces = st.sampled_from(
    [
        *dictionary(),
        *table().names,
        *"0123456789",
        "98.5",
        "2025年",
        "12月",
        "底前",
        "完成率",
        "培训",
        "（",
        "）",
        "，",
        "；",
        " ",
        "X",
        "**",
        "其中",
        "每年",
        "三",
        "百分之",
        "第",
        "附件",
    ]
)
soups = st.lists(pieces, max_size=12).map("".join)
cell_texts = st.text(max_size=60) | soups | plain_cells


def by_grammar(text: str) -> Reading | None:
    core, _ = trimmed(normalise(text).text)
    try:
        return grammar_value(core)
    except (Malformed, NoValue):
        return None


@settings(max_examples=600, deadline=None)
@given(plain_cells)
def test_the_fast_path_reads_what_the_grammar_reads(text: str) -> None:
    plain, notes = normalise(text)
    fast = plain_value(text, plain, notes)
    if fast is not None:
        slow = by_grammar(text)
        assert slow is not None
        assert fast.clauses == slow.clauses
        assert set(fast.notes) - set(notes) == set(slow.notes) - set(notes)


plain_ranges = st.builds(
    lambda *parts: "".join(parts),
    numbers,
    blanks,
    st.sampled_from(["-", "~", "－", "—", "～", "至"]),
    blanks,
    numbers,
    blanks,
    st.sampled_from(["", "", "万", "亿"]),
    spellings | st.just(""),
    st.just("") | tails,
)


@settings(max_examples=1200, deadline=None)
@given(plain_ranges)
def test_the_fast_path_of_ranges_reads_what_the_grammar_reads(text: str) -> None:
    plain, notes = normalise(text)
    fast = plain_range(text, plain, notes)
    if fast is not None:
        slow = by_grammar(text)
        assert slow is not None
        assert (fast.kind, fast.clauses) == ("range", slow.clauses)
        assert set(fast.notes) - set(notes) == set(slow.notes) - set(notes)


@settings(max_examples=600, deadline=None)
@given(soups | plain_cells)
def test_what_is_refused_untried_the_grammar_refuses(text: str) -> None:
    plain = normalise(text).text
    if not is_empty(plain) and is_hopeless(plain):
        assert by_grammar(text) is None


@settings(max_examples=600, deadline=None)
@given(cell_texts)
def test_any_text_is_read(text: str) -> None:
    value = parse_value(text)
    assert value.text == text
    assert bool(value.clauses) == (value.kind in ("comparison", "range", "deadline", "compound"))
    assert (len(value.clauses) > 1) == (value.kind == "compound")
    for clause in value.clauses:
        filled = (clause.lower is not None, clause.upper is not None)
        expected = {
            "eq": (True, True),
            "ge": (True, False),
            "gt": (True, False),
            "le": (False, True),
            "lt": (False, True),
            None: (True, True),
        }
        assert filled == expected[clause.comparator]
        if clause.unit == "date":
            assert all(isinstance(end, str) for end in (clause.lower, clause.upper) if end)
        else:
            ends = [e for e in (clause.lower, clause.upper) if e is not None]
            assert all(isinstance(e, Decimal) and e.is_finite() for e in ends)
    for clause in to_json(value)["clauses"]:
        assert not any("E" in (clause[end] or "") for end in ("lower", "upper"))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(UPWARD),
    numbers,
    spellings | st.just(""),
    st.sampled_from(["", "完成率", "比例"]),
)
def test_an_upward_bound_is_never_turned(sign: str, number: str, unit: str, name: str) -> None:
    for clause in parse_value(f"{name}{sign}{number}{unit}").clauses:
        assert clause.comparator in ("ge", "gt") or clause.unit == "date"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(DOWNWARD), numbers, spellings | st.just(""), st.sampled_from(["", "差错率"]))
def test_a_downward_bound_is_never_turned(sign: str, number: str, unit: str, name: str) -> None:
    for clause in parse_value(f"{name}{sign}{number}{unit}").clauses:
        assert clause.comparator in ("le", "lt") or clause.unit == "date"


@given(st.text(alphabet=st.sampled_from([*map(chr, TABLE), *"a98%≥万 元"]), max_size=30))
def test_offsets_lead_back_to_the_character_written(text: str) -> None:
    plain = normalise(text).text
    places = offsets(text)
    assert len(places) == len(plain) + 1
    for position, character in enumerate(plain):
        written = text[places[position]]
        assert character in TABLE.get(ord(written), written)


@pytest.mark.parametrize(
    "seed", ["9", "≥", "百", "（", "1,", "每", "9 ", "A", "￥", "\ud800", "至", "万", "1-"]
)
def test_a_megabyte_is_refused(seed: str) -> None:
    text = seed * (1_000_000 // len(seed))
    value = parse_value(text)
    assert value.clauses == ()


@pytest.mark.parametrize(
    "seed",
    [
        "9",
        "≥",
        "百",
        "（",
        "1,",
        "每",
        "9 ",
        "A",
        "￥",
        "\ud800",
        "至",
        "万",
        "1-",
        "一",
        "年均",
        "（含）",
        "[1,",
        "1个",
        "至少",
        "/9",
    ],
)
@pytest.mark.parametrize("length", [50, 199, 200, 201])
def test_a_long_cell_is_read_or_refused(seed: str, length: int) -> None:
    assert parse_value((seed * length)[:length]).kind in {"text", "malformed", "empty", "compound"}


def test_a_canonical_name_is_its_own_spelling() -> None:
    assert {canonical(name) for name in table().rows} == set(table().rows)
