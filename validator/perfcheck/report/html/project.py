"""One project as it was read: name, amounts, goal, indicators, each with the notes on it."""

from collections.abc import Iterator, Mapping, Sequence

from perfcheck.finding import NotChecked
from perfcheck.report.html.cells import TARGETS, Cell
from perfcheck.report.html.escape import esc
from perfcheck.report.html.notes import Noted, mark, note_list, worst
from perfcheck.report.html.reading import reading
from perfcheck.report.html.words import Say
from perfcheck.struct import Struct
from perfcheck.table.model import Indicator, Level, Project, Table, TargetCell

CHUNK = 100
"""Rows of one table element: what lies off the screen is then not laid out."""
FOLDED_FROM = 40
"""Grids and sums of more projects are folded at first, where there is a script to open them."""
_SCORES = ("weight", "actual", "got")
_HEAD = ("", "name", "total", "amount")
_CLASS = {"period": "p", "annual": "y", "weight": "s", "actual": "s", "got": "s"}
Notes = Mapping[Cell, Sequence[Noted]]


class Columns(Struct):
    """Which columns the indicators of a table have, by the words for them."""

    targets: tuple[str, ...]
    scores: tuple[str, ...]
    remark: bool

    @property
    def keys(self) -> tuple[str, ...]:
        remark = ("remark",) if self.remark else ()
        return ("no", "level1", "level2", "indicator", *self.targets, *self.scores, *remark)


def columns_of(table: Table) -> Columns:
    """The columns that the header has, and those that a line fills all the same."""
    every = [indicator for project in table.projects for indicator in project.indicators]
    scores = [row.score for row in every if row.score is not None]
    return Columns(
        tuple(
            each
            for each in TARGETS
            if each in table.value_columns or any(getattr(row, each) for row in every)
        ),
        tuple(each for each in _SCORES if any(getattr(score, each) for score in scores)),
        any(score.remark for score in scores),
    )


class Place(Struct):
    """What a project's section needs to know of its table."""

    table: int
    """Counts over the whole report."""
    unit: str | None
    """The unit of money."""
    columns: Columns
    say: Say


class Marked(Struct):
    """The notes on some cells in order, and the marks that each cell shows for them."""

    notes: list[Noted]
    marks: dict[str, str]
    classes: dict[str, str]


def project_id(table: int, project: int) -> str:
    """The anchor of a project; ``table`` counts over the whole report."""
    return f"t{table}p{project}"


def gather(notes: Notes, project: int, indicator: int, fields: Sequence[str], say: Say) -> Marked:
    """The notes on ``fields`` of one project or line, numbered from 1."""
    found = Marked([], {}, {})
    for field in fields:
        here = notes.get(Cell(project, indicator, field), ())
        if here:
            start = len(found.notes) + 1
            found.notes.extend(here)
            signs = (mark(noted, index, say) for index, noted in enumerate(here, start))
            found.marks[field] = "".join(signs)
            found.classes[field] = worst(here)
    return found


def project_section(
    project: Project, notes: Notes, unread: Sequence[NotChecked], place: Place
) -> Iterator[str]:
    """The section of one project; ``unread``: its pieces that could not be understood."""
    say, number = place.say, project.number
    anchor = project_id(place.table, number)
    head = gather(notes, number, 0, _HEAD, say)
    name = esc(project.name) or f"<i>{say('no-name')}</i>"
    marks = head.marks.get("name", "") + head.marks.get("", "")
    yield f"<section class=project id={anchor}>\n<header>"
    yield f"<h5><span class=num>{number}</span> <span class=pn>{name}</span>{marks}"
    yield f"</h5>{_amounts(project, head, place)}</header>\n"
    yield from note_list(head.notes, say)
    yield from _goal(project, notes, say)
    for start in range(0, len(project.indicators), CHUNK):
        yield from _rows(project, start, notes, place)
    if not project.indicators:
        yield f"<p class=empty>{say('no-indicators')}</p>\n"
    yield from unread_list(unread, say)
    yield "</section>\n"


def unread_list(pieces: Sequence[NotChecked], say: Say) -> Iterator[str]:
    """Pieces that could not be understood, at the project that they belong to."""
    for piece in pieces:
        codes = say.shared.items.join(piece.codes)
        tail = say.shared.brackets.format(say("unread-codes") + codes) if codes else ""
        yield (
            f"<p class=unread><b>{say('unread')}</b> <q lang=zh>{esc(piece.text)}</q> "
            f"{esc(piece.reason)}{esc(tail)}</p>\n"
        )


def _amounts(project: Project, head: Marked, place: Place) -> str:
    """``总计 527.72 万元``, and the amounts by source, in the order printed."""
    say, texts = place.say, project.row.texts
    if not texts:
        return f"<p class=money><i>{say('no-amount')}</i></p>"
    unit = f" {esc(place.unit)}" if place.unit else ""
    sources = "　".join(map(esc, texts[1:]))
    tail = f" <small>{say('amount')}{say.shared.colon}{sources}</small>" if sources else ""
    tail += head.marks.get("amount", "")
    total = f"<b>{esc(texts[0])}</b>{unit}{head.marks.get('total', '')}"
    return f"<p class=money>{say('total')} {total}{tail}</p>"


def _goal(project: Project, notes: Notes, say: Say) -> Iterator[str]:
    marked = gather(notes, project.number, 0, ("goal",), say)
    text = esc(project.goal) if project.goal else f"<i>{say('no-goal')}</i>"
    kind = marked.classes.get("goal", "")
    yield (
        f'<p class="goal {kind}"><b>{say("goal")}</b> <span lang=zh>{text}</span>'
        f"{marked.marks.get('goal', '')}</p>\n"
    )
    yield from note_list(marked.notes, say, project.goal)


def _rows(project: Project, start: int, notes: Notes, place: Place) -> Iterator[str]:
    say, keys = place.say, place.columns.keys
    rows = project.indicators[start : start + CHUNK]
    yield f'<table class="ind c{len(keys)}"{" lang=zh" if say.english else ""}><thead><tr>'
    yield "".join(f"<th scope=col{_own(say)}>{say(key)}" for key in keys)
    yield "</thead><tbody>\n"
    for row in rows:
        yield from _row(row, project.number, notes, place)
    yield "</tbody></table>\n"


def _row(row: Indicator, project: int, notes: Notes, place: Place) -> Iterator[str]:
    say, columns = place.say, place.columns
    targets, scores = columns.targets, columns.scores
    fields = ("", "level1", "level2", "indicator", *targets, *scores)
    marked = gather(notes, project, row.position, fields, say)

    def cell(field: str, content: str, kind: str, tail: str = "") -> str:
        if field not in marked.classes:
            return f"<td class={kind}>{content}{tail}"
        marks = marked.marks[field]
        return f'<td class="{kind} {marked.classes[field]}">{content}{marks}{tail}'

    ordinal = row.position if row.ordinal is None else row.ordinal
    yield "<tr class=i>" + cell("", str(ordinal), "o")
    yield cell("level1", _level(row.level1), "l") + cell("level2", _level(row.level2), "l")
    yield cell("indicator", esc(row.name), "b")
    for field in targets:
        part = getattr(row, field)
        read = _reading(part, say) if part else ""
        yield cell(field, esc(part.text) if part else "", _CLASS[field], read)
    for field in scores:
        part = getattr(row.score, field) if row.score else None
        yield cell(field, esc(part.text) if part else "", _CLASS[field])
    if columns.remark:
        yield f"<td class=s>{esc(row.score.remark) if row.score else ''}"
    yield "\n"
    if marked.notes:
        yield f"<tr class=nr><td{_own(say)} colspan={len(columns.keys)}>"
        yield from note_list(marked.notes, say)


def _level(level: Level | None) -> str:
    if level is None:
        return ""
    return esc(f"{level.code}-{level.label}" if level.code else level.label)


def _reading(cell: TargetCell, say: Say) -> str:
    """How a value was read, below it."""
    read = reading(cell.value, say.lang)
    return f"<small{_own(say)}>{esc(read)}</small>" if read else ""


def _own(say: Say) -> str:
    """The language of the report, said inside of a table in Chinese where it is another."""
    return f" lang={say.lang}" if say.english else ""
