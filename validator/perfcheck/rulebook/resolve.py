"""Names and types: the tree of a condition to a *plan*, which holds nothing left to look up.

A plan is nested tuples, fit for JSON: ``("eq", ("get", ("name", "project"), "name"), ("text",
"x"))``. Whatever could silently never match is a ConditionError here: a name that nothing has,
types that are never equal, a text that a field never holds, a null that would be compared.
"""

from collections.abc import Mapping

from perfcheck.rulebook import operators
from perfcheck.rulebook.narrowing import NOTHING, Plan, about_element, known, of_variable
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.syntax import Node
from perfcheck.rulebook.terms import TermList
from perfcheck.rulebook.unparse import unparse
from perfcheck.rulebook.vocabulary import (
    BOOL,
    NULL,
    NUMBER,
    STRING,
    Method,
    Type,
    is_untyped,
    members,
    open_members,
)
from perfcheck.struct import Struct

_MACROS = ("all", "exists", "exists_one", "filter", "map")
_TEXT_METHODS = {"contains": "contains", "startsWith": "starts", "endsWith": "ends"}
_FUNCTIONS = ("size", "abs", "has")
Typed = tuple[Plan, Type]


class World(Struct):
    """What exists besides the subject: classes, constants, word lists and the rule's limits."""

    vocabulary: Vocabulary
    terms: frozenset[str]
    limits: frozenset[str]
    seen: dict[type, dict[str, Type | Method]]
    """Members of the classes looked at so far."""

    def namespace(self, name: str) -> Mapping[str, Typed] | None:
        """The names of ``terms``, ``limit`` and of the vocabulary's constants."""
        if name == "terms":
            return {term: (("terms", term), Type("record", cls=TermList)) for term in self.terms}
        if name == "limit":
            return {limit: (("limit", limit), NUMBER) for limit in self.limits}
        constants = self.vocabulary.constants.get(name)
        if constants is None:
            return None
        return {key: operators.constant(value) for key, value in constants.items()}

    def members(self, cls: type) -> dict[str, Type | Method]:
        if cls not in self.seen:
            self.seen[cls] = open_members(cls, self.vocabulary)
        return self.seen[cls]


class Scope(Struct):
    """The names in force, and the expressions known not to be null."""

    names: Mapping[str, Type]
    given: frozenset[Plan] = NOTHING

    def knowing(self, facts: frozenset[Plan]) -> "Scope":
        return self._replace(given=self.given | facts)

    def with_variable(self, name: str, elements: Type) -> "Scope":
        """The scope inside a macro over ``elements``, a list type."""
        element = elements.element or NULL
        facts = of_variable(elements.given, name)
        return Scope({**self.names, name: element}, self.given | facts)


class Resolver:
    """Resolves the nodes of one condition."""

    def __init__(self, world: World) -> None:
        self.world = world

    def resolve(self, node: Node, scope: Scope) -> Typed:
        """The plan and type of ``node``; raises ConditionError."""
        plan, kind = self.unnarrowed(node, scope)
        if kind.optional and plan in scope.given:
            kind = kind._replace(optional=False)
        return plan, kind

    def unnarrowed(self, node: Node, scope: Scope) -> Typed:
        """Like `resolve`, but what may be null by its declaration stays so."""
        typed: Typed = getattr(self, f"_{node.kind}")(node, scope)
        return typed

    def condition(self, node: Node, scope: Scope) -> Plan:
        """The plan of a node that must be true or false."""
        plan, kind = self.resolve(node, scope)
        operators.need(node, kind, BOOL)
        return plan

    # one method a kind of node, named by the grammar

    def _choose(self, node: Node, scope: Scope) -> Typed:
        test, yes, no = node.parts
        question = self.condition(test, scope)
        first = self.resolve(yes, scope.knowing(known(question, True)))
        second = self.resolve(no, scope.knowing(known(question, False)))
        kind = operators.common(no, first[1], second[1])
        return ("if", question, first[0], second[0]), kind

    def _any_of(self, node: Node, scope: Scope) -> Typed:
        return self._chain("or", node, scope)

    def _all_of(self, node: Node, scope: Scope) -> Typed:
        return self._chain("and", node, scope)

    def _chain(self, kind: str, node: Node, scope: Scope) -> Typed:
        plans = []
        for part in node.parts:
            plan = self.condition(part, scope)
            scope = scope.knowing(known(plan, kind == "and"))
            plans.append(plan)
        return (kind, *plans), BOOL

    def _negation(self, node: Node, scope: Scope) -> Typed:
        return ("not", self.condition(node.parts[0], scope)), BOOL

    def _negative(self, node: Node, scope: Scope) -> Typed:
        plan, kind = self.resolve(node.parts[0], scope)
        operators.need(node.parts[0], kind, NUMBER)
        if plan[0] == "num" and not plan[1].startswith("-"):
            return ("num", "-" + plan[1]), NUMBER
        return ("neg", plan), NUMBER

    def _compare(self, node: Node, scope: Scope) -> Typed:
        left, right = (self.unnarrowed(part, scope) for part in node.parts)
        if ("null",) not in (left[0], right[0]):
            left, right = (self.resolve(part, scope) for part in node.parts)
        return operators.compare(node, left, right)

    def _member_of(self, node: Node, scope: Scope) -> Typed:
        left, right = (self.resolve(part, scope) for part in node.parts)
        return operators.member_of(node, left, right)

    def _arithmetic(self, node: Node, scope: Scope) -> Typed:
        left, right = (self.resolve(part, scope) for part in node.parts)
        return operators.arithmetic(node, left, right)

    def _number(self, node: Node, scope: Scope) -> Typed:
        return ("num", node.label), NUMBER

    def _string(self, node: Node, scope: Scope) -> Typed:
        return operators.constant(operators.unescape(node))

    def _list(self, node: Node, scope: Scope) -> Typed:
        element: Type | None = None
        plans = []
        for part in node.parts:
            plan, kind = self.resolve(part, scope)
            element = kind if element is None else operators.common(part, element, kind)
            plans.append(plan)
        return ("list", *plans), Type("list", element=element)

    def _name(self, node: Node, scope: Scope) -> Typed:
        name = node.label
        if name in ("true", "false"):
            return ("bool", name == "true"), BOOL
        if name == "null":
            return ("null",), NULL
        if name in scope.names:
            return ("name", name), scope.names[name]
        namespaces = {"terms", "limit", *self.world.vocabulary.constants}
        if name in namespaces:
            raise operators.error(node, f"{name} 后面要有“.名称”", f"{name} needs a .name after it")
        raise operators.unknown(node, ("名称", "name"), {*scope.names, *namespaces})

    def _field(self, node: Node, scope: Scope) -> Typed:
        (owner,) = node.parts
        if owner.kind == "name" and owner.label not in scope.names:
            names = self.world.namespace(owner.label)
            if names is not None:
                if node.label not in names:
                    owned = f"{owner.label} ", owner.label
                    raise operators.unknown(node, ("名称", "name"), names, owned)
                return names[node.label]
        plan, kind = self.resolve(owner, scope)
        member = self._member(node, owner, kind)
        if isinstance(member, Method):
            raise operators.error(
                node, f"{node.label} 是函数，后面要有括号", f"{node.label} is a function: call it"
            )
        return ("get", plan, node.label), member

    def _member(self, node: Node, owner: Node, kind: Type) -> Type | Method:
        operators.need_present(owner, kind)
        if kind.kind != "record" or kind.cls is None:
            has = {"list": ("size", *_MACROS), "string": ("size", *_TEXT_METHODS)}
            owned = kind.told("zh"), f"a {kind.told('en')}"
            names = has.get(kind.kind, ())
            raise operators.unknown(node, ("函数", "function"), names, owned)
        found = self.world.members(kind.cls)
        if node.label not in found:
            if is_untyped(kind.cls, node.label) and node.label not in members(kind.cls):
                raise operators.error(
                    node,
                    f"{kind.told('zh')} 的 {node.label} 没有在类体中注明条件认得的类型",
                    f"{node.label} of {kind.told('en')} has no annotation that conditions know",
                )
            owned = f"{unparse(owner)} ", unparse(owner)
            raise operators.unknown(node, ("字段", "field"), found, owned)
        return found[node.label]

    def _index(self, node: Node, scope: Scope) -> Typed:
        items, at = (self.resolve(part, scope) for part in node.parts)
        operators.need(node.parts[0], items[1], Type("list"))
        operators.need(node.parts[1], at[1], NUMBER)
        return ("index", items[0], at[0]), items[1].element or NULL

    def _function(self, node: Node, scope: Scope) -> Typed:
        name = node.label
        if name not in _FUNCTIONS:
            raise operators.unknown(node, ("函数", "function"), _FUNCTIONS)
        operators.need_count(node, 1, 1)
        part = node.parts[0]
        if name == "has":
            if part.kind != "field":
                raise operators.error(part, "has() 只能问字段", "has() asks for a field: has(a.b)")
            plan, kind = self.unnarrowed(part, scope)
            return operators.compare(node, (plan, kind), (("null",), NULL))
        plan, kind = self.resolve(part, scope)
        if name == "abs":
            operators.need(part, kind, NUMBER)
        else:
            operators.need_sized(part, kind)
        return (name, plan), NUMBER

    def _method(self, node: Node, scope: Scope) -> Typed:
        owner, *arguments = node.parts
        plan, kind = self.resolve(owner, scope)
        name = node.label
        if name in _MACROS and kind.kind in ("list", "null"):
            return self._macro(node, (plan, kind), scope)
        if name == "size" and kind.kind in ("list", "string"):
            operators.need_count(node, 0, 0)
            operators.need_sized(owner, kind)
            return ("size", plan), NUMBER
        if name in _TEXT_METHODS and kind.kind == "string":
            operators.need_count(node, 1, 1)
            operators.need_present(owner, kind)
            given, given_kind = self.resolve(arguments[0], scope)
            operators.need(arguments[0], given_kind, STRING)
            return (_TEXT_METHODS[name], plan, given), BOOL
        method = self._member(node, owner, kind)
        if isinstance(method, Type):
            raise operators.error(
                node, f"{name} 不是函数，去掉括号", f"{name} is not a function: drop the brackets"
            )
        operators.need_count(node, method.required, len(method.parameters))
        plans = []
        for part, wanted in zip(arguments, method.parameters, strict=False):
            given, given_kind = self.resolve(part, scope)
            operators.need(part, given_kind, wanted, given)
            plans.append(given)
        return ("call", plan, name, *plans), method.result

    def _macro(self, node: Node, items: Typed, scope: Scope) -> Typed:
        operators.need_present(node.parts[0], items[1])
        operators.need_count(node, 2, 2)
        variable, body = node.parts[1:]
        name = variable.label
        if variable.kind != "name":
            raise operators.error(variable, "这里应是变量名", "a name for the element goes here")
        if name in scope.names or self.world.namespace(name) is not None:
            raise operators.error(variable, f"{name} 已有别的意思", f"{name} is taken")
        inner = scope.with_variable(name, items[1])
        if node.label == "map":
            plan, kind = self.resolve(body, inner)
            return ("map", items[0], name, plan), Type("list", element=kind)
        plan = self.condition(body, inner)
        whole = (node.label, items[0], name, plan)
        if node.label != "filter":
            return whole, BOOL
        facts = items[1].given | about_element(known(plan, True), name)
        return whole, items[1]._replace(given=facts)
