"""Paths as formats for programs name them: with forward slashes, or as a URI."""

import os
import re

_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
_DRIVE = re.compile("[A-Za-z]:/")


def slashed(path: str) -> str:
    """``path`` with forward slashes and without a ``./`` before it."""
    if os.sep == "\\":
        path = path.replace("\\", "/")
    while path.startswith("./") and len(path) > 2:
        path = path[2:].lstrip("/")
    return path


def uri(path: str) -> str:
    """``path`` as a URI: relative when it is, else with ``file:``; what is not plain ASCII stands
    as ``%E8`` for each byte.
    """
    path = slashed(path)
    encoded = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}"
        for byte in path.encode("utf-8", "surrogateescape")
    )
    if path.startswith("/"):
        return f"file://{encoded}" if not path.startswith("//") else f"file:{encoded}"
    if _DRIVE.match(path):
        return f"file:///{path[0]}:{encoded[4:]}"  # behind C%3A
    return encoded
