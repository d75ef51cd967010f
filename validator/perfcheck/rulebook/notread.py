"""Three-valued logic: what could not be read is neither true nor false."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class NotRead(Exception):
    """A fact rests on a piece of the table that could not be read.

    Its arguments are the pieces (``Unread`` records, or plain words). Out of a condition it means
    that the rule is *not checked* for this subject.
    """


class Listing(tuple[T, ...], Generic[T]):
    """A tuple that may lack elements: ``missing`` holds the pieces that could not be read.

    Over a listing that is not complete ``exists`` can still be true and ``all`` can still be
    false; whatever an unread element might overturn raises `NotRead`.
    """

    missing: tuple[Any, ...]

    def __new__(cls, items: Iterable[T] = (), missing: Iterable[Any] = ()) -> "Listing[T]":
        self = super().__new__(cls, items)
        self.missing = tuple(missing)
        return self

    @property
    def complete(self) -> bool:
        """Whether every element could be read."""
        return not self.missing


def missing_of(items: Any) -> tuple[Any, ...]:
    """The pieces that ``items`` lacks: none for an ordinary list or tuple."""
    return getattr(items, "missing", ())
