"""Whether an indicator has what its category asks for."""

import pytest
from tests.unit.facts_of_text import indicator, project

QUANTITY = "1-产出指标；11-数量指标"
TIMELINESS = "1-产出指标；13-时效指标"
ECONOMIC = "2-效益指标；21-经济效益"
ECOLOGICAL = "2-效益指标；23-生态效益"
COST = "4-成本指标；41-经济成本指标"


@pytest.mark.parametrize(
    ("name", "value", "late"),
    [
        ("抚恤金发放时间", "按时", True),
        ("普查登记", "按时按质完成", True),
        ("普查登记", "及时", True),
        ("抚恤金发放时间", "每月10日前", False),
        ("抚恤金发放", "当月及时发放", False),
        ("10月底前完成登记", "按时完成", False),
        ("登记及时率", "≥95%", False),
        ("简报", "按季", False),
        ("登记", "完成", False),
    ],
)
def test_a_word_of_punctuality_without_a_measure(name: str, value: str, late: bool) -> None:
    assert indicator(TIMELINESS, name, value).is_late_word is late


@pytest.mark.parametrize(
    ("name", "value", "cost"),
    [
        ("每公里养护单价", "≤3.2万元", True),
        ("采购资金节约率", "≥2%", True),
        ("网络租用费", "≤6万元", True),
        ("网络租用费", "≥6万元", False),
        ("救助资金发放金额", "≤300万元", False),
        ("残疾人护理补贴标准", "≥120元/人", False),
        ("用水节约率", "≥4%", False),
    ],
)
def test_costs(name: str, value: str, cost: bool) -> None:
    assert indicator(QUANTITY, name, value).is_cost is cost


@pytest.mark.parametrize(
    ("name", "value", "economic"),
    [
        ("闲置校舍利用率", "≥60%", True),
        ("挽回群众受骗款", "≥60万元", True),
        ("项目效果", "带动农户增收", True),
        ("讲解员讲解水平", "熟练", False),
    ],
)
def test_economic_effects(name: str, value: str, economic: bool) -> None:
    assert indicator(ECONOMIC, name, value).is_economic is economic


def test_ecological_effects() -> None:
    assert indicator(ECOLOGICAL, "断面水质达标率", "≥90%").is_ecological
    assert indicator(ECOLOGICAL, "细颗粒物平均浓度", "≤35微克/立方米").is_ecological
    assert not indicator(ECOLOGICAL, "读者知晓率", "≥90%").is_ecological


def test_a_number_that_the_grammar_cannot_read_is_a_number() -> None:
    assert indicator(COST, "每餐成本", "≤6元/生·餐").shows_number
    assert not indicator(COST, "每餐成本", "控制良好").shows_number


def test_dates_in_names() -> None:
    assert indicator(TIMELINESS, "24小时内到场率", "≥95%").is_dated
    assert not indicator(TIMELINESS, "到场率", "≥95%").is_dated


def test_empty_rows() -> None:
    assert indicator(ECONOMIC, "不适用", "/").is_blank_row
    assert not indicator(ECONOMIC, "适用新技术面积", "≥30亩").is_blank_row


@pytest.mark.parametrize(
    ("title", "name", "spends"),
    [
        ("洪灾救助资金", "资金下达时限", False),
        ("洪灾救助资金", "资金支出进度", True),
        ("洪灾救助资金", "经费支付率", True),
        ("洪灾救助资金", "救助款支付率", False),
        ("洪灾救助资金", "资金支付时限", False),
        ("校舍修缮", "资金下达时限", True),
        ("校舍修缮", "完工时限", False),
    ],
)
def test_handing_money_down_is_the_service_of_a_project_that_pays(
    title: str, name: str, spends: bool
) -> None:
    line = f"1、{TIMELINESS}；{name}；实施周期指标值:≤15日；年度指标值:≤15日。"
    assert project(title, "", line).indicators[0].spends_budget is spends
