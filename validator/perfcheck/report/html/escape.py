"""Text from tables and rules as it may stand in HTML: escaped, and with nothing hidden in it."""

from perfcheck.report.excerpt import visible

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def esc(text: str) -> str:
    """``text`` on one line, for the inside of an element or of a quoted attribute.

    Control characters become signs for them; what is no character (half a surrogate pair in the
    name of a file, U+FFFE) becomes U+FFFD.
    """
    if not text.isprintable():
        text = "".join("\ufffd" if _is_none(each) else each for each in visible(text))
    return text.translate(_MARKUP)


def _is_none(character: str) -> bool:
    code = ord(character)
    return 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def lines(text: str) -> str:
    """The same for a text of several lines, which stay apart."""
    return "<br>".join(map(esc, text.splitlines()))


def json_text(value: object) -> str:
    """``value`` as JSON for a ``<script type="application/json">``: it cannot end the element."""
    import json

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escaped)
    return text
