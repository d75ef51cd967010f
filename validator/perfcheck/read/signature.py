"""What bytes look like: files of other programs, known by their first bytes."""

from perfcheck.struct import Struct


class Kin(Struct):
    """A kind of file as people call it."""

    zh: str
    en: str


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_BY_SUFFIX = {
    ".doc": Kin("旧版 Word 文档（.doc）", "an old Word document (.doc)"),
    ".xls": Kin("旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)"),
    ".ppt": Kin("旧版 PowerPoint 演示文稿（.ppt）", "an old PowerPoint presentation (.ppt)"),
}
_OLE_OTHER = Kin("旧版 Office 文件（.doc 或 .xls）", "an old Office file (.doc or .xls)")
_ZIP_BY_ENTRY = (
    (b"word/", Kin("Word 文档（.docx）", "a Word document (.docx)")),
    (b"xl/", Kin("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)")),
    (b"ppt/", Kin("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")),
    (b"OFD.xml", Kin("OFD 版式文件", "an OFD document")),
    (b"opendocument.text", Kin("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)")),
    (b"opendocument.spreadsheet", Kin("OpenDocument 表格（.ods）", "an OpenDocument sheet (.ods)")),
)
_ZIP_OTHER = Kin("ZIP 压缩包", "a ZIP archive")
_BY_START = (
    (b"%PDF-", Kin("PDF 文件", "a PDF file")),
    (b"{\\rtf", Kin("RTF 文档", "an RTF document")),
    (b"\x89PNG", Kin("PNG 图片", "a PNG image")),
    (b"\xff\xd8\xff", Kin("JPEG 图片", "a JPEG image")),
    (b"GIF8", Kin("GIF 图片", "a GIF image")),
    (b"II*\x00", Kin("TIFF 图片", "a TIFF image")),
    (b"MM\x00*", Kin("TIFF 图片", "a TIFF image")),
    (b"\x1f\x8b", Kin("gzip 压缩文件", "a gzip file")),
    (b"7z\xbc\xaf\x27\x1c", Kin("7z 压缩包", "a 7z archive")),
    (b"Rar!", Kin("RAR 压缩包", "a RAR archive")),
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def looks_like(content: bytes, suffix: str) -> Kin | None:
    """The kind of file ``content`` is when it is surely not plain text, else None.

    ``suffix`` (lower case, with its dot) only tells apart kinds that share their first bytes.
    """
    if content.startswith(_OLE):
        return _OLE_BY_SUFFIX.get(suffix, _OLE_OTHER)
    if content.startswith(b"PK\x03\x04"):
        # The names of the entries stand both at their contents and in the list at the end.
        names = content[:4096] + content[-65536:]
        return next((kin for mark, kin in _ZIP_BY_ENTRY if mark in names), _ZIP_OTHER)
    for start, kin in _BY_START:
        if content.startswith(start):
            return kin
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):  # some producers write blank lines first
        return _BY_START[0][1]
    if head.lower().startswith(_MARKUP):
        return Kin("网页或 XML 文件", "a web page or XML file")
    return None
