"""Facts of small pieces of tables, for tests: names, projects and indicators."""

from functools import cache

from perfcheck.facts.framework import load_lexicon
from perfcheck.facts.indicator import IndicatorFacts
from perfcheck.facts.lexicon import Lexicon
from perfcheck.facts.name import NameFacts
from perfcheck.facts.project import ProjectFacts
from perfcheck.facts.table import TableFacts
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.read import read_source
from perfcheck.rulebook import load_rulebook
from perfcheck.rulebook.frame import framed
from perfcheck.table import read_tables


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped rulebook."""
    return load_lexicon(load_rulebook(vocabulary=vocabulary()).terms)


def name(text: str) -> NameFacts:
    """An indicator name."""
    return lexicon().name(text)


def project(title: str, goal: str = "", indicators: str = "", department: str = "") -> ProjectFacts:
    """The one project of a table; ``indicators`` are whole lines."""
    text = framed(f"    {title} 20.00 20.00\n{goal}\n\n{indicators}", "")
    if department:
        text = text.replace("青山县文化馆", department)
    (table,) = read_tables(read_source(text.encode(), "table.txt"))
    return TableFacts(table, lexicon(), "table.txt").projects[0]


def indicator(category: str, title: str, value: str) -> IndicatorFacts:
    """The one indicator of a project: its category as written, its name and both its values."""
    line = f"1、{category}；{title}；实施周期指标值:{value}；年度指标值:{value}。"
    return project("馆舍开放", "全年开放310天。", line).indicators[0]
