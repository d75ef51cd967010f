"""Text from a table as Markdown that shows it and does nothing else."""

import re

from perfcheck.report.excerpt import visible

_SPECIAL = str.maketrans(
    {
        **{sign: "\\" + sign for sign in "\\`*_{}[]|~$"},
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
    }
)
_ANY_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$<>&]")
_NAMED = re.compile(r"([@#])(?=\w)")
"""What GitHub and GitLab take for a person or an issue."""
_LEADING = re.compile(r"^\s*(?=[-+=])|^\s*\d{1,9}(?=[.)](?:\s|$))")
"""What would begin a list, a line or a heading."""


def md(text: str) -> str:
    """``text`` on one line, fit for a paragraph, an item of a list and a cell of a table."""
    text = visible(text)
    if _ANY_SPECIAL.search(text):
        text = text.translate(_SPECIAL)
    if "@" in text or "#" in text:
        text = _NAMED.sub(r"\1<!-- -->", text)
        if text.startswith("#"):
            text = "\\" + text
    return _LEADING.sub(r"\g<0>\\", text) if text[:1] in "-+= 0123456789" else text


def code(text: str) -> str:
    """``text`` as code, with a fence longer than any that it holds."""
    text = visible(text)
    fence = "`"
    while fence in text:
        fence += "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
