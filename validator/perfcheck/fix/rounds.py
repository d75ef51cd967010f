"""Mending in rounds: a fix that another one stood in the way of gets its turn after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.engine import check_content
from perfcheck.finding import Finding
from perfcheck.fix import mend as mending
from perfcheck.fix.mend import Mended, Refused
from perfcheck.fix.proof import Key, key_of

if TYPE_CHECKING:
    from perfcheck.engine import Options
    from perfcheck.rulebook import Rulebook

_ROUNDS_MOST = 4


def mend_in_rounds(
    content: bytes,
    name: str,
    findings: Sequence[Finding],
    rulebook: Rulebook,
    options: Options,
) -> Mended:
    """As `mend` does; then the findings whose fix was refused are looked up in a check of what
    came of it, and mended there, each round with its own proof. Nothing else is mended, and none
    by an unsafe fix whose fix was a safe one.
    """
    done = mending.mend(content, name, findings, rulebook, options)
    for _ in range(_ROUNDS_MOST - 1):
        again = _left(done, name, rulebook, options) if done.applied and done.refused else []
        if not again:
            break
        more = mending.mend(done.content, name, again, rulebook, options)
        if not more.applied:
            break
        mended = set(map(_named, more.applied))
        done = Mended(
            more.content,
            done.applied + more.applied,
            tuple(each for each in done.refused if _named(each.finding) not in mended),
        )
    return done


def _left(done: Mended, name: str, rulebook: Rulebook, options: Options) -> list[Finding]:
    """The refused findings as a check of the mended content has them, with fixes to match."""
    refused = {_named(each.finding): each for each in done.refused if each.reason != "encoding"}
    if not refused:
        return []
    return [
        finding
        for finding in check_content(done.content, name, rulebook, options).findings
        if _named(finding) in refused and _is_allowed(finding, refused[_named(finding)])
    ]


def _named(finding: Finding) -> tuple[str, Key]:
    return finding.code, key_of(finding)


def _is_allowed(finding: Finding, refused: Refused) -> bool:
    fix, before = finding.fix, refused.finding.fix
    if fix is None or before is None:
        return False
    return fix.applicability in ("safe", before.applicability)
