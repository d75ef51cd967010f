"""The words of target values: comparators, bounds after a number, verbs of change, fillers."""

from perfcheck.struct import Struct
from perfcheck.target.model import Comparator, Qualitative


class Sign(Struct):
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

# What turns a comparator round. Every negation goes with every comparator, so that no spelling of
# 不得超过 can lose its 不.
_NOT = _set(
    """
    不 不得 不能 不应 不应当 不可 不宜 不许 不准 不会 不要 不允许 不再 未 均不 均未 应不 须不
    需不 要不 应均不 勿 切勿 请勿 禁止 严禁 没有 没 从未 从不 并未 尚未 绝不 决不 绝不能 绝不得
    绝不允许 不予 都不 始终不 一律不 一律不得 不致 不至于 不可以 不应该
    """
)
_OVER = _set("超过 超出 超 高于 大于 多于 长于 晚于 迟于 逾 突破 优于 高出")
_UNDER = _set("低于 少于 小于 短于 早于 弱于 差于 劣于 次于 逊于 亚于 下于")
_REACH, _OR = _set("等于 达到"), ("或", "或者", "")


def _negated(comparator: Comparator, words: tuple[str, ...]) -> dict[str, Sign]:
    sign = Sign(comparator)
    return {negation + word: sign for negation in _NOT for word in words}


def _either(comparator: Comparator, words: tuple[str, ...]) -> dict[str, Sign]:
    """达到或超过, 高于等于: the bound is included."""
    sign = Sign(comparator)
    both = {word + by + reach: sign for word in words for by in _OR for reach in _REACH}
    return both | {reach + by + word: sign for word in words for by in _OR for reach in _REACH}


WORDS: dict[str, Sign] = (
    _words(
        "ge",
        """
        大等于 至少 最少 最低 至少为 至少达到 至少达 最少为 最低为 不低于或等于 应大于等于
        要大于等于 应达到 需达到 须达到 起码 最起码 不下 最低不低于 最少不少于
        """,
    )
    | _words(
        "le",
        """
        至多 最多 最高 最大 最长 至多为 最多为 最高为 最长为 小等于 应小于等于 要小于等于
        控制不超过 最高不超过 最多不超过 最长不超过 最大不超过 控制不超 上限 上限为 最迟 最晚
        严格控制在 截至 截止 截止到 截至到 截止至 顶多 封顶 最高限额 最高限价 限额 限价
        最迟不晚于 最迟不迟于 最迟不超过 最晚不晚于 最晚不迟于 最晚不超过 最多不多于
        """,
    )
    | _words(
        "gt",
        """
        超过 高于 大于 多于 超出 超 逾 突破 长于 优于 应大于 应高于 高出 已超过 不止 晚于 迟于
        """,
    )
    | _words(
        "lt",
        """
        低于 小于 少于 不足 不满 不到 未满 短于 早于 应小于 应低于 未达 未达到 差于 劣于
        """,
    )
    | _words(
        "eq",
        """
        等于 等於 为 是 应为 均为 共 共计 合计 总计 达成 保持在 维持在 稳定在 均 介于 在 于 自 从
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
WORDS.update(_negated("ge", _UNDER))
WORDS.update(_negated("le", _OVER))
WORDS.update(_either("ge", _set("大于 高于 多于 超过 优于")))
WORDS.update(_either("le", _set("小于 低于 少于")))
"""Comparator words that stand before a number; what follows decides whether they are one."""

_ALSO_NAMES = frozenset(_set("超 截至 截止 最高 最低 最大 最长 上限 封顶 限额 限价 不下"))
STRONG = frozenset([w for w, sign in WORDS.items() if not sign.soft]) - _ALSO_NAMES
"""Words that no subject may hold: what follows would otherwise lose its direction."""
LONGEST = max(map(len, STRONG))
STRONG_ROOTS = (
    *(negation + "超" for negation in _NOT),
    *_set(
        """
        超过 超出 高于 大于 多于 长于 晚于 迟于 逾 突破 优于 高出 低于 少于 小于 短于
        早于 弱于 差于 劣于 次于 逊于 亚于 下于 至少 最少 起码 至多 最多 顶多 最迟 最晚 不止 不足
        不满 不到 未满 未达 大等于 小等于 最低为 最高为 最长为 上限为 严格控制在 最高限
        应达到 需达到 须达到 截至到 截止到 截止至
        """
    ),
)
"""Every strong word holds one of these."""
NEGATIONS = (
    *(word for word in _NOT if word != "要不"),
    *_set(
        """
        避免 防止 杜绝 并非 不必 不需 无需 无须 毋须 毋需 不用 不是 不一定 未必 莫 不于 难以 很少
        偶尔
        """
    ),
)

_UPWARD = _set(
    """
    以上 之上 及以上 及其以上 或以上 和以上 或者以上 以及以上 与以上 及之上 含以上
    或更多 或更高 及更多 及更高 起步 往上 朝上
    """
)
_DOWNWARD = _set(
    """
    以下 之下 及以下 及其以下 或以下 以内 之内 内 及以内 及其以内 或以内 含以下 或更少 或更低 及更低
    范围内 范围以内 封顶 为限 之内为宜 范围之内
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
_RISEN = _set("增至 升至 提至 升到 涨至 提到")
_FALLEN = _set("降至 降到 减至 压缩至 减到 压至 压到")


class Change(Struct):
    """A verb of change before an amount; ``to``: it leads to the amount (降至) and is not one."""

    way: Qualitative
    to: bool


def _changes(way: Qualitative, verbs: tuple[str, ...], more: tuple[str, ...]) -> dict[str, Change]:
    found = {verb + end: Change(way, end in _TO) for verb in verbs for end in _ENDINGS}
    return found | dict.fromkeys(more, Change(way, True))


_TO = ("到", "至", "到了")
CHANGE: dict[str, Change] = {
    **_changes("improvement", _UP, _RISEN),
    **_changes("reduction", _DOWN, _FALLEN),
}
"""Verbs of change that may stand before an amount."""

TAILS = frozenset(
    _set(
        """
        到场 派单 接单 赶赴 现场 事发现场 出动 上门 受理 回应 抵达 审核 整改 转办 公布 移交 结果 出
        派员 出车 救援 响应到位 供应 维修 抢修 抢通 清理 清运 配送 复核 核实 核查 审定 审查 审议
        签订 签署 备案 登记 录入 传达 转发 分办 交办 派发 送审 批复 核发 制发 出证 发布 上传 更新
        更换 安装 调试 维护 通知 告知 回访 报告 报告书 通报 备货 到店 保障 满意 按期 准时 如期
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
        村社 院落 楼栋 路口 点 环节 场景 应用 接口 功能 端口 乡 井 区 县 季 岗 市 村 桥 班 镇 专业
        专利 专家 专题 中心 主题 乡村 乡镇 产品 人员 人才 代表 任务 企业 会议 儿童 党员 公厕 农户
        制度 区县 医院 单位 县区 县市 名额 品牌 品种 园区 国家 图书 地区 培训 基地 大户 奖项 子项
        学校 学生 学科 小区 岗位 工作 工程 市县 市州 干警 干部 平台 床位 律师 批次 报告 指标 教师
        数据 文件 断面 方案 服务 机构 村居 村庄 标准 标段 栏目 树木 样品 样本 案件 案例 模块 水库
        河道 法官 法庭 法院 泵站 活动 演出 点位 片区 班级 电脑 病床 省份 社区 科室 站点 等次 系列
        系统 网点 群众 老人 节点 苗木 街区 街道 讲座 论文 设备 试点 课程 课题 资料 赛事 路灯 车辆
        软件 道路 部门 项目 低保户 信息点 劳动力 卫生室 合作社 垃圾桶 志愿者 摄像头 服务器 服务点
        服务站 残疾人 活动室 派出所 监测点 示范村 示范点 脱贫户 脱贫村 自然村 行政村 计算机 贫困村
        参训人员 困难群众 工作人员 作品 隐患 线路 医生 护士 简报 信息 稿件 视频 节目 剧目 队伍 类型
        种类 门类 水带 灭火器 呼吸器 窗口 桥梁 隧道 水井 古树 藏品 文物 展品 展览 讲师 学者 船舶
        渔船 校车 警车 线索 事项 问题 建议 提案 议案 政策 法规 预案 期刊 书籍 教材 证书 奖牌 救护车
        消防车 充电桩 机井 水闸 泵房 管网 河段 图斑 地块 农机 家禽 牲畜 幼儿 老师 农民 村民 市民
        职工 游客 手册 画册 海报 折页 读者 运动员 裁判员 辅警 保安 保洁员 护林员 网格员 社工 义工
        """
    )
)
"""What is counted: dropped after a measure word (``5个项目``)."""

THINGS = NOUNS | frozenset(
    _set("生 师 童 校 园 床 案 岗 桩 幅 机 员 人口 店 馆 企 厂 址 处室 街道 中小学 学区")
)
"""What a rate can be counted over besides measure words: 元/生, 每床, 元/项目."""

COUNTING = frozenset("个台辆套座栋幢间盏块本只头棵艘张架部名户匹羽尾株所家支条处场期口眼")
"""Measure words of things: a noun may follow them and says no more than what is counted."""

DOING = frozenset(
    _set(
        """
        开展 举办 组织 召开 举行 培训 检查 巡查 完成 实施 新增 提供 发布 采购 购置 建设 改造 维修
        维护 更新 服务 走访 慰问 办理 审理 化解 救助 资助 补助 支持 扶持 培养 引进 安排 宣传 编制
        印发 制作 配备 招聘 聘用 参加 接待 演出 播出 刊发 抽检 检测 监测 安装 发放 受理 督导 调研
        评审 评选 受益 惠及 覆盖 带动 维保 保养 清洗 养护 组织开展 承办 参与 报送
        """
    )
)
"""Verbs between a bound and its number: 至少开展3场, 年均办理500件."""

UNCERTAIN = _set(
    """
    预计 预测 预估 预期 估计 有望 如遇 如有 如果 如需 假如 倘 一旦 情况下 的话 若 力争 争取
    拟 每当 见附件 附件 附表 附后 详见 参见 前 第 排名 列 名列 编号 文号 例如 版本 除 不含
    扣除 原则上 全天候
    """
)
"""Words of a condition, a forecast, a rank or a reference: a number after them is no target."""
