"""The check as a whole: outcomes, places, order, and inputs that cannot be checked."""

import pickle
from pathlib import Path

import pytest

from perfcheck.engine import Options, check_content, merge
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.finding import Location, Report, Subject
from perfcheck.rulebook import Rulebook, load_rulebook
from perfcheck.rulebook.frame import framed

HEAD = """2025年项目支出绩效目标表
部门名称：云溪县农技站 单位：万元

项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标

合计 {total} {total}

"""
SEEDS = """    良种推广 6.00 6.00
推广抗旱稻种，示范片亩均增产，10月底前完成测产。

1、1-产出指标；11-数量指标；示范面积；实施周期指标值:≥500亩；年度指标值:≥500亩。2、1-产出
指标；12-质量指标；稻种发芽率；实施周期指标值:＞=90%；年度指标值:＞=90%。
"""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(vocabulary=vocabulary())


def check(rulebook: Rulebook, text: str, *codes: str, lang: str = "zh") -> Report:
    rules = rulebook.select(codes) if codes else None
    options = Options(rules, "en" if lang == "en" else "zh")
    return check_content(text.encode(), "table.txt", rulebook, options)


def test_a_finding_says_where_what_and_how(rulebook: Rulebook) -> None:
    report = check(rulebook, HEAD.format(total="7.00") + SEEDS, "PT201")
    (finding,) = report.findings
    assert finding.code == "PT201"
    assert finding.message == "合计为 7.00，1 个项目相加为 6.00，相差 -1.00"
    assert finding.location == Location(6, 1, 6, 13)
    assert finding.subject == Subject("document", 1)
    assert finding.evidence == ("7.00", "6.00", "各项目之和 6.00 − 合计 7.00 = -1.00")
    assert [basis.title for basis in finding.basis] == [
        "中华人民共和国预算法实施条例",
        "中华人民共和国预算法",
    ]


def test_english_comes_from_the_same_rule(rulebook: Rulebook) -> None:
    report = check(rulebook, HEAD.format(total="7.00") + SEEDS, "PT201", lang="en")
    assert report.findings[0].message == (
        "the grand total says 7.00, but its 1 projects add up to 6.00, -1.00 apart"
    )


def test_every_pair_of_rule_and_subject_has_an_outcome(rulebook: Rulebook) -> None:
    report = check(rulebook, HEAD.format(total="6.00") + SEEDS, "PT105", "PT106", "PT201")
    # two rules on two indicators, one on the document
    assert report.outcomes == (5, 0, 0, 0)


def test_a_rule_whose_cell_is_unread_is_not_checked(rulebook: Rulebook) -> None:
    text = HEAD.format(total="6.00") + SEEDS.replace("年度指标值:≥500亩", "年度指标值:≥≥500亩")
    report = check(rulebook, text, "PT601")
    assert report.outcomes == (0, 0, 1, 1)
    (piece,) = report.not_checked
    assert piece.codes == ("PT601",)
    assert piece.reason == "指标值读不懂，涉及其数值的规则未核对"
    assert piece.location.line == 11


def test_both_cells_of_an_indicator_make_one_finding(rulebook: Rulebook) -> None:
    report = check(rulebook, HEAD.format(total="6.00") + SEEDS, "PT404")
    (finding,) = report.findings
    assert finding.subject == Subject("indicator", 1, "良种推广", 1, "稻种发芽率", 2)
    assert report.outcomes.violation == 2


def test_two_tables_in_one_file_are_told_apart(rulebook: Rulebook) -> None:
    one = HEAD.format(total="6.00") + SEEDS
    report = check(rulebook, one + "\n" + one.replace("合计 6.00", "合计 5.00"), "PT201")
    assert report.inputs[0].tables == 2
    assert [finding.subject for finding in report.findings] == [Subject("document", 2)]


def test_alike_findings_have_different_fingerprints(rulebook: Rulebook) -> None:
    twice = SEEDS.replace(
        "2、1-产出\n指标；12-质量指标；稻种发芽率", "2、1-产出\n指标；12-质量指标；示范面积"
    )
    thrice = (
        twice.rstrip()
        + "3、1-产出指标；12-质量指标；示范面积；实施周期指标值:3亩；年度指标值:3亩。\n"
    )
    report = check(rulebook, HEAD.format(total="6.00") + thrice, "PT109")
    prints = [finding.fingerprint for finding in report.findings]
    assert len(prints) == 2 == len(set(prints))


def test_a_fingerprint_does_not_move_with_its_lines(rulebook: Rulebook) -> None:
    text = HEAD.format(total="7.00") + SEEDS
    here, there = check(rulebook, text, "PT404"), check(rulebook, "\n\n" + text, "PT404")
    assert here.findings[0].location != there.findings[0].location
    assert here.findings[0].fingerprint == there.findings[0].fingerprint


def test_what_cannot_be_read_is_said(rulebook: Rulebook) -> None:
    report = check_content(b"\x00\x01\x02", "scan.bin", rulebook)
    assert report.inputs[0].status == "unreadable"
    assert report.inputs[0].message
    assert report.return_code() == 3


def test_a_text_without_a_table_is_said(rulebook: Rulebook) -> None:
    report = check(rulebook, "今天天气很好。\n")
    assert report.inputs[0].status == "no-table"
    assert report.return_code("never") == 3


def test_reports_merge_in_order(rulebook: Rulebook) -> None:
    text = HEAD.format(total="7.00") + SEEDS
    one = check_content(text.encode(), "a.txt", rulebook)
    other = check_content(b"", "b.txt", rulebook)
    both = merge([one, other])
    assert [entry.path for entry in both.inputs] == ["a.txt", "b.txt"]
    assert both.findings == one.findings
    assert both.return_code() == 3


def test_return_codes_follow_the_gate(rulebook: Rulebook) -> None:
    advice = check(rulebook, HEAD.format(total="6.00") + SEEDS, "PT404")
    assert [advice.return_code(level) for level in ("error", "warning", "advice", "never")] == [
        0,
        0,
        1,
        0,
    ]
    error = check(rulebook, HEAD.format(total="7.00") + SEEDS, "PT201")
    assert error.return_code() == 1


def test_a_report_can_cross_to_another_process(rulebook: Rulebook) -> None:
    report = check(rulebook, HEAD.format(total="7.00") + SEEDS)
    again = pickle.loads(pickle.dumps(report))
    assert again.findings == report.findings
    assert again.sources["table.txt"].line(9) == report.sources["table.txt"].line(9)


def test_a_text_that_starts_in_the_middle_of_a_project_judges_no_whole_project(
    rulebook: Rulebook,
) -> None:
    line = "3、1-产出指标；11-数量指标；示范面积；实施周期指标值:≥500亩；年度指标值:≥500亩。\n"
    report = check(rulebook, line, "PT101", "PT206", "PT301", "PT302", "PT105")
    assert report.findings == ()
    assert report.outcomes.passed == 2  # the code of the line, and its output
    (piece,) = report.not_checked
    assert piece.reason == "文字从项目中间开始，项目名称、金额和前面的指标未能看到"
    assert piece.codes == ("PT101", "PT206", "PT302")


def test_fingerprints_are_the_same_in_every_language(rulebook: Rulebook) -> None:
    # without a header, so that PT111 lists what is missing
    text = framed(
        "    书架 5.00 5.00\n添置书架。\n1、产出指标；数量指标；书架；年度指标值:5。\n", ""
    )
    contents = [text.partition("\n\n")[2].partition("\n\n")[2].encode()]
    folder = Path(__file__).parents[2] / "examples"
    contents += [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    codes: set[str] = set()
    for content in contents:
        zh, en = (
            check_content(content, "x.txt", rulebook, Options(lang=lang)).findings
            for lang in ("zh", "en")
        )
        assert [each.fingerprint for each in zh] == [each.fingerprint for each in en]
        codes.update(each.code for each in zh)
    assert "PT111" in codes  # which tells a list


def test_an_unreadable_value_beside_a_finding_is_no_defect(rulebook: Rulebook) -> None:
    line = "1、1-产出指标；11-数量指标；巡查（次）；实施周期指标值:≥24次；年度指标值:≥≥24次。\n"
    report = check(
        rulebook, HEAD.format(total="6.00") + SEEDS.split("\n\n")[0] + "\n" + line, "PT513"
    )
    assert report.inputs[0].status == "checked"
    assert [finding.fix for finding in report.findings] == [None]


BROKEN = "2、1-产出指标；12-质量指标；稻种发芽率；≥90%；≥92%；≥95%。"
SIBLINGS = """    2025年稻种检测 3.00 3.00
检测稻种。
1、1-产出指标；12-质量指标；稻种发芽率；实施周期指标值:{mine}；年度指标值:{mine}。

    2026年稻种检测 3.00 3.00
检测早稻稻种，公布结果。
1、1-产出指标；12-质量指标；稻种发芽率；实施周期指标值:{other}；年度指标值:{other}。
"""


@pytest.mark.parametrize("code", ["PT109", "PT113", "PT904"])
def test_a_list_that_lacks_an_unread_line_is_no_pass(rulebook: Rulebook, code: str) -> None:
    seeds = SEEDS.replace("\n指标；12", "指标；12").replace("推广", "培训农户，推广")
    whole = HEAD.format(total="6.00") + seeds
    read, unread = whole, whole[: whole.index("2、1-产出")] + BROKEN + "\n"
    assert check(rulebook, read, code).outcomes == (1, 0, 0, 0)
    report = check(rulebook, unread, code)
    assert report.outcomes == (0, 0, 0, 1)
    (piece,) = report.not_checked
    assert (piece.text, piece.codes) == (BROKEN, (code,))


def test_a_list_with_an_unread_line_still_tells_what_it_holds(rulebook: Rulebook) -> None:
    text = HEAD.format(total="6.00") + SEEDS.replace("≥500亩", "（≥500亩")
    assert check(rulebook, text.rstrip() + BROKEN, "PT113").outcomes == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("mine", "other", "outcomes", "codes"),
    [
        ("≥90%", "≥90%", (2, 0, 0, 0), None),
        ("≥90%", "≥≥90%", (0, 0, 0, 2), ("PT913",)),
        ("≥≥90%", "≥90%", (0, 0, 0, 2), ("PT913",)),
    ],
)
def test_targets_of_siblings_are_compared_where_both_are_read(
    rulebook: Rulebook, mine: str, other: str, outcomes: tuple[int, ...], codes: tuple[str] | None
) -> None:
    text = HEAD.format(total="6.00") + SIBLINGS.format(mine=mine, other=other)
    report = check(rulebook, text, "PT913")
    assert report.outcomes == outcomes
    assert [(piece.text, piece.codes) for piece in report.not_checked] == (
        [("≥≥90%", codes)] if codes else []
    )


def test_a_money_column_with_an_unread_amount_is_not_of_one_format(rulebook: Rulebook) -> None:
    read = HEAD.format(total="6.00") + SEEDS
    assert check(rulebook, read, "PT207").outcomes == (1, 0, 0, 0)
    unread = read.replace("合计 6.00 6.00", "合计 6.00 6.00.00")
    assert check(rulebook, unread, "PT207").outcomes == (0, 0, 0, 1)


def test_columns_that_cannot_be_told_are_said_in_the_language_of_the_report(
    rulebook: Rulebook,
) -> None:
    total_only = (HEAD.format(total="6.00") + SEEDS).replace("良种推广 6.00 6.00", "良种推广 6.00")
    for lang, reason in (
        ("zh", "各金额属于哪个资金来源列未能判定"),
        ("en", "the columns of the amounts could not be told"),
    ):
        report = check(rulebook, total_only, "PT205", lang=lang)
        assert [piece.reason for piece in report.not_checked] == [reason]


TWO = HEAD.format(total="9.00").replace("财政拨款", "财政拨款 财政专户拨款 其他资金") + SEEDS


@pytest.mark.parametrize(
    ("lang", "message", "working"),
    [
        (
            "zh",
            "空列在转成文字时丢失，各行金额放进资金来源列有 3 种放法都能加平",
            "合计行可以是(1) 9.00 在『财政拨款』列；(2) 9.00 在『财政专户拨款』列；"
            "(3) 9.00 在『其他资金』列",
        ),
        (
            "en",
            "empty cells were lost when the table became text: "
            "3 ways of placing the amounts add up",
            "the grand total may be (1) 9.00 under 财政拨款; (2) 9.00 under 财政专户拨款; "
            "(3) 9.00 under 其他资金",
        ),
    ],
)
def test_ways_that_agree_on_nothing_are_told_one_by_one(
    rulebook: Rulebook, lang: str, message: str, working: str
) -> None:
    report = check(rulebook, TWO.replace("6.00", "9.00"), "PT205", lang=lang)
    (finding,) = report.findings
    assert finding.message == message
    assert finding.evidence.working == working


TWICE = (
    HEAD.format(total="7.00")
    + """    良种推广 6.00 6.00
推广抗旱稻种。

1、1-产出指标；12-质量指标；发芽率；实施周期指标值:＞=90%；年度指标值:≥90%。
2、1-产出指标；12-质量指标；纯度；实施周期指标值:≥90%；年度指标值:＞=90%。

3、1-产出指标；12-数量指标；示范面积；实施周期指标值:>=500亩；年度指标值:≥500亩。
"""
)


def test_findings_go_down_the_page_those_on_the_whole_first(rulebook: Rulebook) -> None:
    report = check(rulebook, TWICE + "\n" + TWICE, "PT2", "PT405", "PT106", "PT404", "PT109")
    order = [(f.subject.table, f.location.line, f.location.column, f.code) for f in report.findings]
    one = [
        (1, 1, 1, "PT405"),
        (1, 6, 1, "PT201"),
        (1, 11, 30, "PT404"),
        (1, 12, 40, "PT404"),
        (1, 14, 10, "PT106"),
        (1, 14, 31, "PT404"),
    ]
    assert order[:6] == one
    assert order[6:] == [(2, line + 15, column, code) for _, line, column, code in one]


def test_a_line_whose_category_is_in_doubt_is_told_as_such(rulebook: Rulebook) -> None:
    text = HEAD.format(total="6.00") + SEEDS.replace(
        "1-产出指标；11-数量指标", "2-产出指标；11-数量指标"
    )
    (piece,) = check(rulebook, text, "PT304", "PT310").not_checked
    assert (piece.location.line, piece.codes) == (11, ("PT304", "PT310"))
    assert piece.reason == "指标类别的代码与名称不一致，归类存疑"


@pytest.mark.parametrize(
    ("lang", "goal", "message", "example"),
    [
        ("zh", "推广稻种。", "「良种推广」没有满意度指标（请人工复核）", "「服务对象满意度 ≥95%」"),
        (
            "zh",
            "为农户推广稻种。",
            "「良种推广」没有满意度指标，而名称或绩效目标写有「农户」（请人工复核）",
            "「农户满意度 ≥95%」",
        ),
        (
            "en",
            "为农户推广稻种。",
            "“良种推广” has no satisfaction indicator, though its name or goal speaks of “农户” "
            "(please review)",
            "“农户满意度 ≥95%”",
        ),
    ],
)
def test_missing_satisfaction_says_whom_the_table_speaks_of(
    rulebook: Rulebook, lang: str, goal: str, message: str, example: str
) -> None:
    text = HEAD.format(total="6.00") + SEEDS.replace("推广抗旱稻种，示范片亩均增产，", goal)
    (finding,) = check(rulebook, text, "PT307", lang=lang).findings
    assert finding.message == message
    assert example in finding.remedy


def test_why_a_line_was_not_read_is_told_in_the_language_of_the_report(
    rulebook: Rulebook,
) -> None:
    text = HEAD.format(total="6.00") + SEEDS + "3、1-产出指标；时效；乙；丙。\n"
    for lang, reason in (
        ("zh", "没有“指标值:”，分不清名称和指标值"),
        ("en", "without “指标值:” the name and the value cannot be told apart"),
    ):
        report = check(rulebook, text, "PT110", lang=lang)
        assert [(piece.reason, piece.codes) for piece in report.not_checked] == [
            (reason, ("PT110",))
        ]
