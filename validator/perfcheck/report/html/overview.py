"""The head of the page: what was checked, how many findings there are, and where they are."""

from collections import Counter
from collections.abc import Iterator

from perfcheck.finding import SEVERITIES, Report, Severity
from perfcheck.report.html.charts import severity_bar, stacked
from perfcheck.report.html.coverage import badges
from perfcheck.report.html.escape import esc
from perfcheck.report.html.notes import SHORT, Tally
from perfcheck.report.html.project import project_id
from perfcheck.report.html.words import Say
from perfcheck.report.words import counted

MOST_BARS = 10
TableNumbers = dict[tuple[str, int], int]
"""(Input, number of the table in it) → number of the table in the report."""


def overview(
    report: Report, tally: Tally, titles: dict[str, str], numbers: TableNumbers, say: Say
) -> Iterator[str]:
    """The section; ``titles``: what to call each rule."""
    yield f"<section id=overview aria-labelledby=overview-h>\n<h2 id=overview-h>{say('overview')}"
    yield "</h2>\n"
    yield from _warnings(report)
    yield from _tiles(report, tally, say)
    if len(report.inputs) > 1 or any(entry.status != "checked" for entry in report.inputs):
        yield from _files(report, tally, say)
    yield "<div class=charts>\n"
    yield from _by_rule(tally, titles, say)
    yield from _by_project(report, tally, numbers, say)
    yield from _outcomes(report, say)
    yield "</div>\n</section>\n"


def _warnings(report: Report) -> Iterator[str]:
    """What keeps this from being a pass, before anything else."""
    say = Say(report.lang)
    left = sum(entry.status != "checked" for entry in report.inputs)
    if left == len(report.inputs):
        yield f"<p class=alarm>{say('nothing')}{say.shared.stop}</p>\n"
    elif left:
        yield (
            f"<p class=alarm>{say('left-out', left)}"
            f"<a href=#unchecked>{say('unchecked')}</a>{say.shared.stop}</p>\n"
        )


def _tiles(report: Report, tally: Tally, say: Say) -> Iterator[str]:
    words = say.shared
    if all(entry.status != "checked" for entry in report.inputs):
        return  # zeros would look like a pass
    if not tally.findings:
        whole = not report.not_checked and report.return_code() == 0
        told = say("clean" if whole else "clean-but")
        yield f"<p class={'pass' if whole else 'alarm'}>{told}{words.stop}</p>\n"
    yield "<ul class=tiles>"
    for severity in SEVERITIES:
        yield (
            f"<li class={SHORT[severity]}><b>{tally.severities[severity]}</b> "
            f"{words.severity[severity]}"
        )
    yield f"<li class=q><b>{len(report.not_checked)}</b> <a href=#unchecked>{say('unread')}</a>"
    hidden = len(report.suppressed) + len(report.accepted)
    if hidden:
        yield f"<li class=q><b>{hidden}</b> <a href=#hidden>{say('hidden')}</a>"
    checked = [entry for entry in report.inputs if entry.status == "checked"]
    scope = (
        counted(words, "file", len(checked)),
        counted(words, "table", sum(entry.tables for entry in checked)),
        counted(words, "project", sum(entry.projects for entry in checked)),
        counted(words, "indicator", sum(entry.indicators for entry in checked)),
        counted(words, "rule", report.rules),
    )
    yield f"</ul>\n<p>{say('scope')}{words.colon}{words.items.join(scope)}{words.stop}</p>\n"


def _files(report: Report, tally: Tally, say: Say) -> Iterator[str]:
    yield f"<h3>{say('files')}</h3>\n<div class=scroll tabindex=0 role=region"
    yield f' aria-label="{say("files")}"><table class=files><thead><tr>'
    for key in ("file", "status", "tables-n", "projects-n", "indicators-n", "findings"):
        align = " class=n" if key.endswith("-n") else ""
        yield f"<th scope=col{align}>{say(key)}"
    yield "</thead><tbody>\n"
    for number, entry in enumerate(report.inputs, 1):
        kind = "" if entry.status == "checked" else " class=e"
        yield (
            f"<tr><th scope=row><a href=#file{number}>{esc(entry.path)}</a>"
            f"<td{kind}>{say.shared.status[entry.status]}<td class=n>{entry.tables}"
            f"<td class=n>{entry.projects}<td class=n>{entry.indicators}"
            f"<td>{badges(tally.inputs.get(entry.path), say)}\n"
        )
    yield "</tbody></table></div>\n"


def _by_rule(tally: Tally, titles: dict[str, str], say: Say) -> Iterator[str]:
    ranked = sorted(tally.rules.items(), key=lambda item: (-item[1].total(), item[0]))
    if not ranked:
        return
    yield f"<div><h3>{say('by-rule')}</h3>\n<ul class=bars>"
    for code, counts in ranked[:MOST_BARS]:
        title = f"<span class=cd>{esc(code)}</span> {esc(titles[code])}"
        link = f'<a href="#{esc(code)}" data-rule="{esc(code)}">{title}</a>'
        yield _bar(link, counts, ranked[0][1].total())
    yield "</ul>\n"
    if len(ranked) > MOST_BARS:
        yield f"<p><a href=#rules>{say('more-rules', len(ranked) - MOST_BARS)}</a></p>\n"
    yield "</div>\n"


def _by_project(report: Report, tally: Tally, numbers: TableNumbers, say: Say) -> Iterator[str]:
    names = {
        (path, table.number, project.number): project.name
        for path, tables in report.tables.items()
        for table in tables
        for project in table.projects
        if (path, table.number, project.number) in tally.projects
    }
    if not names:
        return
    ranked = sorted(names, key=lambda key: (-_weight(tally.projects[key]), key))
    widest = max(tally.projects[key].total() for key in ranked)
    yield f"<div><h3>{say('by-project')}</h3>\n<ul class=bars>"
    for key in ranked[:MOST_BARS]:
        path, table, project = key
        href = project_id(numbers[path, table], project)
        name = esc(names[key]) or say("no-name")
        link = f"<a href=#{href} lang=zh><span class=cd>{project}</span> {name}</a>"
        yield _bar(link, tally.projects[key], widest)
    yield "</ul>\n"
    if len(ranked) > MOST_BARS:
        yield f"<p>{say('more-projects', len(ranked) - MOST_BARS)}</p>\n"
    yield "</div>\n"


def _weight(counts: Counter[Severity]) -> int:
    """Errors first, then how many findings there are at all."""
    return 1_000_000 * counts["error"] + counts.total()


def _bar(link: str, counts: Counter[Severity], widest: int) -> str:
    return f"<li>{link}<b>{counts.total()}</b>{severity_bar(counts, widest)}\n"


def _outcomes(report: Report, say: Say) -> Iterator[str]:
    counts = report.outcomes
    parts = (
        ("passed", "ok", counts.passed),
        ("violation", "v", counts.violation),
        ("not-applicable", "z", counts.not_applicable),
        ("not-checked", "q", counts.not_checked),
    )
    whole = sum(count for _, _, count in parts)
    if not whole:
        return
    bar = stacked([(kind, count) for _, kind, count in parts], whole)
    yield f"<div><h3>{say('outcomes')}</h3>\n{bar}<ul class=legend>"
    for key, kind, count in parts:
        yield f'<li><svg class=key width="10" height="10" aria-hidden=true><rect class={kind} '
        yield f'width="10" height="10"/></svg> {say(key)} <b>{count:,}</b>'
    yield f"</ul>\n<p><small>{say('outcomes-note')}</small></p></div>\n"
