"""Cases in rule files: the frame around them, and how a case that fails is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.unit.rulebook_facts import RULE, VOCABULARY, files

from perfcheck.finding import (
    Evidence,
    Finding,
    InputReport,
    NotChecked,
    Outcomes,
    Report,
    Subject,
)
from perfcheck.read.source import Location
from perfcheck.rulebook.cases import CaseResult, case_text, run_cases
from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.loader import load_files, read_rule

CASES = """\
cases:
  - name: 两处违规
    table: |
      一张表
      第二行
    violates: [2, "3.2"]
    limits: {share: 0.8}
    options: {year: 2025}
    file_name: 2025.txt
  - name: 通过
    indicator: 1、1-产出指标；11-数量指标；场次；≥2场。
    violates: []
    not_checked: 1
    not_applicable: 3
"""


def found(kind: str, project: int | None = None, indicator: int | None = None) -> Finding:
    subject = Subject(kind, 1, None, project, None, indicator)  # type: ignore[arg-type]
    evidence = Evidence(None, None)
    place = Location(1, 1, 1, 2)
    return Finding(
        "PT303", "n", "error", "certain", "有错", "t", place, subject, evidence, (), "改"
    )


class Engine:
    """Says what it is told to, and keeps what it was asked."""

    def __init__(self, *findings: Finding, outcomes: Outcomes = Outcomes()) -> None:  # noqa: B008
        self.findings = findings
        self.outcomes = outcomes
        self.status = "checked"
        self.asked: list[tuple[str, str, tuple[CompiledRule, ...], dict[str, str]]] = []

    def __call__(
        self, content: bytes, name: str, rules: tuple[CompiledRule, ...], options: Mapping[str, str]
    ) -> Report:
        self.asked.append((content.decode(), name, rules, dict(options)))
        piece = NotChecked(name, Location(), "；；", "读不懂", ("PT303",))
        entry = InputReport(name, "text", "utf-8", self.status, message="没有表")  # type: ignore[arg-type]
        return Report(
            "general",
            "0" * 64,
            1,
            "zh",
            (entry,),
            self.findings,
            (piece,) * self.outcomes.not_checked,
            self.outcomes,
            {},
        )


def run(tmp_path: Path, engine: Engine, subject: str = "project") -> list[CaseResult]:
    text = RULE[: RULE.index("cases:")].replace("when:", "limits: {share: 0.5}\nwhen:") + CASES
    if subject != "project":
        text = text.replace("subject: project", f"subject: {subject}")
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    given = [*files(), files("")[3]._replace(path=str(path), content=text.encode())]
    book = load_files(given, profile="general", vocabulary=VOCABULARY)
    return list(run_cases(book.rules, engine))


def test_a_case_is_run_with_its_rule_alone_and_its_own_limits(tmp_path: Path) -> None:
    engine = Engine(found("project", 2), found("indicator", 3, 2))
    first, _ = run(tmp_path, engine)
    assert first.holds
    assert first.text() == "PT303 两处违规: 通过"
    content, name, (rule,), options = engine.asked[0]
    assert (content, name, options) == ("一张表\n第二行\n", "2025.txt", {"year": "2025"})
    assert str(rule.limits["share"]) == "0.8"
    assert engine.asked[1][1] == "table.txt"
    assert str(engine.asked[1][2][0].limits["share"]) == "0.5"


def test_what_differs_is_told_with_the_table(tmp_path: Path) -> None:
    engine = Engine(found("document"), outcomes=Outcomes(not_checked=1, not_applicable=2))
    first, second = run(tmp_path, engine)
    assert first.text("zh") == (
        "PT303 两处违规:\n"
        "  应违规的位置：2, 3.2；实际：0\n"
        "  0: 有错\n"
        "  应有 0 个未能核对，实际 1 个 “；；” 读不懂\n"
        "  | 一张表\n"
        "  | 第二行"
    )
    assert second.text("en").startswith(
        "PT303 通过:\n"
        "  must violate at -, but does at 0\n"
        "  0: 有错\n"
        "  3 must be not applicable, not 2\n"
        "  | 2025年项目支出绩效目标表\n"
    )


def test_findings_that_should_be_advice_only(tmp_path: Path) -> None:
    text = RULE.replace('violates: ["1"]', 'violates: ["1", "2"], advice: ["2"]')
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    given = [*files(), files("")[3]._replace(path=str(path), content=text.encode())]
    book = load_files(given, profile="general", vocabulary=VOCABULARY)
    one, two = found("project", 1), found("project", 2)
    engine = Engine(one, two._replace(severity="advice"))
    first, _ = run_cases(book.rules, engine)
    assert first.holds
    engine = Engine(one._replace(severity="advice"), two)
    first, _ = run_cases(book.rules, engine)
    assert first.differences == (
        ("应只作建议的位置：2；实际：1", "must be advice at 2, but is at 1"),
    )


def test_what_a_finding_must_quote(tmp_path: Path) -> None:
    text = RULE.replace('violates: ["1"]', 'violates: ["1", "2"], tells: [≤5万元, 成本]')
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    given = [*files(), files("")[3]._replace(path=str(path), content=text.encode())]
    book = load_files(given, profile="general", vocabulary=VOCABULARY)
    one = found("project", 1)._replace(message="没有成本", remedy="写「≤5万元」")
    two = found("project", 2)._replace(message="没有成本", evidence=Evidence("≤5万元", "≤6万元"))
    first, _ = run_cases(book.rules, Engine(one, two._replace(remedy="或 ≤5万元")))
    assert first.holds
    first, _ = run_cases(book.rules, Engine(one, two))
    assert first.differences == (("2：没有提到“≤5万元”", "2: does not tell “≤5万元”"),)
    expected = Evidence(None, "≤5万元")
    first, _ = run_cases(book.rules, Engine(one, two._replace(evidence=expected)))
    assert first.holds


def test_an_input_that_was_not_checked_fails_its_case(tmp_path: Path) -> None:
    engine = Engine(found("project", 2), found("indicator", 3, 2))
    engine.status = "no-table"
    assert [result.differences[:1] for result in run(tmp_path, engine)] == [
        (("未能核对：没有表", "not checked: 没有表"),)
    ] * 2


def test_positions_of_a_rule_about_indicators_are_in_project_one(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    text = RULE.replace("subject: project", "subject: indicator").replace('"1"', '"2", "3.1"')
    path.write_text(text, encoding="utf-8")
    given = [*files(), files("")[3]._replace(path=str(path), content=text.encode())]
    book = load_files(given, profile="general", vocabulary=VOCABULARY)
    engine = Engine(found("indicator", 3, 1), found("indicator", 1, 2))
    assert [result.holds for result in run_cases(book.rules, engine)] == [True, False]


HEAD = (
    "2025年项目支出绩效目标表\n"
    "部门名称：青山县文化馆 单位：万元\n\n"
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n\n"
)


@pytest.mark.parametrize(
    ("lines", "framed"),
    [
        (
            "project: |2\n      会议费 3.00 3.00\n  开会4次。\n\n"
            "      培训费 1,004.50 1,000.50 4.00\n",
            "合计 1,007.50 1,003.50 4.00\n\n青山县文化馆 1,007.50 1,003.50 4.00\n\n"
            "    会议费 3.00 3.00\n开会4次。\n\n    培训费 1,004.50 1,000.50 4.00\n",
        ),
        (
            "project: |2\n      2025年12345热线 3.00 1.00 1.00\n  接线 4 次。\n",
            "合计 3.00\n\n青山县文化馆 3.00\n\n    2025年12345热线 3.00 1.00 1.00\n接线 4 次。\n",
        ),
        ("project: 没有金额\n", "没有金额\n"),
        (
            "indicator: 1、一条指标\n",
            "合计 20.00 20.00\n\n青山县文化馆 20.00 20.00\n\n    馆藏图书数字化项目 20.00 20.00\n"
            "扫描馆藏地方文献800册，10月底前完成校对并提供网上阅览。\n\n1、一条指标\n",
        ),
    ],
)
def test_the_frame(tmp_path: Path, lines: str, framed: str) -> None:
    inner = lines.replace("\n", "\n  ").rstrip() + "\n"
    text = RULE[: RULE.index("cases:")] + (
        f"cases:\n- violates: [1]\n  name: a\n  {inner}- {{name: b, table: x, violates: []}}\n"
    )
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    assert case_text(read_rule(str(path)).cases[0]) == HEAD + framed
