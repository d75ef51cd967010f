"""Writing a text in the encoding its file had."""

_MARKS = {"utf-8-sig": ("utf-8", b"\xef\xbb\xbf")}
_WIDE = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}


def encode_like(original: bytes, encoding: str, old: str, new: str) -> bytes | None:
    """``new`` as ``original`` is encoded: its byte order mark and its byte order kept.

    ``encoding`` and ``old`` are what reading ``original`` gave. None when text that did not
    change would not come out with the bytes it had, or ``new`` cannot be written so.
    """
    codec, mark = _codec(original, encoding)
    try:
        if mark + old.encode(codec) != original:
            return None
        return mark + new.encode(codec)
    except UnicodeEncodeError:
        return None


def _codec(original: bytes, encoding: str) -> tuple[str, bytes]:
    """The codec that writes no mark of its own, and the mark."""
    if encoding in ("utf-16", "utf-32"):
        for mark, codec in _WIDE.items():
            if codec.startswith(encoding) and original.startswith(mark):
                return codec, mark
    return _MARKS.get(encoding, (encoding, b""))
