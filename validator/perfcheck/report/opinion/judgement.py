"""The overall judgement on a table, by one rule that is told in every opinion."""

from collections.abc import Mapping
from typing import Literal

from perfcheck.finding import Severity

Judgement = Literal["return", "none", "amend", "pass"]
JUDGEMENTS: tuple[Judgement, ...] = ("return", "none", "amend", "pass")


def judge(checked: bool, counts: Mapping[Severity, int], unread: int) -> Judgement:
    """What becomes of a table.

    Not ``checked`` at all: no opinion. With an error it is returned, whatever else there is.
    Without one, but with pieces that could not be understood (``unread``), there is no opinion
    either: they might hide an error. With a warning it is to be amended. Advice alone passes.
    """
    if not checked:
        return "none"
    if counts.get("error"):
        return "return"
    if unread:
        return "none"
    return "amend" if counts.get("warning") else "pass"
