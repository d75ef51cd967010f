"""Which way a name wants its value."""

import pytest
from tests.unit.facts_of_text import indicator, name

QUALITY = "1-产出指标；12-质量指标"
COST = "4-成本指标；41-经济成本指标"


@pytest.mark.parametrize(
    "text",
    [
        "乘客投诉率",
        "录入差错率",
        "审核差错率",
        "检测数据错误率",
        "生产安全事故起数",
        "工单超30分钟未派发未解决率",
        "违规违纪问题",
        "抽检不合格率",
        "住户不满意率",
        "系统故障停机时间（小时）",
        "孕产妇死亡率",
        "交通事故死亡人数",
        "无线网络故障率",
        "青年调查失业率",
        "新增撂荒地面积",
        "登记在册人员再犯率",
    ],
)
def test_less_is_better(text: str) -> None:
    assert name(text).is_negative
    assert not name(text).is_positive_rate


@pytest.mark.parametrize(
    "text",
    [
        "投诉处理率",
        "故障修复率",
        "桥梁隐患整改率",
        "信访事项办结率",
        "污染物排放达标率",
        "体检合格率",
        "参训学员满意度",
        "数据录入准确率",
    ],
)
def test_more_is_better(text: str) -> None:
    assert name(text).is_positive_rate
    assert not name(text).is_negative


@pytest.mark.parametrize(
    "text",
    [
        "查处违法案件数",
        "调解邻里纠纷数",
        "零差错率",
        "泵站无故障运行时间",
        "未发生安全事故",
        "挽回经济损失金额",
        "替农民工挽回直接经济损失",
        "水土流失治理面积",
        "复耕撂荒地面积",
        "违建腾退面积",
        "投诉渠道畅通率",
        "超期办结率",
        "未及时办结率",
        "错误使用率",
        "培训人次",
    ],
)
def test_neither_way_is_plain(text: str) -> None:
    assert not name(text).is_negative
    assert not name(text).is_positive_rate


@pytest.mark.parametrize(
    ("title", "value", "floor", "ceiling"),
    [
        ("抽检合格率", "≥95%", True, False),
        ("抽检合格率", "≤95%", False, True),
        ("抽检合格率", "95%", False, False),
        ("抽检合格率", "≤0%", False, False),
        ("抽检合格率", "较上年提高≥3%", False, False),
        ("抽检合格率提升", "≥3%", False, False),
        ("抽检合格率", "80%-90%", False, False),
        ("抽检合格率", "较高", False, False),
    ],
)
def test_floors_and_ceilings(title: str, value: str, floor: bool, ceiling: bool) -> None:
    target = indicator(QUALITY, title, value).target
    assert target is not None
    assert (target.is_floor, target.is_ceiling) == (floor, ceiling)


@pytest.mark.parametrize(
    ("title", "value", "fits"),
    [
        ("派单及时率", "≤2小时", False),
        ("派单及时率", "≥98%", True),
        ("派单及时率", "≥98", True),
        ("事故起数", "≥5%", False),
        ("新生儿死亡率", "≥3/10万", True),
        ("事故起数", "≥5起", True),
    ],
)
def test_a_bound_is_judged_in_a_unit_of_its_kind(title: str, value: str, fits: bool) -> None:
    target = indicator(QUALITY, title, value).target
    assert target is not None
    assert target.is_of_its_kind is fits


@pytest.mark.parametrize(
    ("title", "value", "floor"),
    [
        ("布展总成本", "≥20万元", True),
        ("布展总成本", "≥20", True),
        ("布展费用（万元）", "≥20", True),
        ("扫描单价", "≥0.3元/页", True),
        ("布展总成本", "≤20万元", False),
        ("采购节约额", "≥2万元", False),
        ("特困人员补助标准", "≥900元/月", False),
        ("带动社会投资收入", "≥20万元", False),
        ("扬尘达标天数", "≥300天", False),
        ("绿化株数", "≥20", False),
    ],
)
def test_floors_under_a_cost(title: str, value: str, floor: bool) -> None:
    target = indicator(COST, title, value).target
    assert target is not None
    assert target.is_cost_floor is floor


@pytest.mark.parametrize(
    ("title", "value", "floor"),
    [
        ("急救响应时间", "≥15分钟", True),
        ("平均等候时间（分钟）", "≥15", True),
        ("急救响应时间", "≤15分钟", False),
        ("急救响应时间", "≥95%", False),
        ("急救值班时间", "≥12小时", False),
        ("平均故障间隔时间", "≥900小时", False),
        ("设备交付时间", "≥30天", False),
        ("办理时间缩短", "≥3天", False),
    ],
)
def test_floors_under_a_wait(title: str, value: str, floor: bool) -> None:
    target = indicator(QUALITY, title, value).target
    assert target is not None
    assert target.is_wait_floor is floor
