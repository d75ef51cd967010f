"""What is not among the findings: what was not checked, and what is hidden, and why."""

from collections.abc import Iterator

from perfcheck.finding import Finding, Report, Suppression
from perfcheck.report.html.escape import esc
from perfcheck.report.html.notes import SHORT
from perfcheck.report.html.words import Say
from perfcheck.report.words import about, place
from perfcheck.suppress import stated


def not_checked(report: Report, say: Say) -> Iterator[str]:
    """The inputs that were not checked, and the pieces that were not understood."""
    yield "<section id=unchecked aria-labelledby=unchecked-h>\n<h2 id=unchecked-h>"
    yield f"{say('unchecked')}</h2>\n"
    left = [entry for entry in report.inputs if entry.status != "checked"]
    if left:
        yield f"<h3>{say('inputs-left')}</h3>\n<ul class=left>"
        for entry in left:
            status = say.shared.status[entry.status]
            told = f"{say.shared.colon}{esc(entry.message)}" if entry.message else ""
            yield f"<li><b>{esc(entry.path)}</b> <span class=e>{status}</span>{told}\n"
        yield "</ul>\n"
    if report.not_checked:
        yield from _pieces(report, say)
    elif len(left) < len(report.inputs):
        yield f"<p>{say('unread-none')}</p>\n"
    yield "</section>\n"


def _pieces(report: Report, say: Say) -> Iterator[str]:
    yield f"<p>{say('unread-note')}</p>\n<div class=scroll tabindex=0 role=region"
    yield f' aria-label="{say("unchecked")}"><table class=pieces><thead><tr>'
    yield "".join(f"<th scope=col>{say(k)}" for k in ("place", "piece", "reason", "rules-left"))
    yield "</thead><tbody>\n"
    for piece in report.not_checked:
        where = place(piece.input, piece.location, say.shared)
        yield (
            f"<tr><td>{esc(where)}<td lang=zh>{esc(piece.text)}<td>{esc(piece.reason)}"
            f"<td>{esc(say.shared.items.join(piece.codes))}\n"
        )
    yield "</tbody></table></div>\n"


def hidden(report: Report, say: Say) -> Iterator[str]:
    """Suppressed and accepted findings, with the reasons; nothing when there are none."""
    if not (report.suppressed or report.accepted or report.stale):
        return
    yield f"<section id=hidden aria-labelledby=hidden-h>\n<h2 id=hidden-h>{say('hidden')}</h2>\n"
    yield f"<p>{say('hidden-note')}</p>\n"
    tables = {entry.path: entry.tables for entry in report.inputs}
    if report.suppressed:
        yield f"<h3>{say('suppressed-n')} {len(report.suppressed)}</h3>\n<ul class=hid>"
        for each in report.suppressed:
            yield _hidden(each.finding, tables, _why(each.suppression, say), say)
        yield "</ul>\n"
    if report.accepted:
        yield f"<h3>{say('accepted-n')} {len(report.accepted)}</h3>\n<ul class=hid>"
        for finding in report.accepted:
            yield _hidden(finding, tables, say("baseline"), say)
        yield "</ul>\n"
    if report.stale:
        yield f"<h3>{say('stale')} {len(report.stale)}</h3>\n<ul class=hid>"
        for old in report.stale:
            rule = esc(old.suppression.rule)
            yield f"<li>{rule} {_why(old.suppression, say)} <small>{say(old.why)}</small>\n"
        yield "</ul>\n"
    yield "</section>\n"


def _hidden(finding: Finding, tables: dict[str, int], why: str, say: Say) -> str:
    where = place(finding.input, finding.location, say.shared)
    subject = about(finding.subject, tables.get(finding.input, 1), say.shared)
    severity = say.shared.severity[finding.severity]
    return (
        f"<li class={SHORT[finding.severity]}><b>{severity}</b> "
        f"<span class=cd>{esc(finding.code)}</span> {esc(finding.message)} "
        f"<small>{esc(where)} {esc(subject)}</small><p>{why}</p>\n"
    )


def _why(suppression: Suppression, say: Say) -> str:
    until = f" {say('until', suppression.until)}" if suppression.until else ""
    where = stated(suppression)
    told = say.shared.brackets.format(where) if where else ""
    return esc(f"{suppression.reason}{until}{told}")
