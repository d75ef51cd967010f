"""Reports: one module a format, each a function from Report to text."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from perfcheck.finding import Report
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.rulebook.texts import RuleText

FORMATS = {"text": "text", "concise": "concise", "json": "json_"}
"""The name of each format and the module here that writes it."""


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


def render(report: Report, form: str, view: View) -> Iterator[str]:
    """The report in the format named ``form``, a key of FORMATS, piece by piece."""
    from importlib import import_module

    module = import_module(f"perfcheck.report.{FORMATS[form]}")
    return cast(Iterator[str], module.render(report, view))
