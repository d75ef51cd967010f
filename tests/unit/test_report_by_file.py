"""The table at the end of a report of several inputs."""

from tests.unit.report_samples import PROJECT, UNREAD, report

from perfcheck.finding import InputReport, Report
from perfcheck.report import View, render
from perfcheck.report.by_file import MANY, by_file
from perfcheck.report.columns import in_columns


def checked(path: str) -> InputReport:
    return InputReport(path, "text", "utf-8", "checked", 1, 1, 2)


def of(number: int, **changes: object) -> Report:
    """A report of so many inputs; all was found in the second."""
    return report(
        inputs=tuple(checked(f"{each}.txt") for each in range(number)),
        findings=(
            PROJECT._replace(input="1.txt"),
            PROJECT._replace(input="1.txt", severity="advice"),
            PROJECT._replace(input="1.txt"),
        ),
        not_checked=(UNREAD._replace(input="0.txt"),),
    )._replace(**changes)


def test_every_input_has_its_line() -> None:
    gone = InputReport("档案馆\n.txt", None, None, "unreadable", message="…")
    assert list(by_file(of(2)._replace(inputs=(checked("0.txt"), gone, checked("1.txt"))))) == [
        "文件         错误  警告  建议  未能核对",
        "0.txt           0     0     0         1",
        "档案馆 .txt     -     -     -  无法读取",
        "1.txt           2     0     1         0",
    ]


def test_of_many_those_without_findings_are_counted() -> None:
    assert len(list(by_file(of(MANY)))) == MANY + 1
    lines = list(by_file(of(MANY + 1)))
    assert [line.split()[0] for line in lines] == ["文件", "0.txt", "1.txt", "另有"]
    assert lines[-1] == f"另有 {MANY - 1} 个文件没有发现问题"
    clean = of(MANY + 1, findings=(), not_checked=(), lang="en")
    assert list(by_file(clean)) == [f"nothing found in {MANY + 1} more files"]


def test_it_stands_before_the_summary_and_only_for_several_inputs() -> None:
    text = "".join(render(of(2), "text"))
    assert "\n\n文件   错误  警告  建议  未能核对\n" in text
    assert "1.txt     2     0     1         0\n\n2 个错误，0 个警告，1 条建议。\n" in text
    assert "文件   错误" not in "".join(render(of(2), "text", View(quiet=True)))
    assert "文件   错误" not in "".join(render(of(1), "text"))


def test_columns_are_as_wide_as_a_terminal_shows_them() -> None:
    rows = [("名称", "数"), ("ab", "12345"), ("é e\u0301", "一")]
    assert list(in_columns(rows, (False, True))) == [
        "名称     数",
        "ab    12345",
        "é e\u0301      一",
    ]
    assert list(in_columns([("a", "b"), ("", "")], (True, False))) == ["a  b", ""]
