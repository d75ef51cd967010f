"""Tables checked, mended and checked again, for the tests of fixes."""

from collections.abc import Sequence
from functools import cache

from perfcheck.engine import Options, check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Finding, Report
from perfcheck.fix.mend import Mended, mend
from perfcheck.rulebook import Rulebook, load_rulebook

FIXING = ("PT104", "PT404", "PT407", "PT412", "PT413", "PT417", "PT502", "PT510", "PT513")
"""The rules that have a fix."""


@cache
def rulebook() -> Rulebook:
    """The shipped rulebook."""
    return load_rulebook(vocabulary=vocabulary())


def checked(content: bytes, select: Sequence[str] = (), lang: str = "zh") -> Report:
    """The report of a file's bytes."""
    options = Options(rulebook().select(select), "en" if lang == "en" else "zh")
    return check_content(content, "table.txt", rulebook(), options)


def fixable(report: Report, unsafe: bool = True) -> list[Finding]:
    """The findings that have a fix; without ``unsafe`` a safe one."""
    return [
        finding
        for finding in report.findings
        if finding.fix and (unsafe or finding.fix.applicability == "safe")
    ]


def mended(content: bytes, select: Sequence[str] = (), unsafe: bool = True) -> Mended:
    """The file with its fixes applied."""
    options = Options(rulebook().select(select), "zh")
    chosen = fixable(checked(content, select), unsafe)
    return mend(content, "table.txt", chosen, rulebook(), options)
