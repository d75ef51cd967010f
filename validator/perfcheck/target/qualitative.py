"""Qualitative targets: (adverb) + word (+ noun), read without the grammar."""

import re

from perfcheck.target.model import Qualitative
from perfcheck.target.numerals import is_han
from perfcheck.target.phrases import phrase
from perfcheck.target.qualities import ADVERBS, QUALITIES, WORDS_BY_KIND
from perfcheck.target.units import canonical

# Patterns stay uncompiled until a cell that may match them turns up: start-up counts.
_GRADE = (
    r"(?:达到|达|为|评为|不低于|获得)?(?:国家|省|市|第)?"
    r"(?:[一二三四五六七八九十0-9]{1,2}[Aa]?[级等类星档](?:[甲乙丙][等级]|级|标准|水平)?"
    r"|[A-Ca-c]{1,5}\+?[级等类]|A{2,5}(?:级|\+)?|[0-9]A级?|[甲乙丙丁特][级等类]"
    r"|[ⅠⅡⅢⅣⅤIV]{1,3}[级类等]|[一二三][甲乙丙]|[优良中差高初特][级等]|[一二三四五]星级?|[ABCD])"
    r"(?:水质?|标准|水平|资质|医院)?(?:及|或|\(含\))?(?:以上|以下|以内)?(?:标准|水平)?"
)
# A numeral in words names a grade and counts nothing: 优于二级 is no number above 2.
_COMPARED = (
    r"(?:不?[优好高低大小差劣次]于|不?超过|不超|至少|至多|最低|最高) ?"
    r"(?:为|达到?|国家|省|第)?(?:[一二三四五六七八九十][级星]|[ⅠⅡⅢⅣⅤ][级类]|(?:I{1,3}|IV|V)[级类])"
    r"(?:水质|标准|水平|资质|医院)?(?:及|或|\(含\))?(?:以上|以下)?(?:标准|水平)?"
)
_GRADE_MARKS = frozenset("级等类星档甲乙丙丁ABCDabcⅠⅡⅢⅣⅤI优良")
_RECURRENCE = r"(?:[≥≤>=]|不[低小少]于|达到?)? ?[0-9一二三五十百]{1,4}年一遇(?:标准)?(?:及?以上)?"
_AGAINST = (
    r"(?:(?P<keep>不(?:得)?(?:低|高|少|大|小|多|差|劣|次|弱)于|不超过?|[≥≤]|不亚于|等于)"
    r"|(?P<up>[优高好多强]于|超过|大于|>)|(?P<down>[低少小]于|<)) ?"
    r"(?:上年度?|去年|上一年度?|往年|历年|前年|同期|上年同期|去年同期|现状|现有)"
    r"(?:平均)?(?:水平|数|度|同期|同期水平|标准)?"
)
_BEFORE = ("上年", "去年", "上一", "往年", "历年", "前年", "同期", "现状", "现有")
_ALL_ONES = r"[应愿能可须](.{1,3})尽(?:\1|.{1,3})"
_LACKS = (
    *("无", "没有", "未发生", "不发生", "杜绝", "未出现", "不存在", "不出现", "未产生", "没发生"),
    *("不得发生", "未收到", "未接到", "未造成", "不造成", "避免", "防止", "消除", "未发现", "未有"),
)
_NOT_LACK = (
    *("无线", "无人", "无偿", "无障碍", "无纸", "无害", "无缝", "无论", "无理由", "无形", "无条件"),
    *("无忧", "无私", "无痛", "无接触", "无菌", "无烟", "无限", "无水", "无土", "无机", "无公害"),
    *(
        "无为",
        "无所",
        "无法",
        "无需",
        "无须",
        "无间断",
        "无死角",
        "无差别",
        "无差异",
        "无公",
        "无从",
    ),
    *(
        "无关",
        "无疑",
        "无非",
        "无声",
        "无处",
        "无辜",
        "无力",
        "无物",
        "无籽",
        "无证",
        "无尘",
        "无铅",
    ),
)
_EVENTS = (  # 无人员伤亡, 无公共安全事件
    *("伤亡", "死亡", "事故", "事件", "现象", "问题", "发生", "投诉", "违规", "超标", "损失"),
    *("纠纷", "流失", "污染"),
)
_NOT_ZERO = frozenset("年月日售散星件部工钱碎担用点下食距容跑门成")
_NOT_THERE = frozenset(
    ("有限", "有待", "有关", "有的", "有些", "有时", "有人", "有序", "有效", "有力")
)
_RANKED = ("以上", "等次", "等级", "档次", "水平", "标准")
_LEVELS = frozenset(WORDS_BY_KIND["level"].split()) | {"合格", "达标"}
_MAX, _MAX_CLAUSE = 24, 18
_JOINTS = frozenset(",、; 且并")
_SPLIT = "[,、;， ]|并且|且|并"


def qualitative(text: str) -> Qualitative | None:
    """The kind of a qualitative target in normalised text; None for any other text.

    The first of several words joined by a comma or 且 decides, if every one is qualitative.
    """
    if len(text) > _MAX or not text:
        return None
    text = text.strip(" \"'")
    if text.endswith((")", "]")):
        text = _without_bracket(text)
    found = QUALITIES.get(text) or (_one(text) if len(text) <= _MAX_CLAUSE else None)
    if found is not None:
        return found
    if not _JOINTS.isdisjoint(text):
        parts = [part.strip() for part in re.split(_SPLIT, text)]
        if 1 < len(parts) <= 5 and all(parts):
            first = _one(parts[0])
            if first and all(_one(part) for part in parts[1:]):
                return first
    return None


def _without_bracket(text: str) -> str:
    """提升 of 提升(定性), 无 of (无): a remark at the end and brackets around all go."""
    opens = max(text.rfind("("), text.rfind("["))
    if opens < 0 or (text[-1] == ")") != (text[opens] == "("):
        return text
    return text[1:-1].strip() if opens == 0 else text[:opens].rstrip()


def _one(text: str) -> Qualitative | None:
    found = QUALITIES.get(text)
    if found is not None or not text:
        return found
    if len(text) < 15 and not _GRADE_MARKS.isdisjoint(text) and re.fullmatch(_GRADE, text):
        return "conform" if text.endswith("标准") and text[0] == "达" else "level"
    if ("级" in text or "星" in text or "类" in text) and re.fullmatch(_COMPARED, text):
        return "level"
    if text.endswith(_RANKED) and _stem(text) in _LEVELS:
        return "level"
    if "级" in text and re.fullmatch(r"(?:国家|省|市|区|县|部|校|院)级(?:及?以上)?", text):
        return "level"
    if "一遇" in text and re.fullmatch(_RECURRENCE, text):
        return "level"
    if text[0] in "应愿能可须" and "尽" in text and re.fullmatch(_ALL_ONES, text):
        return "complete"
    if ("年" in text or "期" in text or "现" in text) and any(word in text for word in _BEFORE):
        against = re.fullmatch(_AGAINST, text)
        if against:
            if against["keep"]:
                return "maintain"
            return "improvement" if against["up"] else "reduction"
    return _lack(text) or _pair(text) or phrase(text)


def _stem(text: str) -> str:
    """优秀 of 优秀等次, 基本满意 of 基本满意及以上."""
    for ending in ("以上", "及", "或", "(含)", *_RANKED[1:]):
        text = text.removesuffix(ending)
    return text


def _pair(text: str) -> Qualitative | None:
    """有保障, 有影响: something is there; 安全稳定: two words side by side, the first counts."""
    if text[0] == "有" and len(text) <= 4 and is_han(text) and text[:2] not in _NOT_THERE:
        return None if text[1:] in ADVERBS or text[1:2] in "所较一明" else "affirm"
    if len(text) == 4 and text[:2] in QUALITIES and text[2:] in QUALITIES:
        return QUALITIES[text[:2]] if text[:2] not in ADVERBS else None
    return None


def _lack(text: str) -> Qualitative | None:
    """零投诉, 无违规, 未发生安全事故: a lack of what the noun says."""
    if text[0] in "零0〇○":
        noun = text[1:]
        if not noun or len(noun) > 10 or not is_han(noun) or noun[0] in _NOT_ZERO:
            return None
        return None if canonical(noun) else "absence"
    if not text.startswith(_LACKS):
        return None
    lack = next(word for word in _LACKS if text.startswith(word))
    if not text.startswith(_NOT_LACK) or text.endswith(_EVENTS):
        noun = text[len(lack) :]
        noun = noun[2:] if noun[:2] in ("任何", "发生", "出现") else noun
        if len(noun) <= 14 and is_han(noun):
            return "absence"
    return None
