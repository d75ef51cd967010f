"""What kind of thing a name measures."""

import pytest
from tests.unit.facts_of_text import name

EXECUTION = """
    资金支出进度 预算执行率 合同支付率 工程款支付及时率 专项资金拨付及时率 资金到位率 经费支出完成率
    资金使用率 付款及时率 采购款支付率 人员经费支出进度 补贴资金支出进度 资金下达及时率
    服务费支付及时率 用款计划执行率 租金支付及时率 项目经费支出率 年度预算完成率 资金拨付时间
"""
NO_EXECUTION = """
    补贴发放及时率 救助金发放率 退费办结时限 工资发放及时率 奖励资金拨付及时率
    一次性抚恤金支付及时率 移动支付占比 异地就医直接结算率 招商引资到位资金 外资到位率
    设备到货及时率 任务完成率 计划执行率 判决执行率 工程进度 补助资金到位率
    农民工工资支付率 贷款发放率 床位使用率 项目开工率 研发经费支出增长率
    预算执行审计项目数 惠农补贴一卡通发放率 医疗救助资金支付及时率 赔偿款支付及时率
    合同履约率 合同签订率
"""


@pytest.mark.parametrize("text", EXECUTION.split())
def test_spending_is_execution(text: str) -> None:
    assert name(text).is_finance_execution


@pytest.mark.parametrize("text", NO_EXECUTION.split())
def test_service_and_work_are_no_execution(text: str) -> None:
    assert not name(text).is_finance_execution


@pytest.mark.parametrize(
    "text",
    [
        "违规使用资金",
        "资金使用合规率",
        "专款专用率",
        "审计问题数",
        "财务制度执行情况",
        "挪用资金次数",
        "项目资金使用规范性",
        "违规违纪事件发生次数",
        "廉政风险事件",
        "经费开支合规率",
        "套取截留资金",
        "采购程序合规率",
        "支出合规率",
    ],
)
def test_discipline_in_using_money(text: str) -> None:
    assert name(text).is_fund_compliance


@pytest.mark.parametrize(
    "text",
    [
        "安全生产事故起数",
        "违法建设查处率",
        "追回违规资金",
        "违纪违法案件查办数",
        "交通违法率",
        "企业合规率",
        "食品合法经营率",
        "医保基金违规使用追回率",
        "群众合法权益保障率",
        "非法集资案件数",
        "审计核减工程资金",
        "资金节约率",
        "查处违规收费",
    ],
)
def test_offences_found_or_mended_are_no_discipline(text: str) -> None:
    assert not name(text).is_fund_compliance


@pytest.mark.parametrize(
    "text",
    [
        "举办培训班期数",
        "开展巡查次数",
        "宣传活动场次",
        "印发资料份数",
        "年度工作任务完成率",
        "工程建设完成率",
        "采购设备数量",
        "维修设备台数",
        "检查企业次数",
    ],
)
def test_own_work(text: str) -> None:
    assert name(text).is_own_work


@pytest.mark.parametrize(
    "text",
    [
        "受益人数",
        "参训人次",
        "带动就业人数",
        "群众参与活动次数",
        "事故发生次数",
        "投诉次数",
        "培训合格率",
        "宣传覆盖率",
        "媒体转载次数",
        "减排任务完成率",
        "收入任务完成率",
        "公共设施使用次数",
        "故障停机次数",
        "火灾次数",
        "图书借阅次数",
    ],
)
def test_effects_are_not_own_work(text: str) -> None:
    assert not name(text).is_own_work


@pytest.mark.parametrize("text", ["宣传册数量", "培训场次", "绿化面积", "购置台数", "讲座次数"])
def test_plain_counts(text: str) -> None:
    assert name(text).is_plain_count


@pytest.mark.parametrize(
    "text",
    [
        "投诉次数",
        "合格数量",
        "优良天数",
        "获奖数量",
        "事故起数",
        "技术参数",
        "环境指数",
        "持证人数",
        "平均分数",
    ],
)
def test_defects_grades_and_passes_are_no_plain_counts(text: str) -> None:
    assert not name(text).is_plain_count


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("验收合格率", True),
        ("报告规范性", True),
        ("苗木成活率", True),
        ("任务完成率", False),
        ("合格人数", False),
        ("空气优良天数", False),
    ],
)
def test_quality_by_name(text: str, quality: bool) -> None:
    assert name(text).is_quality is quality


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("群众满意度", True),
        ("用户好评率", True),
        ("满意度得分", True),
        ("满意度调查次数", False),
        ("满意度测评完成率", False),
        ("投诉率", False),
    ],
)
def test_satisfaction_and_surveys_of_it(text: str, asks: bool) -> None:
    assert name(text).asks_satisfaction is asks


def test_full_coverage_repeats_its_verb() -> None:
    assert name("应助尽助率").is_full_coverage
    assert not name("应急尽责率").is_full_coverage


def test_savings() -> None:
    assert name("采购节约率").is_saving
    assert not name("能源节约率").is_saving
