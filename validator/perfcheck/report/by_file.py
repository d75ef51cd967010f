"""The end of a report of several inputs: what was found in each, in a line."""

from collections import Counter
from collections.abc import Iterator

from perfcheck.finding import SEVERITIES, Report
from perfcheck.report.columns import in_columns
from perfcheck.report.excerpt import visible
from perfcheck.report.words import WORDS

MANY = 40
"""Of more inputs, those without findings are only counted."""
_WORDS = {
    "zh": ("文件", "未能核对", "另有 {} 个文件没有发现问题"),
    "en": ("file", "not checked", "nothing found in {} more files"),
}


def by_file(report: Report) -> Iterator[str]:
    """A table: file, findings of each severity, pieces that could not be understood; for an input
    that was not checked, what hindered.
    """
    words = WORDS[report.lang]
    head, unread, more = _WORDS[report.lang]
    found = Counter((each.input, each.severity) for each in report.findings)
    pieces = Counter(piece.input for piece in report.not_checked)
    rows = [[head, *(words.severity[each] for each in SEVERITIES), unread]]
    clean = 0
    for entry in report.inputs:
        counts = [found[entry.path, each] for each in SEVERITIES] + [pieces[entry.path]]
        if entry.status != "checked":
            rows.append([visible(entry.path), "-", "-", "-", words.status[entry.status]])
        elif len(report.inputs) > MANY and not any(counts):
            clean += 1
        else:
            rows.append([visible(entry.path), *map(str, counts)])
    if len(rows) > 1:
        yield from in_columns(rows, (False, True, True, True, True))
    if clean:
        yield more.format(clean)
