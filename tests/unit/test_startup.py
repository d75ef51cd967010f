"""What a plain ``perfcheck table.txt`` leaves unimported: start-up is most of such a run."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from perfcheck.cli import check, checking

ROOT = Path(__file__).parents[2]
TABLE = """\
某市图书馆项目支出绩效目标表
部门名称：某市图书馆 单位：万元
项目名称 总计 财政拨款 其他资金 绩效目标 绩效指标
合计 120.00 120.00
古籍修复费 120.00 120.00 修复馆藏古籍300册，保障古籍完好。
1、1-产出指标；11-数量指标；古籍修复数量（册）；实施周期指标值：≥300册；年度指标值：≥300册。
2、1-产出指标；12-质量指标；修复合格率；实施周期指标值：≥95%；年度指标值：≥95%。
3、3-满意度指标；31-服务对象满意度指标；读者满意度；实施周期指标值：≥90%；年度指标值：≥90%。
"""
RUN = """\
import sys
from perfcheck.cli import main
status = main()
print(status, *sorted(sys.modules), file=sys.stderr)
"""
NEVER = (
    *("click", "lark", "yaml", "jsonschema"),
    *("argparse", "ast", "dataclasses", "difflib", "hashlib", "inspect", "logging", "pathlib"),
    *("pickle", "platform", "tempfile", "tokenize", "tomllib", "traceback", "uuid"),
)
NOT_FOR_THIS = (  # Unicode's tables, other formats, building a rulebook, values of the grammar
    *("unicodedata", "perfcheck.report.json_", "perfcheck.rulebook.build"),
    *("perfcheck.rulebook.vocabulary", "perfcheck.rulebook.strict_yaml"),
    *("perfcheck.cli.commands", "perfcheck.cli.fixing", "perfcheck.config.model"),
    *("perfcheck.target.whole", "perfcheck.target.lexer", "perfcheck.target.tables"),
)


def run(folder: Path, *arguments: str, cache: str) -> tuple[str, list[str]]:
    """Standard output, and on standard error the status and the modules imported."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        env={**os.environ, "PERFCHECK_CACHE_DIR": cache, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, done.stderr.split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_a_plain_check_with_a_warm_cache_imports_little(folder: Path) -> None:
    cache = str(folder / "cache")
    first, _ = run(folder, "table.txt", cache=cache)
    second, (status, *modules) = run(folder, "table.txt", cache=cache)
    assert first == second
    assert "核对了 1 个文件、1 张表、1 个项目、3 条指标" in second
    assert status in ("0", "1")
    assert {*NEVER, *NOT_FOR_THIS}.isdisjoint(modules), {*NEVER, *NOT_FOR_THIS} & {*modules}


def test_it_is_the_same_report_without_a_cache_and_with_options(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    plain, _ = run(folder, "table.txt", cache=str(folder / "cache"))
    for arguments, cache in (
        (("table.txt",), ""),
        (("table.txt",), str(folder / "file" / "no-folder-can-be-here")),
        (("check", "table.txt"), str(folder / "cache")),
        (("--lang", "zh", "table.txt"), str(folder / "cache")),
    ):
        assert run(folder, *arguments, cache=cache)[0] == plain


def test_options_left_out_mean_the_same_to_both_ways_in() -> None:
    """A command line without options never comes to Click, so its defaults must be Click's."""
    named = inspect.signature(checking.check_paths).parameters
    read = check.command.make_context("check", ["table.txt"]).params
    assert tuple(read.pop("paths")) == ("table.txt",)
    assert read.pop("watch") is False  # to check again is not what a check does
    assert set(read) == {name for name in named if name != "paths"}
    for name, value in read.items():
        given = tuple(value) if isinstance(value, list) else value
        assert given == named[name].default, name
