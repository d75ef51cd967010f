"""What a report does not show among its findings: suppressed ones and those of a baseline."""

from collections.abc import Iterator
from typing import Any

from perfcheck.finding import Finding, Report, Suppression
from perfcheck.report.excerpt import visible
from perfcheck.report.words import WORDS, about, place
from perfcheck.suppress import stated


def hidden_count(report: Report) -> Iterator[str]:
    """A line that counts what is hidden; nothing when nothing is."""
    counts = (len(report.suppressed), len(report.accepted))
    if not any(counts):
        return
    if report.lang == "en":
        kinds = ("{} suppressed", "{} in the baseline")
        pattern, comma = "Not listed: {} (--show-suppressed lists them).", ", "
    else:
        kinds = ("已豁免 {} 个", "在基线中 {} 个")
        pattern, comma = "没有列出的问题：{}（用 --show-suppressed 列出）。", "，"
    told = (kind.format(count) for kind, count in zip(kinds, counts, strict=True) if count)
    yield pattern.format(comma.join(told))


def hidden_list(report: Report) -> Iterator[str]:
    """The hidden findings, each with its reason and where that is stated."""
    english = report.lang == "en"
    for each in report.suppressed:
        yield _line(each.finding, report)
        yield "  " + visible(why_hidden(each.suppression, english))
    for finding in report.accepted:
        yield _line(finding, report)
        yield "  " + why_hidden(None, english)


def suppressed_to_json(suppression: Suppression | None) -> dict[str, Any]:
    """Why a finding is hidden; None: because it is in the baseline."""
    if suppression is None:
        return {"kind": "baseline", "reason": None, "until": None, "stated": None}
    return {
        "kind": "suppression",
        "reason": suppression.reason,
        "until": suppression.until,
        "stated": stated(suppression),
    }


def _line(finding: Finding, report: Report) -> str:
    words = WORDS[report.lang]
    tables = {entry.path: entry.tables for entry in report.inputs}
    where = place(finding.input, finding.location, words)
    subject = about(finding.subject, tables.get(finding.input, 1), words)
    label = words.severity[finding.severity]
    line = f"{where}: {finding.code} {label} {finding.message} [{finding.name}] {subject}"
    return visible(line.rstrip())


def why_hidden(suppression: Suppression | None, english: bool) -> str:
    """Why a finding is hidden, in words; None: because it is in the baseline."""
    if suppression is None:
        return "in the baseline" if english else "在基线中"
    where = stated(suppression)
    if english:
        until = f", until {suppression.until}" if suppression.until else ""
        return f"suppressed{until}: {suppression.reason}" + (f" ({where})" if where else "")
    until = f"至 {suppression.until}" if suppression.until else ""
    return f"已豁免{until}：{suppression.reason}" + (f"（{where}）" if where else "")
