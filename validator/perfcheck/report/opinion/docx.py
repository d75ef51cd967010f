"""The opinion as a file for Word, written with nothing but the standard library.

The same document gives the same bytes: nothing in it tells when or where it was made.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from perfcheck.finding import Report
from perfcheck.report import View
from perfcheck.report.opinion.blocks import Document
from perfcheck.report.opinion.document import document
from perfcheck.report.opinion.docx_body import Body
from perfcheck.report.opinion.docx_styles import SECTION, fonts, styles
from perfcheck.report.xml_text import xml_text

_OPEN = "http://schemas.openxmlformats.org"
_MAIN = f"{_OPEN}/wordprocessingml/2006/main"
_RELATIONS = f"{_OPEN}/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""That a ZIP archive can name."""
_PARTS = ("styles", "settings", "footer1", "footer2", "fontTable")
"""Of word/ besides the document; rId3 and rId4 are the footers."""


def render_bytes(report: Report, view: View) -> bytes:
    """The file. Of ``view``, only whether to list what is hidden counts."""
    made = document(report, view)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(made):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            with archive.open(info, "w", force_zip64=False) as part:
                part.write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
                for piece in content:
                    part.write(piece.encode())
    return held.getvalue()


def _files(made: Document) -> Iterator[tuple[str, Iterable[str]]]:
    """Each file of the archive, in the order that readers like."""
    english = made.lang == "en"
    body = Body(not english, made.colon)
    yield "[Content_Types].xml", _content_types()
    yield "_rels/.rels", _package_relations()
    yield "docProps/core.xml", _properties(made)
    yield "word/_rels/document.xml.rels", _document_relations()
    yield "word/styles.xml", _root("styles", styles(made.annexes, english))
    yield "word/settings.xml", _root("settings", [_SETTINGS])
    yield "word/fontTable.xml", _root("fonts", fonts())
    yield "word/footer1.xml", _root("ftr", [_page_number("Footer")])
    yield "word/footer2.xml", _root("ftr", [_page_number("FooterEven")])
    yield "word/document.xml", _root("document", _body(made, body))


def _body(made: Document, body: Body) -> Iterator[str]:
    yield "<w:body>"
    yield body.title("Title", made.title)
    for block in made.blocks:
        yield from body.block(block)
    yield SECTION + "</w:body>"


def _root(name: str, inside: Iterable[str]) -> Iterator[str]:
    yield f'<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">'
    yield from inside
    yield f"</w:{name}>"


_SETTINGS = (
    "<w:evenAndOddHeaders/>"
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:doNotExpandShiftReturn/>"  # a line that is broken by hand is not stretched
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def _page_number(style: str) -> str:
    """``— 1 —``."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve">\N{EM DASH} </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve"> \N{EM DASH}</w:t></w:r></w:p>'
    )


def _content_types() -> Iterator[str]:
    yield f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    yield (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    )
    for name in _PARTS:
        kind = name.rstrip("12")
        yield f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
    yield "</Types>"


def _package_relations() -> Iterator[str]:
    core = f"{_OPEN}/package/2006/relationships/metadata/core-properties"
    yield from _relations(
        [(f"{_RELATIONS}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")]
    )


def _document_relations() -> Iterator[str]:
    yield from _relations((f"{_RELATIONS}/{name.rstrip('12')}", f"{name}.xml") for name in _PARTS)


def _relations(targets: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<Relationships xmlns="{_OPEN}/package/2006/relationships">'
    for number, (kind, target) in enumerate(targets, 1):
        yield f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
    yield "</Relationships>"


def _properties(made: Document) -> Iterator[str]:
    """Title and language; no dates and no names of people."""
    language = "en" if made.lang == "en" else "zh-CN"
    yield (
        f'<cp:coreProperties xmlns:cp="{_OPEN}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml_text(made.title.text)}</dc:title><dc:creator>perfcheck</dc:creator>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )
