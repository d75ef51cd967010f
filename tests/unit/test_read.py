"""Reading bytes: encodings, and clear refusals for what is no text."""

import pickle
import zipfile
from io import BytesIO

import pytest

from perfcheck.read import KNOWN_SUFFIXES, Span, UnreadableInput, read_source

TEXT = "项目支出绩效目标表\r\n部门名称：清河市气象局 单位：万元\n"


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "内容" * 300)
    return file.getvalue()


def refusal(content: bytes, name: str = "表.txt") -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        read_source(content, name)
    return caught.value


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    source = read_source(content, "表.txt")
    assert (source.name, source.kind, source.encoding) == ("表.txt", "text", encoding)
    assert source.text == TEXT
    assert TEXT.encode(encoding).decode(encoding) == TEXT, "a file can be written back"


def test_rare_characters_of_gb18030() -> None:
    text = "㐂㛃镕堃，≧95％，𠮷\n"
    assert read_source(text.encode("gb18030"), "x").text == text


@pytest.mark.parametrize("name", ["-", "表.md", "no-suffix", ".txt", "a.b/表"])
def test_the_name_does_not_matter_for_text(name: str) -> None:
    assert read_source(TEXT.encode(), name).kind == "text"


def test_a_place_in_what_was_read() -> None:
    source = read_source(b"\xef\xbb\xbf" + TEXT.encode(), "表.txt")
    start = source.text.index("单位")
    assert source.locate(Span(start, start + 2))[:4] == (2, 13, 2, 15)


@pytest.mark.parametrize(
    ("content", "name", "zh", "en"),
    [
        (b"", "a.txt", "文件是空的", "the file is empty"),
        (b" \r\n\t\n", "a.txt", "文件里只有空白", "the file holds nothing but blanks"),
        (b"\xef\xbb\xbf", "a.txt", "文件里只有空白", "the file holds nothing but blanks"),
        (
            "第一行\n第二行".encode() + b"\xff" + "第三，第四，第五".encode(),
            "a.txt",
            "第 2 行有不能按 UTF-8 解码的字节：0xFF，字节偏移 19",
            "line 2 has a byte that is not UTF-8: 0xFF at byte offset 19",
        ),
        (
            b"\xef\xbb\xbfab\n\xc3(",
            "a.txt",
            "第 2 行有不能按 UTF-8 解码的字节：0xC3，字节偏移 6",
            "line 2 has a byte that is not UTF-8: 0xC3 at byte offset 6",
        ),
        (
            "绩效\n".encode("gb18030") + b"\xff\xff",
            "a.txt",
            "第 2 行有不能按 UTF-8 或 GB18030 解码的字节：0xFF，字节偏移 5",
            "line 2 has a byte that is not UTF-8 or GB18030: 0xFF at byte offset 5",
        ),
        (
            b"\xff\xfea",
            "a.txt",
            "第 1 行有不能按 UTF-16 解码的字节：0x61，字节偏移 2",
            "line 1 has a byte that is not UTF-16: 0x61 at byte offset 2",
        ),
        (
            b"ab\0c",
            "a.txt",
            "不是文本文件：字节偏移 2 处是 NUL（若是 UTF-16，请带 BOM 另存，或存为 UTF-8）",
            "not a text file: NUL at byte offset 2 (UTF-16 needs a byte order mark)",
        ),
        (
            "绩效".encode("gb18030") + b"\x01",
            "a.txt",
            "不是文本文件：字节偏移 4 处是控制字符",
            "not a text file: control character at byte offset 4",
        ),
    ],
)
def test_what_cannot_be_read(content: bytes, name: str, zh: str, en: str) -> None:
    error = refusal(content, name)
    assert str(error) == f"{name}: {zh}"
    assert (error.reason(), error.reason("en")) == (zh, en)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (OLE, "表.doc", "旧版 Word 文档（.doc）"),
        (OLE, "表.XLS", "旧版 Excel 工作簿（.xls）"),
        (OLE, "-", "旧版 Office 文件（.doc 或 .xls）"),
        (b"%PDF-1.7\n", "表.txt", "PDF 文件"),
        (b"\r\n %PDF-1.4\n", "表.pdf", "PDF 文件"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "表.xlsx", "Excel 工作簿（.xlsx）"),
        (zipped("[Content_Types].xml", "word/document.xml"), "表.txt", "Word 文档（.docx）"),
        (zipped("表.txt"), "表.zip", "ZIP 压缩包"),
        (b"\x89PNG\r\n\x1a\n", "表.png", "PNG 图片"),
        (b"{\\rtf1", "表.rtf", "RTF 文档"),
        (b"\n<!DOCTYPE HTML><html>", "表.html", "网页或 XML 文件"),
    ],
)
def test_what_is_no_text(content: bytes, name: str, what: str) -> None:
    assert str(refusal(content, name)) == (
        f"{name}: 这是{what}，目前还不能读取；请另存为纯文本（.txt）再核对"
    )


def test_a_refusal_in_english() -> None:
    assert refusal(b"%PDF-1.7").reason("en") == (
        "this is a PDF file, which is not read yet; export it as plain text (.txt)"
    )


def test_a_refusal_travels_between_processes() -> None:
    error = refusal(b"ab\n\xff\xff\xff" + "绩效".encode("gb18030"))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.name, copy.reason_zh, copy.reason_en) == (
        error.name,
        error.reason_zh,
        error.reason_en,
    )
    assert (copy.offset, copy.line) == (3, 2)


def test_suffixes_for_folders() -> None:
    assert KNOWN_SUFFIXES == (".txt",)
