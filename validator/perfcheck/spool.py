"""The reports of many inputs as one, kept in a file: memory holds one input of it at a time.

What grows with the inputs (findings, sources, tables and their like) is pickled, input by input,
and read again whenever somebody goes through it. A report made so serves wherever one in memory
does that is gone through from its beginning.
"""

import pickle
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import Any, BinaryIO, Literal, TypeVar, overload

from perfcheck.engine import joined
from perfcheck.finding import InputReport, Outcomes, Report
from perfcheck.struct import Struct

T = TypeVar("T")

_LISTS = ("findings", "not_checked", "suppressed", "stale", "accepted")
_MAPS = ("sources", "tables")
_FIELDS = (*_LISTS, *_MAPS)


class Packed(Struct):
    """The report of one input: ``head`` without what ``pieces`` hold as pickles, a field each
    (empty: nothing), of so many items."""

    head: Report
    sizes: tuple[int, ...]
    pieces: tuple[bytes, ...]


def pack(report: Report) -> Packed:
    """``report``, of one input, ready for a `Spool` or another process."""
    values = [getattr(report, field) for field in _FIELDS]
    empty: dict[str, Any] = {**dict.fromkeys(_LISTS, ()), **{field: {} for field in _MAPS}}
    return Packed(
        report._replace(**empty),
        tuple(map(len, values)),
        tuple(pickle.dumps(value, 5) if value else b"" for value in values),
    )


class Spool:
    """Takes the reports of so many inputs, in any order, and gives one of all, in theirs.

    ``file`` is empty, open for writing and reading, and for nobody else. It is read as long as
    the report is used, and closed when nothing of that is left.
    """

    def __init__(self, file: BinaryIO, inputs: int) -> None:
        self._file = file
        self._end = 0
        self._starts = array("Q", bytes(8 * inputs * (len(_FIELDS) + 1)))
        self._sizes = [0] * len(_FIELDS)
        self._heads: list[tuple[InputReport, str, str] | None] = [None] * inputs
        self._outcomes = Outcomes()
        self._same: dict[str, str] = {}
        self._rules = 0
        self._lang: Literal["zh", "en"] = "zh"

    def __del__(self) -> None:
        self._file.close()

    def add(self, number: int, packed: Packed) -> None:
        """Take the report of input ``number``, from 0. Raises OSError."""
        head = packed.head
        (entry,) = head.inputs
        profile, digest = (
            self._same.setdefault(text, text) for text in (head.profile, head.rulebook_sha256)
        )
        self._heads[number] = (entry, profile, digest)
        self._outcomes = Outcomes(*map(sum, zip(self._outcomes, head.outcomes, strict=True)))
        self._rules = max(self._rules, head.rules)
        self._lang = head.lang
        self._sizes = [a + b for a, b in zip(self._sizes, packed.sizes, strict=True)]
        place = number * (len(_FIELDS) + 1)
        self._file.seek(self._end)
        for piece in packed.pieces:
            self._starts[place] = self._end
            self._file.write(piece)
            self._end += len(piece)
            place += 1
        self._starts[place] = self._end

    def report(self) -> Report:
        """The report of all inputs, each of which must have been added."""
        heads = [head for head in self._heads if head is not None]
        profile, digest = heads[0][1:]
        for _, another, other in heads:
            profile = joined(profile, another)
            digest = joined(digest, other)
        numbers = {entry.path: number for number, (entry, _, _) in enumerate(heads)}
        fields: dict[str, Any] = {
            field: _Items(self, index, self._sizes[index])
            for index, field in enumerate(_FIELDS)
            if field in _LISTS
        }
        fields |= {field: _ByPath(self, _FIELDS.index(field), numbers) for field in _MAPS}
        inputs = tuple(entry for entry, _, _ in heads)
        return Report(
            profile,
            digest,
            self._rules,
            self._lang,
            inputs=inputs,
            outcomes=self._outcomes,
            **fields,
        )

    def load(self, number: int, field: int) -> Any:
        """A field of one input; None where nothing is in it. Raises OSError."""
        start, end = self._bounds(number, field)
        if start == end:
            return None
        self._file.seek(start)
        return pickle.loads(self._file.read(end - start))

    def holds(self, number: int, field: int) -> bool:
        """Whether anything is in a field of one input."""
        start, end = self._bounds(number, field)
        return start < end

    def __len__(self) -> int:
        return len(self._heads)

    def _bounds(self, number: int, field: int) -> tuple[int, int]:
        place = number * (len(_FIELDS) + 1) + field
        return self._starts[place], self._starts[place + 1]


class _Lazy(Sequence[T]):
    """A sequence that is gone through; an item by its number costs the way to it."""

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return tuple(self)[number]
        for item in islice(self, range(len(self))[number], None):
            return item
        raise IndexError(number)


class _Items(_Lazy[T]):
    """One field of all inputs in a spool."""

    def __init__(self, spool: Spool, field: int, size: int) -> None:
        self._spool = spool
        self._field = field
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._spool)):
            yield from self._spool.load(number, self._field) or ()


class Chosen(_Lazy[T]):
    """Of ``items`` those whose numbers are in ``numbers``, or with ``others`` all but those."""

    def __init__(self, items: Sequence[T], numbers: Collection[int], others: bool = False) -> None:
        self._items = items
        self._numbers = numbers
        self._others = others

    def __len__(self) -> int:
        return len(self._items) - len(self._numbers) if self._others else len(self._numbers)

    def __iter__(self) -> Iterator[T]:
        wanted = ((n in self._numbers) != self._others for n in range(len(self._items)))
        return compress(self._items, wanted)


class _ByPath(Mapping[str, Any]):
    """One field of all inputs in a spool, each under its path; the last one read is held."""

    def __init__(self, spool: Spool, field: int, numbers: Mapping[str, int]) -> None:
        self._spool = spool
        self._field = field
        self._numbers = numbers
        self._last: tuple[str, Any] | None = None

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        for path, number in self._numbers.items():
            if self._spool.holds(number, self._field):
                yield path

    def __contains__(self, path: object) -> bool:
        number = self._numbers.get(path) if isinstance(path, str) else None
        return number is not None and self._spool.holds(number, self._field)

    def __getitem__(self, path: str) -> Any:
        if self._last is None or self._last[0] != path:
            if path not in self:
                raise KeyError(path)
            self._last = (path, self._spool.load(self._numbers[path], self._field)[path])
        return self._last[1]
