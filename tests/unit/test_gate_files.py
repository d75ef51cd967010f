"""Hook, action, template and example of the gate, against the schemas that are published for them.

check-jsonschema carries those of GitHub and GitLab, pre-commit its own.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from perfcheck.read import KNOWN_SUFFIXES

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ci"
TEMPLATE = ROOT / "templates" / "perfcheck.gitlab-ci.yml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def valid(*command: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-actions", ROOT / "action.yml"),
        ("github-workflows", EXAMPLE / ".github" / "workflows" / "tables.yml"),
        ("gitlab-ci", TEMPLATE),
        ("gitlab-ci", EXAMPLE / ".gitlab-ci.yml"),
    ],
    ids=["action", "workflow", "template", "gitlab"],
)
def test_published_schemas(schema: str, path: Path) -> None:
    valid("check_jsonschema", "--builtin-schema", f"vendor.{schema}", path)


def test_pre_commit_takes_its_files() -> None:
    valid("pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    valid("pre_commit", "validate-config", EXAMPLE / ".pre-commit-config.yaml")


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("报表/2025/文化馆.txt", True),
        ("表.TXT", True),
        ("a/readings.txt", True),
        ("requirements.txt", False),
        ("docs/requirements-dev.txt", False),
        ("LICENSE.txt", False),
        ("src/CMakeLists.txt", False),
        ("说明.md", False),
        ("表.txt.suppress.toml", False),
    ],
)
def test_what_the_hook_takes_by_itself(name: str, taken: bool) -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    chosen = re.search(hook["files"], name) and not re.search(hook["exclude"], name)
    assert bool(chosen) is taken


def test_the_hook_takes_every_kind_that_can_be_read() -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    for suffix in KNOWN_SUFFIXES:
        assert re.search(hook["files"], f"表{suffix}")


def test_action_and_template_name_what_they_use() -> None:
    action, template = read(ROOT / "action.yml"), read(TEMPLATE)["perfcheck"]
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (*action["inputs"], *action["outputs"]))
    assert all(f"`{name}`" in text for name in template["variables"])
    scripts = "".join(template["before_script"] + template["script"])
    assert set(re.findall("PERFCHECK_[A-Z_]+", scripts)) == set(template["variables"])
    used = read(EXAMPLE / ".github" / "workflows" / "tables.yml")["jobs"]["perfcheck"]["steps"]
    (step,) = [step for step in used if "perfcheck@" in step["uses"]]
    assert set(step["with"]) <= set(action["inputs"])
    assert set(read(EXAMPLE / ".gitlab-ci.yml")["perfcheck"]["variables"]) <= set(
        template["variables"]
    )


def test_one_version_everywhere() -> None:
    from perfcheck import __version__

    for path in (*EXAMPLE.rglob("*.y*ml"), TEMPLATE, ROOT / "docs" / "gate.md"):
        for version in re.findall(r"v(\d+\.\d+\.\d+)", path.read_text(encoding="utf-8")):
            assert version == __version__, path
    assert f"rev: v{__version__}" in (EXAMPLE / ".pre-commit-config.yaml").read_text("utf-8")


def test_documents_show_the_same_configuration() -> None:
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    shown = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]
    assert shown[0] == read(EXAMPLE / ".pre-commit-config.yaml")
    gitlab = read(EXAMPLE / ".gitlab-ci.yml")
    assert shown[2]["include"] == gitlab["include"]
    assert shown[2]["perfcheck"]["variables"].items() <= gitlab["perfcheck"]["variables"].items()
