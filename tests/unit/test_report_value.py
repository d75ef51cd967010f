"""Target values told in words."""

import re
from pathlib import Path

import pytest

from perfcheck.report.value import NOTES, value_lines
from perfcheck.target import parse_value

EXAMPLES = {
    "≥98%": ["类型：数值", "含义：不小于 98%"],
    "＞=4000件": ["类型：数值", "含义：不小于 4000 件", "说明：比较符的写法不规范"],
    "<0.5‰": ["类型：数值", "含义：小于 0.5‰"],
    "30至50人次": ["类型：数值区间", "含义：30 至 50 人次"],
    "2025年12月底前": ["类型：期限", "含义：不晚于 2025-12-31"],
    "6月底前": ["类型：期限", "含义：不晚于 06-30（未写年份）", "说明：没有写年份"],
    "每月5日前": ["类型：期限", "含义：不晚于 每月 05 日", "说明：每月的固定日子"],
    "2025年第一季度": ["类型：期限", "含义：2025-01-01 至 2025-03-31", "说明：一段时间"],
    "≥3项；完成率≥95%": [
        "类型：多个数值",
        "含义：不小于 3 项",
        "含义：完成率 不小于 95%",
        "说明：数值前还写有文字",
    ],
    "无": ["类型：定性", "含义：要求没有、不发生，相当于零"],
    "优": ["类型：定性", "含义：用程度或等级表示"],
    "提升": ["类型：定性", "含义：要求提升，没有写到多少"],
    "较上年降低不少于3%": [
        "类型：数值",
        "含义：较上年 降低幅度 不小于 3%",
        "说明：减少的幅度",
        "说明：数值前还写有文字",
    ],
    "降低至3%以下": ["类型：数值", "含义：不大于 3%", "说明：升降后要达到的数"],
    "约300人": ["类型：数值", "含义：约 300 人", "说明：约数", "说明：没有写比较符，按等于理解"],
    "≤12345678.50元": ["类型：数值", "含义：不大于 12,345,678.5 元"],
    "≥100万元": ["类型：数值", "含义：不小于 1,000,000 元"],
    "20±0.5℃": ["类型：数值区间", "含义：19.5℃ 至 20.5℃", "说明：由 ± 换算为区间"],
    "±0.5%": ["类型：数值区间", "含义：−0.5% 至 0.5%", "说明：由 ± 换算为区间"],
    "重要岗位24小时有人值守": ["类型：文字，没有可以比较大小的数值"],
    "98%%": ["类型：写法有误，读不出数值（规范的写法如 ≥95%、≤3天、2026年6月30日前）"],
    "": ["类型：没有填写（空白或占位符）"],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_value_in_chinese(text: str) -> None:
    first, *lines = value_lines(parse_value(text), "zh")
    assert first == text
    assert [line.removeprefix("  ") for line in lines] == EXAMPLES[text]


def test_value_in_english() -> None:
    assert list(value_lines(parse_value("提升5%"), "en")) == [
        "提升5%",
        "  kind: number",
        "  meaning: improved by exactly 5%",
        "  note: an amount of increase",
        "  note: no comparator is written; read as exactly",
    ]
    assert list(value_lines(parse_value("每月5日前"), "en"))[2] == (
        "  meaning: not after day 05 of the month"
    )


def test_a_value_cannot_command_the_terminal() -> None:
    assert next(iter(value_lines(parse_value("\x1b[2J98%\n"), "zh"))) == "␛[2J98% "


def test_every_note_has_words() -> None:
    text = (Path(__file__).parents[2] / "grammar/README.md").read_text(encoding="utf-8")
    table = text.partition("### Notes")[2].partition("\n#")[0]
    assert set(re.findall(r"^\| ([a-z-]+) \|", table, re.MULTILINE)) - {"note"} == set(NOTES)
