"""The review opinion as LibreOffice lays it out: pages, words and fonts of the PDF."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.installed import missing
from tests.unit.opinion_reports import (
    issues,
    letter,
    nasty_opinion,
    of,
    of_severities,
    together,
    unreadable,
)
from tests.unit.report_pages import large

from perfcheck import check
from perfcheck.finding import Report
from perfcheck.report import View, render_file
from perfcheck.report.opinion.blocks import Grid, Heading, Paragraph
from perfcheck.report.xml_text import xml_text

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = {
    "letter": letter(),
    "english": letter(lang="en"),
    "several": together(letter(), unreadable(), of_severities("warning")),
    "nasty": nasty_opinion(),
    "unreadable": unreadable(),
    "clean": of_severities(),
    "water": check(EXAMPLES / "water-bureau.txt"),
    "large": large(300),
}


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each report as a PDF, made in one run: the office takes seconds to start."""
    program = shutil.which("soffice")
    if program is None:
        missing("no LibreOffice (soffice)")
    if shutil.which("pdftotext") is None:
        missing("no pdftotext")
    folder = tmp_path_factory.mktemp("opinions")
    for name, made in MADE.items():
        content = b"".join(render_file(made, "opinion", View(), f"{name}.docx"))
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(folder.glob("*.docx"))
    command = [program or "", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.pdf" for name in MADE}


def read(pdf: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode()


def bare(text: str) -> str:
    """Without what depends on where lines and pages end."""
    text = re.sub(r"—\s*\d+\s*—\s*\f", "", text)
    return re.sub(r"[\s\u3000­]", "", text)


def shown(text: str) -> str:
    return bare(ElementTree.fromstring(f"<a>{xml_text(text)}</a>").text or "")


class Words:
    """A PDF's pages: height, width, and each word with its box."""

    def __init__(self, pdf: Path) -> None:
        text = read(pdf, "-bbox")
        text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#x?[0-9a-fA-F]+;", "", text)
        names = {"h": "http://www.w3.org/1999/xhtml"}
        tree = ElementTree.fromstring(text)
        self.pages = tree.findall(".//h:page", names)
        self._names = names

    def __iter__(self) -> Iterator[list[tuple[str, float, float, float, float]]]:
        for page in self.pages:
            yield [
                (
                    word.text or "",
                    *(float(word.attrib[k]) for k in ("xMin", "yMin", "xMax", "yMax")),
                )
                for word in page.findall("h:word", self._names)
            ]


@pytest.mark.parametrize("name", MADE)
def test_every_word_of_the_opinion_is_in_the_pdf(pdfs: dict[str, Path], name: str) -> None:
    made: Report = MADE[name]
    text = bare(read(pdfs[name], "-raw"))
    expected = [issue.text for issue in issues(list(of(made).blocks))]
    assert len(expected) == len(made.findings)
    for block in of(made).blocks:
        if isinstance(block, Heading | Paragraph):
            expected.append(block.text)
    if name == "nasty":  # its signs are of no font, and an office may change their order
        expected = [re.split("[␀␛@]", each)[0] for each in expected]
    assert [each for each in expected if shown(each) not in text] == []


@pytest.mark.parametrize("name", MADE)
def test_pages_are_a4_and_numbered(pdfs: dict[str, Path], name: str) -> None:
    for number, words in enumerate(Words(pdfs[name]), 1):
        last = [word for word in words if word[2] > 841.9 - 99.2]
        assert "".join(text for text, *_ in last) == f"—{number}—"
        # Odd pages have their number on the right, even ones on the left.
        assert (last[0][1] > 297) == bool(number % 2)
    for page in Words(pdfs[name]).pages:
        assert float(page.attrib["width"]) == pytest.approx(595.3, abs=0.5)
        assert float(page.attrib["height"]) == pytest.approx(841.9, abs=0.5)


def test_a_large_table_takes_pages_in_proportion(pdfs: dict[str, Path]) -> None:
    """450 issues of four to six lines, and 22 lines to a page."""
    count = len(Words(pdfs["large"]).pages)
    assert 450 * 4 / 22 < count < 450 * 9 / 22


@pytest.mark.parametrize("name", [name for name in MADE if name != "nasty"])
def test_nothing_leaves_the_margins(pdfs: dict[str, Path], name: str) -> None:
    """But for the numbers of the pages."""
    for words in Words(pdfs[name]):
        for text, left, top, right, bottom in words:
            if top < 841.9 - 99.2 + 1:
                assert left > 79 and right < 595.3 - 73.7 + 1, text
                assert top > 104 and bottom < 841.9 - 99.2 + 6, text


def test_nobody_signs_an_empty_page(pdfs: dict[str, Path]) -> None:
    for name in ("letter", "english", "several", "water", "clean", "unreadable", "large"):
        english = MADE[name].lang == "en"
        seal = "Reviewing office (seal)" if english else "审核单位（盖章）"
        last = "signed and sealed" if english else "签字并盖章后生效"
        (page,) = [page for page in read(pdfs[name]).split("\f") if seal in page]
        assert last in bare(page) or last in page


def test_lines_that_are_broken_by_hand_are_not_stretched(pdfs: dict[str, Path]) -> None:
    lines = [line.strip() for line in read(pdfs["letter"], "-layout").splitlines()]
    place = lines.index("计算：6")
    assert [line.replace(" ", "", 1) for line in lines[place + 1 : place + 3]] == ["+6", "=12"]


def test_heads_of_tables_come_again(pdfs: dict[str, Path]) -> None:
    """60 projects do not fit on a page."""
    pages = read(pdfs["large"], "-layout").split("\f")
    heads = [page for page in pages if "项目名称" in page]
    assert len(heads) >= 2
    grid = next(b for b in of(MADE["large"]).blocks if isinstance(b, Grid) and b.headed)
    rows = list(grid.rows)
    assert len(rows) == 60
    text = bare("".join(heads))
    for row in rows:
        assert bare(row[1]) in text


def test_annexes_begin_on_pages_of_their_own(pdfs: dict[str, Path]) -> None:
    pages = read(pdfs["several"], "-layout").split("\f")
    first = [page.split()[:2] for page in pages if page.split()]
    assert ["".join(words)[:3] for words in first if words[0].startswith("附件")] == [
        *("附件1", "附件2", "附件3"),
    ]
