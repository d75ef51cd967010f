"""Cells that are no plain number: empty ones, those the grammar takes, text and malformed ones."""

import re
from decimal import Decimal

from perfcheck.target.lexer import Malformed, ValueLexer
from perfcheck.target.model import Clause, Kind, TargetValue
from perfcheck.target.reading import NoValue, Reading, read
from perfcheck.target.refuse import kind_of_refused, never_a_value
from perfcheck.target.tables import run, table
from perfcheck.target.trim import trimmed
from perfcheck.target.words import SIGNS, STRONG, UNCERTAIN

_EMPTY = frozenset(
    [
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "待定",
        "暂无",
        "空",
        "无法确定",
        "不适用",
        "待填",
        "待补充",
        "待核定",
        "待确定",
        "未定",
        "暂定",
        "略",
        "暂缺",
        "未填",
        "未填写",
        "待明确",
        "待核实",
        "暂未确定",
        "尚未确定",
        "未确定",
        "无数据",
        "暂无数据",
        "(空)",
        "无内容",
        "x",
        "xx",
        "xxx",
        "xxxx",
        "待完善",
        "待填写",
        "待补",
        "tbd",
        "空白",
    ]
)
_PLACEHOLDERS = frozenset("-/*\\|_.。…·,、;:?!×□○◯#~^'\"()[]— ")
_NUMERIC = frozenset("0123456789零〇一二两三四五六七八九十百半壹贰叁肆伍陆柒捌玖拾廿卅年月季千万Q")
_DIGIT = re.compile("[0-9]")


def whole_value(original: str, plain: str, notes: tuple[str, ...]) -> TargetValue:
    """The value of a cell that is neither plain nor qualitative. ``plain`` is it normalised."""
    if not plain or plain.lower() in _EMPTY or _PLACEHOLDERS.issuperset(plain):
        return TargetValue(original, "empty", (), None, ())
    if _NUMERIC.isdisjoint(plain) or never_a_value(plain):
        return TargetValue(original, kind_of_refused(plain), (), None, notes)
    core, more = trimmed(plain)
    try:
        reading = grammar_value(core)
    except Malformed:
        kind: Kind = "malformed" if kind_of_refused(plain) == "malformed" else "text"
        return TargetValue(original, kind, (), None, notes)
    except NoValue:
        return TargetValue(original, "text", (), None, notes)
    if reading is None:
        return TargetValue(original, kind_of_refused(plain), (), None, notes)
    if _contradicts(reading.clauses):
        return TargetValue(original, "malformed", (), None, notes)
    kind = _kind(reading)
    seen = dict.fromkeys((*notes, *more, *reading.notes))
    return TargetValue(original, kind, reading.clauses, reading.qualitative, tuple(seen))


def grammar_value(core: str) -> Reading | None:
    """What the grammar makes of a trimmed cell; None if it does not take the whole of it.

    Where a subject holds numerals of its own (``12345热线接通率≥90%``), it is tried once more with
    everything before the one comparator as the subject. Raises Malformed or NoValue.
    """
    failure: Malformed | None = None
    tree = None
    try:
        tree = run(table(), ValueLexer(core))
    except Malformed as error:
        failure = error
    if tree is None:
        split = _split(core)
        if split:
            tree = run(table(), ValueLexer(core, split))
    if tree is None:
        if failure:
            raise failure
        return None
    reading = read(tree)
    for clause in reading.clauses:
        if clause.subject is not None:
            _check_subject(clause.subject)
    return reading


def _split(core: str) -> int:
    """Where a subject with numerals ends: at the first sign, word or digit that is followed by one."""
    first = next((i for i, c in enumerate(core) if c in "≥≤<>=" or c in "》《〉〈"), 0)
    if first and core[first + 1 :].lstrip("=≥≤ ")[:1].isdigit():
        return first if not re.search("[,;。、]", core[:first]) else 0
    for word in sorted(STRONG, key=len, reverse=True):
        place = core.find(word)
        if place > 0 and core[place + len(word) :].lstrip()[:1] in _NUMERIC:
            return place if not re.search("[,;。、]", core[:place]) else 0
    digit = _DIGIT.search(core)
    if digit and digit.start() > 1 and not re.search("[,;。、≥≤<>=]", core[: digit.start()]):
        return digit.start()
    return 0


def _check_subject(subject: str) -> None:
    """A subject is words, and holds no comparator and no condition. Raises Malformed or NoValue."""
    if any(sign in subject for sign in SIGNS) or any(word in subject for word in STRONG):
        raise NoValue
    if any(word in subject for word in UNCERTAIN):
        raise NoValue
    if sum("\u4e00" <= c <= "\u9fff" for c in subject) < 2 and len(subject) < 4:
        raise Malformed


def _contradicts(clauses: tuple[Clause, ...]) -> bool:
    """Two bounds of one thing that leave nothing between them: 大于5小于3."""
    if len(clauses) != 2 or clauses[0].unit != clauses[1].unit or any(c.subject for c in clauses):
        return False
    low = next((c.lower for c in clauses if c.comparator in ("ge", "gt")), None)
    high = next((c.upper for c in clauses if c.comparator in ("le", "lt")), None)
    return isinstance(low, Decimal) and isinstance(high, Decimal) and low > high


def _kind(reading: Reading) -> Kind:
    if len(reading.clauses) > 1:
        return "compound"
    shape = reading.shapes[0]
    if shape == "date":
        return "deadline"
    return "comparison" if shape == "bound" else "range"
