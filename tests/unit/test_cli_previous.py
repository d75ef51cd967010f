"""``--previous`` and the points of a self-evaluation, from arguments to output."""

import json
from pathlib import Path

import pytest
from tests.command_line import Runner

import perfcheck as package
from perfcheck.rulebook.frame import framed

GOAL = "维护器材400件，全年巡检12次。\n"
LINE = "{}、1-产出指标；12-质量指标；{}；年度指标值:{}。\n"
BEFORE = framed(
    "    2024年器材维护 20.00 20.00\n"
    + GOAL
    + LINE.format(1, "器材完好率", "≥96%")
    + LINE.format(2, "巡检差错率", "≤1%"),
    "",
)
NOW = framed("    2025年器材维护 20.00 20.00\n" + GOAL + LINE.format(1, "器材完好率", "≥88%"), "")
SCORED = framed(
    "    2025年器材维护 20.00 20.00\n"
    + GOAL
    + "1、1-产出指标；12-质量指标；器材完好率；年度指标值:≥96%；"
    + "实际完成值:72%；分值:80；得分:80。\n",
    "",
)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    monkeypatch.chdir(tmp_path)
    for name, text in {"before": BEFORE, "now": NOW, "scored": SCORED}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("会议通知\n", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return Runner(monkeypatch, capsys)


def test_targets_below_last_year_and_indicators_gone(run: Runner) -> None:
    result = run(
        *("check", "now.txt", "--previous", "before.txt", "--select", "PT814"),
        *("--format", "concise", "--quiet"),
    )
    assert result.out == (
        "now.txt:10:5: PT814 建议 上年有、今年没有的指标：「巡检差错率」 [target-below-history]\n"
        "now.txt:12:30: PT814 建议 目标低于上年：「器材完好率」今年「≥88%」，上年「≥96%」 "
        "[target-below-history]\n"
    )
    assert (result.status, result.err) == (0, "")


def test_without_previous_the_rule_does_not_apply(run: Runner) -> None:
    result = run("check", "now.txt", "--select", "PT814", "--format", "json")
    assert json.loads(result.out)["summary"]["outcomes"]["not_applicable"] == 1


@pytest.mark.parametrize(
    ("file", "lang", "message"),
    [
        ("gone.txt", "zh", "错误：上年的表 gone.txt 没有读出：文件不存在\n"),
        ("gone.txt", "en", "error: last year's table gone.txt could not be read: no such file\n"),
        ("letter.txt", "zh", "错误：上年的表 letter.txt 没有读出：没有找到绩效目标表\n"),
        (
            "letter.txt",
            "en",
            "error: last year's table letter.txt could not be read: "
            "no performance-target table found\n",
        ),
    ],
)
def test_a_previous_file_without_a_table(run: Runner, file: str, lang: str, message: str) -> None:
    result = run("check", "now.txt", "--previous", file, "--lang", lang)
    assert (result.status, result.out, result.err) == (3, "", message)


def test_a_previous_file_that_is_no_text(run: Runner) -> None:
    result = run("check", "now.txt", "--previous", "picture.txt")
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("错误：上年的表 picture.txt 没有读出：")


def test_points_are_checked(run: Runner) -> None:
    result = run(
        *("check", "scored.txt", "--select", "PT95", "--format", "concise", "--quiet"),
        *("--lang", "en"),
    )
    assert result.out == (
        "scored.txt:10:5: PT951 warning the points of the 1 indicator of “2025年器材维护” come "
        "to 80; they must come to 100, or to 90 beside the 10 for spending the budget "
        "[score-weights]\n"
        "scored.txt:12:54: PT952 error “器材完好率” has points that do not follow from the "
        "result: target “≥96%”, result “72%”, 80 of 80, by the share achieved 60 "
        "[score-arithmetic]\n"
    )
    assert result.status == 1


def test_parse_shows_the_points(run: Runner) -> None:
    (table,) = json.loads(run("parse", "scored.txt").out)["tables"]
    score = table["projects"][0]["indicators"][0]["score"]
    texts = {name: score[name]["text"] for name in ("weight", "actual", "got")}
    assert texts == {"weight": "80", "actual": "72%", "got": "80"}
    assert score["remark"] == ""
    (table,) = json.loads(run("parse", "now.txt").out)["tables"]
    assert "score" not in table["projects"][0]["indicators"][0]


def test_previous_from_python() -> None:
    report = package.check(NOW.encode(), previous=BEFORE.encode(), select=["PT814"])
    assert [each.evidence.actual for each in report.findings] == ["巡检差错率", "≥88%"]
    with pytest.raises(ValueError, match=r"^previous holds no performance-target table$"):
        package.check(NOW.encode(), previous="会议通知".encode())
