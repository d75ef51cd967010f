"""The words of the opinion, in Chinese and in English."""

from collections.abc import Mapping
from typing import Literal

from perfcheck.finding import Severity
from perfcheck.report.opinion.judgement import Judgement
from perfcheck.report.words import WORDS, Words

SEVERITY: Mapping[Severity, tuple[str, str]] = {
    "error": ("必须修改", "Must be amended"),
    "warning": ("应当修改", "Should be amended"),
    "advice": ("建议完善", "May be improved"),
}
JUDGED: Mapping[Judgement, tuple[str, str]] = {
    "return": ("退回修改", "Returned for amendment"),
    "none": ("暂不能形成意见", "No opinion can be formed yet"),
    "amend": ("修改后再报", "To be amended and submitted again"),
    "pass": ("予以通过", "Passed"),
}
_SAID: Mapping[str, tuple[str, str]] = {
    # In titles, the unit and the year come before what it is about.
    "title": ("关于{}\n{}的审核意见", "Review opinion: {}{}"),
    "annex": ("附件{}", "Annex {}"),
    "annex-title": ("{}\n{}审核意见", "{}{}"),
    "targets": ("项目支出绩效目标", "Performance targets of projects"),
    "targets-whole": ("整体支出绩效目标", "Performance targets of the whole budget"),
    "targets-self": ("项目支出绩效自评", "Performance self-evaluation of projects"),
    "year": ("{}年", "{}"),
    "to": ("{}：", "To: {}"),
    "to-blank": ("＿＿＿＿＿＿＿＿：", "To: ____________________"),
    "received": (
        "你单位报送的{}收悉。经按 {} 条规则逐项核对，提出审核意见如下。",
        "Submitted: {}. It has been checked item by item against {} rules, and the opinion is as "
        "follows.",
    ),
    "received-many": (
        "报送的 {} 份绩效目标，审核结论汇总如下，具体意见见附件。",
        "The conclusions on the {} submissions are listed here; the opinions are in the annexes.",
    ),
    # Sections
    "facts": ("基本情况", "Facts"),
    "overall": ("总体意见", "Overall judgement"),
    "issues": ("存在的问题和修改要求", "Issues and amendments asked for"),
    "unread": ("未能核对的内容", "What was not checked"),
    "notes": ("有关说明", "Notes"),
    "whole": ("关于整张表", "The whole table"),
    "project-no": ("项目 {}　", "Project {}: "),
    "nameless": ("没有项目名称", "no name"),
    # Facts
    "fact": ("事项", "Fact"),
    "told": ("内容", "Content"),
    "department": ("单位", "Unit"),
    "budget-year": ("预算年度", "Budget year"),
    "table-title": ("表名", "Title of the table"),
    "money-unit": ("金额单位", "Unit of money"),
    "extent": ("项目和指标", "Projects and indicators"),
    "money": ("资金合计", "Total"),
    "file": ("文件", "File"),
    "reading": ("读取和核对", "Read and checked by"),
    "outcomes": ("核对情况", "Checks made"),
    "status": ("状态", "Status"),
    "reason": ("原因", "Reason"),
    "absent": ("表中没有写", "not stated in the table"),
    "stdin": ("标准输入", "standard input"),
    "digest": ("{}（SHA-256 前 16 位：{}）", "{} (SHA-256 begins {})"),
    "number-of": ("（文件中第 {} 张表）", " (table {} in the file)"),
    "tool": (
        "perfcheck {}，规则库 {}（{}，摘要 {}）",
        "perfcheck {}, rulebook {} ({}, digest {})",
    ),
    "stated": ("表中合计 {}{}", "{}{} as stated"),
    "no-grand": ("表中没有合计", "no total stated"),
    "no-amount": ("没有读到金额", "no amounts were read"),
    "adds-up": ("与 {} 个项目之和一致", "which is the sum of {} projects"),
    "sum": ("{} 个项目相加为 {}", "{} projects add up to {}"),
    "off": ("相差 {}", "a difference of {}"),
    "rounding": ("（在四舍五入之内）", " (within rounding)"),
    "missing": ("有 {} 个金额没有读到", "amounts not read: {}"),
    # Columns
    "no": ("序号", "No."),
    "project": ("项目名称", "Project"),
    "amount": ("金额", "Amount"),
    "indicators": ("指标", "Indicators"),
    "subject": ("报送内容", "Submission"),
    "judgement": ("审核结论", "Conclusion"),
    "place": ("位置", "Place"),
    "text": ("原文", "Text"),
    "rules-left": ("没有下结论的规则", "Rules without a verdict"),
    "some-rules": ("{} 等 {} 条", "{} and others, {} in all"),
    # Judgement
    "found": ("有 {} 处{}", "{1}: {0}"),
    "found-more": ("{} 处{}", "{1}: {0}"),
    "found-none": ("在核对的范围内没有发现问题", "No problems were found in what was checked"),
    "do-return": (
        "请按本意见修改后重新报送",
        "Please amend the table as asked for here and submit it again",
    ),
    "do-amend": (
        "请按本意见修改后再报",
        "Please amend the table as asked for here and submit it again",
    ),
    "do-advice": (
        "建议由单位研究采纳，不影响通过",
        "The unit may take up the advice; it does not stand in the way",
    ),
    "unread-some": (
        "另有 {} 处内容没有读懂，不能断定没有问题，须对照原表补充核对",
        "Pieces not understood: {}. More problems cannot be ruled out, and they must be checked "
        "against the original",
    ),
    "unread-all": (
        "这份文件没有核对，不能视为通过",
        "This file was not checked; that is not a pass",
    ),
    "tables-judged": ("{}：{} 份", "{}: {}"),
    # Issues
    "indicator": ("第 {} 条指标", "indicator {}"),
    "line": ("第 {} 行", "line {}"),
    "actual": ("表中写法", "In the table"),
    "expected": ("应为", "Expected"),
    "working": ("计算", "Working"),
    "remedy": ("修改要求", "Amendment"),
    "basis": ("依据", "Basis"),
    "guidance": ("参考", "For reference"),
    "same": ("同第 {} 条", "as in {}"),
    "nothing": (
        "没有需要提出的问题。",
        "There is nothing to raise.",
    ),
    "not-judged": (
        "没有核对，提不出问题。",
        "It was not checked, so that nothing can be raised.",
    ),
    "hidden": (
        "另有已知的问题不计入上列意见：{}。",
        "Known problems that are not counted above: {}.",
    ),
    "suppressed": ("按备案理由豁免 {} 处（{}）", "{} suppressed with a reason ({})"),
    "accepted": ("列入基线 {} 处（{}）", "{} in the baseline ({})"),
    "of-severity": ("{} {}", "{}: {}"),
    "excused": ("已豁免（{}）：{}", "Suppressed ({}): {}"),
    "in-baseline": ("在基线中：{}", "In the baseline: {}"),
    # Not checked
    "unread-none": (
        "读到的内容都已看懂，没有未能核对的。",
        "Everything that was read was understood; nothing is left out.",
    ),
    "unread-file": ("整个文件没有核对：{}。", "The whole file was not checked: {}."),
    "unread-projects": (
        "表中没有读到项目，没有可以核对的内容。",
        "No projects were read, so that there was nothing to check.",
    ),
    "unread-rules": ("没有选用任何规则。", "No rules were chosen."),
    "unread-list": (
        "下列 {} 处没有读懂，用到它们的规则没有下结论，请对照原表核对。",
        "Pieces not understood: {}. Rules that need them gave no verdict; please check them "
        "against the original.",
    ),
    # Notes
    "note-rule": (
        "总体意见按以下办法得出：有“必须修改”的，退回修改；没有“必须修改”但有内容未能核对的，"
        "暂不能形成意见；其余有“应当修改”的，修改后再报；只有“建议完善”或者没有问题的，予以通过。",
        "How the judgement is reached: whatever must be amended returns the table; without that, "
        "anything not checked leaves it without an opinion; else whatever should be amended asks "
        "for a new submission; a table with advice alone, or with nothing, passes.",
    ),
    "note-basis": (
        "“依据”是应当执行的规定；“参考”是没有约束力的指引、其他地方的规定或者实务惯例。",
        "“Basis” is what must be observed; “for reference” is guidance that does not bind, rules "
        "of other places, or common practice.",
    ),
    "note-review": (
        "注明“请人工复核”的问题，由审核人认定后再发出。",
        "Issues marked “please review” must be confirmed by the reviewer before this is sent.",
    ),
    "note-draft": (
        "本意见由程序按规则得出。项目有无必要、资金测算是否准确、目标值高低是否适当，"
        "由审核人另行判断；经审核人签字并盖章后生效。",
        "This opinion was drawn up by a program, by rules. Whether a project is needed, its costs "
        "are right and its targets ambitious enough is for the reviewer to judge. It takes effect "
        "when signed and sealed.",
    ),
    # Signature
    "reviewer": ("审核人（签字）：＿＿＿＿＿＿＿＿", "Reviewed by: ____________________"),
    "approver": ("复核人（签字）：＿＿＿＿＿＿＿＿", "Approved by: ____________________"),
    "seal": ("审核单位（盖章）", "Reviewing office (seal)"),
    "date": ("　　　　年　　月　　日", "Date: ____________________"),
}


class Say:
    """The words of one language: ``say("facts")``."""

    def __init__(self, lang: Literal["zh", "en"]) -> None:
        self.lang: Literal["zh", "en"] = lang
        self.english = lang == "en"
        self.shared: Words = WORDS[lang]

    def __call__(self, key: str, *values: object) -> str:
        """The words ``key``, with ``values`` in their places. Raises KeyError."""
        text = _SAID[key][self.english]
        return text.format(*values) if values else text

    def severity(self, severity: Severity) -> str:
        return SEVERITY[severity][self.english]

    def head(self, severity: Severity) -> str:
        """The same for the head of a narrow column."""
        return self.severity(severity).partition(" ")[0]

    def judged(self, judgement: Judgement) -> str:
        return JUDGED[judgement][self.english]

    def section(self, number: int, text: str) -> str:
        """``一、基本情况`` or ``I. Facts``."""
        return f"{_roman(number)}. {text}" if self.english else f"{numeral(number)}、{text}"

    def below(self, section: int, number: int, text: str) -> str:
        """``（一）关于整张表`` or ``III.1 The whole table``."""
        if self.english:
            return f"{_roman(section)}.{number} {text}"
        return f"（{numeral(number)}）{text}"

    def sentences(self, *texts: str) -> str:
        """Each with its full stop."""
        stop = self.shared.stop
        return (" " if self.english else "").join(text + stop for text in texts)


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number - 1]


def numeral(number: int) -> str:
    """``二十一`` for 21; from 1 to 9999."""
    digits = "零一二三四五六七八九"
    places = ("千", "百", "十", "")
    told = ""
    for place, digit in zip(places, f"{number:04}", strict=True):
        if digit != "0":
            told += digits[int(digit)] + place
        elif told and not told.endswith("零"):
            told += "零"
    told = told.rstrip("零")
    return told[1:] if told.startswith("一十") else told
