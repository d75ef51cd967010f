"""``perfcheck completion``: the script that teaches a shell to complete perfcheck's words."""

import os

import click

from perfcheck.cli import terminal
from perfcheck.cli.options import LANG

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shell")


@click.command("completion", short_help="让终端按 Tab 键补全 Completion for a shell")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="bash|zsh|fish")
@LANG
def command(shell: str, lang: str) -> int:
    """写出补全脚本：命令、选项、规则代码和名称、方案、格式、文件。

    Print the script that completes commands, options, codes and names of rules, profiles, formats
    and files.

    \b
    bash  写入 ~/.bashrc:  eval "$(perfcheck completion bash)"
    zsh   写入 ~/.zshrc:   eval "$(perfcheck completion zsh)"   (在 compinit 之后 after compinit)
    fish  perfcheck completion fish > ~/.config/fish/completions/perfcheck.fish
    """
    terminal.write_utf8()
    with open(os.path.join(_FOLDER, f"perfcheck.{shell}"), encoding="utf-8") as file:
        terminal.write([file.read()])
    return 0
