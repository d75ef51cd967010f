"""The gate of examples/ci with real git and real pre-commit, installed from this checkout.

pre-commit makes an environment of its own and installs perfcheck there with pip, as that is set up.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ci"
TABLE = "报表/2025/文化馆.txt"
WRONG = ("年度指标值:≥60场", "年度指标值:≥80场")
"""What makes the good table a bad one."""


def clean_environment(folder: Path) -> dict[str, str]:
    """The environment without git's and pre-commit's own settings."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "PRE_COMMIT", "PYTHON", "PERFCHECK_", "GITHUB_"))
    }
    who = {
        f"GIT_{role}_{what}": f"{what}@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return (
        kept
        | who
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "PERFCHECK_CACHE_DIR": str(folder / "cache"),
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
        }
    )


class Repository:
    """A git repository in ``folder``."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self._environment = folder, environment
        self.git("init", "-q", "-b", "main")

    def run(self, *command: str | Path) -> tuple[int, str]:
        """Exit status and everything that was printed."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return done.returncode, done.stdout

    def git(self, *arguments: str) -> str:
        status, printed = self.run("git", *arguments)
        assert status == 0, printed
        return printed

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def perfcheck(self, *arguments: str) -> tuple[int, str]:
        return self.run(sys.executable, "-m", "perfcheck", *arguments)

    def commit(self) -> tuple[int, str]:
        """Try to commit everything."""
        self.git("add", "--all")
        return self.run("git", "commit", "-m", "change")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def break_table(self) -> None:
        """Give the good table an error."""
        text = (self.folder / TABLE).read_text(encoding="utf-8")
        assert WRONG[0] in text
        self.write(TABLE, text.replace(*WRONG))


@pytest.fixture(scope="session")
def components() -> None:
    """In CI a missing one is a failure, elsewhere a reason to skip."""
    missing = [] if shutil.which("git") else ["git"]
    try:
        import pre_commit  # noqa: F401
    except ImportError:
        missing.append("pre-commit")
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {missing}")


@pytest.fixture(scope="session")
def gate(components: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A repository of perfcheck as this checkout is, and the environment to work in.

    Of the checkout comes what belongs to it, whether committed or not.
    """
    folder = tmp_path_factory.mktemp("gate")
    environment = clean_environment(folder)
    for name in belonging():
        target = folder / "perfcheck" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    tool = Repository(folder / "perfcheck", environment)
    tool.git("add", "--all")
    tool.git("commit", "-q", "-m", "perfcheck as it is here")
    tool.git("tag", "v0.1.0")
    return environment | {"PERFCHECK_REPOSITORY": str(tool.folder)}


def belonging() -> list[str]:
    """The files that a package is built of, and the hooks."""
    single = ["pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"]
    folders = ["validator", "rules", "grammar", "docs"]
    return single + [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


@pytest.fixture
def budget(gate: dict[str, str], tmp_path: Path) -> Repository:
    """The example repository with its gate installed and everything in it committed."""
    shutil.copytree(EXAMPLE, tmp_path / "budget")
    config = tmp_path / "budget" / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    address = "https://github.com/your-org/perfcheck"
    assert text.count(address) == 1
    config.write_text(text.replace(address, gate["PERFCHECK_REPOSITORY"]), encoding="utf-8")
    repository = Repository(tmp_path / "budget", gate)
    status, printed = repository.pre_commit("install")
    assert status == 0, printed
    status, printed = repository.commit()
    assert status == 0, printed
    assert "核对绩效目标表" in printed and "Passed" in printed
    return repository


def test_a_bad_table_stops_the_commit(budget: Repository) -> None:
    before = budget.git("rev-parse", "HEAD")
    budget.break_table()
    status, printed = budget.commit()
    assert status == 1
    assert budget.git("rev-parse", "HEAD") == before
    assert "错误 PT601 annual-exceeds-period  「公益演出场次」的年度指标值「≥80场」大于" in printed
    assert f"  --> {TABLE}:13:44  项目 1 · 公益演出经费 · 指标 1 · 公益演出场次\n" in printed
    assert "   = 改法: 核对两个值是否填反" in printed
    assert "Traceback" not in printed
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", readme, re.DOTALL)
    assert shown in printed


def test_a_good_table_passes(budget: Repository) -> None:
    text = (budget.folder / TABLE).read_text(encoding="utf-8")
    assert text.count("≥60场；年度指标值:≥60场") == 1
    budget.write(TABLE, text.replace("≥60场；年度指标值:≥60场", "≥66场；年度指标值:≥66场"))
    budget.write("requirements.txt", "click\n")
    budget.write("说明.txt", "这不是表。\n")
    status, printed = budget.commit()
    assert status == 0, printed
    assert budget.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这是PNG 图片"),
        (b"\xff\x00\xff\x81\x00", "扫描件.txt: "),
        ("", "扫描件.txt: "),
        ("会议通知\n定于周五上午开会。\n", "没有找到绩效目标表"),
    ],
    ids=["image", "damaged", "empty", "no table"],
)
def test_what_cannot_be_read_never_passes(
    budget: Repository, content: str | bytes, reason: str
) -> None:
    budget.write("报表/2025/扫描件.txt", content)
    status, printed = budget.commit()
    assert status == 1
    assert "错误：报表/2025/扫描件.txt: " in printed and reason in printed
    assert "exit code: 3" in printed


def test_a_link_that_leads_nowhere_never_passes(budget: Repository) -> None:
    os.symlink("nowhere.txt", budget.folder / "报表/2025/链接.txt")
    status, printed = budget.commit()
    assert status == 1
    assert "错误：报表/2025/链接.txt: 文件不存在" in printed


def test_what_is_staged_counts(budget: Repository) -> None:
    good = (budget.folder / TABLE).read_bytes()
    budget.break_table()
    budget.git("add", "--all")
    budget.write(TABLE, good)
    status, printed = budget.run("git", "commit", "-m", "the bad one")
    assert (status, "PT601" in printed) == (1, True)
    assert (budget.folder / TABLE).read_bytes() == good


def test_way_out_by_suppression(budget: Repository) -> None:
    budget.break_table()
    budget.write(
        f"{TABLE}.suppress.toml",
        '[[suppress]]\nrule = "PT601"\nproject = "公益演出经费"\nindicator = "公益演出场次"\n'
        'reason = "补做去年未完成的20场"\n',
    )
    status, printed = budget.commit()
    assert status == 0, printed


def test_a_suppression_that_is_dropped_closes_the_gate(budget: Repository) -> None:
    table = "报表/2025/档案馆.txt"
    (budget.folder / f"{table}.suppress.toml").unlink()
    budget.write(table, (budget.folder / table).read_bytes() + b"\n")
    status, printed = budget.commit()
    assert (status, "PT303" in printed) == (1, True)


def test_way_out_by_baseline(budget: Repository) -> None:
    budget.break_table()
    status, printed = budget.perfcheck("baseline", "write", "报表")
    assert (status, printed) == (0, "perfcheck-baseline.json：记下 3 个问题\n")
    status, printed = budget.commit()
    assert status == 0, printed
    text = (budget.folder / TABLE).read_text(encoding="utf-8")
    budget.write(TABLE, text.replace("≥80场", "≥90场"))  # not the finding that was accepted
    status, printed = budget.commit()
    assert (status, "PT601" in printed) == (1, True)


def test_all_files(budget: Repository) -> None:
    status, printed = budget.pre_commit("run", "--all-files")
    assert status == 0, printed
