"""Word lists: does a text speak of something, and in which word."""

from collections.abc import Sequence
from typing import Any, Self


class TermList:
    """Words that are cues for one thing, and phrases that hold such a word and mean another.

    ``words`` and ``masks`` run from the longest to the shortest. A masked phrase is taken out of
    a text before any word is looked for. Latin letters match in either case.
    """

    __slots__ = (
        "_by_first",
        "_by_last",
        "_firsts",
        "_lines",
        "_masks",
        "_set",
        "masks",
        "name",
        "words",
    )
    words: tuple[str, ...]
    masks: tuple[str, ...]
    _lines: tuple[str, str]

    def __init__(self, name: str, words: Sequence[str], masks: Sequence[str] = ()) -> None:
        self._begin(name)
        self.words = tuple(words)
        self.masks = tuple(masks)

    @classmethod
    def of_lines(cls, name: str, words: str, masks: str) -> Self:
        """The list of words and masks that stand a line each, taken apart when first used."""
        made = cls.__new__(cls)
        made._begin(name)
        made._lines = words, masks
        return made

    def __getattr__(self, name: str) -> tuple[str, ...]:
        if name not in ("words", "masks"):
            raise AttributeError(name)
        self.words, self.masks = (tuple(lines.splitlines()) for lines in self._lines)
        return self.words if name == "words" else self.masks

    def _begin(self, name: str) -> None:
        self.name = name
        self._set: frozenset[str] | None = None
        self._firsts: frozenset[str] | None = None
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] | None = None
        self._masks: dict[str, list[tuple[int, str]]] = {}

    def find(self, text: str) -> str | None:
        """The longest word that ``text`` holds, as written there; of two as long, the first."""
        searched = self._masked(text)
        if not searched:
            return None
        best, best_at = 0, 0
        for first in self._by_first.keys() & searched:
            for word in self._by_first[first]:
                length = len(word)
                if length < best:
                    break
                at = searched.find(word)
                if at >= 0 and (length > best or at < best_at):
                    best, best_at = length, at
        return text[best_at : best_at + best] if best else None

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
        if self._by_last is None:
            self._by_last = _index(self.words, -1)
        words = self._by_last.get(text[-1:].lower())
        if words is None:
            return None  # ends in no letter that a word ends in: the usual case, told at once
        searched = self._masked(text)
        for word in words:
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
            self._by_first = _index(self.words, 0)
            firsts = "".join(self._by_first)
            self._firsts = frozenset(firsts + firsts.upper())
            for place, mask in enumerate(self.masks):
                self._masks.setdefault(mask[0], []).append((place, mask))
        if self._firsts.isdisjoint(text):
            return ""  # holds no letter that a word starts with: the usual case, told at once
        small = text.lower()
        if len(small) == len(text):  # not so for a few capitals of other scripts
            text = small
        if self._masks:
            places = [place for first in self._masks.keys() & text for place in self._masks[first]]
            for _, mask in sorted(places):
                if mask in text:
                    text = text.replace(mask, "\0" * len(mask))
        return text


def _index(words: Sequence[str], place: int) -> dict[str, list[str]]:
    """``words`` by their first (0) or last (-1) letter, each list in their order."""
    found: dict[str, list[str]] = {}
    for word in words:
        letter = word[place]
        if letter in found:
            found[letter].append(word)
        else:
            found[letter] = [word]
    return found
