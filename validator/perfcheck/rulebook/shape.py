"""The shape of a rule file's parts: one definition reads the YAML and makes the JSON Schema.

A shape turns a YAML node into a value, or adds to the problems and gives None.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from perfcheck.rulebook.errors import Placed, Problems, hint
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.strict_yaml import Mapping as MappingNode
from perfcheck.rulebook.strict_yaml import Node, Scalar
from perfcheck.rulebook.strict_yaml import Sequence as SequenceNode
from perfcheck.struct import Struct

_NUMBER = r"-?[0-9]+(\.[0-9]+)?"


class Shape(Protocol):
    """What a part of a file must look like."""

    def read(self, node: Node, problems: Problems) -> Any:
        """The value of ``node``; None, with a problem added, when it has another shape."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""


class Text(Struct):
    """A text that is not empty; ``pattern`` must match all of it."""

    pattern: str | None = None
    told_zh: str = ""
    told_en: str = ""

    def read(self, node: Node, problems: Problems) -> Placed | None:
        if not isinstance(node, Scalar):
            problems.add("这里应是文字", "a text is expected here", node.place)
        elif not node.value.strip():
            problems.add("这里不能空着", "this must not be empty", node.place)
        elif self.pattern and not re.fullmatch(self.pattern, node.value):
            problems.add(
                f"“{node.value}”不合要求：{self.told_zh}",
                f"{str(node.value)!r} will not do: {self.told_en}",
                node.place,
            )
        else:
            return node.value
        return None

    def schema(self) -> dict[str, Any]:
        if self.pattern:
            # what looks like a number is one to an editor
            numeric = re.fullmatch(self.pattern, "1") is not None
            kind = ["string", "number"] if numeric else "string"
            return {"type": kind, "pattern": f"^({self.pattern})$"}
        return {"type": "string", "pattern": "\\S"}


class Choice(Struct):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, problems: Problems) -> Placed | None:
        text = Text().read(node, problems)
        if text is None or text in self.words:
            return text
        listed = ", ".join(self.words)
        near_zh, near_en = hint(text, self.words)
        problems.add(
            f"“{text}”应是 {listed} 之一{near_zh}",
            f"{str(text)!r} must be one of {listed}{near_en}",
            node.place,
        )
        return None

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


class Flag(Struct):
    """``on`` or ``off``."""

    def read(self, node: Node, problems: Problems) -> bool | None:
        word = Choice(("on", "off")).read(node, problems)
        return None if word is None else word == "on"

    def schema(self) -> dict[str, Any]:
        # an editor that follows YAML 1.1 sees on and off as true and false
        return {"enum": ["on", "off", True, False]}


class Number(Struct):
    """A decimal number, exact."""

    def read(self, node: Node, problems: Problems) -> Decimal | None:
        text = Text(_NUMBER, "应是数字", "a number is expected").read(node, problems)
        return None if text is None else Decimal(text)

    def schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "pattern": f"^({_NUMBER})$"}


class Items(Struct):
    """A list of things of one shape."""

    of: Shape
    least: int = 0

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        if not isinstance(node, SequenceNode):
            as_zh, as_en = _in_brackets(node, isinstance(self.of, Record))
            problems.add(f"这里应是列表{as_zh}", f"a list is expected here{as_en}", node.place)
            return None
        if len(node.items) < self.least:
            problems.add(f"至少要有 {self.least} 项", f"at least {self.least} needed", node.place)
            return None
        values = [self.of.read(item, problems) for item in node.items]
        return None if None in values else tuple(values)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.of.schema(), "minItems": self.least}


class Named(Struct):
    """Things of one shape under free names; ``pattern`` says what a name looks like."""

    of: Shape
    pattern: str = "[a-z][a-z0-9_]*"

    def read(self, node: Node, problems: Problems) -> dict[Placed, Any] | None:
        if not isinstance(node, MappingNode):
            _not_pairs(node, "名称", "name", problems)
            return None
        values = {}
        for name, part in node.pairs.items():
            if not re.fullmatch(self.pattern, name):
                problems.add(
                    f"名称“{name}”不合要求：应形如 {self.pattern}",
                    f"the name {str(name)!r} will not do: it must match {self.pattern}",
                    name.place,
                )
            values[name] = self.of.read(part, problems)
        return None if None in values.values() else values

    def schema(self) -> dict[str, Any]:
        names = {"pattern": f"^({self.pattern})$"}
        return {
            "type": "object",
            "additionalProperties": self.of.schema(),
            "propertyNames": names,
        }


class Field(Struct):
    """A key of a record; one that is left out has the value ``default``."""

    of: Shape
    about: str = ""
    required: bool = True
    default: Any = None


class Record(Struct):
    """Fixed keys; ``one_of`` names groups of keys of which exactly one must be given."""

    fields: Mapping[str, Field]
    make: Callable[..., Any] = dict
    one_of: tuple[tuple[str, ...], ...] = ()

    def read(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, MappingNode):
            if set(self.fields) == {"zh", "en"}:
                problems.add(
                    "这里应有中英文两种文字：{zh: …, en: …}",
                    "'{zh: …, en: …}' is expected here, the text in both languages",
                    node.place,
                )
            else:
                _not_pairs(node, "键", "key", problems)
            return None
        before = len(problems.errors)
        values: dict[str, Any] = {key: field.default for key, field in self.fields.items()}
        for key, part in node.pairs.items():
            if key in self.fields:
                values[str(key)] = self.fields[key].of.read(part, problems)
            else:
                near_zh, near_en = hint(key, self.fields)
                if not near_zh:
                    known = ", ".join(self.fields)
                    near_zh, near_en = f"，可用的键：{known}", f", the keys are {known}"
                problems.add(
                    f"没有“{key}”这个键{near_zh}", f"no key {str(key)!r}{near_en}", key.place
                )
        for name, field in self.fields.items():
            if field.required and name not in node.pairs:
                problems.add(f"缺少“{name}”", f"{name!r} is missing", _head(node))
        for group in self.one_of:
            if sum(key in node.pairs for key in group) != 1:
                listed = ", ".join(group)
                problems.add(
                    f"应恰好写明其中之一：{listed}",
                    f"exactly one of these is needed: {listed}",
                    _head(node),
                )
        return None if len(problems.errors) > before else self.make(**values)

    def schema(self) -> dict[str, Any]:
        properties = {}
        for key, field in self.fields.items():
            about = {"description": field.about} if field.about else {}
            properties[key] = {**field.of.schema(), **about}
        schema: dict[str, Any] = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "required": [key for key, field in self.fields.items() if field.required],
        }
        if self.one_of:
            groups = [{"oneOf": [{"required": [key]} for key in group]} for group in self.one_of]
            schema["allOf"] = groups
        return schema


def _in_brackets(node: Node, of_records: bool) -> tuple[str, str]:
    """``node`` as the list that was probably meant, ``["PT205"]`` or ``[[suppress]]``; empty where
    brackets around it do not make it one."""
    text = node.place.file.text[node.place.start : node.place.end]
    fits = text.startswith(("[", "{")) if of_records else isinstance(node, Scalar)
    if not fits or not text or "\n" in text:
        return "", ""
    return f"，如 [{text}]", f", such as [{text}]"


def _not_pairs(node: Node, zh: str, en: str, problems: Problems) -> None:
    """Add that ``node`` should give values to names, as one does in its file."""
    if node.place.file.path.endswith(".toml"):
        pair_zh, pair_en = f"{{{zh} = 值}}", f"{{{en} = value}}"
    else:
        pair_zh, pair_en = f"{zh}: 值", f"{en}: value"
    problems.add(f"这里应是“{pair_zh}”", f"'{pair_en}' is expected here", node.place)


def _head(node: MappingNode) -> Any:
    """Where a record starts: the place of its first key."""
    return next(iter(node.pairs)).place if node.pairs else node.place


def both(of: Shape | None = None) -> Record:
    """A text in Chinese and in English."""
    text = of or Text()
    return Record({"zh": Field(text), "en": Field(text)}, Both)
