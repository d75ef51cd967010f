"""The check: rules × subjects → findings, with an account of every pair.

A pure function of the bytes, their name, the rulebook and the options.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from typing import Literal

from perfcheck.facts.framework import load_lexicon
from perfcheck.finding import (
    Finding,
    InputReport,
    NotChecked,
    Outcomes,
    Report,
)
from perfcheck.judge import judge_table
from perfcheck.read import UnreadableInput, read_source
from perfcheck.read.source import Source
from perfcheck.rulebook import CompiledRule, Rulebook
from perfcheck.struct import Struct
from perfcheck.table import read_tables
from perfcheck.table.model import Table
from perfcheck.violation import build_findings, not_checked_pieces


class Options(Struct):
    """How to check. ``rules``: those to run, None for the ones that are on by default."""

    rules: tuple[CompiledRule, ...] | None = None
    lang: Literal["zh", "en"] = "zh"
    previous: Sequence[Table] = ()
    """The tables of last year's file, to hold this year's against."""


def check_content(
    content: bytes, name: str, rulebook: Rulebook, options: Options | None = None
) -> Report:
    """Read ``content`` (a file's bytes; ``name`` is what reports call it) and check its tables.

    Never raises for what is in the file: an input that cannot be read or holds no table is said
    so in ``Report.inputs``.
    """
    options = options or Options()
    try:
        source = read_source(content, name)
    except UnreadableInput as error:
        entry = InputReport(name, None, None, "unreadable", message=error.reason(options.lang))
        return _report(rulebook, options, entry)
    tables = read_tables(source)
    if not tables:
        entry = InputReport(
            name, source.kind, source.encoding, "no-table", message=_NO_TABLE[options.lang]
        )
        return _report(rulebook, options, entry, source)
    entry = InputReport(
        name,
        source.kind,
        source.encoding,
        "checked",
        tables=len(tables),
        projects=sum(len(table.projects) for table in tables),
        indicators=sum(len(p.indicators) for table in tables for p in table.projects),
    )
    return check_tables(tables, source, rulebook, options, entry)


_NO_TABLE = {
    "zh": "没有找到绩效目标表：文件里既没有“项目 金额”行，也没有“1、1-产出指标；…”这样的指标行",
    "en": "no performance-target table found: neither project rows with amounts nor indicator "
    "lines such as “1、1-产出指标；…”",
}


def check_tables(
    tables: Sequence[Table],
    source: Source,
    rulebook: Rulebook,
    options: Options,
    entry: InputReport,
) -> Report:
    """Check tables that are already parsed."""
    rules = rulebook.select() if options.rules is None else options.rules
    lexicon = load_lexicon(rulebook.terms)
    findings: list[Finding] = []
    pieces: list[NotChecked] = []
    outcomes = Outcomes()
    for table in tables:
        ledger = judge_table(table, rules, lexicon, source.name, options.previous)
        findings += build_findings(ledger.violations, source, options.lang)
        pieces += not_checked_pieces(ledger.not_read, table, source, options.lang)
        outcomes = Outcomes(*map(sum, zip(outcomes, ledger.outcomes(), strict=True)))
    report = _report(
        rulebook, options, entry, source, tuple(findings), tuple(pieces), outcomes, len(rules)
    )
    return report._replace(tables={entry.path: tables})


def _report(
    rulebook: Rulebook,
    options: Options,
    entry: InputReport,
    source: Source | None = None,
    findings: tuple[Finding, ...] = (),
    not_checked: tuple[NotChecked, ...] = (),
    outcomes: Outcomes = Outcomes(),  # noqa: B008
    rules: int | None = None,
) -> Report:
    if rules is None:
        rules = len(rulebook.select() if options.rules is None else options.rules)
    return Report(
        profile=rulebook.profile,
        rulebook_sha256=rulebook.sha256,
        rules=rules,
        lang=options.lang,
        inputs=(entry,),
        findings=findings,
        not_checked=not_checked,
        outcomes=outcomes,
        sources={entry.path: source} if source else {},
    )


def merge(reports: Iterable[Report]) -> Report:
    """One report of several inputs, in their order. Raises ValueError when there is none.

    Where configuration gave inputs different profiles or rules, both are named (``general;
    coded``) and the larger number of rules counts.
    """
    every = list(reports)
    if not every:
        raise ValueError("no reports to merge")
    sources: dict[str, Source] = {}
    tables: dict[str, Sequence[Table]] = {}
    for report in every:
        sources.update(report.sources)
        tables.update(report.tables)
    return every[0]._replace(
        profile=reduce(joined, (report.profile for report in every)),
        rulebook_sha256=reduce(joined, (report.rulebook_sha256 for report in every)),
        rules=max(report.rules for report in every),
        inputs=tuple(chain.from_iterable(report.inputs for report in every)),
        findings=tuple(chain.from_iterable(report.findings for report in every)),
        not_checked=tuple(chain.from_iterable(report.not_checked for report in every)),
        outcomes=Outcomes(*map(sum, zip(*(report.outcomes for report in every), strict=True))),
        sources=sources,
        tables=tables,
        suppressed=tuple(chain.from_iterable(report.suppressed for report in every)),
        stale=tuple(chain.from_iterable(report.stale for report in every)),
        accepted=tuple(chain.from_iterable(report.accepted for report in every)),
    )


def joined(one: str, other: str) -> str:
    """``general; coded``: what ``one`` names, then what ``other`` names besides."""
    known = one.split("; ")
    return "; ".join([*known, *(each for each in other.split("; ") if each not in known)])
