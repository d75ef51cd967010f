"""Word lists with one entry left out: what examples and the cases of rules should notice."""

from collections.abc import Iterator, Mapping

from perfcheck.rulebook.mutate import Mutant
from perfcheck.rulebook.term_files import TermsEntry
from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct


class ListMutant(Struct):
    """A change, and the lists that read otherwise because of it."""

    mutant: Mutant
    lists: Mapping[str, TermList]


def list_mutants(
    name: str, entries: Mapping[str, TermsEntry], terms: Mapping[str, TermList]
) -> Iterator[ListMutant]:
    """The list ``name`` without each of its words, then without each of its masks.

    An entry that another list states too changes nothing where both are included, and is no
    mutant there.
    """
    users = [user for user in entries if name in _sources(user, entries)]
    entry = entries[name]
    for part, stated in (("words", entry.words), ("not", entry.masks)):
        for word in stated:
            changed = {
                user: _without(terms[user], part, word.lower())
                for user in users
                if not _stated_elsewhere(user, name, part, word.lower(), entries)
            }
            if changed:
                yield ListMutant(Mutant(name, part, str(word), ""), changed)


def _sources(name: str, entries: Mapping[str, TermsEntry]) -> set[str]:
    """The list and those that it includes, by whatever way."""
    found = {name}
    for other in entries[name].include:
        found |= _sources(other, entries)
    return found


def _stated_elsewhere(
    user: str, name: str, part: str, word: str, entries: Mapping[str, TermsEntry]
) -> bool:
    for source in _sources(user, entries) - {name}:
        entry = entries[source]
        if word in {each.lower() for each in (entry.words if part == "words" else entry.masks)}:
            return True
    return False


def _without(terms: TermList, part: str, word: str) -> TermList:
    words, masks = terms.words, terms.masks
    if part == "words":
        words = tuple(each for each in words if each != word)
    else:
        masks = tuple(each for each in masks if each != word)
    return TermList(terms.name, words, masks)
