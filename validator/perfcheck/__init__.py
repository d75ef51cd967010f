"""perfcheck: a rule-based validator for performance-target tables (项目支出绩效目标表).

``check``, ``parse``, ``parse_value`` and ``rule_texts`` are told in docs/api.md, and so are the
errors that they raise. All are imported when first asked for: the command line answers
``--version`` sooner without them.
"""

__version__ = "0.1.0"
_HOMES = {
    "Document": "perfcheck.api",
    "RulebookError": "perfcheck.rulebook.errors",
    "RulebookErrors": "perfcheck.rulebook.errors",
    "UnreadableInput": "perfcheck.read.unreadable",
    "check": "perfcheck.api",
    "parse": "perfcheck.api",
    "parse_value": "perfcheck.api",
    "rule_texts": "perfcheck.api",
}
__all__ = [
    "Document",
    "RulebookError",
    "RulebookErrors",
    "UnreadableInput",
    "__version__",
    "check",
    "parse",
    "parse_value",
    "rule_texts",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from perfcheck.api import Document, check, parse, parse_value, rule_texts
    from perfcheck.read.unreadable import UnreadableInput
    from perfcheck.rulebook.errors import RulebookError, RulebookErrors


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)
