"""What the rules that found something say: why, on what basis, and how to mend it."""

from collections.abc import Iterator

from perfcheck.report import View
from perfcheck.report.html.coverage import badges
from perfcheck.report.html.escape import esc, lines
from perfcheck.report.html.notes import Tally
from perfcheck.report.html.words import Say
from perfcheck.report.words import basis_text


def titles_of(tally: Tally, view: View, say: Say) -> dict[str, str]:
    """What to call each rule that found something: its title, else its name."""
    found = {}
    for code, sample in tally.samples.items():
        text = view.rules.get(code)
        found[code] = (text.title.en if say.english else text.title.zh) if text else sample.name
    return found


def rule_cards(tally: Tally, titles: dict[str, str], view: View, say: Say) -> Iterator[str]:
    """The section of all rules that found something, by code; nothing when there is none."""
    if not tally.rules:
        return
    yield f"<section id=rules aria-labelledby=rules-h>\n<h2 id=rules-h>{say('rules')}</h2>\n"
    for code in sorted(tally.rules):
        yield from _card(code, tally, titles[code], view, say)
    yield "</section>\n"


def _card(code: str, tally: Tally, title: str, view: View, say: Say) -> Iterator[str]:
    sample, text = tally.samples[code], view.rules.get(code)
    counts = badges(tally.rules[code], say)
    yield f'<article class=rule id="{esc(code)}" data-n={tally.rules[code].total()}>'
    yield f"<h3><span class=cd>{esc(code)}</span> {esc(title)}</h3>\n"
    yield f"<p>{counts} <code>{esc(sample.name)}</code>"
    if sample.certainty == "review":
        yield f" <small>{say('certainty')}</small>"
    yield "</p>\n<dl>"
    if text is not None:
        why = text.why.en if say.english else text.why.zh
        yield f"<dt>{say('why')}<dd>{lines(why)}"
    basis = basis_text(sample.basis, say.shared)
    if basis:
        yield f"<dt>{say('basis')}<dd>{esc(basis)}"
    remedies = tally.remedies.numbers.get(code, {})
    if remedies:
        yield f"<dt>{say('remedy')}"
        for (expected, remedy), number in remedies.items():
            told = (
                f"{say.shared.expected}{say.shared.colon}{lines(expected)}<br>" if expected else ""
            )
            yield f'<dd id="{esc(code)}-{number}">{told}{lines(remedy)}'
    yield "</dl></article>\n"
