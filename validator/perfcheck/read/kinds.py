"""The kinds of file that can be read: one entry a kind, the first that claims the bytes reads."""

from collections.abc import Callable

from perfcheck.read.signature import looks_like
from perfcheck.read.source import Source
from perfcheck.read.text import SUFFIXES as TEXT_SUFFIXES
from perfcheck.read.text import read_text
from perfcheck.read.unreadable import UnreadableInput
from perfcheck.struct import Struct


class Kind(Struct):
    """A kind of file. ``claims(content, suffix)`` decides by content before name."""

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Source]


def _is_plain(content: bytes, suffix: str) -> bool:
    return looks_like(content, suffix) is None


KINDS: tuple[Kind, ...] = (Kind("text", TEXT_SUFFIXES, _is_plain, read_text),)

KNOWN_SUFFIXES: tuple[str, ...] = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
"""What a walk over a folder takes (lower case). A file named on its own may have any name."""


def read_source(content: bytes, name: str) -> Source:
    """Read one input. ``name`` is its path as given, or ``-`` for standard input.

    Raises UnreadableInput when no kind claims the bytes or the one that does cannot read them.
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, last = base.rpartition(".")
    suffix = (dot + last).lower() if stem else ""
    for kind in KINDS:
        if kind.claims(content, suffix):
            source = kind.read(content, name)
            source.content = content
            return source
    kin = looks_like(content, suffix)
    zh, en = kin if kin else ("无法识别的文件", "a file of unknown kind")
    raise UnreadableInput(
        name,
        f"这是{zh}，目前还不能读取；请另存为纯文本（.txt）再核对",
        f"this is {en}, which is not read yet; export it as plain text (.txt)",
    )
