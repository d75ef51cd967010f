"""Reports: one module a format, each a function from Report to text.

A module whose format explains rules says ``NEEDS_RULES = True``; one that writes no text has
``render_bytes`` in place of ``render``.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from perfcheck.finding import Report
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.rulebook.texts import RuleText

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json_",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "html": "html",
    "opinion": "opinion",
}
"""The name of each format and the module here that writes it."""
KINDS: Mapping[str, Mapping[str, str]] = {
    "opinion": {".md": "opinion", ".docx": "opinion.docx"},
}
"""Formats whose file may be of several kinds: the ending of its name tells the module."""


class View(Struct):
    """How much of a report to show, and whether the reader's screen shows colour."""

    color: bool = False
    quiet: bool = False
    """Findings only, without the summary."""
    statistics: bool = False
    """How often each rule was violated, after the findings."""
    suppressed: bool = False
    """Also the findings that suppressions and a baseline hide."""
    rules: Mapping[str, "RuleText"] = {}
    """What the rules that ran say of themselves, by code, for formats that explain them."""
    now: str = ""
    """When the check ran, as ``2026-03-01T09:30:00`` in local time; empty: not told."""
    full: bool = False
    """Tell each finding in full, also where there are many of one rule."""
    width: int = 0
    """Columns that lines of text may take; 0: as many as they need."""
    options: Mapping[str, Any] = {}
    """What the check was asked to do, for formats that record it; empty: not told."""


def render(report: Report, form: str, view: View = View()) -> Iterator[str]:  # noqa: B008
    """The report in the format named ``form``, a key of FORMATS, piece by piece."""
    return cast(Iterator[str], _module(form).render(report, view))


def render_file(report: Report, form: str, view: View, file: str) -> Iterator[bytes]:
    """The bytes of a file called ``file`` that holds the report; text is UTF-8."""
    module = _module(form, file)
    if hasattr(module, "render_bytes"):
        yield module.render_bytes(report, view)
        return
    for piece in module.render(report, view):
        # Only names of files that are no text hold what UTF-8 has not.
        yield piece.encode("utf-8", "backslashreplace")


def needs_rules(form: str) -> bool:
    """Whether the format uses ``View.rules``."""
    return getattr(_module(form), "NEEDS_RULES", False)


def _module(form: str, file: str = "") -> Any:
    from importlib import import_module

    endings = KINDS.get(form, {})
    name = next((endings[end] for end in endings if file.lower().endswith(end)), FORMATS[form])
    return import_module(f"perfcheck.report.{name}")
