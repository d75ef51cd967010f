"""Small types that everything in the rulebook shares."""

from typing import Literal, NamedTuple

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


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str
