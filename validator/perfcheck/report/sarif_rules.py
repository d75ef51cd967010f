"""What a SARIF report says of rules, and of the kinds of trouble that a run may meet."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from perfcheck.finding import Finding, Report, Severity
from perfcheck.report.markdown_text import md
from perfcheck.report.words import WORDS, Words, basis_text
from perfcheck.rulebook.texts import RuleText

LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
_PRECISION = {"certain": "very-high", "review": "medium"}
_PROBLEM = {"error": "error", "warning": "warning", "advice": "recommendation"}
_WHY = {"zh": "为什么", "en": "why"}
_NOTIFICATIONS = {
    "unreadable": ("输入无法读取", "The input cannot be read"),
    "no-table": ("输入里没有可核对的表", "The input holds no table to check"),
    "not-understood": (
        "有内容读不懂，用到它的规则没有下结论",
        "Something could not be understood, so rules that need it gave no verdict",
    ),
}


def descriptors(report: Report, rules: Mapping[str, RuleText]) -> list[dict[str, Any]]:
    """The rules that ran. Of a rule that ``rules`` does not hold, what its findings tell."""
    made = [_descriptor(text, report.lang) for text in rules.values()]
    others: dict[str, dict[str, Any]] = {}
    for finding in _every(report):
        if finding.code not in rules and finding.code not in others:
            others[finding.code] = {
                "id": finding.code,
                "name": finding.name,
                "defaultConfiguration": {"level": LEVELS[finding.severity]},
                "properties": _properties(finding.certainty, finding.severity),
            }
    return made + [others[code] for code in sorted(others)]


def _every(report: Report) -> Iterable[Finding]:
    hidden = (each.finding for each in report.suppressed)
    return chain(report.findings, hidden, report.accepted)


def _descriptor(text: RuleText, lang: str) -> dict[str, Any]:
    words = WORDS[lang]
    english = lang == "en"
    title, why, remedy = (both[english] for both in (text.title, text.why, text.remedy))
    basis = basis_text(text.basis_en if english else text.basis_zh, words)
    parts = [(_WHY[lang], why), (words.remedy, remedy), (words.basis, basis)]
    return {
        "id": text.code,
        "name": text.name,
        "shortDescription": {"text": _escaped(title)},
        "fullDescription": {"text": _escaped(why)},
        "help": {
            "text": _escaped(_plain(title, parts, words)),
            "markdown": _escaped(_markdown(title, parts, words)),
        },
        "defaultConfiguration": {"level": LEVELS[text.severity]},
        "properties": _properties(text.certainty, text.severity) | {"subject": text.subject},
    }


def _properties(certainty: str, severity: str) -> dict[str, Any]:
    """``precision`` and ``problem.severity`` are what code scanning at GitHub sorts by."""
    return {
        "certainty": certainty,
        "precision": _PRECISION[certainty],
        "problem.severity": _PROBLEM[severity],
    }


def _plain(title: str, parts: list[tuple[str, str]], words: Words) -> str:
    told = (f"{name}{words.colon}{text.strip()}" for name, text in parts if text)
    return "\n".join([title, *told])


def _markdown(title: str, parts: list[tuple[str, str]], words: Words) -> str:
    told = (f"**{name}**{words.colon}{md(text.strip())}" for name, text in parts if text)
    return "\n\n".join([md(title), *told])


def _escaped(text: str) -> str:
    """Braces stand for arguments in a SARIF message."""
    if "{" not in text and "}" not in text:
        return text
    return text.replace("{", "{{").replace("}", "}}")


def notifications(lang: str) -> list[dict[str, Any]]:
    """Descriptors of what is told of a run besides its findings."""
    return [
        {"id": name, "shortDescription": {"text": texts[lang == "en"]}}
        for name, texts in _NOTIFICATIONS.items()
    ]


def notification_index(name: str) -> int:
    """The place of a kind of trouble among the ``notifications``."""
    return list(_NOTIFICATIONS).index(name)
