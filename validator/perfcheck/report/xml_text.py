"""Text from a table as it may stand in XML."""

import re

from perfcheck.report.excerpt import visible

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """One line, for an attribute or an element. What XML has no place for is shown by a sign."""
    text = visible(text)
    if not text.isprintable():
        text = _NOT_XML.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
