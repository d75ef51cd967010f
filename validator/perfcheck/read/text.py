"""Plain text: from bytes to characters, strictly, or an error that names the place."""

from perfcheck.read.source import Source
from perfcheck.read.unreadable import UnreadableInput

SUFFIXES = (".txt",)


def read_text(content: bytes, name: str) -> Source:
    """The text of ``content``, whose encoding is UTF-8, UTF-16 with a mark, or GB18030.

    Line ends stay as they are; a byte order mark is dropped. Raises UnreadableInput for an empty
    or blank file, for binary content, and for the first byte that does not decode.
    """
    if not content:
        raise UnreadableInput(name, "文件是空的", "the file is empty")
    text, encoding = _decode(content, name)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise UnreadableInput(name, "文件里只有空白", "the file holds nothing but blanks")
    return Source(name, "text", encoding, text)


def _decode(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        if content.startswith(b"\xff\xfe\x00\x00"):
            return _strict(content, name, "utf-32"), "utf-32"
        return _strict(content, name, "utf-16"), "utf-16"
    zero = content.find(b"\0")
    if zero >= 0:
        raise UnreadableInput(
            name,
            f"不是文本文件：字节偏移 {zero} 处是 NUL（若是 UTF-16，请带 BOM 另存，或存为 UTF-8）",
            f"not a text file: NUL at byte offset {zero} (UTF-16 needs a byte order mark)",
            offset=zero,
        )
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" or _is_damaged_utf8(content):
            raise _undecodable(content, name, "UTF-8", error) from None
    text = _strict(content, name, "gb18030")
    # A control character is one byte, and never part of a longer character.
    offset = next((content.index(byte) for byte in _CONTROLS if byte in content), None)
    if offset is not None:
        raise UnreadableInput(
            name,
            f"不是文本文件：字节偏移 {offset} 处是控制字符",
            f"not a text file: control character at byte offset {offset}",
            offset=offset,
        )
    return text, "gb18030"


_CONTROLS = [bytes((code,)) for code in range(32) if code not in b"\t\n\v\f\r\x1a"]


def _strict(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        label = "UTF-8 或 GB18030" if encoding == "gb18030" else encoding.upper()
        raise _undecodable(content, name, label, error) from None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 with a few spoilt bytes rather than another encoding.

    GB18030 takes most byte pairs, so a damaged UTF-8 file would come out as nonsense without any
    error. Chinese text in GB18030 hardly ever forms the three-byte sequences of UTF-8.
    """
    decoded = content.decode("utf-8", errors="replace")
    spoilt = decoded.count("\ufffd")
    wide = sum(character >= "\u0800" for character in decoded) - spoilt
    return wide > 4 * spoilt


def _undecodable(
    content: bytes, name: str, encoding: str, error: UnicodeDecodeError
) -> UnreadableInput:
    # "utf-8-sig" counts from behind the byte order mark, the other codecs from the first byte.
    offset = error.start + (len(content) - len(error.object))
    line = content.count(b"\n", 0, offset) + 1
    byte = content[offset]
    english = encoding.replace("或", "or")
    return UnreadableInput(
        name,
        f"第 {line} 行有不能按 {encoding} 解码的字节：0x{byte:02X}，字节偏移 {offset}",
        f"line {line} has a byte that is not {english}: 0x{byte:02X} at byte offset {offset}",
        offset=offset,
        line=line,
    )
