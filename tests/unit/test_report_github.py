"""GitHub: what a runner makes of the log, by a reading of its documented commands."""

import re
from typing import NamedTuple

import pytest
from tests.unit.report_formats import NASTY, VIEW, elsewhere, hidden, nasty, several
from tests.unit.report_samples import DOCUMENT, INDICATOR, PROJECT, report

from perfcheck.finding import InputReport, Report
from perfcheck.report import render


class Annotation(NamedTuple):
    kind: str
    told: dict[str, str]
    text: str


def run(what: Report) -> tuple[list[str], list[Annotation]]:
    """The lines that a runner prints, and the annotations that it makes: a command stands alone on
    its line, blanks before it do not count, and nothing is one until the token has come back.
    """
    printed: list[str] = []
    made: list[Annotation] = []
    token = ""
    for line in "".join(render(what, "github", VIEW)).split("\n"):
        command = re.fullmatch(r"\s*::([\w-]+)(?: ([^:]*(?:,[^:]*)*))?::(.*)", line)
        legacy = "##[" in line
        if token:
            if command and command[1] == token:
                token = ""
            else:
                printed.append(line)
        elif command and command[1] == "stop-commands":
            token = command[3]
        elif command:
            pairs = (pair.partition("=") for pair in (command[2] or "").split(","))
            told = {key: _property(value) for key, _, value in pairs if key}
            made.append(Annotation(command[1], told, _data(command[3])))
        else:
            assert not legacy, line
            printed.append(line)
    assert not token
    return printed, made


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    return _data(text.replace("%3A", ":").replace("%2C", ","))


def test_the_log_holds_the_text_and_annotations_follow() -> None:
    printed, made = run(several())
    text = "".join(render(several(), "text", VIEW))
    assert "\n".join(printed) == text
    assert [(each.kind, each.told) for each in made] == [
        ("error", {"file": "scan.txt", "title": "无法读取"}),
        ("error", {"file": "notes.txt", "title": "没有可核对的表"}),
        (
            "error",
            {
                "file": "library.txt",
                "line": "4",
                "col": "5",
                "endLine": "4",
                "title": "PT303 procurement-needs-cost",
            },
        ),
        (
            "warning",
            {
                "file": "library.txt",
                "line": "7",
                "col": "58",
                "endLine": "8",
                "title": "PT503 rate-has-percent",
            },
        ),
        ("notice", {"file": "library.txt", "title": "PT112 year-missing"}),
    ]
    assert made[0].text == "不是文本文件"
    assert made[3].text == (
        "「设备验收合格率」是比率，指标值“98”没有写 %\n实际：98\n改法：写成 98%"
    )


def test_text_of_a_table_gives_no_commands_and_comes_through_whole() -> None:
    _, made = run(nasty())
    assert [each.kind for each in made] == ["error", "error"]
    shown = NASTY.replace("\x1b", "␛").replace("\x00", "␀").replace("\u202e", "\ufffd")
    assert made[1].told["file"] == f"a,b:c{shown}.txt"
    assert made[1].text.startswith(f"「{shown}」  ::stop-commands::x\n实际：")
    assert "\n  ::error::second\n" in made[1].text


def test_a_table_that_knows_the_token_of_another_cannot_end_the_stop() -> None:
    first = "".join(render(nasty(), "github", VIEW))
    token = first.partition("::stop-commands::")[2].partition("\n")[0]
    assert re.fullmatch("[0-9a-f]{64}", token)
    finding = nasty().findings[0]._replace(remedy=f"x\n::{token}::\n::error::forged")
    _, made = run(nasty(findings=(finding,)))
    assert "forged" not in [each.text for each in made]


def test_pages_and_cells_are_told_in_words() -> None:
    made = run(elsewhere())[1]
    assert [each.told.get("line") for each in made] == [None] * 3
    assert made[0].text.startswith("第 3 页：「阅览设备购置」涉及采购")
    assert made[1].text.startswith("目标表!H12：「设备验收合格率」")


def test_standard_input_is_no_file() -> None:
    entry = InputReport("-", None, None, "unreadable", message="没有标准输入")
    made = run(report(inputs=(entry,), findings=(), sources={}))[1]
    assert made == [Annotation("error", {"title": "无法读取"}, "没有标准输入")]


def test_hidden_findings_are_not_annotated() -> None:
    assert [each.kind for each in run(hidden())[1]] == ["error", "error", "error"]


@pytest.mark.parametrize(
    ("lang", "left"),
    [
        (
            "zh",
            "GitHub 每一步每类最多显示 10 条标注，没有标注的还有：2 个错误，15 个警告。"
            "全部列在上面。",
        ),
        (
            "en",
            "GitHub shows at most 10 annotations of a kind for a step; 2 errors, 15 warnings more "
            "are in the list above.",
        ),
    ],
)
def test_ten_of_a_kind_errors_first_and_the_rest_is_counted(lang: str, left: str) -> None:
    findings = (*(INDICATOR,) * 25, *(DOCUMENT,) * 10, *(PROJECT,) * 10)
    printed, made = run(several(findings=findings, lang=lang))
    assert [each.kind for each in made] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [each.told["file"] for each in made[:3]] == ["scan.txt", "notes.txt", "library.txt"]
    assert printed[-2:] == [left, ""]
