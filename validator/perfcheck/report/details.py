"""What stands under the message of a finding, and what of a report belongs to one input."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from perfcheck.finding import Finding
from perfcheck.report.excerpt import visible
from perfcheck.report.words import Words, basis_text

_Item = TypeVar("_Item")


def details(finding: Finding, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Each detail that there is as its name and its lines, safe to print: 改法, 写成 98%."""
    evidence = finding.evidence
    for name, text in (
        (words.actual, evidence.actual),
        (words.expected, evidence.expected),
        (words.working, evidence.working),
        (words.basis, basis_text(finding.basis, words)),
        (words.remedy, finding.remedy),
    ):
        if text:
            yield name, [visible(line) for line in text.splitlines()]


def plain(finding: Finding, words: Words) -> str:
    """The message and the details as lines of text."""
    lines = [visible(finding.message)]
    for name, texts in details(finding, words):
        lines.append(name + words.colon + texts[0])
        lines += ("  " + text for text in texts[1:])
    return "\n".join(lines)


class ByInput(Generic[_Item]):
    """Deals out what stands in the order of the inputs, input by input, and holds no more of it
    than it is asked for. ``path`` tells the input of an item.
    """

    def __init__(self, items: Iterable[_Item], path: Callable[[_Item], str]) -> None:
        self._left = iter(items)
        self._path = path
        self._next: list[_Item] = []

    def take(self, path: str) -> list[_Item]:
        """All items of the input called ``path``, which must be asked for in its turn."""
        taken = self._next
        if taken and self._path(taken[0]) != path:
            return []
        self._next = []
        for item in self._left:
            if self._path(item) != path:
                self._next = [item]
                break
            taken.append(item)
        return taken
