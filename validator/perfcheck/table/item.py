"""One indicator item, from its text to its fields: the quick way, and the grammar for the rest."""

from functools import lru_cache

from perfcheck.struct import Struct
from perfcheck.table.model import Why

Range = tuple[int, int]
BLANKS = " \t\xa0\u3000"
"""The blanks that may stand around the parts of an item."""

_CLOSING = "。．.；;" + BLANKS
_HYPHENS = frozenset("-－—–‐‑−")
_SURE_LEVEL1 = frozenset(
    f"{stem}{ending}" for stem in ("产出", "效益", "满意度", "成本") for ending in ("指标", "目标")
)
_SURE_LEVEL2 = frozenset(
    f"{stem}指标" for stem in ("数量", "质量", "时效", "成本", "满意度")
) | frozenset(
    f"{stem}{ending}"
    for stem in (
        *("经济成本", "社会成本", "生态环境成本", "经济效益", "社会效益", "生态效益"),
        *("可持续影响", "服务对象满意度"),
    )
    for ending in ("", "指标")
)
_PERIOD = ("实施周期指标值:", "实施周期指标值：")
_ANNUAL = ("年度指标值:", "年度指标值：", "指标值:", "指标值：")
SCORES = {
    **dict.fromkeys(("分值", "权重"), "weight"),
    **dict.fromkeys(("实际完成值", "全年实际完成值", "全年实际值", "实际值", "完成值"), "actual"),
    **dict.fromkeys(("得分", "自评得分", "自评分", "自评分值"), "got"),
    **dict.fromkeys(("扣分原因", "扣分说明", "偏差原因", "备注", "评分标准"), "remark"),
}
"""What the labels of a self-evaluation mean; ``grammar/indicator.lark`` has all their forms."""


class Level(Struct):
    """A level of an item: its code as ASCII digits, its label, and the two in the item's text."""

    code: str | None
    label: str
    start: int
    end: int


class Fields(Struct):
    """The fields of an item; ranges are offsets into the text that was parsed.

    None: the item has no such field. A value that is there and empty is an empty range.
    """

    ordinal: int | None
    level1: Level | None
    level2: Level | None
    name: Range | None
    period: Range | None
    annual: Range | None
    scores: tuple[tuple[str, Range], ...] = ()
    """The fields of a self-evaluation in the order written: weight, actual, got, remark."""


class ItemError(ValueError):
    """An item whose fields cannot be told apart."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def parse_item(text: str) -> Fields:
    """The fields of one item (a cell is cut into items by ``items.cut_items``).

    Raises ItemError when they cannot be told apart. ``grammar/indicator.lark`` is the
    specification; most items never need it.
    """
    fields = parse_simple(text)
    if fields is None:
        from perfcheck.table.item_grammar import parse_by_grammar  # most tables never need it

        fields = parse_by_grammar(text)
    return fields


def parse_simple(text: str) -> Fields | None:
    """The same as the grammar for an item in the usual form, or None for any other.

    The usual form: no separator inside a part, no blank in a level, no colon but the labels'.
    """
    parts = text.replace(";", "；").split("；")
    end = len(text)
    scores: tuple[tuple[str, Range], ...] = ()
    if not parts[-1].startswith(_ANNUAL):
        end, scores = _simple_scores(text, parts)
        text = text[:end]
    count = len(parts)
    if not 4 <= count <= 5 or text.count(":") + text.count("：") != count - 3:
        return None
    head, second, name = parts[0], parts[1], parts[2]
    kept = name.strip(BLANKS)
    if not kept or _may_be_level(kept):
        return None
    label_start = 0
    ordinal = None
    mark = head.find("、")
    if mark >= 0:
        if not 0 < mark <= 4 or not head[:mark].isdecimal() or not head[:mark].isascii():
            return None
        ordinal = int(head[:mark])
        label_start = mark + 1
    words1 = _simple_level(head[label_start:], 1)
    words2 = _simple_level(second, 2)
    if words1 is None or words2 is None:
        return None
    level1 = Level(*words1, label_start, len(head))
    start = len(head) + 1
    level2 = Level(*words2, start, start + len(second))
    start += len(second) + 1
    first = start + len(name) - len(name.lstrip(BLANKS))
    place = first, first + len(kept)
    start += len(name) + 1
    period = None
    if count == 5:
        if not parts[3].startswith(_PERIOD):
            return None
        period = value_range(text, start + 8, start + len(parts[3]))
        start += len(parts[3]) + 1
    last = parts[-1]
    if not last.startswith(_ANNUAL):
        return None
    label = 6 if last[0] == "年" else 4
    annual = value_range(text, start + label, end)
    return Fields(ordinal, level1, level2, place, period, annual, scores)


def _simple_scores(text: str, parts: list[str]) -> tuple[int, tuple[tuple[str, Range], ...]]:
    """Take the fields of a self-evaluation off the end of ``parts``, each kind once; where the
    rest of ``text`` ends, and the fields.
    """
    end = len(text)
    found: dict[str, Range] = {}
    while len(parts) > 4:
        label, colon, value = parts[-1].replace("：", ":").partition(":")
        kind = SCORES.get(label)
        if not colon or ":" in value or kind is None or kind in found:
            break  # a second label may stand behind a comma
        start = end - len(parts.pop())
        found[kind] = value_range(text, start + len(label) + 1, end)
        end = start - 1
    return end, tuple(reversed(found.items()))


def _may_be_level(name: str) -> bool:
    """Whether a name begins like a coded level: ``24小时`` does not, ``24-7服务`` does."""
    if not name[0].isdigit():
        return False
    rest = name.lstrip("0123456789０１２３４５６７８９" + BLANKS)
    return rest[:1] in _HYPHENS or rest == name


@lru_cache(maxsize=1024)
def _simple_level(part: str, digits: int) -> tuple[str | None, str] | None:
    """Code and label of ``part`` when it is a level beyond doubt."""
    if part in (_SURE_LEVEL1 if digits == 1 else _SURE_LEVEL2):
        return None, part
    code, label = part[:digits], part[digits + 1 :]
    if part[digits : digits + 1] not in _HYPHENS or not code.isdecimal() or not code.isascii():
        return None
    if not label or label[0].isdigit() or len(label.split(None, 1)) != 1 or label != label.strip():
        return None
    return code, label


def value_range(text: str, start: int, end: int) -> Range:
    """The range of a value without blanks around it and without the mark that closes it."""
    kept = text[start:end].rstrip(_CLOSING)
    end = start + len(kept)
    return end - len(kept.lstrip(BLANKS)), end
