"""Mending the bytes of one file by the fixes of its findings, with a second check as the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from perfcheck.engine import check_content
from perfcheck.finding import Finding, Fix, Report
from perfcheck.fix.apply import apply
from perfcheck.fix.encoding import encode_like
from perfcheck.fix.proof import Said, objection
from perfcheck.fix.registry import CHANGES
from perfcheck.read import UnreadableInput, read_source
from perfcheck.struct import Struct
from perfcheck.table import read_tables

if TYPE_CHECKING:
    from perfcheck.engine import Options
    from perfcheck.fix.registry import Changes
    from perfcheck.rulebook import Rulebook

_CHECKS_MOST = 60
"""How often a file is checked to find the fixes that do not stand the proof."""

Reason = Literal["overlap", "unproven", "encoding"]


class Refused(Struct):
    """A finding whose fix was not applied, and why: another fix changes the same characters; the
    second check did not bear it out (``codes``: the rules that would then be violated); or the
    file's bytes could not be kept.
    """

    finding: Finding
    reason: Reason
    codes: tuple[str, ...] = ()


class Mended(Struct):
    """``content`` is the mended file, the original bytes when nothing was applied."""

    content: bytes
    applied: tuple[Finding, ...]
    refused: tuple[Refused, ...]


def mend(
    content: bytes,
    name: str,
    findings: Sequence[Finding],
    rulebook: Rulebook,
    options: Options,
) -> Mended:
    """Apply the fixes of ``findings``, those of one check of ``content`` with the same options.

    What is applied is proven: read and checked again, those findings are gone, no other has come,
    and every value means what it meant but where an unsafe fix says otherwise. A fix for which
    that does not hold is left out. Never raises for what is in the file.
    """
    work = _Work(content, name, rulebook, options)
    chosen = [(finding, finding.fix.applicability) for finding in findings if finding.fix]
    chosen.sort(key=lambda each: each[1])  # a safe fix goes before an unsafe one
    return work.mend([finding for finding, _ in chosen])


class _Work:
    def __init__(self, content: bytes, name: str, rulebook: Rulebook, options: Options) -> None:
        self._content = content
        self._name = name
        self._rulebook = rulebook
        self._options = options
        self._source = read_source(content, name)
        self._changes: dict[str, Changes] = {
            rule.code: CHANGES[rule.fix] for rule in rulebook.rules if rule.fix
        }
        self._before = self._said(content)
        self._left = _CHECKS_MOST
        self._objections: dict[int, tuple[str, ...]] = {}

    def mend(self, findings: list[Finding]) -> Mended:
        used, lost = self._without_overlaps(findings)
        refused = [Refused(finding, "overlap") for finding in lost]
        if used and self._bytes([]) is None:
            refused += [Refused(finding, "encoding") for finding in used]
            return Mended(self._content, (), tuple(refused))
        kept = self._proven([], used) if used else []
        proven = set(map(id, kept))
        refused += [
            Refused(finding, "unproven", self._objections.get(id(finding), ()))
            for finding in used
            if id(finding) not in proven
        ]
        content = self._bytes(kept) if kept else None
        if content is None:
            return Mended(self._content, (), tuple(refused))
        return Mended(content, tuple(kept), tuple(refused))

    def _without_overlaps(self, findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
        result = apply(self._source, _fixes(findings))
        return [findings[i] for i in result.used], [findings[i] for i in result.lost]

    def _proven(self, kept: list[Finding], more: list[Finding]) -> list[Finding]:
        """``kept`` and as many of ``more`` as stand the proof together, found by halving."""
        if self._left <= 0:
            return kept
        self._left -= 1
        codes = self._objection([*kept, *more])
        if codes is None:
            return [*kept, *more]
        if len(more) == 1:
            self._objections[id(more[0])] = codes
            return kept
        half = len(more) // 2
        return self._proven(self._proven(kept, more[:half]), more[half:])

    def _objection(self, findings: list[Finding]) -> tuple[str, ...] | None:
        content = self._bytes(findings)
        if content is None:
            return ()
        try:
            after = self._said(content)
        except UnreadableInput:
            return ()
        return objection(self._before, after, findings, self._changes)

    def _bytes(self, findings: list[Finding]) -> bytes | None:
        source = self._source
        text = apply(source, _fixes(findings)).text
        return encode_like(self._content, source.encoding, source.text, text)

    def _said(self, content: bytes) -> Said:
        report: Report = check_content(content, self._name, self._rulebook, self._options)
        tables = read_tables(read_source(content, self._name))
        return Said(tables, report.findings, report.not_checked)


def _fixes(findings: Sequence[Finding]) -> list[Fix]:
    return [finding.fix for finding in findings if finding.fix is not None]
