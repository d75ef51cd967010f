"""The words of the HTML report, in Chinese and in English. Where the page's script speaks, it is
given them by name (``js-``)."""

from collections.abc import Mapping
from typing import Literal

from perfcheck.report.words import WORDS, Words

_SAID: Mapping[str, tuple[str, str]] = {
    "report": ("绩效目标表核对报告", "Performance-target table report"),
    "skip": ("跳到正文", "Skip to content"),
    "sections": ("本页内容", "On this page"),
    "overview": ("概览", "Overview"),
    "files": ("文件", "Files"),
    "table": ("原表与问题", "The table and its findings"),
    "money": ("资金核对", "Money"),
    "coverage": ("指标类别", "Categories"),
    "unchecked": ("没有核对的内容", "What was not checked"),
    "hidden": ("没有计入的问题", "Findings not counted"),
    "rules": ("涉及的规则", "Rules"),
    "theme": ("深浅色", "Light or dark"),
    # Header and overview
    "department": ("部门", "Department"),
    "year": ("年度", "Year"),
    "unit": ("金额单位", "Unit of money"),
    "file": ("文件", "File"),
    "status": ("状态", "Status"),
    "tables-n": ("表", "Tables"),
    "projects-n": ("项目", "Projects"),
    "indicators-n": ("指标", "Indicators"),
    "scope": ("核对范围", "Scope"),
    "not-stated": ("未注明", "not stated"),
    "untitled": ("（没有表名）", "(untitled table)"),
    "clean": ("核对过的内容没有发现问题", "No problems found in what was checked"),
    "clean-but": (
        "列出的问题为零，但有内容没有核对",
        "No findings, but not everything was checked",
    ),
    "nothing": (
        "没有核对任何表，以下不能作为结论",
        "No table was checked: this is not a pass",
    ),
    "left-out": ("有 {} 个输入没有核对，见", "Inputs that were not checked: {}; see "),
    "by-rule": ("按规则", "By rule"),
    "by-project": ("按项目", "By project"),
    "more-rules": ("另有 {} 条规则，见“涉及的规则”", "{} more rules: see “Rules”"),
    "more-projects": (
        "另有 {} 个项目有问题，见“指标类别”",
        "{} more projects have findings: see “Categories”",
    ),
    "outcomes": ("核对次数（规则 × 对象）", "Checks made (rule × subject)"),
    "passed": ("符合", "passed"),
    "violation": ("违反", "violated"),
    "not-applicable": ("不适用", "not applicable"),
    "not-checked": ("未能核对", "not checked"),
    "outcomes-note": (
        "一个问题可以对应几次违反，所以违反次数可能多于问题数。",
        "One finding may stand for several violations, so that there may be fewer findings.",
    ),
    # The table
    "no": ("序", "No."),
    "level1": ("一级指标", "Level 1"),
    "level2": ("二级指标", "Level 2"),
    "indicator": ("指标名称", "Indicator"),
    "period": ("实施周期指标值", "Target, period"),
    "annual": ("年度指标值", "Target, year"),
    "weight": ("分值", "Points"),
    "actual": ("实际完成值", "Achieved"),
    "got": ("得分", "Scored"),
    "remark": ("备注", "Remark"),
    "name": ("项目名称", "Project name"),
    "total": ("总计", "Total"),
    "amount": ("资金来源", "Source of money"),
    "amounts": ("金额", "Amounts"),
    "goal": ("绩效目标", "Goal"),
    "title": ("表名", "Title"),
    "columns": ("表头", "Header"),
    "grand": ("合计行", "Grand total"),
    "unit-row": ("单位行", "Unit row"),
    "no-goal": ("（没有绩效目标）", "(no goal)"),
    "no-name": ("（没有项目名称）", "(no name)"),
    "no-indicators": ("没有读到指标", "No indicators were read"),
    "on-table": ("关于整张表", "On the table as a whole"),
    "elsewhere": ("不在表格单元里的问题", "Findings outside of any table"),
    "unread": ("读不懂", "not understood"),
    "unread-codes": ("没有下结论的规则：", "rules without a verdict: "),
    "lean": (
        "问题很多：反复出现的改法只在规则里写一次，点问题前的规则代号查看。",
        "There are many findings: remedies that recur stand once, with their rule. Follow the "
        "code before a finding.",
    ),
    # Coverage
    "coverage-note": (
        "格中是该类指标的条数；“无”表示没有读到这类指标，不一定是问题；“?”表示有指标的类别存疑"
        "或读不懂，不能断定没有。",
        "A cell counts the indicators of the category. “none” is not always a fault; “?”: an "
        "indicator is in doubt or could not be read, so that absence is not certain.",
    ),
    "quantity": ("数量", "Quantity"),
    "quality": ("质量", "Quality"),
    "timeliness": ("时效", "Timeliness"),
    "economic_benefit": ("经济效益", "Economic"),
    "social_benefit": ("社会效益", "Social"),
    "ecological_benefit": ("生态效益", "Ecological"),
    "sustainable": ("可持续影响", "Lasting"),
    "satisfaction": ("满意度", "Satisfaction"),
    "cost": ("成本", "Cost"),
    "other": ("其他", "Other"),
    "output": ("产出", "Output"),
    "benefit": ("效益", "Benefit"),
    "project": ("项目", "Project"),
    "findings": ("问题", "Findings"),
    "none": ("无", "none"),
    # Money
    "row": ("行", "Row"),
    "sum-of-projects": ("{} 个项目相加", "Sum of the projects ({})"),
    "sum-of-units": ("{} 个单位相加", "Sum of the units ({})"),
    "sum-of-unit": ("以上 {} 行相加", "Sum of the rows above ({})"),
    "sum-of-sources": ("{} 个来源相加", "Sum of the sources ({})"),
    "stated": ("表中所写", "As stated"),
    "grand-total": ("合计", "Grand total"),
    "difference": ("相差", "Difference"),
    "adds-up": ("对得上", "adds up"),
    "rounding": ("在四舍五入之内", "within rounding"),
    "off": ("对不上", "does not add up"),
    "missing": ("有 {} 个数没读到，不下结论", "amounts not read: {}; no verdict"),
    "source-order": ("按原文次序", "in the order printed"),
    "check": ("核对", "Check"),
    "no-grand": ("没有读到合计行，各项目金额没有总数可核对。", "No grand total to check against."),
    "no-amount": ("没有金额", "no amount"),
    "complete": ("各行金额都在各列里，逐列相加也对。", "Every amount has its column; all add up."),
    "unique": (
        "原文丢了空格子；只有一种排法能让各行各列都对得上，下表按它排列。",
        "Empty cells are lost in the text; only one way to place the amounts makes all add up, "
        "and it is shown.",
    ),
    "ambiguous": (
        "原文丢了空格子；能让各行各列都对得上的排法{} 种。带“?”的金额可能在标出的任一列，"
        "不带“?”的各种排法都一致。",
        "Empty cells are lost in the text; the amounts can be placed in {} ways that make all add "
        "up. An amount with “?” may stand in any of the columns shown; one without has its place.",
    ),
    "exactly": ("有 {}", "{}"),
    "more-than": ("超过 {}", "more than {}"),
    "no-way": (
        "没有任何排法能让各列都对得上：",
        "No way of placing the amounts makes the columns add up: ",
    ),
    "undecided": ("没有判断各列：", "Columns were not judged: "),
    "agreed": ("各种排法都同意：", "All ways agree: "),
    "rounded": ("（在四舍五入之内）", " (within rounding)"),
    # Rules
    "why": ("为什么", "Why"),
    "basis": ("依据", "Basis"),
    "remedy": ("改法", "Remedy"),
    "found": ("{} 处", "{} findings"),
    "certainty": ("请人工复核后认定", "A person must confirm these"),
    # Not checked, hidden
    "unread-note": (
        "下列内容读不懂，用到它的规则没有下结论；不在此列的都已读到。",
        "These pieces were not understood, and rules that need them gave no verdict.",
    ),
    "unread-none": ("读到的内容都看懂了。", "Everything that was read was understood."),
    "inputs-left": ("没有核对的文件", "Files not checked"),
    "piece": ("原文", "Text"),
    "place": ("位置", "Place"),
    "reason": ("原因", "Reason"),
    "rules-left": ("没有下结论的规则", "Rules without a verdict"),
    "hidden-note": (
        "下列问题已豁免或在基线中，不计入上面的数。",
        "These are suppressed or in the baseline, and not in the counts above.",
    ),
    "suppressed-n": ("已豁免", "Suppressed"),
    "accepted-n": ("在基线中", "In the baseline"),
    "until": ("至 {}", "until {}"),
    "baseline": ("在基线中", "in the baseline"),
    "stale": ("不再起作用的豁免", "Suppressions that no longer do anything"),
    "unused": ("没有用到", "unused"),
    "expired": ("已过期", "expired"),
    "made-by": (
        "perfcheck {version} · 规则库 {profile}（{rules} 条规则，摘要 {sha}）",
        "perfcheck {version} · rulebook {profile} ({rules} rules, digest {sha})",
    ),
    "not-a-verdict": (
        "本报告由规则自动得出，供修改和审核参考，不代替审核意见。",
        "Made by rules, as a help for mending and review; it is no official opinion.",
    ),
    # The side list
    "list": ("问题清单", "List of findings"),
    "filters": ("筛选", "Filters"),
    "severity": ("级别", "Severity"),
    "rule": ("规则", "Rule"),
    "all-rules": ("全部规则", "All rules"),
    "all-projects": ("全部项目", "All projects"),
    "search": ("搜索", "Search"),
    "search-hint": ("项目、指标、问题文字", "project, indicator, message"),
    "only": ("只看有问题的行", "Only rows with findings"),
    "remedies": ("显示改法", "Show remedies"),
    "reset": ("清除筛选", "Clear"),
    "group": ("排列", "Group by"),
    "previous": ("上一条", "Previous"),
    "next": ("下一条", "Next"),
    "js-shown": ("显示 {0} / {1} 个问题", "{0} of {1} findings"),
    "js-more": ("再列 {0} 个", "{0} more"),
    "js-none": ("没有符合条件的问题", "No finding matches"),
    "js-head": ("整张表", "Whole table"),
    "js-close": ("关闭", "Close"),
    "js-auto": ("随系统", "System"),
    "js-light": ("浅色", "Light"),
    "js-dark": ("深色", "Dark"),
    "js-fold": ("收起", "Hide"),
    "js-unfold": ("展开", "Show"),
    "js-here": ("此处改法", "Remedy here"),
    "no-script": (
        "这一页的脚本没有运行：内容都在下面，只是不能筛选。",
        "Scripts do not run here: everything is below, but it cannot be filtered.",
    ),
}


class Say:
    """The words of one language: ``say("money")``."""

    def __init__(self, lang: Literal["zh", "en"]) -> None:
        self.lang: Literal["zh", "en"] = lang
        self.english = lang == "en"
        self.shared: Words = WORDS[lang]

    def __call__(self, key: str, *numbers: object) -> str:
        """The words ``key``, with ``numbers`` in their places. Raises KeyError."""
        text = _SAID[key][self.english]
        return text.format(*numbers) if numbers else text

    def for_script(self) -> dict[str, str]:
        """What the page's script says."""
        own = {key[3:]: self(key) for key in _SAID if key.startswith("js-")}
        return {**own, **{key: text for key, text in self.shared.severity.items()}}
