"""Which categories each project covers, as a grid; told by the facts that the rules ask, too."""

from collections import Counter
from collections.abc import Iterator, Mapping

from perfcheck.facts.forget import forget_project
from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.project import ProjectFacts
from perfcheck.facts.table import TableFacts
from perfcheck.finding import SEVERITIES, Severity
from perfcheck.report.html.escape import esc
from perfcheck.report.html.notes import SHORT
from perfcheck.report.html.project import FOLDED_FROM, project_id
from perfcheck.report.html.words import Say
from perfcheck.rulebook.notread import NotRead
from perfcheck.table.model import Table

GRID = {
    "output": ("quantity", "quality", "timeliness"),
    "benefit": ("economic_benefit", "social_benefit", "ecological_benefit", "sustainable"),
    "": ("satisfaction", "cost", "other"),
}
"""The columns, under the first level that they stand under."""
_KEYS = tuple(key for keys in GRID.values() for key in keys)
_FOLDED = {
    "served_satisfaction": "satisfaction",
    "cost_output": "cost",
    "economic_cost": "cost",
    "social_cost": "cost",
    "ecological_cost": "cost",
}
Counts = Mapping[tuple[str, int, int], Counter[Severity]]


def covered(project: ProjectFacts) -> tuple[Counter[str], int]:
    """How many indicators stand in each column of the grid, and how many are in doubt."""
    counts: Counter[str] = Counter()
    doubtful = len(project.indicators.missing)
    for each in project.indicators:
        if each.is_labelled_satisfaction:  # older forms file it under benefit
            counts["satisfaction"] += 1
            continue
        try:
            key = each.level2 or each.level1
        except NotRead:
            doubtful += 1
            continue
        key = _FOLDED.get(key or "", key)
        counts[key if key in _KEYS else "other"] += 1
    return counts, doubtful


def coverage_section(
    table: Table, path: str, number: int, counts: Counts, say: Say
) -> Iterator[str]:
    """The grid of one table; ``number`` counts over the whole report."""
    if not table.projects:
        return
    label = say("coverage")
    fold = " data-fold" if len(table.projects) > FOLDED_FROM else ""
    yield f"<section class=coverage{fold}>\n"
    yield f"<h4 id=t{number}ch>{label}</h4>\n"
    yield f"<p>{say('coverage-note')}</p>\n"
    yield f'<div class=scroll tabindex=0 role=region aria-label="{label} {number}">'
    yield from _head(say)
    facts = TableFacts(table, load_lexicon({}), path)
    for project in facts.projects:
        name = esc(project.name) or say("no-name")
        link = f"<a href=#{project_id(number, project.number)}>{name}</a>"
        yield (
            f"<tr><th scope=row lang=zh><span class=num>{project.number}</span> {link}"
            f"{_cells(project, say)}<td class=z>"
            f"{badges(counts.get((path, table.number, project.number)), say)}\n"
        )
        forget_project(project)
    yield "</tbody></table></div>\n</section>\n"


def _head(say: Say) -> Iterator[str]:
    yield f"<table class=grid><thead><tr><th scope=col rowspan=2>{say('project')}"
    for group, keys in GRID.items():
        if group:
            yield f"<th scope=colgroup colspan={len(keys)}>{say(group)}"
        else:
            yield "".join(f"<th scope=col rowspan=2>{say(key)}" for key in keys)
    yield f"<th scope=col rowspan=2>{say('findings')}<tr>"
    for group, keys in GRID.items():
        if group:
            yield "".join(f"<th scope=col>{say(key)}" for key in keys)
    yield "</thead><tbody>\n"


def _cells(project: ProjectFacts, say: Say) -> str:
    counts, doubtful = covered(project)
    cells = []
    for key in _KEYS:
        if counts[key]:
            cells.append(f"<td class=h>{counts[key]}")
        elif doubtful:
            cells.append("<td class=d>?")
        else:
            cells.append("<td class=z>" if key == "other" else f"<td>{say('none')}")
    return "".join(cells)


def badges(counts: Counter[Severity] | None, say: Say) -> str:
    """``错误 1 警告 3`` as small signs; nothing for no findings."""
    words = say.shared.severity
    return " ".join(
        f"<span class={SHORT[each]}>{words[each]} {counts[each]}</span>"
        for each in SEVERITIES
        if counts and counts[each]
    )
