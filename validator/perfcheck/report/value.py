"""How one target value was read, in words for people."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from perfcheck.report.excerpt import visible
from perfcheck.target.model import Bound, Clause, TargetValue
from perfcheck.target.record import written

_KINDS: Mapping[str, tuple[str, str]] = {
    "comparison": ("数值", "number"),
    "range": ("数值区间", "range"),
    "deadline": ("期限", "deadline"),
    "qualitative": ("定性", "qualitative"),
    "text": ("文字，没有可以比较大小的数值", "text, no value to compare"),
    "empty": ("没有填写（空白或占位符）", "not filled in (blank or a placeholder)"),
    "malformed": (
        "写法有误，读不出数值（规范的写法如 ≥95%、≤3天、2026年6月30日前）",
        "malformed, no value can be read (well-formed: ≥95%, ≤3天, 2026年6月30日前)",
    ),
    "compound": ("多个数值", "several values"),
}
_COMPARATORS: Mapping[str, tuple[str, str]] = {
    "eq": ("等于 {}", "exactly {}"),
    "ge": ("不小于 {}", "at least {}"),
    "gt": ("大于 {}", "more than {}"),
    "le": ("不大于 {}", "at most {}"),
    "lt": ("小于 {}", "less than {}"),
}
_DATES: Mapping[str, tuple[str, str]] = {
    "eq": ("{}", "{}"),
    "ge": ("不早于 {}", "not before {}"),
    "gt": ("晚于 {}", "after {}"),
    "le": ("不晚于 {}", "not after {}"),
    "lt": ("早于 {}", "before {}"),
}
_BETWEEN = ("{} 至 {}", "from {} to {}")
_QUALITATIVE: Mapping[str, tuple[str, str]] = {
    "absence": ("要求没有、不发生，相当于零", "none, as good as zero"),
    "improvement": ("要求提升，没有写到多少", "an improvement, by how much is not said"),
    "reduction": ("要求降低，没有写到多少", "a reduction, by how much is not said"),
    "maintain": ("要求保持原有水平", "what there is, maintained"),
    "punctual": ("要求及时，没有写期限", "punctual, without a date"),
    "conform": ("要求合规、达标", "conforming to a standard"),
    "complete": ("要求完成", "complete"),
    "level": ("用程度或等级表示", "a degree or a grade"),
    "affirm": ("回答“是”或“有”", "affirmative"),
}
_CHANGES: Mapping[str, tuple[str, str]] = {
    "change-up": ("提升幅度", "improved by"),
    "change-down": ("降低幅度", "reduced by"),
}
_TOLD_BY_NUMBER = ("improvement", "reduction")
_ABOUT = ("约 {}", "about {}")
_LABELS = (("类型", "含义", "说明"), ("kind", "meaning", "note"))
NOTES: Mapping[str, tuple[str, str]] = {
    "alternative-unit": ("写了两个单位，取前一个", "two units are written; the first is taken"),
    "approx": ("约数", "approximate"),
    "change-to": ("升降后要达到的数", "what a rise or fall leads to"),
    "change-down": ("减少的幅度", "an amount of reduction"),
    "change-up": ("增加的幅度", "an amount of increase"),
    "comparator-spelling": ("比较符的写法不规范", "an irregular spelling of the comparator"),
    "enumerated": ("前面带序号", "numbered in front"),
    "fraction": ("分数，已化为小数", "a fraction, as an exact decimal"),
    "full-width": ("有全角字符", "full-width characters"),
    "implicit": ("没有写比较符，按等于理解", "no comparator is written; read as exactly"),
    "invisible": ("有看不见的字符", "invisible characters"),
    "look-alike": ("有形近的字符", "look-alike characters"),
    "no-year": ("没有写年份", "no year is written"),
    "no-unit": ("比例、比值不是单位", "比例 or 比值 is no unit"),
    "period": ("一段时间", "a stretch of time"),
    "recurring": ("每月的固定日子", "a day of each month"),
    "relative-year": ("年份写作当年、次年等", "the year is written as this year, next year"),
    "remark": ("后面的括号是附注，未计入", "the bracket behind is a remark, left out"),
    "scale": ("有万、亿等数量级而没有单位", "a scale word (万, 亿) without a unit"),
    "short-year": ("年份只写两位", "the year has two digits"),
    "subject": ("数值前还写有文字", "words stand in front of the number"),
    "time-dropped": ("零点的时刻，未计入", "a time of midnight, left out"),
    "tolerance": ("由 ± 换算为区间", "a range worked out from ±"),
    "typo": ("疑为笔误，请改正", "probably a typing error: please mend it"),
}
"""What each note of a value means."""


def value_lines(value: TargetValue, lang: str) -> Iterator[str]:
    """The text as it stands, then what it is and means, a line each."""
    english = lang == "en"
    kind_label, meaning_label, note_label = _LABELS[english]
    colon = ": " if english else "："
    yield visible(value.text)
    yield f"  {kind_label}{colon}{_KINDS[value.kind][english]}"
    for meaning in _meanings(value, lang):
        yield f"  {meaning_label}{colon}{meaning}"
    if value.qualitative and not (value.clauses and value.qualitative in _TOLD_BY_NUMBER):
        yield f"  {meaning_label}{colon}{_QUALITATIVE[value.qualitative][english]}"
    for note in value.notes:
        yield f"  {note_label}{colon}{NOTES[note][english]}"


def _meanings(value: TargetValue, lang: str) -> Iterator[str]:
    """Each clause in words; of a change, that it is one."""
    english = lang == "en"
    change = next((_CHANGES[note] for note in value.notes if note in _CHANGES), None)
    for clause in value.clauses:
        if change is not None and clause.unit != "date":
            subject = f"{visible(clause.subject)} " if clause.subject else ""
            told = clause_text(clause._replace(subject=None), lang)
            yield f"{subject}{change[english]} {told}"
        elif clause.comparator == "eq" and clause.lower == clause.upper and "approx" in value.notes:
            about = _COMPARATORS["eq"][english].format("")
            yield clause_text(clause, lang).replace(about, _ABOUT[english].format(""), 1)
        else:
            yield clause_text(clause, lang)


def clause_text(clause: Clause, lang: str) -> str:
    """One bound in words: ``不小于 98%``, ``2025-01-01 至 2025-12-31``."""
    english = lang == "en"
    subject = f"{visible(clause.subject)} " if clause.subject else ""
    if clause.unit == "date":
        lower, upper = (_date(bound, lang) for bound in (clause.lower, clause.upper))
        words = _DATES
    else:
        unit = clause.unit or ""
        lower, upper = (_number(bound, unit) for bound in (clause.lower, clause.upper))
        if clause.comparator is None:  # 30 至 50 人次: a unit in words is said once
            lower = lower.removesuffix(f" {unit}")
        words = _COMPARATORS
    if clause.comparator is None or (lower and upper and lower != upper):
        return subject + _BETWEEN[english].format(lower, upper)
    return subject + words[clause.comparator][english].format(lower or upper)


def _number(bound: Bound | None, unit: str) -> str:
    if bound is None:
        return ""
    if isinstance(bound, Decimal):
        sign, plain = "−" if bound < 0 else "", written(abs(bound)) or ""
        whole, point, decimals = plain.partition(".")
        number = f"{sign}{_grouped(whole)}{point}{decimals}"
    else:
        number = bound
    # Symbols stand at the number, words a little apart.
    return number + (unit if unit[:1] in "%‰℃°" else f" {unit}")


def _grouped(digits: str) -> str:
    """``1,000,000``; up to four digits stand as they are."""
    if len(digits) < 5:
        return digits
    first = len(digits) % 3 or 3
    return ",".join((digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))))


def _date(bound: Bound | None, lang: str) -> str:
    """``2025-12-31``; a day of no year or of no month is said to be one."""
    text = str(bound or "")
    if text.startswith("---"):
        day = text[3:]
        return f"day {day} of the month" if lang == "en" else f"每月 {day} 日"
    if text.startswith("--"):
        day = text[2:]
        return f"{day} (no year given)" if lang == "en" else f"{day}（未写年份）"
    return text
