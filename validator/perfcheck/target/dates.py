"""Dates and periods: what days ``2025年12月底`` or ``第三季度`` span."""

import re

from perfcheck.struct import Struct
from perfcheck.target.numerals import chinese_number


class Span(Struct):
    """``text[start:end]`` names the days ``first`` to ``last``.

    Days are ISO dates, ``--MM-DD`` without a year, ``---DD`` for a day of each month. A name that
    no calendar has (2月30日) gives empty strings.
    """

    end: int
    first: str
    last: str
    notes: tuple[str, ...]


_MARKS = frozenset("年月季Q")
"""Every date holds one of these but those in figures, which begin with the century."""
# Patterns as text: each is compiled when a value that may fit it turns up.
_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
_B = r" {0,3}"
_MONTH = (
    rf"(?P<m>{_N}){_B}月(?:份)?{_B}"
    rf"(?:(?P<d>{_N}){_B}[日号]|(?P<xun>[上中下])旬(?P<xe>[末底])?|(?P<me>底|末|终|月底))?"
)
_MONTHS = rf"(?P<m1>{_N}){_B}月?{_B}[-~至到]{{1,2}}{_B}(?P<m2>{_N}){_B}月(?:份)?(?P<m2e>底|末)?"
_PART = (
    r"(?P<half>[上下])半年(?P<he>[末底])?"
    r"|第?(?P<q>[一二三四1234])季度?(?P<qe>[末底])?|Q(?P<q2>[1-4])"
)
_YEAR_END = r"(?P<ye>年?(?:底|末|终))"
_YEAR = (
    rf"(?:(?P<y>(?:19|20)[0-9]{{2}}|[一二][〇零○九][〇零○一二三四五六七八九]{{2}}){_B}(?:年度|年|(?=全年|Q))"
    rf"|(?P<yy>[0-9]{{2}})年(?:度)?(?={_B}(?:年?[底末终]|[0-9]{{1,2}}月|[上下]半年|第?[一二三四1-4]季))"
    r"|(?P<rel>本年度?|当年度?|今年度?|明年|次年度?|下一?年度?|每年度?|同年|该年度?|各年度?|年度))"
)
_WITH_YEAR = rf"{_YEAR}(?:全年)?{_B}(?:{_YEAR_END}|{_MONTHS}|{_MONTH}|{_PART})?"
_NO_YEAR = rf"(?P<ye>年(?:底|末|终)|年度终了)|{_MONTHS}|{_MONTH}|{_PART}|(?P<whole>年)(?=内)"
_RECURRING = rf"(?:每个?月|次月|当月|下月|各月|每个自然月){_B}(?P<d>{_N}){_B}[日号]"
_ISO = (
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-./])(?P<m>[0-9]{1,2})"
    r"(?:(?P=s)(?P<d>[0-9]{1,2})日?|月?(?P<me>[底末])|月(?=[^0-9]|$))?(?![0-9.%])"
    r"|(?P<y8>(?:19|20)[0-9]{2})(?P<m8>0[1-9]|1[0-2])(?P<d8>[0-3][0-9])?(?![0-9.,])"
)
_ISO_END = (
    rf"{_B}(?:$|[-~至到;,、)]|之前|以前|前|止|为止|年?底|完成|完工|验收|竣工|00:00|24:00|23:59| )"
)
_YEARS = r"((?:19|20)[0-9]{2})年?(?:[-~至到]{1,2})((?:19|20)[0-9]{2})年(?!\s*[0-9])(?:度)?"
_DAYS = rf"(?:((?:19|20)[0-9]{{2}})年)?({_N})月({_N})[日号]?{_B}[-~至到]{{1,2}}{_B}({_N})[日号]"
_MONTH_DOT_DAY = rf"([0-9]{{1,2}})\.([0-9]{{1,2}})(?={_B}[之以]?前)"
_BARE = ("年度", "每年", "每年度", "各年度")  # no date by themselves
_TIME = r" {0,3}T?(?:0?0:00(?::00)?|24:00(?::00)?|23:59(?::59)?|24时|24点)"
_TO = rf"{_B}(?:--?|~|至|到){_B}"
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def match_date(text: str, start: int) -> Span | None:
    """The longest date or period that begins at ``start``; None when there is none."""
    in_figures = text.startswith(("19", "20"), start)
    if not in_figures and _MARKS.isdisjoint(text):
        return _month_dot_day(text, start)
    days = _match(_DAYS, text, start) if "月" in text else None
    if days:
        return _days(days)
    years = _match(_YEARS, text, start) if in_figures else None
    if years:
        return Span(years.end(), f"{years[1]}-01-01", f"{years[2]}-12-31", ("period",))
    one = _single(text, start)
    if one is None:
        return None
    to = _match(_TO, text, one.end)
    other = _single(text, to.end()) if to else None
    if other is None or not other.first or not one.first:
        return one
    first, last = one.first, other.last
    if first[:2] != "--" and last[:2] == "--":
        last = first[:4] + last[1:]
    if len(first) != len(last) or first > last:
        return Span(other.end, "", "", ())
    return Span(other.end, first, last, ("period",))


def _days(found: "re.Match[str]") -> Span:
    """5月20-25日: days of one month."""
    month, first, last = map(_number, found.groups()[1:])
    if not 0 < first <= last:
        return Span(found.end(), "", "", ())
    notes = ("period",) if found[1] else ("no-year", "period")
    return _span(found.end(), found[1], month, first, month, last, notes)


def _month_dot_day(text: str, start: int) -> Span | None:
    """12.31 is a day only where 前 follows."""
    found = _match(_MONTH_DOT_DAY, text, start) if "前" in text and "." in text else None
    if found is None or (start and text[start - 1] in "0123456789.年"):
        return None
    month, day = int(found[1]), int(found[2]) or 99
    return _span(found.end(), None, month, day, month, day, ("no-year",))


def _match(pattern: str, text: str, start: int) -> "re.Match[str] | None":
    return re.compile(pattern).match(text, start)


def _single(text: str, start: int) -> Span | None:
    found = _match(_RECURRING, text, start) if "月" in text else None
    if found:
        day = _number(found["d"])
        valid = 1 <= day <= 31
        mark = f"---{day:02d}" if valid else ""
        return Span(found.end(), mark, mark, ("recurring",))
    span = _iso(text, start)
    if span is None:
        found = _match(_WITH_YEAR, text, start)
        if found and found[0] in _BARE and not text.startswith(("内", "末", "底"), found.end()):
            found = None
        if found is None:
            found = _match(_NO_YEAR, text, start)
        if found is None:
            return None
        span = _named(found)
    time = _match(_TIME, text, span.end)
    if time:
        span = span._replace(end=time.end(), notes=(*span.notes, "time-dropped"))
    return span


def _iso(text: str, start: int) -> Span | None:
    found = _match(_ISO, text, start) if text.startswith(("19", "20"), start) else None
    if found is None or not _match(_ISO_END, text, found.end()):
        return None
    year, month, day = (found[k] or found[k + "8"] for k in ("y", "m", "d"))
    if not found["s"] and not 1990 <= int(year) <= 2099:
        return None
    if day is None:
        if not 1 <= int(month) <= 12:
            return None
        if found["me"]:
            return _span(found.end(), year, int(month), 0, int(month), 0, ())
        return _span(found.end(), year, int(month), 1, int(month), 0, ("period",))
    first = int(day) or 99
    return _span(found.end(), year, int(month), first, int(month), first, ())


def _named(found: "re.Match[str]") -> Span:
    parts = found.groupdict()
    year: str | None = None
    notes: tuple[str, ...] = ("no-year",)
    if parts.get("y"):
        year, notes = _year(parts["y"]), ()
    elif parts.get("yy"):
        year, notes = "20" + parts["yy"], ("short-year",)
    elif parts.get("rel"):
        notes = ("relative-year",)
    end = found.end()
    if parts["m1"]:
        first, last = _number(parts["m1"]), _number(parts["m2"])
        if first > last:
            return Span(end, "", "", ())
        return _span(end, year, first, 1, last, 0, (*notes, "period"))
    if parts["m"]:
        return _month(end, year, parts, notes)
    if parts["half"]:
        last = 6 if parts["half"] == "上" else 12
        return _period(end, year, last - 5, last, bool(parts["he"]), notes)
    quarter = parts["q"] or parts["q2"]
    if quarter:
        last = 3 * _number(quarter)
        return _period(end, year, last - 2, last, bool(parts["qe"]), notes)
    return _period(end, year, 1, 12, bool(parts["ye"]), notes)


def _period(
    end: int, year: str | None, first: int, last: int, at_end: bool, notes: tuple[str, ...]
) -> Span:
    if at_end:
        return _span(end, year, last, 0, last, 0, notes)
    return _span(end, year, first, 1, last, 0, (*notes, "period"))


def _month(
    end: int, year: str | None, parts: dict[str, str | None], notes: tuple[str, ...]
) -> Span:
    month = _number(parts["m"] or "")
    if parts["d"]:
        day = _number(parts["d"]) or 99
        return _span(end, year, month, day, month, day, notes)
    if parts["xun"]:
        first = {"上": 1, "中": 11, "下": 21}[parts["xun"]]
        last = {"上": 10, "中": 20, "下": 0}[parts["xun"]]
        return _span(end, year, month, last if parts["xe"] else first, month, last, notes)
    if parts["me"]:
        return _span(end, year, month, 0, month, 0, notes)
    return _span(end, year, month, 1, month, 0, (*notes, "period"))


def _span(
    end: int, year: str | None, m1: int, d1: int, m2: int, d2: int, notes: tuple[str, ...]
) -> Span:
    """Days checked against the calendar; day 0 is the month's last. No year: 2月 has 28 days."""
    leap = year is not None and _leap(int(year))
    days = []
    for month, day in ((m1, d1), (m2, d2)):
        if not 1 <= month <= 12:
            return Span(end, "", "", ())
        length = _MONTH_DAYS[month - 1] + (month == 2 and leap)
        longest = 29 if month == 2 and year is None else length
        if day > longest:
            return Span(end, "", "", ())
        days.append(f"{year or '-'}-{month:02d}-{day or length:02d}")
    return Span(end, days[0], days[1], notes)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _number(written: str) -> int:
    if written[0] in "0123456789":
        return int(written)
    value = chinese_number(written)
    return int(value) if value is not None else 0


def _year(written: str | None) -> str:
    if written and not written.isdigit():
        value = chinese_number(written.replace("○", "〇"))
        return str(int(value)) if value is not None else ""
    return written or ""
