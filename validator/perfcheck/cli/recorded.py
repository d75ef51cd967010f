"""What a JSON report records of the command line, so that ``perfcheck verify`` can check again."""

from typing import TYPE_CHECKING, Any

from perfcheck.cli import terminal

if TYPE_CHECKING:
    from perfcheck.cli.running import Run
    from perfcheck.finding import Report


def options_of(
    run: "Run", report: "Report", previous: str | None, baseline: str | None
) -> dict[str, Any]:
    """All that decided the findings, besides the inputs and what lies around them. The date only
    where suppressions have a say, which may end on a day.
    """
    dated = bool(report.suppressed or report.stale)
    asked = {
        name: value if isinstance(value, str | bool | None) else list(value)
        for name, value in run.asked._asdict().items()
    }
    return {
        **asked,
        "previous": previous and {"path": previous, "sha256": digest(previous)},
        "baseline": baseline and {"path": baseline, "sha256": digest(baseline)},
        "date": (run.today or terminal.today()) if dated else None,
    }


def digest(path: str) -> str | None:
    """The SHA-256 of a file; None for one that cannot be read, and for standard input."""
    import hashlib

    if path == "-":
        return None
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
