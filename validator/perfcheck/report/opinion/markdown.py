"""The opinion as Markdown."""

from collections.abc import Iterator

from perfcheck.finding import Report
from perfcheck.report import View
from perfcheck.report.markdown_text import md
from perfcheck.report.opinion.blocks import BETWEEN, Annex, Block, Grid, Heading, Issue, Paragraph
from perfcheck.report.opinion.document import document


def render(report: Report, view: View) -> Iterator[str]:
    """The document, piece by piece; a heading of level 1 is ``##``."""
    made = document(report, view)
    yield f"# {md(made.title.text)}\n"
    for block in made.blocks:
        yield "\n"
        yield from _block(block, made.colon)


def _block(block: Block, colon: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"#{'#' * block.level} {md(block.text)}\n"
    elif isinstance(block, Annex):
        yield f"## {md(block.label)}\N{IDEOGRAPHIC SPACE}{md(block.title.text)}\n"
    elif isinstance(block, Paragraph):
        yield (f"**{md(block.strong)}** " if block.strong else "") + f"{md(block.text)}\n"
    elif isinstance(block, Issue):
        yield from _issue(block, colon)
    elif isinstance(block, Grid):
        yield from _grid(block)
    else:
        yield "\n\n".join(map(md, (*block.signers, block.seal, block.date))) + "\n"


def _issue(issue: Issue, colon: str) -> Iterator[str]:
    start = f"{issue.number}. "
    yield f"{start}**{md(issue.label)}** {md(issue.text)}\n"
    for group in issue.details:
        told = (f"{md(name)}{colon}{'<br>'.join(map(md, lines))}" for name, lines in group)
        yield f"{' ' * len(start)}- {BETWEEN.join(told)}\n"


def _grid(grid: Grid) -> Iterator[str]:
    yield _row([md(column.name) for column in grid.columns])
    yield _row(["---:" if column.number else "---" for column in grid.columns])
    for first, *rest in grid.rows:
        cells = map(md, rest)
        yield _row([md(first) if grid.headed else f"**{md(first)}**", *cells])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
