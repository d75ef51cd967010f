"""The summary of a job at GitHub: the report as Markdown, on the page of the run."""

import os

from perfcheck.cli import terminal
from perfcheck.cli.phrases import phrase
from perfcheck.cli.reasons import reason
from perfcheck.finding import Report
from perfcheck.report import View, render

MOST = 1024 * 1024
"""How many bytes GitHub takes for one step; it shows nothing of a longer summary."""
_CUT = {
    "zh": "\n摘要太长，以下略去，全部问题见日志。\n",
    "en": "\nToo long for a summary: see the log for the rest.\n",
}


def append_summary(report: Report, view: View) -> None:
    """Add the report to the file that GITHUB_STEP_SUMMARY names; nothing without it. Trouble is
    told and changes nothing else.
    """
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with open(path, "ab") as file:
            file.write(_bytes(report, view, MOST - file.tell()))
    except OSError as error:
        message = phrase(report.lang, "summary-unwritten", path, reason(error, report.lang))
        terminal.say(phrase(report.lang, "note", message))


def _bytes(report: Report, view: View, room: int) -> bytes:
    """The report, cut after a whole piece where it would not fit."""
    cut = _CUT[report.lang].encode()
    written = bytearray()
    for piece in render(report, "markdown", view):
        encoded = piece.encode("utf-8", "backslashreplace")
        if len(written) + len(encoded) + len(cut) > room:
            return bytes(written + cut) if len(cut) <= room else b""
        written += encoded
    return bytes(written)
