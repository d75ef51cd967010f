"""How a target value was read, in a few words: a misreading must be seen."""

from perfcheck.report.value import clause_text
from perfcheck.target.model import TargetValue

_PLAIN = {
    "text": ("文字", "text"),
    "malformed": ("读不出数值", "no value can be read"),
}


def reading(value: TargetValue, lang: str) -> str:
    """``不小于 98%``; empty for words whose meaning is what they say."""
    if value.clauses:
        between = "; " if lang == "en" else "；"
        return between.join(clause_text(clause, lang) for clause in value.clauses)
    plain = _PLAIN.get(value.kind)
    return plain[lang == "en"] if plain else ""
