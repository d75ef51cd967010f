"""``perfcheck verify``: whether a JSON report still holds for the files it is about."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import chdir
from typing import TYPE_CHECKING, Any

import click

from perfcheck.cli import terminal
from perfcheck.cli.codes import NOT_CHECKED, WRONG
from perfcheck.cli.files import find
from perfcheck.cli.options import LANG, Lang
from perfcheck.cli.phrases import phrase
from perfcheck.cli.recorded import digest
from perfcheck.finding import InputReport
from perfcheck.recheck import Difference, Verdict, compare, read_report, unlike
from perfcheck.report import View, render
from perfcheck.report.excerpt import visible

if TYPE_CHECKING:
    from perfcheck.cli.running import Run

_SIGNS = {"appeared": "+", "vanished": "-", "changed": "~"}


@click.command("verify", short_help="重新核对，看报告是否仍然成立 Does a report still hold?")
@click.argument("file", metavar="FILE")
@click.option("--root", metavar="DIR", help="报告里的路径从这里算起 Where the paths begin [.]")
@LANG
def command(file: str, root: str | None, lang: Lang) -> int:
    """按 JSON 报告记下的选项重新核对，看每个文件和核对结果是否仍与报告相同。

    Check again as a JSON report records, and tell of each file whether it is the same, has changed,
    cannot be read, or gives other findings by the same rules.

    \b
    退出状态 Exit status:
      0  全部相同 all is the same
      1  有不同 something differs
      2  不是报告、版本不同，或规则文件有误 no report, another version, or faulty rule files
      3  有文件读不了 a file cannot be read
    """
    recorded = _read(file, lang)
    if root is not None and not os.path.isdir(root):
        raise click.UsageError(phrase(lang, "no-folder", root))
    with chdir(root or "."):
        run = _run(recorded["options"])
        if run is None:
            return NOT_CHECKED
        now = _checked_again(run, recorded)
        sides = _sides_changed(recorded["options"])
    verdicts = compare(recorded, now)
    rest = unlike(recorded, now)
    rules = recorded["rulebook"]["sha256"] == now["rulebook"]["sha256"]
    same = rules and not sides and all(each.state == "same" for each in verdicts)
    terminal.write(f"{line}\n" for line in _told(recorded, now, verdicts, rules, sides, lang))
    if same and rest:
        parts = phrase(lang, "verify-parts", ", ".join(rest))
        terminal.write([parts + "\n"])
    holds = same and not rest
    terminal.write([phrase(lang, "verify-holds" if holds else "verify-fails") + "\n"])
    if run.defect:
        return WRONG
    if any(each.state == "unreadable" for each in verdicts):
        return NOT_CHECKED
    return int(not holds)


def _read(file: str, lang: str) -> Mapping[str, Any]:
    """The report. Raises UsageError when there is none to read, RulebookError for another file."""
    try:
        with open(file, "rb") as opened:
            content = opened.read()
    except OSError as error:
        from perfcheck.cli.reasons import reason

        raise click.UsageError(phrase(lang, "verify-unread", file, reason(error, lang))) from error
    return read_report(file, content)


def _run(options: Mapping[str, Any]) -> "Run | None":
    """A run with the options recorded; None, and told why, when last year's table is not there."""
    from perfcheck.cli.previous import load_previous
    from perfcheck.cli.running import Run
    from perfcheck.cli.setups import Asked

    run = Run(Asked(**{field: options[field] for field in Asked._fields}))
    run.today = options["date"]
    if options["previous"] is not None:
        previous = load_previous(options["previous"]["path"], run.lang)
        if previous is None:
            return None
        run.previous = previous
    return run


def _checked_again(run: "Run", recorded: Mapping[str, Any]) -> Any:
    """The JSON report of today. Raises as a check does."""
    found: list[str | InputReport] = []
    for path, digest_then in {e["path"]: e["sha256"] for e in recorded["inputs"]}.items():
        # What was a file is read as one, whatever it is now; a folder stood for itself if empty.
        found += [path] if digest_then else find([path], run.lang)
    report = run.over_found(found)
    if recorded["options"]["baseline"] is not None:
        from perfcheck.baseline import accept
        from perfcheck.cli.baselines import label_from, load_baseline

        file = recorded["options"]["baseline"]["path"]
        report = accept(report, load_baseline(file, run.lang), label_from(file))
    view = View(statistics="statistics" in recorded, suppressed="suppressed" in recorded)
    return json.loads("".join(render(report, "json", view)))


def _sides_changed(options: Mapping[str, Any]) -> list[str]:
    """Of last year's table and the baseline those that are other files now."""
    return [
        options[name]["path"]
        for name in ("previous", "baseline")
        if options[name] and digest(options[name]["path"]) != options[name]["sha256"]
    ]


def _told(
    recorded: Mapping[str, Any],
    now: Mapping[str, Any],
    verdicts: list[Verdict],
    rules: bool,
    sides: list[str],
    lang: str,
) -> Iterator[str]:
    version = recorded["tool"].get("version")
    if version != now["tool"]["version"]:
        yield phrase(lang, "verify-version", visible(str(version)), now["tool"]["version"])
    if not rules:
        yield phrase(
            lang,
            "verify-rules",
            visible(recorded["rulebook"]["sha256"][:12]),
            now["rulebook"]["sha256"][:12],
        )
    for path in sides:
        yield phrase(lang, "verify-changed", visible(path))
    for verdict in verdicts:
        state = verdict.state if rules or verdict.state != "differs" else "otherwise"
        yield phrase(lang, f"verify-{state}", visible(verdict.path), verdict.findings)
        for each in verdict.differences:
            yield f"  {_SIGNS[each.kind]} {_item(each)}"


def _item(difference: Difference) -> str:
    """A finding, or another piece of a report, in a line; also one that somebody made up."""
    item, location = difference.item, difference.item.get("location") or {}
    place = [
        location[key] for key in ("line", "column", "page", "sheet", "cell") if key in location
    ]
    where = ":".join(str(part) for part in place if part is not None)
    parts = [where, item.get("code"), item.get("message") or item.get("text")]
    if difference.what != "findings":
        parts.insert(0, f"[{difference.what}]")
    told = " ".join(str(part) for part in parts if part)
    return visible(told + (f" ({', '.join(difference.fields)})" if difference.fields else ""))
