"""What may stand where the cursor is: the answers that the scripts of ``completion`` ask for.

A line an answer, its parts between tabs: ``plain VALUE HELP`` for a whole word, ``file PREFIX`` and
``dir PREFIX`` for names of files after the part PREFIX of the word, which the shell finds itself.
For bash a line ``word WORD`` goes before, the word at the cursor.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from perfcheck.cli import terminal
from perfcheck.cli.app import COMMANDS
from perfcheck.struct import Struct

if TYPE_CHECKING:
    _Type = click.ParamType[str]
else:  # generic since Click 8.4 only
    _Type = click.ParamType


class Answer(Struct):
    """``kind``: plain, file or dir. ``value``: the whole word, or what goes before a name."""

    kind: str
    value: str
    help: str = ""


def answer(arguments: Sequence[str]) -> int:
    """Print what may stand for the last word; 0.

    ``arguments`` are the name of the shell and the words so far without the command; of bash, which
    splits words in its own way, the command and the line.
    """
    terminal.write_utf8()
    shell, *words = arguments or ("",)
    if shell == "bash":
        command, line = words
        words = split_arg_string(line)
        del words[: words.index(command) + 1 if command in words else 1]
        if line[-1:].isspace() or not words:
            words.append("")
        terminal.write([f"word\t{words[-1]}\n"])
    # What is wrong with the words before ends as any error does. The scripts do not show it.
    answers = list(answers_to(words))
    terminal.write(f"{kind}\t{value}\t{_one_line(told)}\n" for kind, value, told in answers)
    return 0


def answers_to(words: Sequence[str]) -> Iterator[Answer]:
    """What may stand for the last of ``words``, which may be empty.

    Raises click.ClickException where the words before it are wrong.
    """
    *before, word = words
    option, equals, value = word.partition("=")
    if option.startswith("--") and equals and "--" not in before:
        before, word, prefix = [*before, option], value, option + equals
    else:
        prefix = ""
    if before and before[0] not in COMMANDS:  # check may be left out
        before.insert(0, "check")
    yield from _in_place(before, word, prefix)
    if not before:
        yield from _in_place(["check"], word, prefix)


def _in_place(before: list[str], word: str, prefix: str) -> Iterator[Answer]:
    from perfcheck.cli.commands import group

    for item in _Completion(group, {}, "perfcheck", "").get_completions(before, word):
        yield Answer(item.type, prefix + str(item.value), item.help or "")


class _Completion(ShellComplete):
    """Click's search for what the cursor is at, in commands that know perfcheck's own values."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        command: click.Command | None = self.cli
        context = click.Context(self.cli, resilient_parsing=True)
        for word in args:
            if not isinstance(command, click.Group):
                break
            command = command.get_command(context, word)
        if command is not None:
            _teach(command)
        return super().get_completions(args, incomplete)


def _teach(command: click.Command) -> None:
    """Let the parameters of ``command`` complete what their metavars tell."""
    for param in command.params:
        known = METAVARS.get(param.metavar or "")
        if known and (command.name, param.metavar) not in _NEW:
            param.type = _Values(known)


class _Values(_Type):
    """Texts that ``items`` completes."""

    name = "text"

    def __init__(self, items: "Items") -> None:
        self._items = items

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return list(self._items(ctx, incomplete))


Items = Callable[[click.Context, str], Iterable[CompletionItem]]


def _files(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
    yield CompletionItem("", type="file")


def _folders(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
    yield CompletionItem("", type="dir")


def _rule(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
    """Codes, and names once a name is begun: there are twice as many of both."""
    from perfcheck.cli.rulebooks import load

    for rule in load(ctx.params.get("rules") or (), "general", "zh").rules:
        title = f"{rule.title.zh} {rule.title.en}"
        if rule.code.startswith(word.upper()):
            yield CompletionItem(rule.code, help=title)
        elif word and rule.name.startswith(word):
            yield CompletionItem(rule.name, help=f"{rule.code} {title}")


def _profile(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
    import os

    from perfcheck.rulebook.loader import find_files

    for file in find_files(ctx.params.get("rules") or ()):
        name = os.path.splitext(os.path.basename(file.path))[0]
        if file.role == "profile" and name.startswith(word):
            yield CompletionItem(name)


def _listed(one: Items) -> Items:
    """A list with commas between, of which the last part is completed."""

    def items(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
        before, comma, last = word.rpartition(",")
        taken = before.upper().split(",")
        for item in one(ctx, last):
            if item.value.upper() not in taken:
                yield CompletionItem(before + comma + item.value, help=item.help)

    return items


def _report(ctx: click.Context, word: str) -> Iterator[CompletionItem]:
    from perfcheck.report import FORMATS

    form, equals, _ = word.partition("=")
    if equals:
        yield CompletionItem(form + equals, type="file")
        return
    for name in FORMATS:
        if name.startswith(word):
            yield CompletionItem(f"{name}=")


METAVARS: dict[str, Items] = {
    "PATH": _files,
    "PATH...": _files,
    "FILE": _files,
    "DIR": _folders,
    "[DIR]": _folders,
    "CODE": _rule,
    "CODE,...": _listed(_rule),
    "NAME": _profile,
    "NAME,...": _listed(_profile),
    "FORMAT=FILE": _report,
}
"""What a parameter completes, by the metavar that its help shows."""

_NEW = {("new", "CODE"), ("new", "NAME")}
"""Those that must not exist yet."""


def _one_line(text: str) -> str:
    return " ".join(text.split())
