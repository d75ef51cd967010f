"""Small types that everything in the rulebook shares."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from perfcheck.struct import Struct

SubjectKind = Literal["document", "project", "indicator", "target"]
SUBJECTS: tuple[SubjectKind, ...] = ("document", "project", "indicator", "target")
REACH: dict[str, tuple[str, ...]] = {
    "document": ("table",),
    "project": ("project", "table"),
    "indicator": ("indicator", "project", "table"),
    "target": ("target", "indicator", "project", "table"),
}
"""The names that a rule about each subject may use. The first is the subject itself; the others
are attributes of its facts."""


class Both(Struct):
    """A text in Chinese and in English."""

    zh: str
    en: str


class Vocabulary(Struct):
    """What conditions may ask (see vocabulary.py): the classes of the facts, by kind of subject,
    and constants by namespace.

    ``roots`` has the keys document, project, indicator and target; ``constants`` maps a namespace
    (``category``) to its names and their values: texts, numbers or truth values. ``closed`` are
    classes that facts are made of and conditions cannot come to.
    """

    roots: Mapping[str, type]
    constants: Mapping[str, Mapping[str, str | int | Decimal | bool]] = {}
    closed: frozenset[type] = frozenset()
