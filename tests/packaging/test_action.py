"""action.yml and the GitLab template, their scripts run by the shells that would run them.

What a runner does around them is small: it fills in expressions, and hands over variables.
"""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ci"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE: dict[str, Any] = yaml.safe_load(
    (ROOT / "templates" / "perfcheck.gitlab-ci.yml").read_text(encoding="utf-8")
)
BAD = ("年度指标值:≥60场", "年度指标值:≥80场")
HOSTILE = "$(touch pwned)`touch pwned`\"; touch pwned; '"


def plain_environment() -> dict[str, str]:
    """The environment without what tells of a pipeline or of this Python."""
    hidden = ("GITHUB_", "RUNNER_", "PERFCHECK_", "PYTHON", "VIRTUAL_ENV")
    return {key: value for key, value in os.environ.items() if not key.startswith(hidden)}


class Runner:
    """What GitHub's runner does for a composite action, in ``workspace``."""

    def __init__(self, workspace: Path, temporary: Path) -> None:
        self.workspace, self._temporary = workspace, temporary
        self.output = temporary / "output"
        self.summary = temporary / "summary"

    def __call__(self, steps: slice = slice(None), **inputs: str) -> tuple[int, str]:
        """Run the action's steps with ``inputs`` (``_`` for ``-``): status, and what it printed."""
        given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() == ACTION["inputs"].keys()
        for file in (self.output, self.summary):
            file.write_text("", encoding="utf-8")
        printed = ""
        for step in ACTION["runs"]["steps"][steps]:
            script = self._temporary / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
                cwd=self.workspace,
                env=self._environment()
                | {name: filled(text, given) for name, text in step["env"].items()},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            printed += done.stdout
            if done.returncode:
                return done.returncode, printed
        return 0, printed

    def _environment(self) -> dict[str, str]:
        return plain_environment() | {
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self._temporary),
            "PERFCHECK_CACHE_DIR": str(self._temporary / "cache"),
            "LC_ALL": "C.UTF-8",
        }


def filled(text: str, inputs: dict[str, str]) -> str:
    """``text`` with its expressions filled in, as the runner does it."""
    known = {f"inputs.{name}": value for name, value in inputs.items()}
    known["github.action_path"] = str(ROOT)
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: known[match[1]], text)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for temporary files of a runner on which the action was installed."""
    if shutil.which("bash") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("bash is not installed")
    temporary = tmp_path_factory.mktemp("runner")
    status, printed = Runner(temporary, temporary)(slice(0, 1))
    assert (status, printed.splitlines()[-1]) == (0, "perfcheck 0.1.0"), printed
    return temporary


@pytest.fixture
def action(installed: Path, tmp_path: Path) -> Runner:
    """A runner that has checked the example repository out."""
    shutil.copytree(EXAMPLE, tmp_path / "budget")
    return Runner(tmp_path / "budget", installed)


CHECK = slice(1, 2)
"""The step after the installation."""


def break_table(folder: Path) -> None:
    table = folder / "报表/2025/文化馆.txt"
    text = table.read_text(encoding="utf-8")
    assert BAD[0] in text
    table.write_text(text.replace(*BAD), encoding="utf-8")


def test_good_tables_pass(action: Runner) -> None:
    status, printed = action(
        CHECK, paths="报表", baseline="perfcheck-baseline.json", sarif="out.sarif"
    )
    assert status == 0, printed
    assert action.output.read_text(encoding="utf-8") == "status=0\nsarif=out.sarif\n"
    sarif = json.loads((action.workspace / "out.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert action.summary.read_text(encoding="utf-8")


def test_a_bad_table_stops_it_and_is_annotated(action: Runner) -> None:
    break_table(action.workspace)
    status, printed = action(
        CHECK, paths="报表", baseline="perfcheck-baseline.json", sarif="out.sarif"
    )
    assert status == 1
    (annotation,) = [line for line in printed.splitlines() if line.startswith("::error ")]
    assert "file=报表/2025/文化馆.txt" in annotation and "PT601" in annotation
    assert action.output.read_text(encoding="utf-8") == "status=1\nsarif=out.sarif\n"
    sarif = json.loads((action.workspace / "out.sarif").read_text(encoding="utf-8"))
    shown = [result for result in sarif["runs"][0]["results"] if not result.get("suppressions")]
    assert [result["ruleId"] for result in shown] == ["PT601"]
    assert "PT601" in action.summary.read_text(encoding="utf-8")


def test_what_cannot_be_read_never_passes(action: Runner) -> None:
    (action.workspace / "报表/坏.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    status, _ = action(CHECK, paths="报表/坏.txt\n", fail_on="never")
    assert (status, action.output.read_text(encoding="utf-8")) == (3, "status=3\n")
    (action.workspace / "空").mkdir()
    assert action(CHECK, paths="空", fail_on="never")[0] == 3
    assert action(CHECK, paths="\n\n")[0] == 2


def test_every_input_reaches_the_check(action: Runner) -> None:
    paths = "报表/2024/文化馆.txt\r\n\n报表/2025/文化馆.txt"
    assert action(CHECK, paths=paths)[0] == 1
    assert action(CHECK, paths=paths, select="PT601,PT302", ignore="PT601,PT302")[0] == 2
    assert action(CHECK, paths=paths, ignore="PT601,PT302")[0] == 0
    assert action(CHECK, paths=paths, select="PT1")[0] == 0
    assert action(CHECK, paths=paths, fail_on="never")[0] == 0
    assert action(CHECK, paths=paths, fail_on="sometimes")[0] == 2
    assert action(CHECK, paths=paths, profile="no-such")[0] == 2
    assert "the annual target" not in action(CHECK, paths=paths)[1]
    assert "the annual target" in action(CHECK, paths=paths, lang="en")[1]


@pytest.mark.parametrize("name", sorted(ACTION["inputs"].keys() - {"version"}))
def test_no_input_is_run_or_read_as_an_option(action: Runner, name: str) -> None:
    for text in (f"x{HOSTILE}\ny", "--fix"):
        status, printed = action(CHECK, **{"paths": "报表/2025", name.replace("-", "_"): text})
        assert status in (0, 2, 3), printed
        assert "Traceback" not in printed
    # A report may well be called so; nothing else may have come about.
    known = {path.name for path in EXAMPLE.iterdir()} | {"--fix"}
    found = {path.name for path in action.workspace.iterdir()}
    assert {each for each in found - known if not each.startswith("x")} == set()
    assert (action.workspace / "报表/2025/文化馆.txt").read_bytes() == (
        EXAMPLE / "报表/2025/文化馆.txt"
    ).read_bytes()


def test_another_version_than_asked_for_stops_it(action: Runner) -> None:
    install = slice(0, 1)
    status, printed = action(install, version="9.9")
    assert status == 2
    assert printed.splitlines()[-1].startswith("::error::这是 perfcheck 0.1.0，不是要的版本")
    assert action(install, version="v0.1.0")[0] == 0


def test_scripts_hold_no_expressions() -> None:
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        assert all(name.startswith("PERFCHECK_") for name in step["env"])
        assert all(f"${name}" in step["run"] or f"{{{name}" in step["run"] for name in step["env"])


class Job:
    """What GitLab's runner does with the job of the template: its scripts in one shell."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder, self._installed = folder, installed

    def __call__(self, *, install: bool = False, **variables: str) -> tuple[int, str]:
        """Run it, with or without the scripts that come before: status, and what it printed."""
        job = TEMPLATE["perfcheck"]
        before = job["before_script"] if install else ()
        script = "\n".join(["set -e", *before, *job["script"]])
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=self.folder,
            env=plain_environment()
            | {
                "PATH": f"{self._installed / 'perfcheck-venv' / 'bin'}:{os.environ['PATH']}",
                "PERFCHECK_CACHE_DIR": str(self._installed / "cache"),
                "LC_ALL": "C.UTF-8",
                "GITLAB_CI": "true",
            }
            | job["variables"]
            | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return done.returncode, done.stdout


def test_the_gitlab_job(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "budget")
    job = Job(tmp_path / "budget", installed)
    variables = {
        name: str(value)
        for name, value in yaml.safe_load((EXAMPLE / ".gitlab-ci.yml").read_bytes())["perfcheck"][
            "variables"
        ].items()
    } | {"PERFCHECK_PACKAGE": str(ROOT)}
    assert job(install=True, **variables)[0] == 0
    break_table(job.folder)
    status, printed = job(**variables)
    assert (status, "错误 PT601 " in printed) == (1, True)
    reports = TEMPLATE["perfcheck"]["artifacts"]["reports"]
    quality = json.loads((job.folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert [entry["check_name"].split()[0] for entry in quality] == ["PT601"]
    assert quality[0]["location"]["path"] == "报表/2025/文化馆.txt"
    suites = ElementTree.parse(job.folder / reports["junit"]).getroot()
    assert len(suites.findall(".//failure")) == 1
    status, printed = job(**variables | {"PERFCHECK_PATHS": "报表/2024\nnone.txt\n*"})
    assert status == 3
    assert "none.txt: 文件不存在" in printed and "错误：*: 文件不存在" in printed
    assert job(install=True, **variables | {"PERFCHECK_PACKAGE": ""})[0] == 2


def test_no_variable_of_the_gitlab_job_is_run(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "budget")
    job = Job(tmp_path / "budget", installed)
    for name in TEMPLATE["perfcheck"]["variables"]:
        if name != "PERFCHECK_PACKAGE":
            assert job(**{"PERFCHECK_PATHS": "报表", name: HOSTILE})[0] in (2, 3)
    assert not list(job.folder.rglob("pwned"))
