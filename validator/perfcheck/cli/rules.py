"""``perfcheck rules``: the list of rules, and the run of their cases."""

import json
import os
import re
from typing import TYPE_CHECKING

import click

from perfcheck.cli import terminal
from perfcheck.cli.discovery import RULES as DEFAULT_FOLDER
from perfcheck.cli.options import CONFIG, ISOLATED, LANG, PROFILES, RULES, Lang
from perfcheck.cli.phrases import phrase
from perfcheck.cli.reasons import reason
from perfcheck.cli.usage import CommandGroup, UnknownCommand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.rulebook import CompiledRule, Rulebook
    from perfcheck.rulebook.term_files import TermsEntry


@click.group(
    "rules",
    cls=CommandGroup,
    invoke_without_command=True,
    short_help="列出、测试规则 List and test the rules",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """列出规则，或运行规则文件里的用例。List the rules, or run the cases in rule files."""
    if ctx.invoked_subcommand is None:
        raise UnknownCommand("", ctx)


@command.command("list", short_help="列出规则 List the rules")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式 Output format [text]",
)
@PROFILES
@RULES
@CONFIG
@ISOLATED
@LANG
def list_(
    form: str,
    profile: str | None,
    rules: tuple[str, ...],
    config: str | None,
    isolated: bool,
    lang: Lang,
) -> int:
    """列出每条规则：代码、级别、把握、是否核对、名称、标题；级别和是否核对照当前文件夹的配置。

    List every rule: code, severity, certainty, on or off, name, title; severity, on and off are as
    the configuration around the working directory has them.
    """
    from perfcheck.cli.rulebooks import as_configured
    from perfcheck.cli.setups import Asked
    from perfcheck.report.rule_page import rule_list

    asked = Asked(profile, rules=rules, config=config, isolated=isolated, lang=lang)
    found = as_configured(asked)[0].rules
    if form == "text":
        terminal.write(f"{line}\n" for line in rule_list(found, lang))
        return 0
    terminal.write_utf8()
    entries = (
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "certainty": rule.certainty,
            "default": rule.default,
            "title": rule.title.en if lang == "en" else rule.title.zh,
        }
        for rule in found
    )
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    terminal.write(("[", ",\n ".join(lines), "]\n"))
    return 0


@command.command("test", short_help="运行规则的用例 Run the cases of rules")
@click.argument("folder", required=False, metavar="[DIR]")
@click.option(
    "--mutate",
    is_flag=True,
    help="逐处改动条件、限值和词表，列出用例未察觉的 List changes that no case notices",
)
@LANG
def test(folder: str | None, mutate: bool, lang: Lang) -> int:
    """运行规则文件里的用例和词表的例子：DIR 里的规则；不写 DIR 时是自带的规则。

    Run the cases in rule files and the examples of word lists: those in DIR, or the shipped ones.

    \b
    退出状态 Exit status:
      0  用例全部符合 every case holds
      1  有用例不符，或改动被察觉的不到九成 a case fails, or notices less than 90 % of changes
      2  规则文件有误 a faulty rule file
    """
    from perfcheck.cli.rulebooks import load
    from perfcheck.rulebook.loader import find_files
    from perfcheck.rulebook.term_files import read_lists

    folders = [] if folder is None or _is_shipped(folder) else [folder]
    rulebook = load(folders, "general", lang)
    rules = [rule for rule in rulebook.rules if folder is None or _lies_in(rule.path, folder)]
    if not rules:
        raise click.UsageError(phrase(lang, "no-rules", folder))
    files = find_files(folders)
    if folder is not None:
        files = [file for file in files if _lies_in(file.path, folder)]
    lists = read_lists(files)
    failed = _run_cases(rulebook, rules, lang) + _run_examples(rulebook, lists, lang)
    if failed or not mutate:
        return int(failed > 0)
    from perfcheck.cli.mutation import mutate as try_mutants

    return try_mutants(folders, [rule.code for rule in rules], list(lists), lang)


def _run_cases(rulebook: "Rulebook", rules: "Sequence[CompiledRule]", lang: Lang) -> int:
    """Print what came of the cases of ``rules``; how many failed."""
    from perfcheck.cli.rulebooks import case_check
    from perfcheck.report.excerpt import visible
    from perfcheck.rulebook.cases import run_cases

    held = failed = 0
    for result in run_cases(rules, case_check(rulebook, lang)):
        if result.holds:
            held += 1
            continue
        failed += 1
        terminal.write(f"{visible(line)}\n" for line in result.text(lang).splitlines())
    terminal.write([phrase(lang, "cases", len(rules), held + failed, held, failed) + "\n"])
    return failed


def _run_examples(rulebook: "Rulebook", lists: "Mapping[str, TermsEntry]", lang: Lang) -> int:
    """Print what came of the examples of word lists, if there are any; how many failed."""
    from perfcheck.report.excerpt import visible
    from perfcheck.rulebook.term_examples import run_examples

    results = list(run_examples(lists.values(), rulebook.terms))
    failed = [result for result in results if not result.holds]
    terminal.write(f"{visible(result.line(lang))}\n" for result in failed)
    if results:
        held = len(results) - len(failed)
        terminal.write([phrase(lang, "examples", len(results), held, len(failed)) + "\n"])
    return len(failed)


@command.command("docs", short_help="写出规则页 Write the pages of rules")
@click.argument("folder", metavar="DIR")
@click.option(
    "--conditions",
    metavar="FILE",
    help="另把条件可以问的全部名称写进 FILE Also write what conditions may ask",
)
@PROFILES
@RULES
@CONFIG
@ISOLATED
@LANG
def docs(
    folder: str,
    conditions: str | None,
    profile: str | None,
    rules: tuple[str, ...],
    config: str | None,
    isolated: bool,
    lang: Lang,
) -> int:
    """在文件夹 DIR 里写出每条规则的说明页和目录（Markdown，中英文），照当前文件夹的配置。

    Write a page of every rule and an index into the folder DIR (Markdown, in both languages), as
    the configuration around the working directory has them.
    """
    from perfcheck.cli.rulebooks import as_configured, case_check
    from perfcheck.cli.setups import Asked
    from perfcheck.report.rule_docs import rule_docs

    asked = Asked(profile, rules=rules, config=config, isolated=isolated, lang=lang)
    rulebook, _ = as_configured(asked)
    pages = rule_docs(rulebook.rules, case_check(rulebook, "zh"), case_check(rulebook, "en"))
    try:
        os.makedirs(folder, exist_ok=True)
        for name, content in pages:
            _write(os.path.join(folder, name), content)
        if conditions is not None:
            _write(conditions, _conditions(rules))
    except OSError as error:
        said = phrase(lang, "pages-folder", error.filename or folder, reason(error, lang))
        raise click.UsageError(said) from error
    terminal.say(phrase(lang, "pages", len(rulebook.rules), folder))
    return 0


def _write(path: str, content: str) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)


def _conditions(folders: "Sequence[str]") -> str:
    """The page of what conditions may ask, with the word lists of ``folders``."""
    from perfcheck.facts.framework import framework
    from perfcheck.facts.vocabulary import vocabulary
    from perfcheck.report.condition_docs import condition_docs
    from perfcheck.rulebook.loader import find_files
    from perfcheck.rulebook.term_files import read_lists

    return condition_docs(vocabulary(), framework()["categories"], read_lists(find_files(folders)))


@command.command("new", short_help="新写一条规则 Start a rule of your own")
@click.argument("code", metavar="CODE")
@click.argument("name", metavar="NAME")
@click.option(
    "--dir",
    "folder",
    default=DEFAULT_FOLDER,
    metavar="DIR",
    help=f"放规则的文件夹 The folder of rules [{DEFAULT_FOLDER}]",
)
@LANG
def new(code: str, name: str, folder: str, lang: Lang) -> int:
    """在 DIR 里写一个规则文件 CODE-NAME.yaml，用例已经通过，从它改起。

    Write the rule file CODE-NAME.yaml into DIR. Its cases pass already; change it from there.

    CODE 如 XX101，NAME 如 year-in-title。CODE as XX101, NAME as year-in-title.
    """
    from perfcheck.cli.rulebooks import load
    from perfcheck.rulebook.model import CODE, NAME
    from perfcheck.rulebook.skeleton import rule_skeleton

    for given, shape in ((code, CODE), (name, NAME)):
        if not re.fullmatch(shape.pattern or "", given):
            told = shape.told_en if lang == "en" else shape.told_zh
            raise click.UsageError(phrase(lang, "bad-value", given, told))
    own = [folder] if os.path.isdir(folder) and not _is_shipped(folder) else []
    known = load(own, "general", lang)
    for rule in known.rules:
        if rule.code == code or rule.name == name:
            raise click.UsageError(phrase(lang, "rule-taken", rule.code, rule.name, rule.path))
        short, long = sorted((code, rule.code), key=len)
        if long.startswith(short):
            raise click.UsageError(phrase(lang, "rule-start", code, short, long))
    path = os.path.join(folder, f"{code}-{name}.yaml")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(rule_skeleton(code, name))
    except OSError as error:
        said = phrase(lang, "rule-unwritten", path, reason(error, lang))
        raise click.UsageError(said) from error
    terminal.write([phrase(lang, "rule-new", path, folder, code) + "\n"])
    return 0


def _is_shipped(folder: str) -> bool:
    """Whether ``folder`` is of the shipped rules, which are read anyway: read twice, they would be
    told of twice."""
    from perfcheck.data import data_path

    return _lies_in(folder, data_path("rules"))


def _lies_in(path: str, folder: str) -> bool:
    inside = os.path.realpath(folder)
    try:
        return os.path.commonpath([os.path.realpath(path), inside]) == inside
    except ValueError:  # on another drive
        return False
