"""JUnit XML: valid by the schemas of Ant and Jenkins, read by a consumer."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.report_formats import RULES, VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import PROJECT, UNREAD, report

from perfcheck.finding import Report
from perfcheck.report import View, render

etree = pytest.importorskip("lxml.etree")
SCHEMAS = Path(__file__).parents[1] / "schemas"
EMPTY = report(inputs=(), findings=(), not_checked=(), sources={})


def written(what: Report, view: View = VIEW) -> str:
    """The XML, which both schemas allow."""
    text = "".join(render(what, "junit", view))
    tree = etree.fromstring(text.encode("utf-8", "backslashreplace"))
    for name in ("junit-ant.xsd", "junit-jenkins.xsd"):
        schema = etree.XMLSchema(etree.parse(str(SCHEMAS / name)))
        assert schema.validate(tree), schema.error_log
    return text


def suites(what: Report, view: View = VIEW) -> list[ElementTree.Element]:
    found = list(ElementTree.fromstring(written(what, view)))
    for suite in found:
        cases = suite.findall("testcase")
        names = [case.get("name") for case in cases]
        assert len(set(names)) == len(names) == int(suite.get("tests", ""))
        for kind, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert len(suite.findall(f"testcase/{kind}")) == int(suite.get(count, ""))
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [several, hidden, nasty, elsewhere, lambda **c: EMPTY])
def test_it_is_valid(make: Callable[..., Report], lang: str) -> None:
    assert len(suites(make(lang=lang))) == len(make().inputs)


def test_without_a_time_jenkins_still_takes_it() -> None:
    text = "".join(render(several(), "junit", View(rules=RULES)))
    assert "timestamp" not in text
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-jenkins.xsd")))
    assert schema.validate(etree.fromstring(text.encode()))


def test_errors_and_warnings_fail_advice_passes_and_is_told() -> None:
    suite = suites(several())[0]
    told = {
        case.get("name"): [(child.tag, child.get("type"), child.get("message")) for child in case]
        for case in suite.findall("testcase")
    }
    assert told == {
        "PT112 year-missing": [],
        "PT303 procurement-needs-cost [项目 1 · 阅览设备购置]": [
            ("failure", "error", "「阅览设备购置」涉及采购，但没有成本指标")
        ],
        "PT501 value-repeats-name": [("skipped", None, "有内容读不懂，没有下结论")],
        "PT503 rate-has-percent [项目 1 · 阅览设备购置 · 指标 2 · 设备验收合格率]": [
            ("failure", "warning", "「设备验收合格率」是比率，指标值“98”没有写 %")
        ],
    }
    assert suite.findtext("system-out") == (
        "PT112 library.txt\n表头没有年度\n改法：在标题写明预算年度"
    )
    assert suite.findtext("testcase/skipped") == (
        "library.txt:7:31  「实施周期指标值:4」：指标值读不懂（PT501、PT502）"
    )
    assert suite.get("name") == "library.txt"
    assert suite.findall("testcase")[0].get("classname") == "library_txt"


def test_a_failure_tells_place_evidence_basis_and_remedy() -> None:
    failure = suites(several())[0].find("testcase/failure")
    assert failure is not None
    assert failure.text == (
        "library.txt:4:5\n「阅览设备购置」涉及采购，但没有成本指标\n实际：没有成本指标\n"
        "应为：至少一条成本指标\n计算：86.50\n  = 86.50\n"
        "依据：《中华人民共和国政府采购法》第三十三条；"
        "参考《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》\n"
        "改法：增设经济成本指标，如「设备采购总成本 ≤86.50万元」"
    )


def test_a_clean_table_is_a_suite_that_passes() -> None:
    suite = suites(several())[1]
    assert suite.get("name") == "合格 表.txt"
    assert [case.get("name") for case in suite.findall("testcase")] == [
        "PT303 procurement-needs-cost",
        "PT501 value-repeats-name",
        "PT503 rate-has-percent",
    ]
    assert suite.get("failures") == suite.get("errors") == suite.get("skipped") == "0"


def test_what_was_not_read_is_an_error() -> None:
    unreadable, no_table = suites(several())[2:]
    for suite, kind, message in (
        (unreadable, "unreadable", "不是文本文件"),
        (no_table, "no-table", "没有绩效目标表"),
    ):
        (error,) = suite.findall("testcase/error")
        assert (error.get("type"), error.get("message")) == (kind, message)


def test_hidden_findings_are_skipped_with_the_reason() -> None:
    skipped = suites(hidden(not_checked=()))[0].findall("testcase/skipped")
    assert [each.get("message") for each in skipped] == [
        "在基线中",
        "已豁免至 2026-12-31：设备未到货 {0}",
    ]


def test_a_rule_with_findings_is_not_also_skipped() -> None:
    piece = UNREAD._replace(codes=("PT303",))
    names = [case.get("name") for case in suites(several(not_checked=(piece,)))[0][1:-2]]
    assert [name for name in names if name and name.startswith("PT303")] == [
        "PT303 procurement-needs-cost [项目 1 · 阅览设备购置]"
    ]


def test_findings_of_one_name_are_numbered() -> None:
    suite = suites(several(findings=(PROJECT, PROJECT, PROJECT)))[0]
    assert [case.get("name", "")[-4:] for case in suite.findall("testcase")][:3] == [
        "备购置]",
        "] #2",
        "] #3",
    ]


def test_characters_that_xml_does_not_know_are_shown() -> None:
    text = written(nasty())
    assert re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe\ud800-\udfff]", text) is None
    assert "␛[31m␀��" in text


@pytest.mark.filterwarnings("default")
def test_a_consumer_reads_it() -> None:
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(written(several()).encode())
    kinds = [[type(case.result[0]).__name__ for case in suite if case.result] for suite in read]
    assert kinds == [["Failure", "Skipped", "Failure"], [], ["Error"], ["Error"]]
