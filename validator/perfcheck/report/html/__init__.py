"""The report as one HTML file, for people who never saw a command line.

Nothing in it is loaded from elsewhere. Without its script everything is there to read; the script
adds filters, the side list and the rule beside the finding.
"""

from collections.abc import Iterator

from perfcheck.finding import Report
from perfcheck.report import View
from perfcheck.report.html.files import file_sections, table_numbers
from perfcheck.report.html.notes import Tally
from perfcheck.report.html.overview import overview
from perfcheck.report.html.rest import hidden, not_checked
from perfcheck.report.html.rules import rule_cards, titles_of
from perfcheck.report.html.shell import aside, foot, head
from perfcheck.report.html.words import Say

NEEDS_RULES = True


def render(report: Report, view: View) -> Iterator[str]:
    """The page, piece by piece. Of ``view`` the time counts and the words of the rules; without
    those a rule shows its basis and remedies, not why it is.
    """
    say = Say(report.lang)
    tally = Tally(report)
    titles = titles_of(tally, view, say)
    numbers = table_numbers(report)
    yield from head(report, say)
    yield from aside(report, tally, numbers, say)
    yield "<main id=main tabindex=-1>\n"
    yield from overview(report, tally, titles, numbers, say)
    yield from file_sections(report, tally, numbers, say)
    yield from not_checked(report, say)
    yield from hidden(report, say)
    yield from rule_cards(tally, titles, view, say)
    yield from foot(report, view.now, say)
