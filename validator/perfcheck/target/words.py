"""The words of target values: comparators, bounds after a number, verbs of change, fillers."""

from typing import NamedTuple

from perfcheck.target.model import Comparator, Qualitative


class Sign(NamedTuple):
    """A comparator as written. A ``soft`` one (达到, 控制在) yields to a bound after the number."""

    comparator: Comparator
    notes: tuple[str, ...] = ()
    soft: bool = False


def _set(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(comparator: Comparator, text: str, soft: bool = False) -> dict[str, Sign]:
    return {word: Sign(comparator, (), soft) for word in text.split()}


_SPELLING, _TYPO = ("comparator-spelling",), ("typo",)
SIGNS: dict[str, Sign] = {
    "≥": Sign("ge"),
    "≤": Sign("le"),
    ">": Sign("gt"),
    "<": Sign("lt"),
    "=": Sign("eq"),
    ">=": Sign("ge", _SPELLING),
    "<=": Sign("le", _SPELLING),
    "==": Sign("eq", _SPELLING),
    "≮": Sign("ge", _SPELLING),
    "≯": Sign("le", _SPELLING),
    "≥=": Sign("ge", _TYPO),
    "≤=": Sign("le", _TYPO),
    "=≥": Sign("ge", _TYPO),
    "=≤": Sign("le", _TYPO),
    "=>": Sign("ge", _TYPO),
    "=<": Sign("le", _TYPO),
    "》": Sign("ge", _TYPO),
    "《": Sign("le", _TYPO),
    "》=": Sign("ge", _TYPO),
    "《=": Sign("le", _TYPO),
    "〉": Sign("gt", _TYPO),
    "〈": Sign("lt", _TYPO),
    "〉=": Sign("ge", _TYPO),
    "〈=": Sign("le", _TYPO),
}
"""Comparator signs in normalised text."""

WORDS: dict[str, Sign] = (
    _words(
        "ge",
        """
        不低于 不少于 不小于 不得低于 不得少于 不得小于 不能低于 不能少于 不应低于 不应少于
        不应小于 应不低于 应不少于 需不低于 须不低于 均不低于 均不少于 应不小于 不短于 不早于
        不弱于 不下于 大于等于 大于或等于 大于或者等于 大等于 高于等于 高于或等于 超过或等于
        等于或大于 等于或高于 等于大于 多于等于 多于或等于 至少 最少 最低 至少为 至少达到
        至少达 不亚于 至少完成 最少为 不低于或等于 应大于等于 要大于等于 最低为 不得短于
        应达到 需达到 须达到
        """,
    )
    | _words(
        "le",
        """
        不高于 不超过 不大于 不多于 不得超过 不得高于 不得大于 不得多于 不能超过 不能高于
        不能大于 不应超过 不应高于 不应大于 应不超过 应不高于 应不大于 均不超过 均不高于 不超
        不超出 不突破 不得突破 不得超出 不长于 不晚于 不迟于 不得晚于 不得迟于 至多 最多 最高
        最大 最长 至多为 最多为 最高为 最长为 不逾 小于等于 小于或等于 小于或者等于 小等于
        低于等于 低于或等于 少于等于 少于或等于 等于或小于 等于或低于 等于小于 未超过 未超
        未突破 控制不超过 应小于等于 要小于等于 不得长于 最高不超过 最多不超过 最长不超过
        最大不超过 控制不超 上限 上限为 最迟 最晚 严格控制在 截至 截止 截止到 截至到 截止至
        """,
    )
    | _words(
        "gt",
        """
        超过 高于 大于 多于 超出 超 逾 突破 长于 优于 应大于 应高于 高出 已超过
        """,
    )
    | _words(
        "lt",
        """
        低于 小于 少于 不足 不满 不到 未满 短于 早于 应小于 应低于 未达 未达到
        """,
    )
    | _words(
        "eq",
        """
        等于 等於 为 是 应为 均为 共 共计 合计 总计 达成 保持在 维持在 稳定在 均 介于 在 于
        """,
        soft=True,
    )
    | _words(
        "ge",
        """
        达到 达 要达到 均达到 均达 可达 可达到 已达 已达到 能达到 需达 应达 达至
        """,
        soft=True,
    )
    | _words(
        "le",
        """
        控制在 控制到 控制 压减至 限制在 控制于
        """,
        soft=True,
    )
)
"""Comparator words that stand before a number; what follows decides whether they are one."""

_ALSO_NAMES = frozenset(_set("超 截至 截止 最高 最低 最大 最长 上限"))
STRONG = tuple(
    sorted(
        (word for word, sign in WORDS.items() if not sign.soft and word not in _ALSO_NAMES),
        key=len,
        reverse=True,
    )
)
"""Words that no subject may hold: what follows would otherwise lose its direction."""

_UPWARD = _set(
    """
    以上 之上 及以上 及其以上 或以上 和以上 或者以上 以及以上 与以上 及之上 含以上
    或更多 或更高 及更多 起步 往上 朝上
    """
)
_DOWNWARD = _set(
    """
    以下 之下 及以下 及其以下 或以下 以内 之内 内 及以内 及其以内 或以内 含以下 或更少 范围内
    范围以内 封顶 为限 之内为宜 范围之内
    """
)
AFTER: dict[str, Comparator] = dict.fromkeys(_UPWARD, "ge")
AFTER.update(dict.fromkeys(_DOWNWARD, "le"))
"""Bounds that stand after a number, all inclusive."""

ALTERNATIVES = (frozenset("台套件个辆部架只张本册份艘支枚项条块把副"), frozenset("场次期批届"))
"""Measure words that stand for one another where two are given, as in ``台/套``."""

BEFORE = _set("之前 以前 前 止 为止 内 以内 之内 截止")
AROUND = _set("左右 上下 前后 许 附近")
ABOUT = _set("约 大约 近 大概 约为 约占 接近 将近 约计 约有 大致 近乎")
MORE = _set("余 多")
MONEY = _set("¥ 人民币 RMB 人民币¥ CNY RMB¥")
DASHES = _set("- -- --- ~ ~~ 至 到 -至 -> → 和 与")
SEPARATORS = _set("; , 、 且 并且 并 同时 和 与 ,且 ,并 ,同时 ;且 | /")
BETWEEN_END = _set("之间 区间 范围 间")

_UP = _set(
    """
    提升 提高 增长 增加 上升 增强 改善 扩大 提速 上涨 上浮 增幅达 增产 加快 增大 递增
    """
)
_DOWN = _set(
    """
    下降 降低 减少 缩短 压减 压降 节约 节省 削减 缩减 减轻 降幅达 下浮 下调 压缩 递减
    """
)
_ENDINGS = ("", "了", "到", "至", "幅度", "到了")
CHANGE: dict[str, Qualitative] = {v + end: "improvement" for v in _UP for end in _ENDINGS}
CHANGE.update({v + end: "reduction" for v in _DOWN for end in _ENDINGS})
CHANGE.update(dict.fromkeys(_set("增至 升至 提至 升到 涨至 提到"), "improvement"))
CHANGE.update(dict.fromkeys(_set("降至 降到 减至 压缩至 减到 压至 压到"), "reduction"))
"""Verbs of change that may stand before an amount."""

TAILS = frozenset(
    _set(
        """
        整 上报 上线 下达 予以 交付 交货 付清 使用 供货 修复 兑付 入库 全部 全面 公开 公示 出具
        出警 到位 到岗 到账 到货 到达 办完 办理 办结 印发 及时 反馈 发放 合格 启动 响应 回复
        基本 处理 处置 完工 完成 完毕 实施 实现 审批 审结 建成 开工 归档 恢复 投产 报送 拨付
        按时 排除 提交 支付 有效 立案 竣工 答复 结束 结案 结清 结项 结题 给予 缴纳 落实 覆盖
        解决 达标 进行 送货 送达 验收 全覆盖 上线运行 下达到位 交付使用 作出响应
        修复完成 做出响应 全部完成 到达现场 办理完成 办理完毕 发放到位 发放完毕 基本完成
        处理完成 处理完毕 安装到位 完成任务 完成发放 完成工作 完成建设 完成拨付 完成支付
        完成整改 完成维修 完成采购 完成项目 完成验收 实施完毕 建成投产 得到处理 得到解决
        恢复供电 恢复运行 投入使用 抵达现场 拨付到位 支付完毕 故障排除 整改到位 整改完成
        维修完成 落实到位 赶到现场 通过验收 采购到位 验收合格
        """
    )
)
"""Verbs after a bound, dropped: ``2小时内响应``."""
COMPLETE_TAILS = frozenset(_set("全覆盖 覆盖"))

NOUNS = frozenset(
    _set(
        """
        人 户 组 小组 学位 街镇 工作站 学员 居民 患者 城市 家庭 平方公里 对象 用户 客户 公司 商户
        村社 院落 楼栋 路口 点 环节 场景 应用 接口 功能 端口
        乡 井 区 县 季 岗 市 村 桥 点 班 镇 专业 专利 专家 专题 中心 主题 乡村 乡镇 产品 人员
        人才 代表 任务 企业 会议 儿童 党员 公厕 农户 制度 区县 医院 单位 县区 县市 名额 品牌
        品种 园区 国家 图书 地区 培训 基地 大户 奖项 子项 学校 学生 学科 家庭 小区 岗位 工作
        工程 市县 市州 干警 干部 平台 床位 律师 批次 报告 指标 教师 数据 文件 断面 方案 服务
        机构 村居 村庄 标准 标段 栏目 树木 样品 样本 案件 案例 模块 水库 河道 法官 法庭 法院
        泵站 活动 演出 点位 片区 班级 电脑 病床 省份 社区 科室 站点 等次 系列 系统 网点 群众
        老人 节点 苗木 街区 街道 讲座 论文 设备 试点 课程 课题 资料 赛事 路灯 车辆 软件 道路
        部门 项目 低保户 信息点 劳动力 卫生室 合作社 垃圾桶 志愿者 摄像头 服务器 服务点
        服务站 残疾人 活动室 派出所 监测点 示范村 示范点 脱贫户 脱贫村 自然村 行政村 计算机
        贫困村 参训人员 困难群众 工作人员
        """
    )
)
"""What is counted: dropped after a measure word (``5个项目``)."""

UNCERTAIN = _set(
    """
    预计 预测 预估 预期 估计 有望 如遇 如有 如果 如需 假如 倘 一旦 情况下 的话 若 力争 争取
    拟 每当 见附件 附件 附表 附后 详见 参见 前 第 排名 列 名列 编号 文号 例如 版本 除 不含
    扣除 原则上
    """
)
"""Words of a condition, a forecast, a rank or a reference: a number after them is no target."""
