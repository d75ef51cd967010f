"""The report for GitHub Actions: the text for the log, then annotations at the lines of files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator

from perfcheck.finding import SEVERITIES, Finding, InputReport, Report, Severity
from perfcheck.report import View
from perfcheck.report.details import plain
from perfcheck.report.excerpt import visible
from perfcheck.report.text import render as render_text
from perfcheck.report.uri import slashed
from perfcheck.report.words import WORDS, Words, counted, place

MOST = 10
"""How many annotations of one kind GitHub shows for a step."""
_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}
_LEFT_OUT = {
    "zh": "GitHub 每一步每类最多显示 {} 条标注，没有标注的还有：{}。全部列在上面。\n",
    "en": "GitHub shows at most {} annotations of a kind for a step; {} more are in the list "
    "above.\n",
}


def render(report: Report, view: View) -> Iterator[str]:
    """Text from a table cannot give commands: they are stopped for as long as it is printed."""
    shown = view._replace(color=False)
    token = _token(report, shown)
    yield f"::stop-commands::{token}\n"
    yield from render_text(report, shown)
    yield f"::{token}::\n"
    yield from _annotations(report)


def _token(report: Report, view: View) -> str:
    """What ends the stop. No text can hold the hash of itself, so none can end it."""
    import hashlib

    digest = hashlib.sha256()
    for piece in render_text(report, view):
        digest.update(piece.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _annotations(report: Report) -> Iterator[str]:
    """What was not read before what was found, errors first, ten of each kind."""
    words = WORDS[report.lang]
    numbers: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    shown: dict[Severity, list[str]] = {severity: [] for severity in SEVERITIES}
    for entry in report.inputs:
        if entry.status != "checked":
            numbers["error"] += 1
            if len(shown["error"]) < MOST:
                shown["error"].append(_trouble(entry, words))
    for finding in report.findings:
        numbers[finding.severity] += 1
        if len(shown[finding.severity]) < MOST:
            shown[finding.severity].append(_annotation(finding, words))
    for severity in SEVERITIES:
        yield from shown[severity]
    left = words.comma.join(
        counted(words, severity, numbers[severity] - MOST)
        for severity in SEVERITIES
        if numbers[severity] > MOST
    )
    if left:
        yield _LEFT_OUT[report.lang].format(MOST, left)


def _annotation(finding: Finding, words: Words) -> str:
    location = finding.location
    told = _file(finding.input)
    text = plain(finding, words)
    if location.line is not None:
        told["line"] = str(location.line)
        told["col"] = str(location.column or 1)
        told["endLine"] = str(location.end_line or location.line)
    elif location.page is not None or location.sheet is not None:
        text = f"{visible(place('', location, words)).strip()}{words.colon}{text}"
    told["title"] = f"{finding.code} {finding.name}"
    return _command(_COMMANDS[finding.severity], told, text)


def _trouble(entry: InputReport, words: Words) -> str:
    title = words.status[entry.status]
    return _command("error", {**_file(entry.path), "title": title}, visible(entry.message or title))


def _file(path: str) -> dict[str, str]:
    """Standard input is no file of the repository."""
    return {} if path == "-" else {"file": slashed(path)}


def _command(name: str, told: dict[str, str], text: str) -> str:
    listed = ",".join(f"{key}={_property(visible(value))}" for key, value in told.items())
    return f"::{name} {listed}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
