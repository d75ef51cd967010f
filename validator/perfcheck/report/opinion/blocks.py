"""What the document is made of. Texts are as they stand in the table: who writes them escapes."""

from collections.abc import Iterator
from typing import Literal

from perfcheck.finding import Severity
from perfcheck.struct import Struct

BETWEEN = "\N{IDEOGRAPHIC SPACE}"
"""Stands between details in one paragraph."""


class Title(Struct):
    """Two halves, which stand on lines of their own where one line does not hold both. The first
    may be empty."""

    first: str
    second: str

    @property
    def text(self) -> str:
        """Both on one line."""
        return self.first + self.second


class Heading(Struct):
    """``level`` counts from 1 below the title; a project stands below a section."""

    kind: Literal["section", "project"]
    level: int
    text: str


class Annex(Struct):
    """The head of an annex, on a new page: ``附件1`` and what it is about. Its level is 1."""

    label: str
    title: Title


class Paragraph(Struct):
    """``address``: to whom it goes; ``note``: smaller; ``last``: a note, and on the page of the
    signature. ``strong`` opens the paragraph and stands out."""

    text: str
    kind: Literal["body", "address", "note", "last"] = "body"
    strong: str = ""


class Detail(Struct):
    """What stands below an issue, in a line or several: 修改要求, 写成 98%."""

    name: str
    lines: tuple[str, ...]


class Issue(Struct):
    """A finding as the opinion asks for its amendment. Numbers run through a table."""

    number: int
    severity: Severity
    label: str
    text: str
    details: tuple[tuple[Detail, ...], ...]
    """Those that belong together stand in one paragraph."""


class Column(Struct):
    """``share`` of the width, in any unit; ``number``: its cells hold numbers."""

    name: str
    share: int
    number: bool = False


class Grid(Struct):
    """A table. Without a head, the first column names what stands in the second."""

    columns: tuple[Column, ...]
    rows: Iterator[tuple[str, ...]]
    headed: bool = True


class Signature(Struct):
    """Room for those who sign, for the seal and for the date."""

    signers: tuple[str, ...]
    seal: str
    date: str


Block = Heading | Annex | Paragraph | Issue | Grid | Signature


class Document(Struct):
    """The whole: its blocks come one by one, and once. With ``annexes``, sections stand on level 1
    and, in an annex, on level 2."""

    title: Title
    lang: Literal["zh", "en"]
    annexes: bool
    colon: str
    blocks: Iterator[Block]
