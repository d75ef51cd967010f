"""Word lists: does a text speak of something, and in which word."""

from collections.abc import Sequence
from typing import Any


class TermList:
    """Words that are cues for one thing, and phrases that hold such a word and mean another.

    ``words`` and ``masks`` run from the longest to the shortest. A masked phrase is taken out of
    a text before any word is looked for. Latin letters match in either case.
    """

    __slots__ = ("_firsts", "_set", "masks", "name", "words")

    def __init__(self, name: str, words: Sequence[str], masks: Sequence[str] = ()) -> None:
        self.name = name
        self.words = tuple(words)
        self.masks = tuple(masks)
        self._set: frozenset[str] | None = None
        self._firsts: frozenset[str] | None = None

    def find(self, text: str) -> str | None:
        """The longest word that ``text`` holds, as written there; of two as long, the first."""
        searched = self._masked(text)
        best: str | None = None
        best_at = len(searched)
        for word in self.words:
            if best is not None and len(word) < len(best):
                break
            at = searched.find(word)
            if 0 <= at < best_at:
                best, best_at = text[at : at + len(word)], at
        return best

    def found_all(self, text: str) -> tuple[str, ...]:
        """Every word that ``text`` holds outside a longer one, once, in the order of the text."""
        searched = self._masked(text)
        found: list[tuple[int, str]] = []
        for word in self.words:
            at = searched.find(word)
            if at >= 0:
                found.append((at, text[at : at + len(word)]))
                searched = searched.replace(word, "\0" * len(word))
        return tuple(word for _, word in sorted(found))

    def ends(self, text: str) -> str | None:
        """The longest word that ``text`` ends with."""
        searched = self._masked(text)
        for word in self.words:
            if searched.endswith(word):
                return text[-len(word) :]
        return None

    def __contains__(self, text: object) -> bool:
        """Whether ``text`` is, as a whole, one of the words."""
        if self._set is None:
            self._set = frozenset(self.words)
        return isinstance(text, str) and text.lower() in self._set

    def __reduce__(self) -> tuple[Any, ...]:
        return TermList, (self.name, self.words, self.masks)

    def _masked(self, text: str) -> str:
        """``text`` ready to search: small letters, and blanks in place of masked phrases."""
        if self._firsts is None:
            firsts = "".join(word[0] for word in self.words)
            self._firsts = frozenset(firsts + firsts.upper())
        if self._firsts.isdisjoint(text):
            return ""  # holds no letter that a word starts with: the usual case, told at once
        small = text.lower()
        if len(small) == len(text):  # not so for a few capitals of other scripts
            text = small
        for mask in self.masks:
            if mask in text:
                text = text.replace(mask, "\0" * len(mask))
        return text
