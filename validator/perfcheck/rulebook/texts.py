"""What a rule says of itself, for reports that explain it."""

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from perfcheck import data
from perfcheck.finding import BasisRef, Certainty, Severity
from perfcheck.rulebook.parts import Both, SubjectKind
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.rulebook.compiled import CompiledRule
    from perfcheck.rulebook.loader import Rulebook

_FORMAT = b"1"
"""Of what is kept between runs: another number when its shape or wording changes."""


class RuleText(Struct):
    """A rule in words. ``message`` and ``remedy`` have ``…`` where a finding fills in a value."""

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    subject: SubjectKind
    title: Both
    message: Both
    remedy: Both
    why: Both
    basis_zh: tuple[BasisRef, ...]
    basis_en: tuple[BasisRef, ...]


def rule_texts(
    rulebook: "Rulebook", rules: Sequence["CompiledRule"] | None = None
) -> dict[str, RuleText]:
    """The words of ``rules`` by code, or of those of ``rulebook`` that are on by default.

    Rule files are read again for them; what was read is kept between runs like the rulebook
    itself. Raises RulebookErrors and OSError for files that are no longer as they were.
    """
    paths = [rule.path for rule in rulebook.rules]
    kept_as = f"texts-{zlib.crc32(chr(0).join(paths).encode()):08x}"
    stated = data.compiled(
        kept_as, [_FORMAT, rulebook.sha256.encode()], lambda: _read(rulebook.rules)
    )
    chosen = rulebook.select() if rules is None else rules
    return {rule.code: _text(rule, *stated[rule.code]) for rule in chosen}


def _text(
    rule: "CompiledRule", message: Sequence[str], remedy: Sequence[str], why: Sequence[str]
) -> RuleText:
    return RuleText(
        rule.code,
        rule.name,
        rule.severity,
        rule.certainty,
        rule.subject,
        rule.title,
        Both(*message),
        Both(*remedy),
        Both(*why),
        rule.basis("zh"),
        rule.basis("en"),
    )


def _read(rules: Sequence["CompiledRule"]) -> Any:
    """Message, remedy and reason of each rule, by code, each in both languages."""
    from perfcheck.rulebook.loader import read_rule

    stated = {}
    for rule in rules:
        full = read_rule(rule.path)
        texts = (full.message, full.remedy, full.why)
        stated[str(rule.code)] = [[_worded(text) for text in both] for both in texts]
    return stated


def _worded(template: str) -> str:
    """A text of a rule file in general terms: ``…`` for each expression, on one line."""
    from perfcheck.rulebook.template import split_template

    pieces = split_template(template)
    return " ".join("".join("…" if told else text for told, text, _ in pieces).split())
