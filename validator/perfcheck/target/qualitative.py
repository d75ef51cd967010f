"""Qualitative targets: (adverb) + word (+ noun), read without the grammar."""

import re
from functools import cache

from perfcheck.target.model import Qualitative


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS: dict[Qualitative, str] = {
    "absence": """
        无 没有 未发生 不发生 杜绝 否 未出现 不存在 不出现 没发生 未产生 未发现 没有发生
        无发生 零发生 不得发生 避免 防止 消除 不允许 禁止 严禁 不会 不可 未有 从未发生 从无
        未曾发生 × 无此情况 不是 不涉及
        """,
    "improvement": """
        稳中有升
        提升 提高 增强 增加 增长 改善 优化 促进 推动 加强 上升 扩大 拓展 拓宽 美化 深化 强化
        加快 提速 升级 壮大 改进 好转 向好 提质 增效 推进 改观 提档升级 提质增效 增收 加大
        净化 助推 带动 进步 促进作用 优于上年 优于去年 高于上年 高于去年 好于上年
        高于上年水平 优于上年水平 逐步完善 逐步健全 推动作用 促进提升 改善提升 提档 扩展
        """,
    "reduction": """
        稳中有降
        下降 降低 减少 缩短 压降 压减 节约 减轻 缓解 遏制 节省 缩减 消减 削减 减缓 回落 压缩
        抑制 降本 减弱 递减 低于上年 低于去年 少于上年 少于去年 低于上年水平 下调 减小 弱化
        """,
    "maintain": """
        保持 稳定 不变 持平 维持 零增长 平稳 保持稳定 保持不变 维持稳定 稳定运行 平稳运行
        保持平稳 维持不变 不下降 不降低 不减少 不增长 不增加 不提高 不上升 基本持平 保持现状
        维持现状 持续保持 保持良好 无变化 不恶化 不反弹 保持领先 巩固 稳中有进 不低于上年
        不低于去年 不高于上年 不高于去年 不少于上年 不超过上年 不超上年 不大于上年
        不低于上一年 不高于上一年 不低于往年 不高于往年 不劣于上年 稳中向好 稳固 稳健 安定
        """,
    "punctual": """
        按时 准时 按期 及时 如期 适时 按进度 按时限 按时间 按时间节点 按时序 按序时进度
        按时足额 及时足额 按期足额 及时准确 及时有效 及时高效 限时 实时 即时 按月 按季 按年
        按季度 按年度 当天 当日 当月 当年 及时性 按节点 按计划时间 按规定时间 按约定时间 随时
        定期 定时
        """,
    "conform": """
        符合 达标 合规 按合同约定 按计划 按规定 按要求 依法 合格 规范 合理 验收合格 符合要求
        按合同执行 依规 合法 合法合规 依法依规 按合同 按合同约定执行 按合同支付 按标准 据实
        按实际 据实支付 据实结算 按需 按程序 按方案 按协议 按政策 按预算 按预算执行 遵守 遵循
        满足 满足要求 满足需求 满足需要 符合规定 符合标准 符合规范 达到要求 达到标准 达到预期
        达到目标 达到预期目标 达到预期效果 规范化 标准化 正确 真实 客观 公正 公平 专款专用
        合乎要求 质量合格 质量达标 检测合格 检验合格 检查合格 考核合格 抽检合格 审核合格
        符合实际 通过验收 验收通过 达到 正常 按实结算 按实际支出 按实际需要 按实际情况
        按照合同 按照合同约定 按照要求 按照规定 按照计划 据实列支 相符 一致 适宜 适当 恰当
        匹配 合乎规定 按约定 按约定执行 合约 符合设计要求 符合国家标准 按国家标准 按规定执行
        按计划执行 按要求执行 按标准执行 按制度执行 按文件执行 按文件要求 完全符合
        满足工作需要 满足工作需求 达到国家标准 达到行业标准 按批复
        """,
    "complete": """
        保质保量完成 保质保量
        全部 全部完成 全覆盖 全面完成 完成 已完成 全面 全额 足额 完整 齐全 完备 所有 全面覆盖
        全部覆盖 足额到位 全部到位 足额发放 足额保障 全额保障 全部发放 全部达标 全面落实
        全部落实 圆满完成 完全 应保尽保 应发尽发 应收尽收 应补尽补 实现全覆盖 全员 全程
        完整性 覆盖 全面实现 全面达标 全面推广 全面普及 无遗漏 不遗漏 均完成 完成任务
        完成目标 一户不漏 一个不落 一人不漏 整体完成 竣工 完工 建成
        """,
    "level": """
        良 良好 优秀 优 高 较高 很高 长期 可持续 较好 好 很好 熟悉 有效 充分 长效 明显 显著
        满意 优良 中 一般 较强 强 大 较大 低 较低 深远 长远 持久 领先 先进 一流 优质 高效
        高质量 便利 便捷 方便 舒适 整洁 美观 和谐 熟练 准确 清晰 重要 重大 突出 积极 中等
        中上 良以上 良好以上 良好及以上 优秀以上 优秀及以上 合格以上 合格及以上
        合格及以上水平 满意及以上 基本满意及以上 较好以上 较好及以上 优良以上 优良及以上 优等
        上等 了解 掌握 知晓 熟知 认可 安全 较明显 较显著 较为明显 较为显著 较满意 基本满意
        非常满意 很满意 十分满意 比较满意 持续 持续影响 长期影响 深远影响 长期有效 持续有效
        可持续发展 持续发展 长期持续 可持续影响 中长期 长久 永久 短期 国内领先 国际领先
        国际先进 国内先进 全国领先 全省领先 全市领先 国家级 省级 市级 区级 县级 广泛 深入
        频繁 充足 丰富 活跃 繁荣 宜居 绿色 环保 健康 强烈 紧密 密切 有序 顺畅 通畅 畅通 快速
        迅速 快捷 灵活 较快 较大幅度 较为满意 普遍 较充分 适中 正面 正向 积极影响 正面影响
        重要影响 长效机制 较长 较长时间 长 较优 良性 优异 卓越 出色 干净 干净整洁 持续性 实用
        适用 科学 严格 严谨 无偿 便民 便利化 可靠 安全可靠 可行 较低水平 较高水平 高水平
        中上水平 良好水平 优秀水平 好评 及格 及格以上 及格及以上 达标以上 明显增效 得当 低碳
        均衡 公开透明 透明 积极正面 有影响力
        """,
    "affirm": """
        有 可 是 有保障 健全 完善 可控 正面支撑 支撑 支持 保障 能 可以 具有 具备 建立 已建立
        到位 落实 落实到位 得到保障 有力保障 持续保障 有效保障 保证 确保 控制 得到控制
        得到有效控制 有效控制 √ 有支撑 有作用 能够 通过 健全完善 建立健全 完善健全 已落实
        可实现 实现 是的 具备条件 有力支撑 支撑作用 保障作用 重要支撑 重要保障 有力支持
        提供保障 提供支撑 提供支持 有效支撑 有效支持 起到保障作用 管控 受控 风险可控 稳定可控
        安全可控 基本可控 可用 已开展 开展 已实施 实施 执行 已执行 已制定 制定 成立 已成立
        设立 已设立 有制度 有机制 存在 肯定 同意 承诺 维护 有帮助 受益 有助于 推行 长期保障
        持续支撑 正向支撑 可保障 发挥作用 已通过 行 得到落实 有效落实 已健全 已完善 已上线
        """,
}

_PROGRESS = _set(
    """
    逐步 逐年 逐渐 进一步 不断 持续 日益 稳步 逐季 逐月 日趋 渐次 稳中 继续 持续不断 不断地
    更加 更为
    """
)
_DEGREE = _set(
    """
    明显 显著 有效 大幅 大幅度 较大 较大幅度 极大 大力 切实 基本 全面 较 较为 比较 非常 很
    十分 得到 有所 有 积极 充分 深入 总体 整体 普遍 初步 均 已 已经 能够 能 可以 可 实现 予以
    长期 有力 更 最 保持 正面 全部 适度 适当 相对 一定 有一定 一定程度 一定程度上
    在一定程度上 得以 获得 取得 使 较上年 比上年 较去年 比去年 同比 环比 较往年 与上年相比
    与去年相比 较上年度 比上年度 较上年同期 同比有所 较前 比往年 较同期 与上年 与去年 与往年
    同去年 和上年 较好 良好 高效 快速 稳定 合理 科学 规范 依法 及时 按时 按期 如期 准时 严格
    完全 力求 达到 达 做到 确保 保证 绝对 坚决 真正 继续 一直 始终 平稳 健康 深度 精准 高质量
    圆满 顺利 足额 全额 完整 准确 真实 极 颇 特别 格外 相当 适时 统一 有序 年年 每年 稳定地
    有效地 明显地 显著地 较明显 较显著 分批 分步 有一定的 一定的 较大程度 很大程度 大大 水平
    持续有效
    """
)
_PREDICATES = _set(
    """
    完成 到位 发放 支付 拨付 实施 落实 开展 执行 推进 实现 达成 交付 兑现 结算 办理 处理 响应
    反馈 公开 报送 更新 上报 缴纳 采购 供应 提供 归档 整改 验收 结项 覆盖 保障 运行 使用 兑付
    下达 印发 竣工 完工 开工 办结 审核 公示 送达 维修 维护 发布 供货 提交 清算 入库 结题 保质
    保量 足额 准确 高效 有效 解决 配送 支出 签订 投入使用 保质保量完成 编制
    """
)
_REDUCING = _set(_WORDS["reduction"]) | {"消除", "退出", "淘汰"}
_GRADE = re.compile(
    r"(?:达到|达|为|评为|不低于|获得)?(?:国家|省|市|第)?"
    r"(?:[一二三四五六七八九十0-9]{1,2}[Aa]?[级等类星档](?:[甲乙丙]等|[甲乙丙]级|级|标准|水平)?|[A-Ca-c]{1,5}\+?[级等类]|A{2,5}级?|[0-9]A级?"
    r"|[甲乙丙丁特][级等类]|[ⅠⅡⅢⅣⅤIVⅰⅱⅲ]{1,3}[级类等]|[一二三][甲乙丙]|[优良中差][级等]|[一二三四五]星级?|[ABCD])"
    r"(?:水质|标准|水平|资质|医院)?(?:及|或|（含）|\(含\))?(?:以上|以下|以内)?(?:标准|水平)?"
)
_RECURRENCE = re.compile(r"[0-9一二三五十百]{1,4}年一遇(?:标准)?(?:及?以上)?")
_STANDARD = re.compile(
    r"(?:达到|达|符合|满足|遵循|执行|按|按照|依照|依据|参照|遵守)[\u4e00-\u9fffA-Za-z《》“”\"ⅠⅡⅢⅣⅤ]{0,12}"
    r"(?:标准|要求|规定|规范|约定|需求|需要|预期|目标|制度|计划|合同|政策|办法|条件|法规|规程|方案|文件|执行|实施|结算|支付|支出|程序|流程|协议|进度)"
    r"(?:执行|完成|实施|支付|开展|落实|办理|结算|发放|支出|进行)?"
)
_AGAINST = re.compile(
    r"(?:(?P<keep>不(?:得)?(?:低|高|少|大|小|多|差|劣|次|弱)于|不超过?|[≥≤]|不亚于|等于)"
    r"|(?P<up>[优高好多强]于|超过|大于|[>])|(?P<down>[低少小]于|[<]))"
    r" ?(?:上年|去年|上一年|上年度|上一年度|往年|历年|前年|同期|上年同期|去年同期|现状|现有)(?:平均)?(?:水平|数|度|同期|同期水平|标准)?"
)
_ALL_ONES = re.compile(r"应(.{1,3})尽(?:\1|.{1,3})")
_ZERO = re.compile(r"(?:零|0|〇|○)(?=[\u4e00-\u9fff])")
_LACK = re.compile(
    r"(?:无|没有|未发生|不发生|杜绝|未出现|不存在|不出现|未产生|没有发生|不得发生|未收到|未接到|未造成|不造成|避免|防止|消除|没发生|未发现|未有)"
)
_NOT_LACK = re.compile(
    r"无(?:线|人机|偿|障碍|纸|害|缝|论|理由|形|条件|忧|私|痛|接触|菌|烟|人|限|水|土|机|公害|为|所|法|需|须|间断|死角|"
    r"差别|差异|公|从|关|疑|非|声|处|辜|力|物|籽|证明|证|尘|铅|废)"
)
_NOT_ZERO = frozenset(
    [
        "零售",
        "零散",
        "零星",
        "零件",
        "零部",
        "零工",
        "零钱",
        "零碎",
        "零担",
        "零用",
        "零点",
        "零下",
        "零食",
        "零距",
        "零容",
        "零跑",
        "零门",
        "零成",
    ]
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_OBJECT_BREAKS = re.compile(
    r"[的和与及并为对使让以从在给向将把等]|通过|根据|开展|实现|进行|情况下|服务于|不|达|由|其|所"
)
_MAX = 24
_SPLIT = re.compile(r"[,、;， ]|并且|且|并")


@cache
def _words() -> dict[str, Qualitative]:
    return {word: kind for kind, words in _WORDS.items() for word in words.split()}


@cache
def _adverbs() -> frozenset[str]:
    return _PROGRESS | _DEGREE


def qualitative(text: str) -> Qualitative | None:
    """The kind of a qualitative target in normalised text; None for any other text.

    The first of several words joined by a comma or 且 decides, if every one is qualitative.
    """
    if len(text) > _MAX or not text:
        return None
    text = text.strip(" \"'")
    found = _one(text)
    if found is not None:
        return found
    parts = [part.strip() for part in _SPLIT.split(text)]
    if 1 < len(parts) <= 5 and all(parts):
        kinds = [_one(part) for part in parts]
        if all(kinds):
            return kinds[0]
    return None


def _one(text: str) -> Qualitative | None:
    found = _words().get(text)
    if found is not None:
        return found
    if _RECURRENCE.fullmatch(text) or _GRADE.fullmatch(text):
        return "conform" if text.endswith("标准") and text[0] in "达" else "level"
    if _ALL_ONES.fullmatch(text):
        return "complete"
    against = _AGAINST.fullmatch(text)
    if against:
        if against["keep"]:
            return "maintain"
        return "improvement" if against["up"] else "reduction"
    return _lack(text) or _phrase(text)


def _lack(text: str) -> Qualitative | None:
    """零投诉, 无违规, 未发生安全事故: a lack of what the noun says."""
    zero = _ZERO.match(text)
    if zero:
        noun = text[zero.end() :]
        if text[:2] in _NOT_ZERO or len(noun) > 10 or not _HAN.fullmatch(noun):
            return None
        return "absence" if not _counts(noun) else None
    lack = _LACK.match(text)
    if lack and not _NOT_LACK.match(text):
        noun = text[lack.end() :]
        noun = noun[2:] if noun[:2] in ("任何", "发生", "出现") else noun
        if len(noun) <= 14 and (not noun or _HAN.fullmatch(noun)):
            return "absence"
    return None


def _counts(noun: str) -> bool:
    from perfcheck.target.units import canonical

    return canonical(noun) is not None


def _phrase(text: str) -> Qualitative | None:
    """Adverbs, then a word, then perhaps what it is done to."""
    words, adverbs = _words(), _adverbs()
    rest = text
    used: list[str] = []
    for _ in range(5):
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
    if used and rest in _PREDICATES:
        return _of_adverb(used, rest)
    if (
        used
        and used[-1] in ("逐步", "进一步", "不断", "持续")
        and len(rest) == 2
        and _HAN.fullmatch(rest)
    ):
        return "level" if used[-1] == "持续" else "improvement"
    return None


def _of_adverb(used: list[str], rest: str) -> Qualitative:
    """按时完成 is punctual, 基本完成 complete, 全面落实 complete."""
    words = _words()
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
    words = _words()
    if word in _REDUCING:
        return "reduction"
    progress = [a for a in used if a in _PROGRESS]
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


def _headed(rest: str, used: list[str]) -> Qualitative | None:
    """A verb of change, 及时 or the like before a short noun or verb: 增加岗位, 及时到位."""
    words = _words()
    for size in (4, 3, 2):
        kind = words.get(rest[:size])
        noun = rest[size:]
        if kind is None or not noun or not _HAN.fullmatch(noun):
            continue
        if kind in ("improvement", "reduction") and len(rest[:size]) == 2:
            if len(noun) <= 8 and not _OBJECT_BREAKS.search(noun):
                return kind
        elif kind in ("punctual", "conform", "complete") and (
            noun in _PREDICATES or noun in ("完成", "支付", "完毕")
        ):
            return kind
        elif rest[:size] in ("完善", "健全") and used and used[-1] in _PROGRESS and len(noun) <= 6:
            return "improvement"
        elif rest[:size] in ("完成", "保持", "维持") and len(noun) <= 4:
            return "maintain" if kind == "maintain" else None
    if _STANDARD.fullmatch(rest) and len(rest) <= 16 and not _has_number_limit(rest):
        return "conform"
    return None


def _has_number_limit(text: str) -> bool:
    return bool(re.search(r"[0-9]", text))
