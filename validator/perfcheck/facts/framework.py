"""The framework that facts are read against: categories and legal time limits, as data files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perfcheck.data import compiled, data_path
from perfcheck.facts.lexicon import Category, Lexicon, StatutoryDeadline
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.terms import TermList

_FILES = ("categories.yaml", "deadlines.yaml")


def load_lexicon(terms: Mapping[str, TermList]) -> Lexicon:
    """A lexicon with the shipped categories and deadlines.

    Raises RulebookErrors when one of their files is not as it must be.
    """
    data = framework()
    categories = [
        Category(key, entry["code"], tuple(entry["labels"]), entry["under"])
        for key, entry in data["categories"].items()
    ]
    deadlines = [
        StatutoryDeadline(
            TermList("deadline", _longest_first(entry["words"]), _longest_first(entry["not"])),
            Both(entry["zh"], entry["en"]),
            Both(entry["law_zh"], entry["law_en"]),
            entry["value"],
            entry["source"],
            entry["article"],
        )
        for entry in data["deadlines"]
    ]
    return Lexicon(terms, categories, deadlines)


def framework() -> Any:
    """Both files as plain data, kept compiled."""
    paths = [data_path("rules", name) for name in _FILES]
    contents = []
    for path in paths:
        with open(path, "rb") as file:
            contents.append(file.read())
    return compiled("framework", contents, lambda: _build(paths, contents))


def _build(paths: list[str], contents: list[bytes]) -> dict[str, Any]:
    from perfcheck.rulebook.errors import Problems
    from perfcheck.rulebook.shape import Field, Items, Named, Record, Text, both
    from perfcheck.rulebook.strict_yaml import read_yaml

    category = Record(
        {
            "code": Field(Text("[1-9][0-9]?", "应是一位或两位数字", "one or two digits")),
            "labels": Field(Items(Text(), 1)),
            "under": Field(Text(), required=False),
        }
    )
    deadline = Record(
        {
            "words": Field(Items(Text(), 1)),
            "not": Field(Items(Text()), "phrases that hold a word and mean another", False, ()),
            "limit": Field(both()),
            "law": Field(both()),
            "value": Field(Text()),
            "source": Field(Text()),
            "article": Field(Text()),
        }
    )
    problems = Problems()
    nodes = [read_yaml(path, content) for path, content in zip(paths, contents, strict=True)]
    categories = Named(category).read(nodes[0], problems)
    deadlines = Items(deadline).read(nodes[1], problems)
    problems.stop_if_any()
    return {
        "categories": {
            str(key): {
                "code": str(entry["code"]),
                "labels": [str(label) for label in entry["labels"]],
                "under": str(entry["under"]) if entry["under"] else None,
            }
            for key, entry in (categories or {}).items()
        },
        "deadlines": [
            {
                "words": [str(word) for word in entry["words"]],
                "not": [str(phrase) for phrase in entry["not"]],
                "zh": str(entry["limit"].zh),
                "en": str(entry["limit"].en),
                "law_zh": str(entry["law"].zh),
                "law_en": str(entry["law"].en),
                "value": str(entry["value"]),
                "source": str(entry["source"]),
                "article": str(entry["article"]),
            }
            for entry in deadlines or ()
        ],
    }


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
