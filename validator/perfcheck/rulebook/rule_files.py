"""A rule as written to a rule resolved: every condition and text checked, fit for JSON."""

import marshal
from collections.abc import Mapping
from typing import Any

from perfcheck.fix.names import FIX_SUBJECTS
from perfcheck.rulebook.errors import Place, Problems, place_of
from perfcheck.rulebook.model import RULE, Rule
from perfcheck.rulebook.narrowing import EVERYTHING, Plan, known
from perfcheck.rulebook.parts import REACH, Both, Vocabulary
from perfcheck.rulebook.resolve import Resolver, Scope, World
from perfcheck.rulebook.strict_yaml import Node, offset_place
from perfcheck.rulebook.syntax import ConditionError, parse_condition
from perfcheck.rulebook.template import resolve_template, split_template
from perfcheck.rulebook.vocabulary import NULL, Type
from perfcheck.struct import Struct

_FAULTY: Plan = ("bool", True, "faulty")
_FAULTY_LIST: Plan = ("list", "faulty")
"""Stand for conditions that could not be resolved."""


class Source(Struct):
    """A rule and the file it comes from."""

    rule: Rule
    path: str


def read_rule_node(node: Node, problems: Problems) -> Rule | None:
    """The rule that a file states; None, with problems added, when it states none."""
    rule: Rule | None = RULE.read(node, problems)
    if rule is None:
        return None
    violating = any(case.violates for case in rule.cases)
    passing = any(not case.violates for case in rule.cases)
    if not violating or not passing:
        lack = ("违规", "violates") if not violating else ("通过", "passes")
        problems.add(
            f"{rule.code} 没有{lack[0]}的用例",
            f"{rule.code} has no case that {lack[1]}",
            place_of(rule.code),
        )
        return None
    if rule.fix and FIX_SUBJECTS[rule.fix] != rule.subject:
        wanted = FIX_SUBJECTS[rule.fix]
        problems.add(
            f"修正“{rule.fix}”只能用于 subject 为 {wanted} 的规则",
            f"the fix {str(rule.fix)!r} is for rules whose subject is {wanted}",
            place_of(rule.fix),
        )
        return None
    return rule


def resolve_rule(
    source: Source,
    vocabulary: Vocabulary,
    terms: frozenset[str],
    seen: dict[type, Any],
    problems: Problems,
) -> list[Any]:
    """The entry of a rulebook that `CompiledRule` is made from."""
    rule = source.rule
    names = _names(rule, vocabulary)
    resolver = Resolver(World(vocabulary, terms, frozenset(rule.limits), seen))
    work = _Work(resolver, problems)
    scope = Scope(names)
    logic: dict[str, Plan] = {}
    if rule.when is not None:
        logic["when"] = work.condition(rule.when, scope)
        scope = _knowing(scope, logic["when"], True)
    if rule.advice_when is not None:
        logic["advice_when"] = work.condition(rule.advice_when, scope)
    if rule.require is not None:
        logic["require"] = work.condition(rule.require, scope)
        scope = _knowing(scope, logic["require"], False)
    if rule.each is not None:
        logic["each"], kind = work.listing(rule.each, scope)
        scope = scope.with_variable("item", kind)
    told_of = logic.get("each") is not _FAULTY_LIST  # else nobody knows what an item is
    if told_of and rule.at is not None:
        logic["at"] = work.place(rule.at, scope)
    texts = {}
    for key in ("message", "remedy", "actual", "expected", "working"):
        text = getattr(rule, key)
        if told_of and text is not None:
            texts[key] = work.text(text, scope) if isinstance(text, str) else work.both(text, scope)
    return [
        rule.code,
        rule.name,
        list(rule.title),
        rule.severity,
        rule.certainty,
        rule.default,
        rule.subject,
        [[entry.source, entry.article] for entry in rule.basis],
        list(rule.yields_to),
        rule.fix,
        source.path,
        _asked(logic),
        _packed(logic),
        _packed(texts),
        {name: str(value) for name, value in rule.limits.items()},
    ]


def told(rule: Rule) -> list[str]:
    """The Chinese texts of a rule that users are shown."""
    texts = (rule.title, rule.message, rule.remedy, rule.expected, rule.working)
    return [text.zh for text in texts if text is not None]


def _knowing(scope: Scope, plan: Plan, truth: bool) -> Scope:
    """``scope`` where the condition is ``truth``. What a faulty one was to rule out nobody knows:
    nothing may then be called null, so that one mistake is not told twice."""
    if plan is _FAULTY:
        return scope._replace(given=EVERYTHING)
    return scope.knowing(known(plan, truth))


def _names(rule: Rule, vocabulary: Vocabulary) -> Mapping[str, Type]:
    """The subject's name and those it reaches outward to."""
    kinds = {"table": "document"}
    return {
        name: Type("record", cls=vocabulary.roots[kinds.get(name, name)])
        for name in REACH[rule.subject]
    }


def _packed(value: Any) -> bytes:
    """For `CompiledRule` to unpack when the rule is first run, or first tells of a violation."""
    return marshal.dumps(plain(value))


def plain(value: Any) -> Any:
    """``value`` with lists for tuples and plain text for text that knows its place."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _asked(logic: Mapping[str, Plan]) -> list[str]:
    """The names of facts that decide: those that the conditions ask for, or call."""
    names: set[str] = set()
    left: list[Any] = [logic.get(part) for part in ("when", "require", "each")]
    while left:
        plan = left.pop()
        if isinstance(plan, (list, tuple)):
            left += plan
            if plan and plan[0] in ("name", "get", "call"):
                names.add(str(plan[1 if plan[0] == "name" else 2]))
    return sorted(names)


class _Work:
    """Resolves the texts of one rule; what is wrong goes to the problems, with its place."""

    def __init__(self, resolver: Resolver, problems: Problems) -> None:
        self._resolver = resolver
        self._problems = problems

    def _wrong(self, text: str, error: ConditionError) -> None:
        place: Place | None = offset_place(text, error.start, error.end)
        self._problems.add(error.message_zh, error.message_en, place)

    def condition(self, text: str, scope: Scope) -> Plan:
        try:
            return self._resolver.condition(parse_condition(text), scope)
        except ConditionError as error:
            self._wrong(text, error)
            return _FAULTY

    def listing(self, text: str, scope: Scope) -> tuple[Plan, Type]:
        """The plan of ``each``, which must be a list, and its type."""
        try:
            plan, kind = self._resolver.resolve(parse_condition(text), scope)
            if kind.kind != "list" or kind.optional:
                raise ConditionError(0, len(text), "each 应给出列表", "each must give a list")
            return plan, kind
        except ConditionError as error:
            self._wrong(text, error)
            return _FAULTY_LIST, Type("list", element=NULL)

    def place(self, text: str, scope: Scope) -> Plan:
        """The plan of ``at``: a Span, or a record that says where it stands, or null."""
        try:
            plan, kind = self._resolver.resolve(parse_condition(text), scope)
            name = self._place_name(kind)
            if name is None:
                raise ConditionError(0, len(text), "at 应给出位置（place）", "at must give a place")
            if not name:
                return plan
            got = ("get", plan, name)
            return ("if", ("ne", plan, ("null",)), got, ("null",)) if kind.optional else got
        except ConditionError as error:
            self._wrong(text, error)
            return ("null",)

    def _place_name(self, kind: Type) -> str | None:
        """The member that holds the place; empty when it is one itself, None when it has none."""
        from perfcheck.read.source import Span

        if kind.cls is None:
            return None
        if issubclass(kind.cls, Span):
            return ""
        members = self._resolver.world.members(kind.cls)
        for name in ("place", "span"):
            member = members.get(name)
            if isinstance(member, Type) and member.cls is Span and not member.optional:
                return name
        return None

    def text(self, text: str, scope: Scope) -> list[Any]:
        try:
            return resolve_template(text, self._resolver, scope)
        except ConditionError as error:
            self._wrong(text, error)
            return []

    def both(self, texts: Both, scope: Scope) -> dict[str, list[Any]]:
        """A text in both languages, which must tell the same values."""
        before = len(self._problems.errors)
        parts = {"zh": self.text(texts.zh, scope), "en": self.text(texts.en, scope)}
        if len(self._problems.errors) > before:
            return parts
        chinese, english = _values(texts.zh, parts["zh"]), _values(texts.en, parts["en"])
        lacking = [chinese[plan] for plan in chinese if plan not in english]
        extra = [english[plan] for plan in english if plan not in chinese]
        if lacking or extra:
            sides = [
                ("英文没有", "the English text lacks", lacking),
                ("中文没有", "the Chinese text lacks", extra),
            ]
            told = [(zh, en, " ".join(names)) for zh, en, names in sides if names]
            self._problems.add(
                "中英文用到的表达式应相同：" + "；".join(f"{zh} {names}" for zh, _, names in told),
                "both languages must use the same expressions: "
                + "; ".join(f"{en} {names}" for _, en, names in told),
                place_of(texts.en),
            )
        return parts


def _values(text: str, parts: list[Any]) -> dict[Plan, str]:
    """The expressions of a text, each as written there. A choice between constants
    (``n == 1 ? '' : 's'``) is wording, which each language has of its own."""
    written = [f"{{{piece}}}" for is_expression, piece, _ in split_template(text) if is_expression]
    plans = [part for part in parts if not isinstance(part, str)]
    return {
        plan: expression
        for plan, expression in zip(plans, written, strict=True)
        if not (plan[0] == "if" and plan[2][0] == "text" and plan[3][0] == "text")
    }
