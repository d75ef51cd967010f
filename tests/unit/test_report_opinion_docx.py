"""The review opinion for Word, read again with python-docx."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.command_line import Runner
from tests.unit.opinion_reports import (
    in_folder,
    issues,
    letter,
    nasty_opinion,
    of,
    of_severities,
    together,
    unreadable,
)

from perfcheck.finding import Report
from perfcheck.report import View, render_file
from perfcheck.report.opinion.blocks import Grid
from perfcheck.report.opinion.docx_styles import CHARACTERS, WIDTH
from perfcheck.report.xml_text import xml_text

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEVERAL = together(letter(), unreadable(), of_severities("warning"))
REPORTS = {
    "letter": letter(),
    "english": letter(lang="en"),
    "several": SEVERAL,
    "nasty": nasty_opinion(),
    "unreadable": unreadable(),
    "clean": of_severities(),
}


def written(made: Report, view: View | None = None) -> bytes:
    return b"".join(render_file(made, "opinion", view or View(), "x.docx"))


def opened(made: Report) -> Any:
    return docx.Document(io.BytesIO(written(made)))


def parts(made: Report) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(written(made))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def outline(document: Any) -> list[tuple[str, str]]:
    """Headings with their styles."""
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith(("Heading", "Annex", "Title"))
    ]


def shown(text: str) -> str:
    """A text as it comes out of a file."""
    return etree.fromstring(f"<a>{xml_text(text)}</a>").text or ""


def all_text(document: Any) -> str:
    rows = (row for table in document.tables for row in table.rows)
    cells = (cell.text for row in rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_headings_of_a_letter() -> None:
    assert outline(opened(letter())) == [
        ("Title", "关于某区文化馆2026年\n项目支出绩效目标的审核意见"),
        ("Heading 1", "一、基本情况"),
        ("Heading 1", "二、总体意见"),
        ("Heading 1", "三、存在的问题和修改要求"),
        ("Heading 2", "（一）关于整张表"),
        ("Heading 2", "（二）项目 1　非遗展演经费"),
        ("Heading 2", "（三）项目 2　场馆运行经费"),
        ("Heading 1", "四、未能核对的内容"),
        ("Heading 1", "五、有关说明"),
    ]


def test_headings_of_several() -> None:
    found = outline(opened(SEVERAL))
    assert found[:6] == [
        ("Title", "关于某区文化馆项目支出绩效目标的审核意见"),
        ("Heading 1", "一、总体意见"),
        ("Heading 1", "二、有关说明"),
        ("Annex Label", "附件1"),
        ("Annex", "某区文化馆2026年项目支出绩效目标审核意见"),
        ("Heading 2", "一、基本情况"),
    ]
    assert ("Heading 3", "（一）关于整张表") in found
    assert {style for style, _ in found[3:]} == {
        *("Annex Label", "Annex", "Heading 2", "Heading 3"),
    }


@pytest.mark.parametrize("name", REPORTS)
def test_everything_of_the_document_is_there(name: str) -> None:
    made = REPORTS[name]
    document = opened(made)
    found = issues(list(of(made).blocks))
    told = [each.text for each in document.paragraphs if each.style.name == "Issue"]
    expected = []
    for issue in found:
        label = f"[{issue.label}] " if made.lang == "en" else f"【{issue.label}】"
        gap = " " if made.lang == "en" else ""
        expected.append(f"{issue.number}.{gap}{label}{shown(issue.text)}")
    assert told == expected and len(told) == len(made.findings)
    details = [each.text for each in document.paragraphs if each.style.name == "Issue Detail"]
    colon = ": " if made.lang == "en" else "："
    assert details == [
        "　".join(f"{n}{colon}" + "\n".join(map(shown, lines)) for n, lines in group)
        for issue in found
        for group in issue.details
    ]
    grids = [block for block in of(made).blocks if isinstance(block, Grid)]
    assert len(document.tables) == len(grids)
    fresh = (block for block in of(made).blocks if isinstance(block, Grid))
    for table, grid in zip(document.tables, fresh, strict=True):
        head = [tuple(column.name for column in grid.columns)] if grid.headed else []
        rows = [*head, *(tuple(map(shown, row)) for row in grid.rows)]
        assert [tuple(cell.text for cell in row.cells) for row in table.rows] == rows


def test_severities_stand_out_by_a_style() -> None:
    runs = [
        (run.style.name, run.text)
        for paragraph in opened(letter()).paragraphs
        for run in paragraph.runs
        if paragraph.style.name == "Issue" and run.style.name.startswith("Opinion")
    ]
    assert runs[:3] == [
        ("Opinion Advised", "【建议完善】"),
        ("Opinion Must", "【必须修改】"),
        ("Opinion Should", "【应当修改】"),
    ]


def test_nothing_is_formatted_but_by_styles() -> None:
    """Of a paragraph its style, of words their style and which script they are."""
    body = etree.fromstring(parts(SEVERAL)["word/document.xml"])
    for properties in body.iter(f"{W}pPr"):
        assert [child.tag for child in properties] == [f"{W}pStyle"]
    for properties in body.iter(f"{W}rPr"):
        for child in properties:
            assert child.tag == f"{W}rStyle" or dict(child.attrib) == {f"{W}hint": "eastAsia"}


def test_every_style_and_font_named_is_there() -> None:
    for made in REPORTS.values():
        files = parts(made)
        styles = etree.fromstring(files["word/styles.xml"])
        known = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
        assert len(known) == len(set(known)) and set(CHARACTERS) < set(known)
        named = set()
        for name in ("document", "footer1", "footer2", "styles"):
            tree = etree.fromstring(files[f"word/{name}.xml"])
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"):
                named |= {each.get(f"{W}val") for each in tree.iter(f"{W}{tag}")}
        assert named <= set(known)
        fonts = etree.fromstring(files["word/fontTable.xml"])
        listed = {font.get(f"{W}name") for font in fonts}
        used = {value for font in styles.iter(f"{W}rFonts") for value in font.attrib.values()}
        assert used <= listed


def test_the_page_is_that_of_official_letters() -> None:
    document = opened(letter())
    (section,) = document.sections
    millimetres = (
        *(section.page_width, section.page_height, section.top_margin, section.bottom_margin),
        *(section.left_margin, section.right_margin),
    )
    assert [round(length.mm) for length in millimetres] == [210, 297, 37, 35, 28, 26]
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        (paragraph,) = footer.paragraphs
        assert paragraph.text.replace("1", "") == "—  —"
        (field,) = paragraph._p.iter(f"{W}fldSimple")
        assert field.get(f"{W}instr").strip() == "PAGE"
    styles = document.styles
    fonts = {
        name: styles[name].element.rPr.rFonts.get(f"{W}eastAsia")
        for name in ("Title", "Heading 1", "Heading 2")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312"}
    body = styles["Body Text"].paragraph_format
    assert body.first_line_indent.pt == 32
    assert styles["Normal"].paragraph_format.line_spacing.pt == pytest.approx(28.95)
    assert styles["Title"].font.size.pt == 22


def test_tables_repeat_their_heads_and_keep_rows_whole() -> None:
    tables = opened(letter()).tables
    heads = []
    for table in tables:
        rows = table._tbl.tr_lst
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)
        heads.append([row.trPr.find(f"{W}tblHeader") is not None for row in rows].count(True))
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
        assert WIDTH - len(widths) <= sum(widths) <= WIDTH
    assert heads == [0, 1, 1]


def test_the_same_report_gives_the_same_bytes() -> None:
    first = written(letter(), View(now="2026-03-01T09:30:00"))
    assert written(letter(), View(now="2027-01-01T00:00:00")) == first
    with ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.create_system for each in archive.infolist()} == {0}


def test_properties_tell_nothing_of_the_machine() -> None:
    for made in (letter(), in_folder(letter(), "/home/zhang/密/")):
        properties = opened(made).core_properties
        assert (properties.author, properties.title, properties.language) == (
            *("perfcheck", "关于某区文化馆2026年项目支出绩效目标的审核意见", "zh-CN"),
        )
        assert (properties.created, properties.modified) == (None, None)
        assert (properties.last_modified_by, properties.comments) == ("", "")
        content = b"".join(parts(made).values()).decode()
        assert "zhang" not in content and "密" not in content


def test_nasty_text_is_text() -> None:
    files = parts(nasty_opinion())
    for content in files.values():
        tree = etree.fromstring(content)
        assert not any("script" in str(each.tag) for each in tree.iter())
    text = all_text(opened(nasty_opinion()))
    assert "<script></script><b>%0A::error::]]>{0}" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202e]", text)
    assert "␛[31m␀" in text


def test_relations_and_types_agree_with_the_parts() -> None:
    files = parts(letter())
    types = etree.fromstring(files["[Content_Types].xml"])
    listed = {each.get("PartName") for each in types if each.get("PartName")}
    xml = {f"/{name}" for name in files if name.endswith(".xml")} - {"/[Content_Types].xml"}
    assert listed == xml
    targets = set()
    for folder, name in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")):
        for relation in etree.fromstring(files[name]):
            targets.add(f"/{folder}{relation.get('Target')}")
    assert targets == xml


@pytest.fixture
def perfcheck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Runner]:
    monkeypatch.chdir(tmp_path)
    yield Runner(monkeypatch, capsys)


def test_from_the_command_line(perfcheck: Runner, tmp_path: Path) -> None:
    example = str(Path(__file__).parents[2] / "examples" / "city-library.txt")
    asked = ("--report", "opinion=a.docx", "--report", "opinion=b.MD")
    result = perfcheck(example, "--isolated", "--format", "opinion", *asked)
    assert (result.status, result.err) == (0, "")
    assert result.out == (tmp_path / "b.MD").read_text(encoding="utf-8")
    assert "**予以通过。** 在核对的范围内没有发现问题。" in result.out
    document = docx.Document(str(tmp_path / "a.docx"))
    assert "予以通过。在核对的范围内没有发现问题。" in all_text(document)


def test_another_ending_is_refused_before_anything_is_checked(perfcheck: Runner) -> None:
    result = perfcheck("none.txt", "--report", "opinion=a.pdf")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("用法错误：--report opinion=a.pdf：文件名要以 .md, .docx 结尾\n")
