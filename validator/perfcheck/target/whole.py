"""Cells that are no plain number: empty ones, those the grammar takes, text and malformed ones."""

import re
from decimal import Decimal

from perfcheck.target.amounts import NoValue
from perfcheck.target.lexer import ValueLexer
from perfcheck.target.model import Clause, Kind, TargetValue
from perfcheck.target.numerals import CHARACTERS, is_han
from perfcheck.target.prefilter import NUMERIC
from perfcheck.target.reading import Reading, read
from perfcheck.target.refuse import kind_of_refused, never_a_value
from perfcheck.target.tables import run, table
from perfcheck.target.trim import trimmed
from perfcheck.target.vocabulary import Malformed
from perfcheck.target.words import LONGEST, NEGATIONS, SIGNS, STRONG, STRONG_ROOTS, UNCERTAIN

_NAMED = ("逾期", "不满意", "不满足", "未满足", "不到位", "未达标", "不足额", "突破性")
"""Words of a name that hold a comparator and are none: 逾期率≤2%."""
_TURNS = frozenset("不未没非莫")
_NAMED_FIRST = frozenset(word[0] for word in _NAMED)
_ONE_WORD = frozenset("应须需要计年均各男女")
_STRONG_FIRST = frozenset(word[0] for word in STRONG)
_SCENE = ("来自", "来自于", "位于", "分布在", "分布于", "用于", "面向", "针对", "属于", "隶属")
"""Before a number they say whose or where something is, and set no target: 来自5个县."""
_LEADS_ON = frozenset("在为成的了这那哪同某任另唯第进上下再只之地得于和与或及凡仅走统最更")
"""After these a Chinese numeral is no target: 作为效益的一类, 再上一个台阶."""
_FRACTION = r".*(?:(?<![百千万])分之|(?<![0-9])[0-9]+ ?/ ?[0-9]+(?:及?以[上下])?$).*"
_SHARE = "[^,;。、≥≤<>=%]{2,38}[率度例重比] ?:? ?(?=[0-9]+(?:[.][0-9]+)? ?%[^0-9%]{0,4}$)"
"""Up to the one number that is a share: 24小时响应率100%."""
_DIGIT = re.compile("[0-9]")
_LATIN = (  # COD≤50mg/L, PM2.5浓度≤35, pH值6-9
    r"([A-Z]{2,6}[a-z]{0,2}[0-9]{0,2}(?:\.[0-9])?(?:-[A-Z])?|[Pp][Hh]|O3)(?:值|指数|浓度)?"
    r" ?:? ?(?:(?<=[Hh值:]) ?在?(?=[1-9])|(?=[≥≤<>=]|不[超高低大小多少]|控制在))"
)
_SLOT = frozenset("XO")


def whole_value(original: str, plain: str, notes: tuple[str, ...]) -> TargetValue:
    """The value of a cell that is neither plain nor qualitative. ``plain`` is it normalised."""
    named = _latin_name(plain)
    if not named and never_a_value(plain):
        return TargetValue(original, "text", (), None, notes)
    core, more = trimmed(plain)
    try:
        reading = grammar_value(core, named)
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
    if ("/" in core or "分之" in core) and re.fullmatch(_FRACTION, core):
        more = (*more, "fraction")
    seen = dict.fromkeys((*notes, *more, *reading.notes))
    return TargetValue(original, kind, reading.clauses, reading.qualitative, tuple(seen))


def _latin_name(text: str) -> int:
    """Where a measured thing's name in letters ends that a bound follows; 0 for none."""
    if not text[0].isascii() or not text[0].isalpha() or len(text) > 40:
        return 0
    found = re.match(_LATIN, text)
    return 0 if found is None or _SLOT.issuperset(found[1]) else found.end()


def grammar_value(core: str, named: int = 0) -> Reading | None:
    """What the grammar makes of a trimmed cell; None if it does not take the whole of it.

    Where a subject holds numerals of its own (``12345热线接通率≥90%``), it is tried once more with
    everything before the one comparator as the subject; ``named`` is where a subject that is
    known ends. Raises Malformed or NoValue.
    """
    failure: Malformed | None = None
    tree = None
    try:
        tree = run(table(), ValueLexer(core, named))
    except Malformed as error:
        failure = error
    if tree is None and not named:
        split = _split(core)
        if split:
            tree = run(table(), ValueLexer(core, split))
    if tree is None:
        if failure:
            raise failure
        return None
    reading = read(tree)
    for clause in reading.clauses:
        if clause.subject is not None and not (named and clause is reading.clauses[0]):
            _check_subject(clause.subject)
            if clause.comparator in ("gt", "lt") and _may_turn(clause.subject, core):
                raise NoValue
            if clause.comparator == "eq" and (
                _is_name(clause.subject, core)
                or clause.subject.endswith(_SCENE)
                or (clause.unit == "date" and clause.subject.endswith(("已", "已于")))
            ):
                raise NoValue
    return reading


def _may_turn(subject: str, core: str) -> bool:
    """Whether an unlisted negation before 超过 or 低于 may turn it round: 不可能超过5%."""
    near = subject[-3:]
    return near[-1] not in "率度数量比例额" and not _TURNS.isdisjoint(near) and "<" not in core


def _is_name(subject: str, core: str) -> bool:
    """Whether the number after ``subject`` is part of a name or a phrase: COVID-19, 一带一路."""
    if subject.isascii():
        return "=" not in core
    if not is_han(core) or "百分" in core:
        return False
    return core[0] in CHARACTERS or subject[-1] in _LEADS_ON


def _split(core: str) -> int:
    """Where a subject with numerals ends: at a sign or word before a number, or at a digit."""
    first = next((i for i, c in enumerate(core) if c in "≥≤<>=" or c in "》《〉〈"), 0)
    if first and core[first + 1 :].lstrip("=≥≤ ")[:1].isdigit():
        return first if not re.search("[,;。、]", core[:first]) else 0
    for place, character in enumerate(core):
        if character in _STRONG_FIRST and place:
            sizes = range(LONGEST, 0, -1)
            word = next(
                (core[place : place + n] for n in sizes if core[place : place + n] in STRONG), ""
            )
            if word and core[place + len(word) :].lstrip()[:1] in NUMERIC:
                return place if not re.search("[,;。、]", core[:place]) else 0
    share = re.match(_SHARE, core) if "%" in core else None
    if share:
        return share.end()
    digit = _DIGIT.search(core)
    if digit and digit.start() > 1 and not re.search("[,;。、≥≤<>=]", core[: digit.start()]):
        return digit.start()
    return 0


def _check_subject(subject: str) -> None:
    """A subject is words, and holds no comparator and no condition. Raises Malformed or NoValue."""
    bare = subject
    if not _NAMED_FIRST.isdisjoint(bare):
        for name in _NAMED:
            bare = bare.replace(name, "")
    if any(sign in bare for sign in SIGNS) or any(word in bare for word in STRONG_ROOTS):
        raise NoValue
    if any(word in subject for word in UNCERTAIN) or subject.endswith(NEGATIONS):
        raise NoValue
    if subject[0] == "如" and subject[1:2] not in ("期", "实", "约", "数"):
        raise NoValue
    if subject in _ONE_WORD:
        return
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
