"""What each fix makes of an indicator, and how sure it is."""

import pytest
from tests.fixed_tables import checked, fixable, mended

from perfcheck.rulebook.frame import framed

RATE = ("12-质量指标", "行道树成活率")


def line(category: str, name: str, period: str, annual: str) -> str:
    return f"1、1-产出指标；{category}；{name}；实施周期指标值:{period}；年度指标值:{annual}。\n"


def fixes(code: str, text: str) -> list[tuple[str, str]]:
    found = fixable(checked(framed(None, text).encode(), [code]))
    return [(each.fix.applicability, each.fix.title) for each in found if each.fix]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("＞=92%", "≥92%"),
        (">=92%", "≥92%"),
        ("=>92%", "≥92%"),
        ("》92%", "≥92%"),
        ("≧600株", "≥600株"),
        ("≮92%", "≥92%"),
        ("＜=3天", "≤3天"),
        ("=<3天", "≤3天"),
        ("《3天", "≤3天"),
        ("≯3天", "≤3天"),
        ("==12次", "=12次"),
        ("﹥92%", "＞92%"),
        ("〈3%", "＜3%"),
        ("＞ = 92%", "≥ 92%"),
        ("≥=92%", "≥92%"),
        ("≥92%以上", "≥92%"),
        ("不低于≥92%", "≥92%"),
        ("》=92%以上", "≥92%"),
        ("＞=９２％", "≥92%"),
        ("＞=4场；＜=9场", "≥4场；≤9场"),
        ("<=2025年10月31日", "≤2025年10月31日"),
    ],
)
def test_comparators(value: str, wanted: str) -> None:
    text = line(*RATE, value, value)
    assert fixes("PT404", text) == [("safe", f"改为「{wanted}」")]
    after = mended(framed(None, text).encode(), ["PT404"])
    assert after.content.decode() == framed(None, line(*RATE, wanted, wanted))


def test_one_cell_or_both() -> None:
    text = line("13-时效指标", "病虫害处置时限", "≤2天", "<=3天")
    assert fixes("PT404", text) == [("safe", "改为「≤3天」")]
    text = line("13-时效指标", "病虫害处置时限", "=<2天", "<=3天")
    assert fixes("PT404", text) == [("safe", "改为「≤2天」、「≤3天」")]


@pytest.mark.parametrize(
    ("value", "wanted", "applicability"),
    [
        ("≥99百分比", "≥99%", "safe"),
        ("百分之九十五", "95%", "safe"),
        ("百分之百", "100%", "safe"),
        ("不低于百分之九十五点五", "不低于95.5%", "safe"),
        ("百分之８０以上", "80%以上", "safe"),
        ("20百分比-30百分比", "20%-30%", "safe"),
        ("≥99个百分点", "≥99%", "unsafe"),
    ],
)
def test_percent(value: str, wanted: str, applicability: str) -> None:
    text = line(*RATE, value, value)
    assert fixes("PT417", text) == [(applicability, f"改为「{wanted}」")]
    after = mended(framed(None, text).encode(), ["PT417"])
    assert after.content.decode() == framed(None, line(*RATE, wanted, wanted))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("公交车辆完好率", "≥97", [("safe", "改为「≥97%」")]),
        ("公交车辆完好率", "100", [("safe", "改为「100%」")]),
        ("公交车辆完好率", "95-98", [("safe", "改为「95-98%」")]),
        # less than half, or of a rate that may be per mille: a person has to say
        ("公交车辆完好率", "≥20", [("unsafe", "改为「≥20%」")]),
        ("图书编校差错率", "≤3", [("unsafe", "改为「≤3%」")]),
        ("公交车辆完好率", "≤97", [("unsafe", "改为「≤97%」")]),
        # a fraction, more than the whole, words, or another unit: nothing is certain
        ("公交车辆完好率", "≥0.97", []),
        ("公交车辆完好率", "1", []),
        ("公交车辆完好率", "≥120", []),
        ("公交车辆完好率", "全部", []),
        ("公交车辆完好率", "120辆", []),
    ],
)
def test_missing_percent(name: str, value: str, expected: list[tuple[str, str]]) -> None:
    assert fixes("PT502", line("12-质量指标", name, value, value)) == expected


def test_satisfaction_without_percent_may_be_a_score() -> None:
    text = line("31-服务对象满意度", "学生家长满意度", "≥92", "≥92").replace(
        "1-产出指标", "3-满意度指标"
    )
    assert fixes("PT510", text) == [("unsafe", "改为「≥92%」")]


@pytest.mark.parametrize(
    ("code", "category", "name", "value", "expected"),
    [
        ("PT413", "13-时效指标", "救护车出车响应时间", "5分钟", [("unsafe", "改为「≤5分钟」")]),
        ("PT413", "41-经济成本指标", "急救设备采购成本", "46万元", [("unsafe", "改为「≤46万元」")]),
        ("PT412", "12-质量指标", "校园安全责任事故", "无", [("unsafe", "改为「0起」")]),
        ("PT412", "12-质量指标", "安全事故发生次数", "未发生", [("unsafe", "改为「0次」")]),
        ("PT412", "12-质量指标", "安全事故发生率", "无", [("unsafe", "改为「0%」")]),
        ("PT412", "12-质量指标", "有责投诉（件）", "无", [("unsafe", "改为「0件」")]),
        (
            *("PT407", "11-数量指标", "馆区每日值守时间（小时）"),
            "各入口24小时均有保安轮流值守",
            [("unsafe", "改为「24小时」")],
        ),
        (
            "PT407",
            "11-数量指标",
            "服务人数",
            "服务于3000名残疾人的康复",
            [("unsafe", "改为「3000名」")],
        ),
        # two numbers, a number of each day, or one of another kind: no telling which is meant
        ("PT407", "11-数量指标", "消毒作业次数", "由物业公司分2组共安排12次作业", []),
        ("PT407", "11-数量指标", "消毒作业次数", "由物业公司每天2次分区域安排人员", []),
        ("PT407", "11-数量指标", "值守时间（小时）", "由物业公司安排8名保安轮流值守", []),
    ],
)
def test_demands(
    code: str, category: str, name: str, value: str, expected: list[tuple[str, str]]
) -> None:
    assert fixes(code, line(category, name, value, value)) == expected


def test_unit_in_the_name_goes_when_every_value_has_it() -> None:
    text = line("11-数量指标", "文物巡查（次）", "24次", "≥24次")
    assert fixes("PT513", text) == [("safe", "名称改为「文物巡查」")]
    after = mended(framed(None, text).encode(), ["PT513"])
    assert after.content.decode() == framed(None, text.replace("（次）", ""))
    assert fixes("PT513", line("11-数量指标", "文物巡查（次）", "24次", "24")) == []


def test_numbering() -> None:
    text = "".join(
        f"{ordinal}、1-产出指标；11-数量指标；修复{what}数；年度指标值:≥30册。\n"
        for ordinal, what in (("1", "古籍"), ("3", "字画"), ("４", "拓片"), ("4", "文书"))
    )
    assert fixes("PT104", text) == [("safe", "从 1 起重新编号")]
    after = mended(framed(None, text).encode(), ["PT104"])
    wanted = text.replace("3、", "2、").replace("4、", "4、").replace("４、", "3、")
    assert after.content.decode() == framed(None, wanted)


def test_titles_in_english() -> None:
    text = line("11-数量指标", "文物巡查（次）", "＞=24次", "＞=24次").replace("1、", "3、", 1)
    found = fixable(checked(framed(None, text).encode(), ["PT104", "PT404", "PT513"], "en"))
    assert [each.fix.title for each in found if each.fix] == [
        "number from 1 on",
        "write “≥24次”",
        "rename to “文物巡查”",
    ]


def test_places_in_json() -> None:
    from perfcheck.report.json_ import finding_to_json

    text = line("13-时效指标", "病虫害处置时限", "＜=2天", "<=2天")
    (found,) = fixable(checked(framed(None, text).encode(), ["PT404"]))
    place = {"end_line": 13, "page": None, "bbox": None, "sheet": None, "cell": None}
    assert finding_to_json(found)["fix"] == {
        "applicability": "safe",
        "title": "改为「≤2天」",
        "edits": [
            {
                "location": {"line": 13, "column": 34, **place, "end_column": 36},
                "new_text": "≤",
            },
            {
                "location": {"line": 13, "column": 45, **place, "end_column": 47},
                "new_text": "≤",
            },
        ],
    }


WRAPPED = """\
1、1-产出指标；12-质量指标；树木成活率；实施周期指标值:＞
=95%；年度指标值:
＞=
95%。3
、1-产出指标；12-质量指标；树种合格率；实施周期指标值:百
分之九十
五；年度指标值:百分之九十五。12
、1-产出指标；11-数量指标；古树巡查（
次）；实施周期指标值:24次；年度指标值:24
次。1
4、1-产出指标；11-数量指标；夜间值守时间（小时）；实施周期指标值:各入口24
小时均有人员轮流值守不得脱岗
不得离岗；年度指标值:24小时。
"""
MENDED = """\
1、1-产出指标；12-质量指标；树木成活率；实施周期指标值:
≥95%；年度指标值:
≥
95%。2
、1-产出指标；12-质量指标；树种合格率；实施周期指标值:95%
；年度指标值:95%。3
、1-产出指标；11-数量指标；古树巡查
；实施周期指标值:24次；年度指标值:24
次。4
、1-产出指标；11-数量指标；夜间值守时间（小时）；实施周期指标值:24
小时
；年度指标值:24小时。
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_values_broken_by_line_ends(end: str) -> None:
    rules = ["PT104", "PT404", "PT407", "PT417", "PT513"]
    before = framed(None, WRAPPED.replace("夜间值守时间（小时）", "夜间值守时长"))
    wanted = framed(None, MENDED.replace("夜间值守时间（小时）", "夜间值守时长"))
    after = mended(before.replace("\n", end).encode(), rules)
    assert [refused.finding.message for refused in after.refused] == []
    assert after.content.decode() == wanted.replace("\n", end)


def test_a_value_broken_by_a_page() -> None:
    head = "项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标"
    text = framed(None, line(*RATE, "＞=9\n第 3 页\n" + head + "\n2%", "≥92%"))
    after = mended(text.encode(), ["PT404"])
    assert after.content.decode() == text.replace("＞=9", "≥9")
