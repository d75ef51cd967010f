"""What a name counts, what it costs, and whose trouble it tells."""

import pytest
from tests.unit.facts_of_text import name


@pytest.mark.parametrize("text", ["粮库扩容总投资", "会务总支出", "高标准农田建设总成本"])
def test_the_cost_of_the_whole(text: str) -> None:
    assert name(text).is_total_cost


@pytest.mark.parametrize(
    "text",
    [
        "带动社会总投资",
        "社会消费品零售总额",
        "招商引资总额",
        "向上争取资金总额",
        "桌椅采购均价总额",
    ],
)
def test_money_of_others_and_prices_are_not_the_cost_of_the_whole(text: str) -> None:
    assert not name(text).is_total_cost


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("聘请专家数", "people"),
        ("扶持合作社家数", "things"),
        ("服务用户数", "something"),
        ("改厕户数", "things"),
        ("改造农贸市场数", "something"),
        ("放映场数", "events"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert name(text).counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "综合治理水土流失面积",
        "累计治理水土流失面积",
        "成功化解矛盾纠纷数",
        "依法查处环境违法案件数",
        "供水不中断率",
        "修补破损面积",
    ],
)
def test_trouble_that_is_dealt_with_or_kept_away(text: str) -> None:
    assert not name(text).is_negative


@pytest.mark.parametrize(
    "text", ["新增水土流失面积", "全年安全事故数", "累计死亡人数", "年度投诉件数", "供水中断率"]
)
def test_trouble_stays_trouble_whenever_it_is_counted(text: str) -> None:
    assert name(text).is_negative


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("屋面补漏完成率", True),
        ("疫苗漏接种率", False),
        ("防溺水课堂覆盖率", True),
        ("未就业率", False),
    ],
)
def test_a_rate_of_success_or_of_failure(text: str, good: bool) -> None:
    assert name(text).is_positive_rate is good


@pytest.mark.parametrize("text", ["新增长度", "新增收治人数", "合同比价次数", "污水提升泵台数"])
def test_words_of_change_inside_others_tell_no_change(text: str) -> None:
    assert not name(text).tells_change
