"""Qualitative phrases: adverbs, a word, and perhaps what it is done to (不断提高服务水平)."""

import re

from perfcheck.target.model import Qualitative
from perfcheck.target.numerals import is_han
from perfcheck.target.qualities import ADVERBS, PREDICATES, PROGRESS, QUALITIES, REDUCING

# Patterns stay uncompiled until a cell that may match them turns up: start-up counts.
_STANDARD = (
    r"(?:达到|达|符合|满足|遵循|执行|按|按照|依照|依据|参照|遵守)[\u4e00-\u9fffA-Za-z《》“”\"ⅠⅡⅢⅣⅤ]{0,12}"
    r"(?:标准|要求|规定|规范|约定|需求|需要|预期|目标|制度|计划|合同|政策|办法|条件|法规|规程|方案|文件|执行|实施|结算|支付|支出|程序|流程|协议|进度)"
    r"(?:执行|完成|实施|支付|开展|落实|办理|结算|发放|支出|进行)?"
)
_IN_TIME = (
    r"(?:在|按|按照|于)?(?:规定|约定|要求|合同|计划|既定|法定|承诺|预定|项目){1,2}的?"
    r"(?:时间节点|时间要求|时间|时限|期限|工期|节点|时点)(?:以内|之内|内|前)?([\u4e00-\u9fff]{0,4})"
)
_ALL_WORK = (
    r"完成(?:了?(?:全部|所有|全年|各项|既定|年度|预定|规定|目标|计划|绩效|当年|本年)){1,2}的?"
    r"(?:工作任务|目标任务|工作目标|任务|工作|目标|指标|内容|建设任务|计划)"
)
_FIRST = frozenset(word[0] for word in (*QUALITIES, *ADVERBS)) | frozenset("达符满遵执按依参规约法")
_BREAKS = frozenset("的和与及并为对使让以从在给向将把等不达由其所")
_LONG_BREAKS = ("通过", "根据", "开展", "实现", "进行", "情况下", "服务于")


_HOW = frozenset(("安全", "有效", "高效", "科学", "长期", "良好"))
_LAWFUL = frozenset(("依法", "依规", "合规", "规范", "合理", "据实", "按需"))
_NAMED = frozenset("性率度化量数额值费限重")
_PLANS = frozenset(("计划", "方案", "预算", "进度", "标准", "要求", "规定"))
_SECURED = frozenset(("保障", "维护", "确保", "保证"))


def _governs(word: str, noun: str, alone: bool) -> bool:
    """Whether the word says how or that something is done: 按时开班, 安全运行, 依法行政, 保障民生.

    What is done in time has any name; 当年预算 and 定期存款 are things.
    """
    if QUALITIES[word] == "punctual" and word[0] in "按及准如适":
        if len(noun) not in (2, 4) or noun[-1] in _NAMED or not _is_bare(noun):
            return False
        return (
            noun[0] not in "度率"
            and noun not in _PLANS
            and (len(noun) == 2 or noun[:2] in PREDICATES)
        )
    if word in _HOW:
        return noun in PREDICATES
    if len(noun) != 2 or noun[1] in _NAMED:
        return False
    return word in _LAWFUL or (alone and word in _SECURED and noun not in QUALITIES)


def _is_bare(noun: str) -> bool:
    """Whether an object is a plain noun, not a clause."""
    return _BREAKS.isdisjoint(noun) and not any(word in noun for word in _LONG_BREAKS)


def phrase(text: str) -> Qualitative | None:
    """Adverbs, then a word, then perhaps what it is done to."""
    if text[0] not in _FIRST:
        return None
    words, adverbs = QUALITIES, ADVERBS
    rest = text
    used: list[str] = []
    for _ in range(5):
        if used and rest in PREDICATES:
            return _of_adverb(used, rest)
        known = words.get(rest)
        if known and used:
            return _shaded(used, rest, known)
        size = next((n for n in range(min(7, len(rest) - 1), 0, -1) if rest[:n] in adverbs), 0)
        head = _headed(rest, used)
        if head is not None:
            return head
        if not size:
            break
        used.append(rest[:size])
        rest = rest[size:].lstrip("地 ")
    if used and used[-1] in ("逐步", "进一步", "不断", "持续") and len(rest) == 2 and is_han(rest):
        return "level" if used[-1] == "持续" else "improvement"
    return None


def _of_adverb(used: list[str], rest: str) -> Qualitative:
    """按时完成 is punctual, 基本完成 complete, 全面落实 complete."""
    words = QUALITIES
    for adverb in used:
        kind = words.get(adverb)
        if kind in ("punctual", "conform", "complete"):
            return kind
    if used[-1] in ("逐步", "进一步", "不断", "稳步", "逐年", "逐渐", "日益"):
        return "improvement"
    kind = words.get(rest)
    return kind or "level"


def _shaded(used: list[str], word: str, kind: Qualitative) -> Qualitative:
    """What adverbs make of a word: 不断完善 improves, 持续保障 affirms, 按时完成 is punctual."""
    words = QUALITIES
    if word in REDUCING:
        return "reduction"
    progress = [a for a in used if a in PROGRESS]
    if progress and kind not in ("improvement", "reduction", "maintain"):
        firm = progress[-1] in ("持续", "继续", "更加", "更为")
        if word in ("完善", "健全", "规范") or not firm:
            return "improvement"
        return kind
    if kind in ("complete", "affirm", "level"):
        for adverb in used:
            if words.get(adverb) == "punctual":
                return "punctual"
            if words.get(adverb) == "conform" and kind != "level":
                return "conform"
            if words.get(adverb) == "complete" and kind == "affirm":
                return "complete"
    return kind


def _is_done(verb: str) -> bool:
    """发放, 足额发放, 发放到位: what may be done in time or by the rules."""
    if verb in PREDICATES:
        return True
    first, second = verb[:2], verb[2:]
    return second in PREDICATES and (first in PREDICATES or first in QUALITIES)


def _headed(rest: str, used: list[str]) -> Qualitative | None:
    """A verb of change, 及时 or the like before a short noun or verb: 增加岗位, 及时到位."""
    words = QUALITIES
    if rest[:2] == "完成" and 6 <= len(rest) <= 12 and re.fullmatch(_ALL_WORK, rest):
        return "complete"
    for size in (6, 5, 4, 3, 2):
        kind = words.get(rest[:size])
        noun = rest[size:]
        if kind is None or not noun or not is_han(noun):
            continue
        if kind in ("improvement", "reduction") and len(rest[:size]) == 2:
            if len(noun) <= 8 and _is_bare(noun):
                return kind
        elif (kind in ("punctual", "conform", "complete") and _is_done(noun)) or _governs(
            rest[:size], noun, not used
        ):
            return kind
        elif rest[:size] in ("完善", "健全") and used and used[-1] in PROGRESS and len(noun) <= 6:
            return "improvement"
        elif rest[:size] in ("完成", "保持", "维持") and len(noun) <= 4:
            return "maintain" if kind == "maintain" else None
    if ("时" in rest or "期" in rest or "节" in rest) and len(rest) <= 14:
        in_time = re.fullmatch(_IN_TIME, rest)
        if in_time and (not in_time[1] or _is_done(in_time[1])):
            return "punctual"
    if rest[0] in "达符满遵执按依参" and len(rest) <= 16 and re.fullmatch(_STANDARD, rest):
        return "conform"
    return None
