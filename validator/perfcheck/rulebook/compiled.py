"""A rule ready to run. Its conditions become closures when they are first asked for."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, cast

from perfcheck.finding import BasisRef, Certainty, Severity
from perfcheck.read.source import Span
from perfcheck.rulebook.basis import Basis, refs
from perfcheck.rulebook.closures import compile_plan, compile_verdict
from perfcheck.rulebook.notread import NotRead
from perfcheck.rulebook.parts import REACH, Both, SubjectKind
from perfcheck.rulebook.plans import Scope
from perfcheck.rulebook.terms import TermList

Lang = Literal["zh", "en"]
Fill = Callable[[Any], str]


class CompiledRule:
    """One rule of a rulebook, with its profile applied.

    ``when``, ``require`` and ``each`` are functions of the subject's facts, None where the rule
    has no such part; they raise `NotRead` when they cannot be decided. ``each`` gives the
    elements that are violations; the one at hand is then the ``item`` of the texts below.
    ``verdict``, None where ``require`` is, is ``when`` and ``require`` in one and faster than
    the two: True when the subject passes, False when it violates, None when the rule does not
    apply.
    """

    code: str
    name: str
    title: Both
    severity: Severity
    certainty: Certainty
    default: bool
    subject: SubjectKind
    yields_to: tuple[str, ...]
    fix: str | None
    path: str
    """The file that states it (`perfcheck.rulebook.loader.read_rule` reads it in full)."""
    limits: Mapping[str, Decimal]
    when: Callable[[Any], bool] | None
    require: Callable[[Any], bool] | None
    each: Callable[[Any], Sequence[Any]] | None
    verdict: Callable[[Any], bool | None] | None

    def __init__(
        self,
        entry: Sequence[Any],
        terms: Mapping[str, TermList],
        basis: Mapping[str, Basis],
        limits: Mapping[str, Decimal],
        profiled: str | None = None,
    ) -> None:
        self._made_from = entry, terms, basis, limits, profiled
        (
            self.code,
            self.name,
            title,
            severity,
            self.certainty,
            default,
            self.subject,
            self._basis_entries,
            self.yields_to,
            self.fix,
            self.path,
            self._asked,
            self._logic,
            self._texts,
        ) = entry
        self.title = Both(*title)
        self.yields_to = tuple(self.yields_to)
        self.default = default if profiled is None else profiled != "off"
        self.severity = severity
        if profiled in ("error", "warning", "advice"):
            self.severity = cast(Severity, profiled)
        self.limits = limits
        self._terms = terms
        self._basis = basis
        self._filled: dict[tuple[str, str], Fill | None] = {}
        self._refs: dict[str, tuple[BasisRef, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        """A condition, at first use; from then on it is a plain attribute."""
        if name == "_plans":
            value: Any = marshal.loads(self._logic)
        elif name == "_templates":
            value = marshal.loads(self._texts)
        elif name in ("when", "require", "each", "_advice_when"):
            plan = self._plans.get(name.removeprefix("_"))
            value = None if plan is None else compile_plan(plan, self._scope(with_item=False))
        elif name == "verdict":
            plans, scope = self._plans, self._scope(with_item=False)
            value = None
            if "require" in plans:
                value = compile_verdict(plans.get("when"), plans["require"], scope)
        elif name == "_at":
            value = compile_plan(self._plans["at"], self._scope()) if "at" in self._plans else None
        else:
            raise AttributeError(name)
        self.__dict__[name] = value
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return CompiledRule, self._made_from

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}>"

    def asks_for(self, names: frozenset[str]) -> bool:
        """Whether its conditions ask for a fact of one of these names."""
        return not names.isdisjoint(self._asked)

    def with_limits(self, limits: Mapping[str, Decimal]) -> "CompiledRule":
        """The same rule with some limits set otherwise."""
        entry, terms, basis, old, profiled = self._made_from
        return CompiledRule(entry, terms, basis, {**old, **limits}, profiled)

    def with_terms(self, terms: Mapping[str, TermList]) -> "CompiledRule":
        """The same rule with other word lists."""
        entry, _, basis, limits, profiled = self._made_from
        return CompiledRule(entry, terms, basis, limits, profiled)

    def with_state(self, state: str) -> "CompiledRule":
        """The same rule on, off, or on with another severity (``advice``)."""
        entry, terms, basis, limits, old = self._made_from
        kept = old if state == "on" and old != "off" else state
        return CompiledRule(entry, terms, basis, limits, kept or state)

    def switched(self, on: bool) -> "CompiledRule":
        """The same rule, of the same severity, told to be on or off: for lists of rules."""
        rule = CompiledRule(*self._made_from)
        rule.default = on
        return rule

    def at(self, facts: Any, item: Any = None) -> Span | None:
        """Where the finding stands; None: at the subject's own place."""
        if self._at is None:
            return None
        found: Span | None = self._at(self._argument(facts, item))
        return found

    def severity_of(self, facts: Any) -> Severity:
        """The severity of a violation by this subject: advice where the rule says so.

        What decides it may be unread; the full severity then stands.
        """
        try:
            if self._advice_when is not None and self._advice_when(facts):
                return "advice"
        except NotRead:
            pass
        return self.severity

    def message(self, lang: Lang, facts: Any, item: Any = None) -> str:
        """What is wrong."""
        return self._text("message", lang, facts, item) or ""

    def remedy(self, lang: Lang, facts: Any, item: Any = None) -> str:
        """How to mend it."""
        return self._text("remedy", lang, facts, item) or ""

    def actual(self, facts: Any, item: Any = None) -> str | None:
        """The value as it stands: the same in every language, because fingerprints rest on it."""
        return self._text("actual", "zh", facts, item)

    def expected(self, lang: Lang, facts: Any, item: Any = None) -> str | None:
        """The value asked for."""
        return self._text("expected", lang, facts, item)

    def working(self, lang: Lang, facts: Any, item: Any = None) -> str | None:
        """The sums behind it; None where there are none to show."""
        return self._text("working", lang, facts, item) or None

    def basis(self, lang: Lang) -> tuple[BasisRef, ...]:
        """Its sources, as they may be shown."""
        found = self._refs.get(lang)
        if found is None:
            found = self._refs[lang] = refs(self._basis_entries, self._basis, lang)
        return found

    def _scope(self, with_item: bool | None = None) -> Scope:
        """Where names are found; ``item`` is one of them in the texts of a rule with ``each``."""
        if with_item is None:
            with_item = "each" in self._plans
        first, *others = REACH[self.subject]
        paths = {first: "", **{name: name for name in others}}
        if not with_item:
            return Scope({k: (None, v) for k, v in paths.items()}, 0, self._terms, self.limits)
        names: dict[str, tuple[int | None, str]] = {k: (0, v) for k, v in paths.items()}
        return Scope({**names, "item": (1, "")}, 2, self._terms, self.limits)

    def _argument(self, facts: Any, item: Any) -> Any:
        return (facts, item) if "each" in self._plans else facts

    def _text(self, kind: str, lang: Lang, facts: Any, item: Any) -> str | None:
        key = (kind, lang)
        if key not in self._filled:
            from perfcheck.rulebook.render import compile_template  # only a finding needs it

            parts = self._templates.get(kind)
            if isinstance(parts, dict):
                parts = parts[lang]
            scope = self._scope()
            self._filled[key] = None if parts is None else compile_template(parts, scope, lang)
        fill = self._filled[key]
        return None if fill is None else fill(self._argument(facts, item))
