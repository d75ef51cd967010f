"""A JSON report held against the same check done again: what is still so, and what is not.

Pure functions over the texts of two reports.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from perfcheck.struct import Struct

VERSION = 1
State = Literal["same", "changed", "unreadable", "differs", "new"]

_TEXT, _MAYBE, _LIST = (str,), (str, type(None)), (list,)
_OPTIONS: Mapping[str, tuple[type, ...]] = {
    "profile": _MAYBE,
    "select": _LIST,
    "ignore": _LIST,
    "rules": _LIST,
    "config": _MAYBE,
    "isolated": (bool,),
    "lang": _TEXT,
    "previous": (dict, type(None)),
    "baseline": (dict, type(None)),
    "date": _MAYBE,
}
_PARTS = ("findings", "not_checked", "suppressed")
"""What of a report belongs to one input."""
_WHOLE = ("rulebook", "summary", "statistics", "stale_suppressions")
"""What of it belongs to all inputs together."""


class Difference(Struct):
    """Something of an input that is not as it was recorded: ``kind`` is appeared, vanished or
    changed, ``what`` the part of the report, ``item`` the piece as it is or was, ``fields`` those
    of its fields that changed."""

    kind: Literal["appeared", "vanished", "changed"]
    what: str
    item: Mapping[str, Any]
    fields: tuple[str, ...] = ()


class Verdict(Struct):
    """What became of one input. ``changed``: it has other bytes; ``unreadable``: it cannot be read
    now; ``differs``: the same bytes give another report; ``new``: it is not in the report.
    ``findings``: how many there are now."""

    path: str
    state: State
    findings: int
    differences: tuple[Difference, ...] = ()


def read_report(path: str, content: bytes) -> Mapping[str, Any]:
    """The report in a file; ``path`` is for messages. Raises RulebookError for what is no JSON
    report of perfcheck, or not one that tells all that is needed to check again.
    """
    from perfcheck.rulebook.errors import Place, RulebookError, YamlFile

    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = YamlFile(path, text)
    try:
        report = json.loads(text)
    except json.JSONDecodeError as error:
        raise RulebookError(
            f"报告不是合格的 JSON：{error.msg}",
            f"the report is not valid JSON: {error.msg}",
            Place(file, error.pos, error.pos + 1),
        ) from None
    except RecursionError:
        raise _wrong(path, "$", "层数太多", "is nested too deeply") from None
    version = report.get("schema_version") if isinstance(report, dict) else None
    if isinstance(version, int) and version != VERSION:
        start = text.find('"schema_version"') + 1
        raise RulebookError(
            f"这份报告是第 {version} 版的，本程序只认第 {VERSION} 版",
            f"this report is of version {version} and perfcheck reads version {VERSION}",
            Place(file, start, start + len("schema_version")),
        )
    if version != VERSION or not isinstance(report.get("tool"), dict):
        raise RulebookError(
            "这不是 perfcheck --format json 写的报告",
            "this is no report that perfcheck --format json has written",
            Place(file, 0, 1),
        )
    _check_shape(path, report)
    return dict(report)


def compare(recorded: Mapping[str, Any], now: Mapping[str, Any]) -> list[Verdict]:
    """A verdict on each input, in the order of ``recorded``, then on those that are new ``now``."""
    before, after = _by_input(recorded), _by_input(now)
    entries = {entry["path"]: entry for entry in now["inputs"]}
    verdicts = [
        _verdict(entry, entries.get(entry["path"]), before, after, "suppressed" in recorded)
        for entry in recorded["inputs"]
    ]
    known = {entry["path"] for entry in recorded["inputs"]}
    for path in entries:
        if path not in known:
            number = len(after.get((path, "findings"), ()))
            verdicts.append(Verdict(path, "new", number))
    return verdicts


def unlike(recorded: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The parts about all inputs together that are not the same."""
    return [part for part in _WHOLE if part in recorded and recorded[part] != now.get(part, [])]


def _verdict(
    was: Mapping[str, Any],
    entry: Mapping[str, Any] | None,
    before: "_Pieces",
    after: "_Pieces",
    hidden: bool,
) -> Verdict:
    path = was["path"]
    number = len(after.get((path, "findings"), ()))
    if entry is None or entry["status"] == "unreadable":
        return Verdict(path, "unreadable", 0)
    if entry["sha256"] != was.get("sha256"):
        return Verdict(path, "changed", number)
    found: list[Difference] = []
    fields = tuple(key for key in entry if entry[key] != was.get(key))
    if fields:
        found.append(Difference("changed", "inputs", entry, fields))
    for part in _PARTS if hidden else _PARTS[:2]:
        found += _differences(part, before.get((path, part), ()), after.get((path, part), ()))
    return Verdict(path, "differs" if found else "same", number, tuple(found))


_Pieces = Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]


def _by_input(report: Mapping[str, Any]) -> _Pieces:
    pieces: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for part in _PARTS:
        for piece in report.get(part, ()):
            pieces.setdefault((piece["input"], part), []).append(piece)
    return pieces


def _differences(
    part: str, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Iterable[Difference]:
    """What appeared, vanished, and changed under the same fingerprint, in the order of now."""
    gone = _without(before, after)
    for piece in _without(after, before):
        mark = piece.get("fingerprint")
        old = next((each for each in gone if mark and each.get("fingerprint") == mark), None)
        if old is None:
            yield Difference("appeared", part, piece)
            continue
        gone.remove(old)
        fields = tuple(key for key in {**piece, **old} if piece.get(key) != old.get(key))
        yield Difference("changed", part, piece, fields)
    for piece in gone:
        yield Difference("vanished", part, piece)


def _without(
    some: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """``some`` but for as many as there are of the same among ``others``."""
    left = Counter(map(_identity, others))
    kept = []
    for piece in some:
        if left[_identity(piece)] > 0:
            left[_identity(piece)] -= 1
        else:
            kept.append(piece)
    return kept


def _identity(piece: Mapping[str, Any]) -> str:
    return json.dumps(piece, sort_keys=True)


def _check_shape(path: str, report: Mapping[str, Any]) -> None:
    """Raises RulebookError where something is missing, or not of its type, that is needed."""
    _typed(path, report, "", {"rulebook": (dict,), "inputs": _LIST, "summary": (dict,)})
    _typed(path, report, "", {"not_checked": _LIST, "findings": _LIST})
    _typed(path, {"suppressed": [], **report}, "", {"suppressed": _LIST})
    _typed(path, report["rulebook"], "rulebook.", {"sha256": _TEXT})
    if not isinstance(report.get("options"), dict):
        raise _wrong(
            path,
            "options",
            "没有记下核对时的选项（由旧版本或不经命令行写成），无法重新核对",
            "is missing: the report was written by an older version or not by the command line, "
            "and does not tell how to check again",
        )
    _typed(path, report["options"], "options.", _OPTIONS)
    for name in ("select", "ignore", "rules"):
        for number, each in enumerate(report["options"][name]):
            _typed(path, {"": each}, f"options.{name}[{number}]", {"": _TEXT})
    if report["options"]["lang"] not in ("zh", "en"):
        raise _wrong(path, "options.lang", "不是 zh 或 en", "is neither zh nor en")
    for name in ("previous", "baseline"):
        if report["options"][name] is not None:
            fields = {"path": _TEXT, "sha256": _MAYBE}
            _typed(path, report["options"][name], f"options.{name}.", fields)
    if not report["inputs"]:
        raise _wrong(path, "inputs", "是空的", "is empty")
    for number, entry in enumerate(report["inputs"]):
        fields = {"path": _TEXT, "status": _TEXT, "sha256": _MAYBE}
        _typed(path, {"": entry}, f"inputs[{number}]", {"": (dict,)})
        _typed(path, entry, f"inputs[{number}].", fields)
    for part in _PARTS:
        for number, piece in enumerate(report.get(part, ())):
            _typed(path, {"": piece}, f"{part}[{number}]", {"": (dict,)})
            _typed(path, piece, f"{part}[{number}].", {"input": _TEXT, "location": (dict,)})


def _typed(
    path: str, value: Mapping[str, Any], where: str, fields: Mapping[str, tuple[type, ...]]
) -> None:
    for name, types in fields.items():
        if name not in value:
            raise _wrong(path, where + name, "缺失", "is missing")
        if not isinstance(value[name], types):
            raise _wrong(path, where + name, "不是应有的类型", "is not of the type it must be")


def _wrong(path: str, where: str, zh: str, en: str) -> Exception:
    from perfcheck.rulebook.errors import RulebookError

    return RulebookError(f"{path}: {where} {zh}", f"{path}: {where} {en}")
