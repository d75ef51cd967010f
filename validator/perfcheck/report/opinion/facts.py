"""The facts of a table: what it is, what it says of itself, and what read it."""

from collections.abc import Iterator
from decimal import Decimal

from perfcheck import __version__
from perfcheck.finding import Report
from perfcheck.report.opinion.blocks import Title
from perfcheck.report.opinion.parts import Part
from perfcheck.report.opinion.words import Say
from perfcheck.report.words import counted
from perfcheck.struct import Struct
from perfcheck.table.model import Table

_DIGITS = 16


class Name(Struct):
    """What an opinion is about: ``安泽市图书馆2026年`` and ``项目支出绩效目标``."""

    whose: str
    what: str

    def text(self, say: Say) -> str:
        """Both; English names first what it is."""
        if say.english:
            return say.shared.comma.join(filter(None, (self.what, self.whose)))
        return self.whose + self.what

    def title(self, key: str, say: Say) -> Title:
        """The title with the words ``key``, parted where that does not hurt."""
        if say.english:
            return Title("", say(key, "", self.text(say)))
        first, _, second = say(key, self.whose, self.what).partition("\n")
        return Title(first, second)


def name_of(part: Part, file: str, say: Say) -> Name:
    """Of a table its unit, year and kind; of an input without a table, its name."""
    if part.table is None:
        return Name("", say.shared.titles.format(file))
    year, what = _targets(part.table, say)
    between = say.shared.comma if say.english and year and part.table.department else ""
    return Name((part.table.department or "") + between + year, what)


def submitted(table: Table | None, say: Say) -> str:
    """The same without the unit, which is spoken to."""
    return say("targets") if table is None else Name(*_targets(table, say)).text(say)


def _targets(table: Table, say: Say) -> tuple[str, str]:
    title = table.title or ""
    scored = any(each.score for project in table.projects for each in project.indicators)
    key = "targets-self" if scored or "自评" in title else "targets"
    if key == "targets" and "整体支出" in title:
        key = "targets-whole"
    return say("year", table.year) if table.year else "", say(key)


def facts(
    part: Part, report: Report, file: str, alone: bool, say: Say
) -> Iterator[tuple[str, str]]:
    """Rows of two cells. ``alone``: the report is of this table only, and so are its counts."""
    table, entry = part.table, part.entry
    absent = say("absent")
    if table is not None:
        yield say("department"), table.department or absent
        yield say("budget-year"), say("year", table.year) if table.year else absent
        yield say("table-title"), table.title or absent
        yield say("money-unit"), table.money_unit or absent
        yield say("extent"), _extent(table, say)
        yield say("money"), _money(table, say)
    elif entry.status != "checked":
        yield say("status"), say.shared.status[entry.status]
    if entry.message:
        yield say("reason"), entry.message
    yield say("file"), _file(part, report, file, say)
    rules = counted(say.shared, "rule", report.rules)
    digest = report.rulebook_sha256[:_DIGITS]
    yield say("reading"), say("tool", __version__, report.profile, rules, digest)
    if alone and entry.status == "checked":
        counts = report.outcomes
        told = (counts.passed, counts.not_applicable, counts.not_checked)
        words = zip(say.shared.outcomes, told, strict=True)
        yield say("outcomes"), say.shared.comma.join(text.format(number) for text, number in words)


def _extent(table: Table, say: Say) -> str:
    indicators = sum(len(project.indicators) for project in table.projects)
    counts = (("project", len(table.projects)), ("indicator", indicators))
    return say.shared.comma.join(counted(say.shared, noun, number) for noun, number in counts)


def _file(part: Part, report: Report, file: str, say: Say) -> str:
    source = report.sources.get(part.entry.path)
    digest = source.sha256 if source else None
    told = say("digest", file, digest[:_DIGITS]) if digest else file
    return told + (say("number-of", part.number) if part.entry.tables > 1 else "")


def money_unit(table: Table | None, say: Say) -> str:
    """The unit as it follows an amount."""
    unit = table.money_unit if table else None
    return (" " if say.english else "") + unit if unit else ""


def _money(table: Table, say: Say) -> str:
    """The total as stated, and what the projects add up to."""
    from perfcheck.table.funding import add_up

    unit, grand = money_unit(table, say), table.grand_total
    if grand is None or not grand.texts:
        amounts = [p.row.total for p in table.projects if p.row.total is not None]
        if not amounts:
            return say("no-amount")
        told = [say("no-grand"), say("sum", len(amounts), _figure(sum(amounts, Decimal())) + unit)]
        if missing := len(table.projects) - len(amounts):
            told.append(say("missing", missing))
        return say.shared.comma.join(told)
    told = [say("stated", grand.texts[0], unit)]
    found = add_up(table).total_sum
    if found is not None and not found.difference:
        told.append(say("adds-up", found.rows))
    elif found is not None:
        off = say("off", _figure(found.difference) + unit)
        told.append(say("sum", found.rows, _figure(found.computed) + unit))
        told.append(off + (say("rounding") if found.rounding else ""))
        if found.missing:
            told.append(say("missing", found.missing))
    return say.shared.comma.join(told)


def _figure(amount: Decimal) -> str:
    return f"{amount:,f}".replace("-", "\N{MINUS SIGN}")
