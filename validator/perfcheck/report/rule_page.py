"""Rules for people: the page of one, and the list of all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck.report.excerpt import display_width
from perfcheck.report.words import WORDS, basis_text

if TYPE_CHECKING:
    from perfcheck.rulebook import CompiledRule
    from perfcheck.rulebook.model import Case, Rule

_WORDS: Mapping[str, tuple[str, str]] = {
    "severity": ("级别", "severity"),
    "certainty": ("把握", "certainty"),
    "certain": ("由表可以断定", "decided from the table"),
    "review": ("需人工复核", "a person should look"),
    "subject": ("对象", "about"),
    "document": ("整张表", "the table"),
    "project": ("项目", "each project"),
    "indicator": ("指标", "each indicator"),
    "target": ("指标值", "each target value"),
    "default": ("默认", "by default"),
    "on": ("核对", "on"),
    "off": ("不核对，要用 --select 选用", "off, runs when selected"),
    "limits": ("限值", "limits"),
    "yields": ("让位于", "yields to"),
    "what": ("查什么", "What it checks"),
    "when": ("适用", "when"),
    "require": ("要求", "require"),
    "each": ("逐个", "each"),
    "why": ("为什么", "Why"),
    "basis": ("依据", "Basis"),
    "remedy": ("改法", "Remedy"),
    "violates": ("违反的例子", "Violates"),
    "passes": ("符合的例子", "Passes"),
}
_INDENT = "  "


def rule_page(rule: "Rule", compiled: "CompiledRule", lang: str) -> Iterator[str]:
    """A rule in full: facts, what it checks, why, basis, remedy, and an example of either kind.

    ``rule`` is as its file states it; ``compiled`` is the same with a profile applied.
    """
    english = lang == "en"

    def section(name: str, *lines: str) -> Iterator[str]:
        yield ""
        yield _WORDS[name][english]
        for line in lines:
            yield from (_INDENT + part for part in line.splitlines())

    yield f"{rule.code} {rule.name}"
    yield rule.title.en if english else rule.title.zh
    yield ""
    yield from _aligned(_facts(compiled, lang))
    conditions = [
        (_WORDS[part][english], text)
        for part in ("when", "require", "each")
        if (text := getattr(rule, part))
    ]
    message = rule.message.en if english else rule.message.zh
    yield from section("what", message, *_aligned(conditions, ""))
    yield from section("why", rule.why.en if english else rule.why.zh)
    refs = compiled.basis("en" if english else "zh")
    yield from section("basis", *(basis_text([ref], WORDS[lang]) for ref in refs))
    yield from section("remedy", rule.remedy.en if english else rule.remedy.zh)
    for name, violates in (("violates", True), ("passes", False)):
        case = next(case for case in rule.cases if bool(case.violates) == violates)
        yield from section(name, f"# {case.name}", _example(case))


def _facts(rule: "CompiledRule", lang: str) -> list[tuple[str, str]]:
    english = lang == "en"

    def word(name: str) -> str:
        return _WORDS[name][english]

    facts = [
        (word("severity"), WORDS[lang].severity[rule.severity]),
        (word("certainty"), word(rule.certainty)),
        (word("subject"), word(rule.subject)),
        (word("default"), word("on" if rule.default else "off")),
    ]
    if rule.limits:
        limits = ", ".join(f"{name} = {number}" for name, number in rule.limits.items())
        facts.append((word("limits"), limits))
    if rule.yields_to:
        facts.append((word("yields"), " ".join(rule.yields_to)))
    return facts


def _example(case: "Case") -> str:
    """The piece of a table that a case states."""
    return case.table or case.project or case.indicator or ""


def _aligned(rows: Sequence[tuple[str, str]], indent: str = _INDENT) -> list[str]:
    column = max((display_width(name) for name, _ in rows), default=0)
    return [f"{indent}{_padded(name, column)}  {text}" for name, text in rows]


def _padded(text: str, column: int) -> str:
    return text + " " * (column - display_width(text))


def rule_list(rules: Sequence["CompiledRule"], lang: str) -> Iterator[str]:
    """One line a rule: code, severity, certainty and whether it is on, name, title."""
    english = lang == "en"
    rows = [
        (
            rule.code,
            WORDS[lang].severity[rule.severity],
            rule.certainty,
            "on" if rule.default else "off",
            rule.name,
            rule.title.en if english else rule.title.zh,
        )
        for rule in rules
    ]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
