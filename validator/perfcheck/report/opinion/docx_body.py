"""Blocks as WordprocessingML. Nothing is formatted here: every piece names its style."""

from collections.abc import Iterable, Iterator

from perfcheck.report.excerpt import display_width
from perfcheck.report.opinion.blocks import (
    BETWEEN,
    Annex,
    Block,
    Column,
    Grid,
    Heading,
    Issue,
    Paragraph,
    Title,
)
from perfcheck.report.opinion.docx_styles import WIDTH
from perfcheck.report.xml_text import xml_text

_TITLE_COLUMNS, _ANNEX_COLUMNS = 40, 48
"""What a line holds, in Latin letters."""
_BREAK = "<w:r><w:br/></w:r>"
_KINDS = {"body": "BodyText", "address": "Salutation", "note": "Note", "last": "NoteLast"}
_SEVERITIES = {"error": "Must", "warning": "Should", "advice": "Advised"}


class Body:
    """Writes blocks. ``chinese``: signs that both scripts have, such as quotes, are Chinese."""

    def __init__(self, chinese: bool, colon: str) -> None:
        self._hint = '<w:rFonts w:hint="eastAsia"/>' if chinese else ""
        self._colon = colon
        self._gap = "" if chinese else " "
        self._brackets = "【{}】" if chinese else "[{}] "

    def block(self, block: Block) -> Iterator[str]:
        """The paragraphs and tables of one block."""
        if isinstance(block, Heading):
            yield self.paragraph(f"Heading{block.level}", block.text)
        elif isinstance(block, Annex):
            yield self.paragraph("AnnexLabel", block.label)
            yield self.title("Annex", block.title, _ANNEX_COLUMNS)
        elif isinstance(block, Paragraph):
            strong = self._run(block.strong, "Strong") if block.strong else ""
            text = (self._gap if strong else "") + block.text
            yield _paragraph(_KINDS[block.kind], strong + self._run(text))
        elif isinstance(block, Issue):
            yield from self._issue(block)
        elif isinstance(block, Grid):
            yield from self._grid(block)
        else:
            for signer in block.signers:
                yield self.paragraph("Signer", signer)
            yield self.paragraph("Seal", block.seal)
            yield self.paragraph("Date", block.date)

    def title(self, style: str, title: Title, columns: int = _TITLE_COLUMNS) -> str:
        """On two lines when it is wider than ``columns``."""
        halves = [title.first, title.second] if title.first else [title.second]
        if display_width(title.text) <= columns:
            halves = [title.text]
        return _paragraph(style, _BREAK.join(map(self._run, halves)))

    def paragraph(self, style: str, text: str) -> str:
        """One paragraph of plain text."""
        return _paragraph(style, self._run(text))

    def _run(self, text: str, style: str = "") -> str:
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        properties = f"<w:rPr>{named}{self._hint}</w:rPr>" if named or self._hint else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'

    def _issue(self, issue: Issue) -> Iterator[str]:
        yield _paragraph(
            "Issue",
            self._run(f"{issue.number}.{self._gap}")
            + self._run(self._brackets.format(issue.label), _SEVERITIES[issue.severity])
            + self._run(issue.text),
        )
        for group in issue.details:
            told = (
                self._run(name + self._colon, "Label") + _BREAK.join(map(self._run, lines))
                for name, lines in group
            )
            yield _paragraph("IssueDetail", self._run(BETWEEN).join(told))

    def _grid(self, grid: Grid) -> Iterator[str]:
        """A table whose head comes again on each page, and whose rows stay whole."""
        widths = _widths(grid.columns)
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:firstRow="{int(grid.headed)}" w:firstColumn="{int(not grid.headed)}"/>'
            "</w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            + "</w:tblGrid>"
        )
        if grid.headed:
            heads = ((column.name, "TableHead") for column in grid.columns)
            yield self._row(heads, widths, "<w:tblHeader/>")
        styles = ["TableNumber" if column.number else "TableText" for column in grid.columns]
        if not grid.headed:
            styles[0] = "TableLabel"
        for row in grid.rows:
            yield self._row(zip(row, styles, strict=True), widths)
        yield f"</w:tbl>{_paragraph('TableEnd', '')}"

    def _row(self, cells: Iterable[tuple[str, str]], widths: Iterable[int], kind: str = "") -> str:
        told = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
            f"</w:tcPr>{self.paragraph(style, text)}</w:tc>"
            for (text, style), width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{told}</w:tr>"


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _widths(columns: Iterable[Column]) -> list[int]:
    shares = [column.share for column in columns]
    return [WIDTH * share // sum(shares) for share in shares]
