"""Baselines: the findings of one day, accepted, so that a check shows only new ones.

Pure functions over reports and texts. A baseline is JSON, a finding a line, sorted, so that it
can be kept under version control and read in a difference.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from perfcheck.finding import Finding, Report
from perfcheck.struct import Struct

VERSION = 1
_KEY = "perfcheck_baseline"

Label = Callable[[str], str]
"""What a baseline calls an input: its path seen from the baseline's folder."""


class Accepted(Struct):
    """One accepted finding. ``fingerprint`` decides; the rest tells people what it is."""

    input: str
    fingerprint: str
    code: str
    project: str | None
    indicator: str | None
    actual: str | None


def read_baseline(path: str, content: bytes) -> tuple[Accepted, ...]:
    """The entries of a baseline file; ``path`` is for messages.

    Raises RulebookError for what is no baseline, and for a baseline of another version.
    """
    from perfcheck.rulebook.errors import Place, RulebookError, YamlFile

    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = YamlFile(path, text)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise RulebookError(
            f"基线文件不是合格的 JSON：{error.msg}",
            f"the baseline is not valid JSON: {error.msg}",
            Place(file, error.pos, error.pos + 1),
        ) from None
    version = value.get(_KEY) if isinstance(value, dict) else None
    if isinstance(version, int) and version != VERSION:
        start = text.find(_KEY)
        raise RulebookError(
            f"这份基线是第 {version} 版的，本程序只认第 {VERSION} 版；"
            "请用 perfcheck baseline write 重新生成",
            f"this baseline is of version {version} and perfcheck reads version {VERSION}: "
            "write it anew with perfcheck baseline write",
            Place(file, start, start + len(_KEY)),
        )
    entries = value.get("findings") if version == VERSION else None
    read = [_entry(each) for each in entries] if isinstance(entries, list) else [None]
    found = tuple(each for each in read if each is not None)
    if len(found) < len(read):
        raise RulebookError(
            "这不是 perfcheck baseline write 写的基线文件",
            "this is no baseline that perfcheck baseline write has written",
            Place(file, 0, 1),
        )
    return found


def baseline_text(entries: Iterable[Accepted]) -> str:
    """The file that holds ``entries``."""
    lines = (json.dumps(each._asdict(), ensure_ascii=False) for each in sorted(entries, key=repr))
    listed = ",\n  ".join(lines)
    return f'{{"{_KEY}": {VERSION},\n "findings": [' + (f"\n  {listed}" if listed else "") + "]}\n"


def entries_of(report: Report, label: Label) -> tuple[Accepted, ...]:
    """Entries that accept every finding of ``report``."""
    return tuple(_accepting(finding, label) for finding in report.findings)


def accept(report: Report, entries: Sequence[Accepted], label: Label) -> Report:
    """``report`` with the findings that ``entries`` accept moved to ``accepted``.

    An entry accepts one finding: of its own input when that was checked, else of any other, for
    files are moved and renamed.
    """
    taken = _matched(report, entries, label)
    if not isinstance(report.findings, tuple):
        from perfcheck.spool import Chosen

        return report._replace(
            findings=Chosen(report.findings, taken, others=True),
            accepted=Chosen(report.findings, taken),
        )
    return report._replace(
        findings=tuple(f for number, f in enumerate(report.findings) if number not in taken),
        accepted=tuple(f for number, f in enumerate(report.findings) if number in taken),
    )


def prune(
    report: Report,
    entries: Sequence[Accepted],
    label: Label,
    ran: Mapping[str, Collection[str]],
    gone: Collection[str] = (),
) -> tuple[Accepted, ...]:
    """``entries`` without those whose finding is no longer there; never more than before.

    Only what this check can tell is dropped: entries of inputs that were checked, by rules that
    ran (``ran``: path → codes), and those of the inputs in ``gone``, which are no more.
    """
    used = set(_matched(report, entries, label).values())
    judged = {
        label(entry.path): ran.get(entry.path, ())
        for entry in report.inputs
        if entry.status == "checked"
    }
    return tuple(
        each
        for number, each in enumerate(entries)
        if number in used or not (each.code in judged.get(each.input, ()) or each.input in gone)
    )


def _matched(report: Report, entries: Sequence[Accepted], label: Label) -> dict[int, int]:
    """The number of each accepted finding, with the number of the entry that accepts it."""
    checked = {label(entry.path) for entry in report.inputs}
    own: dict[tuple[str, str], list[int]] = {}
    spare: dict[str, list[int]] = {}
    for number, each in reversed(list(enumerate(entries))):
        if each.input in checked:
            own.setdefault((each.input, each.fingerprint), []).append(number)
        else:
            spare.setdefault(each.fingerprint, []).append(number)
    taken: dict[int, int] = {}
    for number, finding in enumerate(report.findings):
        mark = finding.fingerprint
        waiting = own.get((label(finding.input), mark)) or spare.get(mark)
        if waiting:
            taken[number] = waiting.pop()
    return taken


def _accepting(finding: Finding, label: Label) -> Accepted:
    about = finding.subject
    return Accepted(
        label(finding.input),
        finding.fingerprint,
        finding.code,
        about.project,
        about.indicator,
        finding.evidence.actual,
    )


def _entry(value: Any) -> Accepted | None:
    if not isinstance(value, dict) or set(value) != set(Accepted._fields):
        return None
    optional = ("project", "indicator", "actual")
    for key, part in value.items():
        if not isinstance(part, str) and not (part is None and key in optional):
            return None
    return Accepted(**value)
