"""The base of every record: an immutable tuple with named fields, cheap to define.

``typing.NamedTuple`` compiles source text for each class, which at the hundred classes of a run
takes as long as a bare interpreter takes to start (docs/decisions/0001). A record is used in the
same way, and type checkers see its fields as those of a frozen dataclass.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

try:  # what namedtuple uses, and in the same way
    from _collections import _tuplegetter as _getter  # type: ignore[import-not-found]
except ImportError:
    from operator import itemgetter

    def _getter(place: int, _: None) -> Any:
        return property(itemgetter(place))


class _Fields(type):
    """Makes an attribute of each field that the body of a class states."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> "_Fields":
        fields = tuple(body.get("__annotations__", ())) if bases[0] is not tuple else ()
        body["_defaults"] = {field: body[field] for field in fields if field in body}
        body["_fields"] = fields
        body["__slots__"] = ()
        for place, field in enumerate(fields):
            body[field] = _getter(place, None)
        return super().__new__(cls, name, bases, body)


@dataclass_transform(frozen_default=True)
class Struct(tuple[Any, ...], metaclass=_Fields):
    """Subclasses state fields as annotations, with defaults where there are any; none is derived
    from another. They compare, hash, unpack and pickle as tuples do.
    """

    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]
        _defaults: ClassVar[dict[str, Any]]

    def __new__(cls, /, *values: Any, **named: Any) -> Self:
        if named or len(values) != len(cls._fields):
            values = cls._filled(values, named)
        return tuple.__new__(cls, values)

    @classmethod
    def _filled(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        """``values`` with the rest by name or from the defaults; raises TypeError."""
        rest = cls._fields[len(values) :]
        try:
            found = [named.pop(name) if name in named else cls._defaults[name] for name in rest]
        except KeyError as missing:
            raise TypeError(f"{cls.__name__} needs {missing}") from None
        if named or len(values) > len(cls._fields):
            extra = ", ".join(named) or f"{len(values)} values"
            raise TypeError(f"{cls.__name__} has no field for {extra}")
        return (*values, *found)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({inner})"

    def _asdict(self) -> dict[str, Any]:
        """Field → value, in order."""
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, /, **changes: Any) -> Self:
        """The same record with some fields otherwise; raises TypeError for an unknown one."""
        values = map(changes.pop, self._fields, self)
        made = tuple.__new__(type(self), values)
        if changes:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
        return made
