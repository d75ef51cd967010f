"""The page around the report: head with its Content-Security-Policy, navigation, side list, foot.

Style and script are inlined from files beside this one, and nothing else may run or load: the
policy names them by their hashes.
"""

import os
from collections.abc import Iterator, Sequence

from perfcheck import __version__
from perfcheck.finding import SEVERITIES, Report
from perfcheck.report.html.escape import esc, json_text
from perfcheck.report.html.notes import SHORT, Tally
from perfcheck.report.html.overview import TableNumbers
from perfcheck.report.html.words import Say
from perfcheck.report.summary import headline

STYLES = ("page.css", "media.css")
SCRIPTS = ("page.js", "findings.js")
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath d='M2 9l4 4 8-10' fill='none' stroke='%232f6f5e' stroke-width='3'/%3E%3C/svg%3E"
)


def assets(names: Sequence[str]) -> str:
    """Files beside this module, as one text."""
    folder = os.path.dirname(os.path.abspath(__file__))
    texts = []
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts.append(file.read())
    return "".join(texts)


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy under which only these two texts do anything."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def head(report: Report, say: Say) -> Iterator[str]:
    """From the doctype to the header of the page."""
    style, script = assets(STYLES), assets(SCRIPTS)
    lang = "en" if say.english else "zh-Hans"
    names = [table.title or "" for tables in report.tables.values() for table in tables]
    subject = names[0] if len(names) == 1 and names[0] else ""
    yield f'<!DOCTYPE html>\n<html lang={lang}>\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{esc(subject)}{' · ' if subject else ''}{say('report')}</title>\n"
    yield f'<link rel="icon" href="{_ICON}">\n'
    yield f"<style>{style}</style>\n</head>\n<body>\n"
    yield f"<a class=skip href=#main>{say('skip')}</a>\n"
    yield f"<header class=top><div><h1>{say('report')}</h1>\n<p>{esc(headline(report))}</p></div>\n"
    yield f"<button type=button class=js id=theme>{say('theme')}</button></header>\n"


def aside(report: Report, tally: Tally, numbers: TableNumbers, say: Say) -> Iterator[str]:
    """Navigation, and the side list that the script fills."""
    links = _links(report, tally.findings, numbers, say)
    listed = " listed" if tally.findings else ""
    yield f'<div class="layout{listed}">\n<aside class=side aria-label="{say("list")}">\n'
    yield f'<nav aria-label="{say("sections")}"><ul>'
    yield from (f"<li><a href=#{href}>{text}</a>" for href, text in links)
    yield "</ul></nav>\n"
    if not tally.findings:
        yield "</aside>\n"
        return
    yield f"<noscript><p>{say('no-script')}</p></noscript>\n"
    yield f"<details class=js id=panel open><summary>{say('list')}</summary>\n"
    yield f'<div role=search aria-label="{say("filters")}" id=filters>'
    yield f"<fieldset><legend>{say('severity')}</legend>"
    for each in SEVERITIES:
        kind = SHORT[each]
        yield (
            f"<label class={kind}><input type=checkbox checked value={kind} name=severity> "
            f"{say.shared.severity[each]} {tally.severities[each]}</label>"
        )
    yield "</fieldset>"
    yield f"<label>{say('rule')} <select id=rule>"
    yield f'<option value="">{say("all-rules")}</select></label>'
    yield f"<label>{say('project')} <select id=project>"
    yield f'<option value="">{say("all-projects")}</select></label>'
    yield f"<label>{say('search')} <input type=search id=search autocomplete=off"
    yield f' placeholder="{say("search-hint")}"></label>'
    yield f"<label>{say('group')} <select id=group>"
    for key in ("severity", "project", "rule"):
        yield f"<option value={key}>{say(key)}"
    yield "</select></label>"
    yield f"<label><input type=checkbox id=only> {say('only')}</label>"
    yield f"<label><input type=checkbox id=remedies checked> {say('remedies')}</label>"
    yield f"<p class=steps><button type=button id=prev>{say('previous')}</button>"
    yield f"<button type=button id=next>{say('next')}</button>"
    yield f"<button type=button id=reset>{say('reset')}</button></p></div>\n"
    yield "<p id=count role=status></p>\n<div id=list></div>\n</details>\n</aside>\n"


def _links(
    report: Report, findings: int, numbers: TableNumbers, say: Say
) -> Iterator[tuple[str, str]]:
    yield "overview", say("overview")
    if len(numbers) == 1:
        (table,) = (table for tables in report.tables.values() for table in tables)
        if table.projects:
            yield "t1ch", say("coverage")
        if any(p.row.amounts for p in table.projects) or table.grand_total is not None:
            yield "t1mh", say("money")
        yield "t1p", say("table")
    else:
        for number, entry in enumerate(report.inputs, 1):
            yield f"file{number}", esc(entry.path.replace("\\", "/").rsplit("/", 1)[-1])
    yield "unchecked", say("unchecked")
    if report.suppressed or report.accepted or report.stale:
        yield "hidden", say("hidden")
    if findings:
        yield "rules", say("rules")


def foot(report: Report, now: str, say: Say) -> Iterator[str]:
    """The end of the page, with the script and its words."""
    made = say("made-by").format(
        version=__version__,
        profile=report.profile,
        rules=report.rules,
        sha=report.rulebook_sha256[:12],
    )
    if now:
        made += " · " + now.replace("T", " ")
    yield f"</main>\n</div>\n<footer><p>{esc(made)}</p><p>{say('not-a-verdict')}</p></footer>\n"
    yield "<dialog id=dialog aria-labelledby=dialog-h><form method=dialog>"
    yield "<button id=close></button></form><div id=dialog-body></div></dialog>\n"
    yield f'<script type="application/json" id=words>{json_text(say.for_script())}</script>\n'
    yield f"<script>{assets(SCRIPTS)}</script>\n</body>\n</html>\n"
