"""How the document looks: the manner of Chinese official letters (GB/T 9704), as styles of Word.

Lengths are in twentieths of a point, sizes of letters in halves of one.
"""

from collections.abc import Iterator

from perfcheck.struct import Struct

_SONG, _HEI, _KAI, _FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_PLAIN = "宋体"
_FONTS = {
    _SONG: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    _HEI: "SimHei,Source Han Sans SC,Noto Sans CJK SC",
    _KAI: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC",
    _FANG: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    _PLAIN: "SimSun,Source Han Serif SC,Noto Serif CJK SC",
}
"""The fonts that the standard asks for, and what may stand in for each."""
_LATIN = "Times New Roman"
_SIZE = 32
_LINE = 579
"""22 lines on a page."""
_HANGING = '<w:overflowPunct w:val="1"/>'
"""Marks may hang over the end of a line, as they do when nothing is said. LibreOffice takes
this the other way round, which is as well: it loses some of the marks that it hangs."""
_PAGE = (11906, 16838)
_TOP, _RIGHT, _BOTTOM, _LEFT = 2098, 1474, 1984, 1588
"""37, 26, 35 and 28 mm, which leave 156 by 225 mm of A4."""
WIDTH = _PAGE[0] - _LEFT - _RIGHT


class _Look(Struct):
    """A style of paragraphs; what is 0 or empty is as in the style ``based`` on."""

    name: str
    based: str = "Normal"
    font: str = ""
    size: int = 0
    align: str = ""
    indent: int | None = None
    """Of the first line, in characters."""
    left: int = 0
    right: int = 0
    """In characters."""
    line: int = 0
    before: int = 0
    after: int = 0
    keep: bool = False
    """On the page of what follows."""
    new_page: bool = False
    level: int = 0
    """In the outline, from 1."""


_LOOKS = {
    "Title": _Look("Title", font=_SONG, size=44, align="center", line=720, after=_LINE),
    "BodyText": _Look("Body Text", indent=2, after=60),
    "Note": _Look("Note", size=28, indent=2, line=460),
    "NoteLast": _Look("Note Last", "Note", keep=True),
    "Salutation": _Look("Salutation"),
    "Issue": _Look("Issue", indent=2, before=120),
    "IssueDetail": _Look("Issue Detail", size=28, left=640, line=460),
    "TableText": _Look("Table Text", size=24, align="left", line=340, before=40, after=40),
    "TableNumber": _Look("Table Number", "TableText", align="right"),
    "TableHead": _Look("Table Head", "TableText", font=_HEI, align="center", keep=True),
    "TableLabel": _Look("Table Label", "TableText", font=_HEI),
    "TableEnd": _Look("Table End", size=16, line=240),
    "Signer": _Look("Signer", indent=2, before=200, keep=True),
    "Seal": _Look("Seal", align="right", right=4, before=2 * _LINE, keep=True),
    "Date": _Look("Date", align="right", right=4),
    "AnnexLabel": _Look("Annex Label", font=_HEI, keep=True, new_page=True),
    "Annex": _Look(
        *("Annex", "Normal", _SONG, 36, "center"),
        line=640,
        before=200,
        after=300,
        keep=True,
        level=1,
    ),
    "Footer": _Look("footer", font=_PLAIN, size=28, align="right", right=1, line=320),
    "FooterEven": _Look("Footer Even", "Footer", align="left", left=280),
}
_SECTION = _Look("", font=_HEI, indent=2, before=160, after=60, keep=True)
_PROJECT = _Look("", font=_KAI, indent=2, before=100, keep=True)
_BUILT_IN = ("Title", "Body Text", "Salutation", "Date", "footer")
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in (
            *(("top", 8), ("left", 4), ("bottom", 8)),
            *(("right", 4), ("insideH", 4), ("insideV", 4)),
        )
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="even" r:id="rId4"/>'
    f'<w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" '
    'w:header="851" w:footer="1304" w:gutter="0"/></w:sectPr>'
)
CHARACTERS = ("Must", "Should", "Advised", "Label", "Strong")
"""Styles of a few words, all alike; who uses the document may tell them apart."""


def styles(annexes: bool, english: bool) -> Iterator[str]:
    """The styles. With ``annexes``, sections stand on two levels. English is not indented."""
    yield (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_FANG)}"
        f'<w:kern w:val="2"/><w:sz w:val="{_SIZE}"/><w:szCs w:val="{_SIZE}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr><w:widowControl/>{_HANGING}"
        f'<w:spacing w:line="{_LINE}" w:lineRule="exact"/>'
        f'<w:jc w:val="{"left" if english else "both"}"/></w:pPr></w:style>'
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    headings = (_SECTION, _SECTION, _PROJECT) if annexes else (_SECTION, _PROJECT)
    named = {
        f"Heading{level}": look._replace(name=f"heading {level}", level=level)
        for level, look in enumerate(headings, 1)
    }
    for ident, look in (_LOOKS | named).items():
        yield _style(ident, look._replace(indent=None) if english else look, english)
    for ident in CHARACTERS:
        yield (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{ident}">'
            f'<w:name w:val="Opinion {ident}"/><w:rPr>{_letters(_HEI, english)}</w:rPr></w:style>'
        )
    yield _TABLE


def _style(ident: str, look: _Look, english: bool) -> str:
    built_in = look.name in _BUILT_IN or ident.startswith("Heading")
    size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else ""
    level = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f'<w:style w:type="paragraph"{"" if built_in else _CUSTOM} w:styleId="{ident}">'
        f'<w:name w:val="{look.name}"/><w:basedOn w:val="{look.based}"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/>" if look.keep else "")
        + ("<w:pageBreakBefore/>" if look.new_page else "")
        + _spacing(look)
        + _indent(look)
        + (f'<w:jc w:val="{look.align}"/>' if look.align else "")
        + f"{level}</w:pPr><w:rPr>{_letters(look.font, english)}{size}</w:rPr></w:style>"
    )


_CUSTOM = ' w:customStyle="1"'


def _spacing(look: _Look) -> str:
    line = f' w:line="{look.line}" w:lineRule="exact"' if look.line else ""
    around = "".join(
        f' w:{side}="{length}"'
        for side, length in (("before", look.before), ("after", look.after))
        if length
    )
    return f"<w:spacing{around}{line}/>" if line or around else ""


def _indent(look: _Look) -> str:
    """Told in characters, and for those who do not know these, as a length."""
    size = (look.size or _SIZE) * 10
    told = f' w:left="{look.left}"' if look.left else ""
    if look.right:
        told += f' w:rightChars="{look.right * 100}" w:right="{look.right * size}"'
    if look.indent:
        told += f' w:firstLineChars="{look.indent * 100}" w:firstLine="{look.indent * size}"'
    return f"<w:ind{told}/>" if told else ""


def _letters(font: str, english: bool) -> str:
    """A font, which in English must be told by weight: there is one for Latin letters."""
    if not font:
        return ""
    return _fonts(font) + ("<w:b/>" if english and font in (_SONG, _HEI, _KAI) else "")


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}"/>'


def fonts() -> Iterator[str]:
    """What may stand in for the fonts."""
    for name, others in _FONTS.items():
        yield (
            f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        )
    yield (
        f'<w:font w:name="{_LATIN}"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
