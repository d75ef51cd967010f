"""What lies around a table: its configuration file, a folder of rules, its suppressions.

Every run looks, so that this is only a few questions to the file system; what is found is read
elsewhere.
"""

import os

CONFIG = "perfcheck.toml"
PYPROJECT = "pyproject.toml"
RULES = "perfcheck-rules"
SUPPRESSIONS = ".suppress.toml"
_MARK = b"[tool.perfcheck"


class Surroundings:
    """Looks upward from tables, and at each folder once."""

    def __init__(self) -> None:
        self._configs: dict[str, str | None] = {}
        self._rules: dict[str, str | None] = {}

    def config(self, folder: str) -> str | None:
        """The configuration file that is nearest above: perfcheck.toml, or a pyproject.toml with a
        table ``[tool.perfcheck]``. The search ends at the folder that holds ``.git``.
        """
        if folder not in self._configs:
            self._configs[folder] = self._config(folder)
        return self._configs[folder]

    def _config(self, folder: str) -> str | None:
        own = os.path.join(folder, CONFIG)
        if os.path.isfile(own):
            return own
        project = os.path.join(folder, PYPROJECT)
        if os.path.isfile(project) and _speaks_of_perfcheck(project):
            return project
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        return self.config(above)

    def rules(self, folder: str) -> str | None:
        """The folder of a unit's own rules beside its tables."""
        if folder not in self._rules:
            own = os.path.join(folder, RULES)
            self._rules[folder] = own if os.path.isdir(own) else None
        return self._rules[folder]


def suppressions(table: str) -> str | None:
    """The file beside ``table`` that says which of its findings may stand."""
    own = table + SUPPRESSIONS
    return own if os.path.isfile(own) else None


def _speaks_of_perfcheck(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _MARK in file.read()
    except OSError:
        return False  # somebody else's file: not perfcheck's to complain of
