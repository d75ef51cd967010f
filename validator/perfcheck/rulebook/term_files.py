"""Word lists as their files state them (rules/terms/): reading, and what includes what."""

from collections.abc import Iterable, Mapping
from typing import Any

from perfcheck.rulebook.errors import Placed, Problems, hint
from perfcheck.rulebook.loader import RuleFile
from perfcheck.rulebook.shape import Field, Items, Record, Text
from perfcheck.rulebook.strict_yaml import Node, read_yaml
from perfcheck.rulebook.strict_yaml import Sequence as SequenceNode
from perfcheck.struct import Struct


class Examples(Struct):
    """Phrases as they stand in tables, to try a word list on. ``yes``: what must be found is
    marked with 【】; ``no``: nothing must be found."""

    yes: tuple[Placed, ...]
    no: tuple[Placed, ...]


class TermsEntry(Struct):
    """A word list as its file states it; ``include`` names lists whose words belong to it."""

    name: Placed
    why: str
    words: tuple[Placed, ...]
    masks: tuple[Placed, ...]
    include: tuple[Placed, ...]
    examples: Examples


def _entry(**values: Any) -> TermsEntry:
    masks = values.pop("not")
    return TermsEntry(**values, masks=masks)


_EXAMPLES = Record(
    {
        "yes": Field(Items(Text()), "phrases, what must be found marked with 【】", False, ()),
        "no": Field(Items(Text()), "phrases in which nothing must be found", False, ()),
    },
    Examples,
)

TERMS = Record(
    {
        "name": Field(Text("[a-z][a-z0-9_]*", "应是小写英文词", "a lower_case word")),
        "why": Field(Text(), "what the words are cues for"),
        "words": Field(Items(Text(), 1), "the cues"),
        "not": Field(Items(Text()), "phrases that hold a cue and mean another thing", False, ()),
        "include": Field(Items(Text()), "lists whose words belong here too", False, ()),
        "examples": Field(_EXAMPLES, "phrases to try the list on", False, Examples((), ())),
    },
    _entry,
)


def read_terms(node: Node, problems: Problems) -> list[TermsEntry]:
    """The word lists of one file: a single list, or several in a sequence."""
    nodes = node.items if isinstance(node, SequenceNode) else [node]
    entries = [TERMS.read(part, problems) for part in nodes]
    kept = [entry for entry in entries if entry is not None]
    for entry in kept:
        for kind, words in (("words", entry.words), ("not", entry.masks)):
            seen: set[str] = set()
            for word in words:
                if word.lower() in seen:
                    problems.add(
                        f"“{word}”在 {kind} 中重复",
                        f"{str(word)!r} stands twice in {kind}",
                        word.place,
                    )
                seen.add(word.lower())
    return kept


def read_lists(files: Iterable[RuleFile]) -> dict[str, TermsEntry]:
    """The word lists that ``files`` state, a later folder's over an earlier one's.

    Raises RulebookErrors for what is wrong in them.
    """
    problems = Problems()
    found = {
        str(entry.name): entry
        for file in files
        if file.role == "terms"
        for entry in read_terms(read_yaml(file.path, file.content), problems)
    }
    problems.stop_if_any()
    return found


def resolve_terms(
    entries: Mapping[str, TermsEntry], problems: Problems
) -> dict[str, tuple[list[str], list[str]]]:
    """Name → (words, masks), with what each list includes, longest first."""
    resolved = {}
    for name in entries:
        words: set[str] = set()
        masks: set[str] = set()
        _gather(name, entries, (), words, masks, problems)
        resolved[name] = (_longest_first(words), _longest_first(masks))
    return resolved


def _gather(
    name: str,
    entries: Mapping[str, TermsEntry],
    above: tuple[str, ...],
    words: set[str],
    masks: set[str],
    problems: Problems,
) -> None:
    entry = entries[name]
    words.update(word.lower() for word in entry.words)
    masks.update(mask.lower() for mask in entry.masks)
    for other in entry.include:
        if other in (*above, name):
            way = " → ".join((*above, name, other))
            problems.add(
                f"词表相互包含：{way}", f"word lists include each other: {way}", other.place
            )
        elif other in entries:
            _gather(other, entries, (*above, name), words, masks, problems)
        elif not above:
            near_zh, near_en = hint(other, entries)
            problems.add(
                f"没有词表“{other}”{near_zh}", f"no word list {str(other)!r}{near_en}", other.place
            )


def _longest_first(words: set[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
