"""How often each rule was violated, and how much of what was checked that touches."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from perfcheck.finding import Report
from perfcheck.report.columns import in_columns
from perfcheck.report.summary import tally
from perfcheck.report.words import WORDS

_WORDS = {
    "zh": ("规则", "名称", "级别", "个数", "项目", "文件"),
    "en": ("rule", "name", "severity", "count", "projects", "files"),
}


def statistics(report: Report) -> Iterator[str]:
    """A table of the rules, most frequent first; of several inputs also how many files it touches.
    Nothing when there are no findings.
    """
    words = WORDS[report.lang]
    rows = tally(report)
    if not rows:
        return
    checked = [entry for entry in report.inputs if entry.status == "checked"]
    every = sum(entry.projects for entry in checked)
    projects, inputs = _touched(report)
    columns = 6 if len(report.inputs) > 1 else 5
    table = [_WORDS[report.lang][:columns]]
    for number, code, severity, name in rows:
        rule = (code, severity)
        row = (
            *(code, name, words.severity[severity], str(number)),
            *(_share(projects[rule], every), _share(inputs[rule], len(checked))),
        )
        table.append(row[:columns])
    yield words.statistics + words.colon.rstrip()
    yield from (
        f"  {line}" for line in in_columns(table, (False, False, False, True, True, True)[:columns])
    )


def _touched(report: Report) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How many projects, and how many inputs, findings of each code and severity touch."""
    projects: Counter[tuple[str, str]] = Counter()
    inputs: Counter[tuple[str, str]] = Counter()
    for _, findings in groupby(report.findings, lambda finding: finding.input):
        places = {
            (finding.code, finding.severity, finding.subject.table, finding.subject.project_index)
            for finding in findings
        }
        projects.update((code, severity) for code, severity, _, index in places if index)
        inputs.update({(code, severity) for code, severity, _, _ in places})
    return projects, inputs


def _share(part: int, whole: int) -> str:
    """``3/11  27%``; nothing of what has no part in it."""
    if not part or not whole:
        return "-"
    return f"{part}/{whole} {f'{part / whole:.0%}':>4}"
