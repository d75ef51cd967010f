"""Rules for people: the page of one, as plain text, and the list of all.

`perfcheck.report.rule_docs` writes the same page as Markdown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from perfcheck.report.excerpt import display_width
from perfcheck.report.words import WORDS, basis_text
from perfcheck.rulebook.template import split_template
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.rulebook import CompiledRule
    from perfcheck.rulebook.cases import Check
    from perfcheck.rulebook.model import Case, Rule

PAGE_WORDS: Mapping[str, tuple[str, str]] = {
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
    "advice_when": ("仅作建议", "only advice when"),
    "why": ("为什么", "Why"),
    "basis": ("依据", "Basis"),
    "remedy": ("改法", "Remedy"),
    "violates": ("违反的例子", "Violates"),
    "passes": ("符合的例子", "Passes"),
    "template": ("模板", "template"),
    "config": ("配置", "configured"),
}
_INDENT = "  "


class Told(Struct):
    """What the report says of a violation in the example."""

    message: str
    remedy: str


class RulePage(Struct):
    """A rule in full, in one language. ``facts`` and ``conditions`` are (name, text) pairs."""

    code: str
    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    message: str
    conditions: tuple[tuple[str, str], ...]
    why: str
    basis: tuple[str, ...]
    remedy: str
    violating: "Case"
    told: tuple[Told, ...]
    passing: "Case"


def rule_page(rule: "Rule", compiled: "CompiledRule", check: "Check", lang: str) -> RulePage:
    """The page of a rule: facts, what it checks, why, basis, remedy, an example of either kind.

    ``rule`` is as its file states it; ``compiled`` is the same with a profile applied; ``check``
    runs it on the violating example and reports in ``lang``.
    """
    from perfcheck.rulebook.cases import case_report

    english = lang == "en"
    violating, passing = (
        next(case for case in rule.cases if bool(case.violates) == violates)
        for violates in (True, False)
    )
    return RulePage(
        code=rule.code,
        name=rule.name,
        title=rule.title.en if english else rule.title.zh,
        facts=tuple(_facts(compiled, lang)),
        message=rule.message.en if english else rule.message.zh,
        conditions=tuple(
            (PAGE_WORDS[part][english], text.strip())
            for part in ("when", "require", "each", "advice_when")
            if (text := getattr(rule, part))
        ),
        why=rule.why.en if english else rule.why.zh,
        basis=tuple(
            basis_text([ref], WORDS[lang]) for ref in compiled.basis("en" if english else "zh")
        ),
        remedy=rule.remedy.en if english else rule.remedy.zh,
        violating=violating,
        told=tuple(
            Told(finding.message, finding.remedy)
            for finding in case_report(compiled, violating, check).findings
        ),
        passing=passing,
    )


def rule_text(page: RulePage, lang: str) -> Iterator[str]:
    """The lines of a page as plain text."""
    english = lang == "en"

    def section(name: str, *lines: str) -> Iterator[str]:
        yield ""
        yield PAGE_WORDS[name][english]
        for line in lines:
            yield from (_INDENT + part for part in line.splitlines())

    yield f"{page.code} {page.name}"
    yield page.title
    yield ""
    yield from _aligned(page.facts)
    told = page.told[0] if page.told else Told(page.message, page.remedy)
    message, template = _filled(page.message, told.message, lang)
    yield from section("what", message, *_aligned((*template, *page.conditions), ""))
    yield from section("why", page.why)
    yield from section("basis", *page.basis)
    remedy, template = _filled(page.remedy, told.remedy, lang)
    yield from section("remedy", remedy, *_aligned(template, ""))
    said = [
        line
        for one in page.told
        for line in (f"→ {one.message}", f"  {PAGE_WORDS['remedy'][english]}: {one.remedy}")
    ]
    yield from section("violates", f"# {page.violating.name}", example(page.violating), *said)
    yield from section("passes", f"# {page.passing.name}", example(page.passing))


def _filled(template: str, filled: str, lang: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A text as the example fills it, and a row for the template where that is another."""
    if not any(is_expression for is_expression, *_ in split_template(template)):
        return template, ()
    return filled, ((PAGE_WORDS["template"][lang == "en"], template),)


def _facts(rule: "CompiledRule", lang: str) -> list[tuple[str, str]]:
    english = lang == "en"

    def word(name: str) -> str:
        return PAGE_WORDS[name][english]

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


def example(case: "Case") -> str:
    """The piece of a table that a case states, last year's before it."""
    stated = (case.table or case.project or case.indicator or "").rstrip("\n")
    if case.previous is None:
        return stated
    return f"# 上年 last year\n{case.previous.rstrip()}\n# 本年 this year\n{stated}"


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
