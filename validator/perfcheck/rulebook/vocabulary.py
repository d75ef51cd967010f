"""What conditions may ask: names and types, read from the annotations of the fact classes.

Only building a rulebook needs this; evaluating one does not.
"""

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal

from perfcheck.rulebook.parts import Vocabulary
from perfcheck.struct import Struct

TypeKind = Literal["bool", "string", "number", "null", "list", "record"]


class Type(Struct):
    """The type of an expression. ``optional``: it may be null. ``literals``: all the texts it can
    be, when they are known. ``element``: of a list, None for the empty list. ``given``: of a
    list, what is known not to be null of every element (see narrowing.py)."""

    kind: TypeKind
    optional: bool = False
    literals: frozenset[str] | None = None
    element: "Type | None" = None
    cls: type | None = None
    given: frozenset[Any] = frozenset()

    def told(self, lang: str) -> str:
        """The type in words."""
        if self.kind == "record":
            assert self.cls is not None
            name = self.cls.__name__
            plain = name.removesuffix("Facts")  # as docs/conditions.md calls it
            return name if plain == name else plain.lower()
        words = {
            "bool": ("真假", "true or false"),
            "string": ("文字", "text"),
            "number": ("数字", "number"),
            "null": ("空", "null"),
            "list": ("列表", "list"),
        }
        return words[self.kind][lang == "en"]


class Method(Struct):
    """A function of a record: the types of its parameters, how many must be given, its result."""

    parameters: tuple[Type, ...]
    required: int
    result: Type


BOOL = Type("bool")
STRING = Type("string")
NUMBER = Type("number")
NULL = Type("null")


class VocabularyError(Exception):
    """The fact classes themselves cannot be a vocabulary: a defect of perfcheck, not of a rule."""


def type_of(annotation: Any) -> Type:
    """The type that a Python annotation stands for; raises VocabularyError for what has none."""
    import types
    import typing

    origin = typing.get_origin(annotation)
    if annotation is None or annotation is type(None):
        return NULL
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(annotation))
    if origin is Literal:
        return Type("string", literals=frozenset(typing.get_args(annotation)))
    if annotation is bool:
        return BOOL
    if annotation in (int, Decimal):
        return NUMBER
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return Type("list", element=type_of(typing.get_args(annotation)[0]))
    if isinstance(annotation, type):
        if issubclass(annotation, str):
            return STRING
        if annotation.__module__ != "builtins":
            return Type("record", cls=annotation)
    raise VocabularyError(f"no type for {annotation!r}")


def _union(parts: tuple[Any, ...]) -> Type:
    found = {type_of(part) for part in parts}
    optional = NULL in found or any(part.optional for part in found)
    solid = {part._replace(optional=False) for part in found - {NULL}}
    if all(part.kind == "string" and part.literals is not None for part in solid) and solid:
        every = frozenset().union(*(part.literals or () for part in solid))
        solid = {Type("string", literals=every)}
    if len(solid) != 1:
        raise VocabularyError(f"no one type for {' | '.join(map(str, parts))}")
    return solid.pop()._replace(optional=optional)


def members(cls: type) -> dict[str, Type | Method]:
    """Everything a condition may ask of a ``cls``: annotated attributes, properties and methods.

    An attribute that ``__init__`` sets counts when the body of the class annotates it. Names that
    start with an underscore, and what has no annotation or none with a type here, are left out.
    """
    import functools
    import inspect

    found: dict[str, Type | Method] = {}
    for klass in reversed(cls.__mro__):
        if klass.__module__ == "builtins" or klass.__module__ in ("typing", "collections.abc"):
            continue
        own = inspect.get_annotations(klass)
        for name, annotation in _hints(klass).items():
            if not name.startswith("_") and name in own:
                _offer(found, name, lambda a=annotation: type_of(a))
        for name, value in vars(klass).items():
            if name.startswith("_"):
                continue
            getter = getattr(value, "fget", None) or getattr(value, "func", None)
            if isinstance(value, property | functools.cached_property) or getter is not None:
                _offer(found, name, lambda g=getter: type_of(_hints(g)["return"]))
            elif inspect.isfunction(value):
                _offer(found, name, lambda f=value: _method(f))
    return found


def open_members(cls: type, vocabulary: Vocabulary) -> dict[str, Type | Method]:
    """`members` without those that lead to a class that is closed to conditions."""
    return {
        name: member
        for name, member in members(cls).items()
        if vocabulary.closed.isdisjoint(_classes(member))
    }


def _classes(member: Type | Method) -> Iterator[type]:
    kinds = [member] if isinstance(member, Type) else [member.result, *member.parameters]
    for kind in kinds:
        element: Type | None = kind
        while element is not None:
            if element.cls is not None:
                yield element.cls
            element = element.element


def is_untyped(cls: type, name: str) -> bool:
    """Whether ``name`` is a public attribute of ``cls`` that has no annotation to go by."""
    if name.startswith("_"):
        return False
    code = getattr(vars(cls).get("__init__"), "__code__", None)
    return hasattr(cls, name) or (code is not None and name in code.co_names)


def _offer(found: dict[str, Type | Method], name: str, read: Any) -> None:
    """Keep a member whose annotations all have types; others cannot be asked for."""
    try:
        found[name] = read()
    except (VocabularyError, KeyError):
        found.pop(name, None)


def _method(function: Any) -> Method:
    import inspect

    hints = _hints(function)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return Method(
        tuple(type_of(hints[parameter.name]) for parameter in parameters),
        sum(parameter.default is inspect.Parameter.empty for parameter in parameters),
        type_of(hints["return"]),
    )


def _hints(owner: Any) -> dict[str, Any]:
    """Type hints; classes imported for checking only are looked up in perfcheck's modules."""
    import typing

    try:
        return typing.get_type_hints(owner)
    except NameError:
        known: dict[str, Any] = {}
        for name, module in list(sys.modules.items()):
            if name.startswith("perfcheck."):
                own = {key: value for key, value in vars(module).items() if isinstance(value, type)}
                known.update({key: cls for key, cls in own.items() if cls.__module__ == name})
        known.update(vars(sys.modules[owner.__module__]))
        return typing.get_type_hints(owner, known, known)
