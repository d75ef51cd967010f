"""Word lists find what their plain definition says, whatever index they use."""

from hypothesis import given
from hypothesis import strategies as st

from perfcheck.rulebook.terms import TermList

_LETTERS = "采购物业服务aAKİß。"
_words = st.lists(st.text(_LETTERS, min_size=1, max_size=4).map(str.lower), max_size=6)
_texts = st.text(_LETTERS, max_size=14)


def _longest_first(words: list[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _searched(text: str, masks: list[str]) -> str:
    small = text.lower()
    searched = small if len(small) == len(text) else text
    for mask in masks:
        searched = searched.replace(mask, "\0" * len(mask))
    return searched


@given(_words, _words, _texts)
def test_find_gives_the_longest_word_and_of_two_as_long_the_first(
    words: list[str], masks: list[str], text: str
) -> None:
    masks = _longest_first(masks)
    searched = _searched(text, masks)
    hits = [(-len(word), searched.index(word)) for word in words if word in searched]
    length, at = min(hits, default=(0, 0))
    found = text[at : at - length] if hits else None
    assert TermList("x", _longest_first(words), masks).find(text) == found


@given(_words, _words, _texts)
def test_ends_gives_the_longest_word_at_the_end(
    words: list[str], masks: list[str], text: str
) -> None:
    masks = _longest_first(masks)
    searched = _searched(text, masks)
    longest = max((len(word) for word in words if searched.endswith(word)), default=0)
    found = text[-longest:] if longest else None
    assert TermList("x", _longest_first(words), masks).ends(text) == found
