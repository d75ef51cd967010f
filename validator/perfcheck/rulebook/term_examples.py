"""Runs the examples that stand in files of word lists: what is found in a phrase, and what not."""

from collections.abc import Iterable, Iterator, Mapping

from perfcheck.rulebook.term_files import TermsEntry
from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct


class ExampleResult(Struct):
    """What came of one example: the words that must be found, and those that are."""

    name: str
    text: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return self.wanted == self.found

    def line(self, lang: str = "zh") -> str:
        """An example that does not hold, in one line."""
        wanted, found = ("、".join(words) or "-" for words in (self.wanted, self.found))
        if lang == "en":
            return f"terms.{self.name} “{self.text}”: must find {wanted}, but finds {found}"
        return f"terms.{self.name} 「{self.text}」：应找到 {wanted}，实际 {found}"


def run_examples(
    entries: Iterable[TermsEntry], terms: Mapping[str, TermList]
) -> Iterator[ExampleResult]:
    """Every example of ``entries``, tried on the lists as ``terms`` resolves them."""
    for entry in entries:
        name = str(entry.name)
        for text, wanted in stated(entry):
            yield ExampleResult(name, text, wanted, terms[name].found_all(text))


def stated(entry: TermsEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(phrase, words that must be found in it) of each example."""
    for marked in entry.examples.yes:
        plain, words = "", []
        for place, piece in enumerate(marked.replace("】", "【").split("【")):
            plain += piece
            if place % 2:
                words.append(piece)
        yield plain, tuple(words)
    for text in entry.examples.no:
        yield str(text), ()
