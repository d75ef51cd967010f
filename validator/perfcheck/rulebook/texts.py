"""What a rule says of itself, for reports that explain it."""

from perfcheck.finding import BasisRef, Certainty, Severity
from perfcheck.rulebook.parts import Both, SubjectKind
from perfcheck.struct import Struct


class RuleText(Struct):
    """A rule in words. ``message`` and ``remedy`` are templates, as the rule file states them."""

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
