"""Settings of all tests: in CI, property tests try the same examples every time, and perfcheck
reports as it does elsewhere."""

import os

from hypothesis import settings

for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(name, None)  # perfcheck reports otherwise there, also in processes of tests

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
