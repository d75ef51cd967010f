"""Why pieces of a table were not understood, in words."""

from typing import Literal

from perfcheck.table.model import Unread, Why

_TEXTS: dict[Why, tuple[str, str]] = {
    "no-part": ("看不出属于表的哪一栏", "it belongs to no part of the table"),
    "no-head": (
        "有指标值，认不出序号和分级",
        "it holds a target value, but no number and no categories were recognised",
    ),
    "run-together": (
        "值与下一条的序号连在一起，分不清",
        "the value runs into the number of the next item",
    ),
    "maybe-page": (
        "其中单独一行的数字可能是页码，也可能是指标值的一部分",
        "the number on a line of its own may be that of a page or a part of the value",
    ),
    "nameless": ("只有金额，找不到它的名称", "amounts without a name"),
    "no-amount": (
        "不是规范的金额，其后的数字也无法对应到栏目",
        "not a well-formed amount, so that the numbers after it have no column either",
    ),
    "header": ("表头里没有认出的一行", "a line of the header that was not recognised"),
    "value-twice": (
        "一条里同一种指标值出现两次，可能是两条连在了一起",
        "one item has the same kind of value twice; two items may have run together",
    ),
    "score-twice": (
        "一条里同一种自评内容出现两次，可能是两条连在了一起",
        "one item has the same field of a self-evaluation twice; two items may have run together",
    ),
    "no-levels": ("认不出分级，也没有指标值", "neither categories nor a target value"),
    "no-label": (
        "没有“指标值:”，分不清名称和指标值",
        "without “指标值:” the name and the value cannot be told apart",
    ),
    "odd-label": ("名称里夹着不认识的“…值:”", "an unknown “…值:” stands inside the name"),
    "level-inside": (
        "名称里夹着分级，分不清各项内容",
        "categories stand inside the name, so that the fields cannot be told apart",
    ),
    "value-inside": (
        "指标值里又有“指标值:”，分不清各项内容",
        "another “指标值:” stands inside the value, so that the fields cannot be told apart",
    ),
}


def reason_text(piece: Unread, lang: Literal["zh", "en"] = "zh") -> str:
    """Why ``piece`` was not understood."""
    return _TEXTS[piece.why][lang == "en"]
