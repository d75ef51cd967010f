"""What tests drive besides Python. Without it they are skipped, but not where CI is set."""

import os

import pytest


def missing(what: str) -> None:
    """Skip the test at hand; in CI, where everything is installed (.ci/install), it fails."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: .ci/install installs it")
    pytest.skip(what)
