"""perfcheck: a rule-based validator for performance-target tables (项目支出绩效目标表).

``check``, ``parse``, ``parse_value`` and ``rule_texts`` are told in docs/api.md. They are imported
when first asked for: the command line answers ``--version`` sooner without them.
"""

__version__ = "0.1.0"
__all__ = ["Document", "__version__", "check", "parse", "parse_value", "rule_texts"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from perfcheck.api import Document, check, parse, parse_value, rule_texts


def __getattr__(name: str) -> object:
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from perfcheck import api

    return getattr(api, name)
