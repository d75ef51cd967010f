"""Folders of rule files to a `Rulebook`. What the files compile to is kept between runs."""

import os
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcheck import data
from perfcheck.rulebook.basis import Basis
from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.parts import Both
from perfcheck.rulebook.terms import TermList
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.rulebook.model import Rule
    from perfcheck.rulebook.parts import Vocabulary

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class RuleFile(Struct):
    """A file as found: what it is for (``rule``, ``terms``, ``basis`` or ``profile``), and in
    which of the folders, the shipped one being 0."""

    role: str
    folder: int
    path: str
    content: bytes


class Rulebook(Struct):
    """Every rule, with a profile applied, and what the rules rest on."""

    profile: str
    profile_title: Both
    rules: tuple[CompiledRule, ...]
    """All of them, by code; ``default`` tells those that run unasked."""
    terms: Mapping[str, TermList]
    basis: Mapping[str, Basis]
    sha256: str
    """Of the contents of all rule files."""

    def select(
        self, select: Sequence[str] = (), ignore: Sequence[str] = ()
    ) -> tuple[CompiledRule, ...]:
        """The rules that run; see `perfcheck.rulebook.selection.select_rules`."""
        if not select and not ignore:
            return tuple(rule for rule in self.rules if rule.default)
        from perfcheck.rulebook.selection import select_rules

        return select_rules(self.rules, select, ignore)

    def rule(self, selector: str) -> CompiledRule:
        """The one rule with this code or name; raises RulebookError when there is none."""
        for rule in self.rules:
            if selector.upper() == rule.code or selector == rule.name:
                return rule
        from perfcheck.rulebook.selection import no_rule

        raise no_rule(self.rules, selector)


def load_rulebook(
    folders: Sequence[str] = (), *, profile: str = "general", vocabulary: "Vocabulary"
) -> Rulebook:
    """The shipped rules, then those of ``folders``, which add to them or replace them by code.

    ``profile`` is the name of a profile, or of several with commas between.

    Raises RulebookErrors with everything that is wrong in the files, RulebookError for a profile
    that there is not, OSError for a folder that cannot be read.
    """
    own = [file for number, folder in enumerate(folders, 1) for file in _walk(folder, number)]
    return _load(own, lambda: [*_shipped(), *own], profile, vocabulary)


def load_files(files: Sequence[RuleFile], *, profile: str, vocabulary: "Vocabulary") -> Rulebook:
    """The rulebook that ``files`` make."""
    return _load(files, lambda: files, profile, vocabulary)


def _load(
    known: Sequence[RuleFile],
    files: Callable[[], Sequence[RuleFile]],
    profile: str,
    vocabulary: "Vocabulary",
) -> Rulebook:
    """The rulebook that ``files()`` make. ``known``: those of them that are not shipped; of what
    is shipped the size and time of each file tell whether it is what was compiled."""

    def build() -> Any:
        from perfcheck.rulebook.build import build_rulebook

        return build_rulebook(files(), vocabulary)

    contents = [file.content for file in known]
    kept_as = f"rulebook-{zlib.crc32(chr(0).join(file.path for file in known).encode()):08x}"
    if data.cache_folder is not None:
        contents += [_stamp(vocabulary), repr(vocabulary.constants).encode()]
    return _assemble(data.compiled(kept_as, contents, build), profile)


def _assemble(built: Mapping[str, Any], profile: str) -> Rulebook:
    profile, title, states, limits = _profile(built["profiles"], profile)
    terms = {name: TermList.of_lines(name, *lines) for name, lines in built["terms"].items()}
    basis = {key: Basis(Both(*title), *rest) for key, (title, *rest) in built["basis"].items()}
    rules = []
    for *entry, own in built["rules"]:
        code = entry[0]
        merged = {**own, **limits.get(code, {})} if own else own
        numbers = {name: Decimal(value) for name, value in merged.items()}
        rules.append(CompiledRule(entry, terms, basis, numbers, states.get(code)))
    return Rulebook(profile, title, tuple(rules), terms, basis, built["sha256"])


def _profile(
    profiles: Mapping[str, Any], asked: str
) -> tuple[str, Both, Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """What ``asked`` names: one profile or several with commas between, the later ones over the
    earlier."""
    names = [name.strip() for name in asked.split(",")]
    for name in names:
        if name not in profiles:
            from perfcheck.rulebook.errors import RulebookError, hint, place_of

            near_zh, near_en = hint(name, profiles)
            if not near_zh:
                listed = ", ".join(profiles)
                near_zh, near_en = f"，只有：{listed}", f", only: {listed}"
            raise RulebookError(
                f"没有方案“{name}”{near_zh}", f"no profile {name!r}{near_en}", place_of(asked)
            )
    titles: list[Sequence[str]] = []
    states: dict[str, str] = {}
    limits: dict[str, Mapping[str, str]] = {}
    for name in names:
        title, its_states, its_limits = profiles[name]
        titles.append(title)
        states.update(its_states)
        for code, numbers in its_limits.items():
            limits[code] = {**limits.get(code, {}), **numbers}
    zh, en = zip(*titles, strict=True)
    return ",".join(names), Both("；".join(zh), "; ".join(en)), states, limits


def read_rule(path: str) -> "Rule":
    """A rule in full, as its file states it, with its reasons and cases.

    Raises RulebookErrors and OSError.
    """
    from perfcheck.rulebook.errors import Problems
    from perfcheck.rulebook.rule_files import read_rule_node
    from perfcheck.rulebook.strict_yaml import read_yaml

    problems = Problems()
    rule = read_rule_node(read_yaml(path, _read(path)), problems)
    problems.stop_if_any()
    assert rule is not None
    return rule


def find_files(folders: Sequence[str] = ()) -> list[RuleFile]:
    """The files of the shipped rulebook and of ``folders``, in that order, each folder sorted.

    ``terms/`` and ``profiles/`` and ``basis.yaml`` are what their names say; every other YAML
    file is a rule. (At the top of the shipped folder lie files that are not of the rulebook.)
    """
    files = [*_shipped()]
    for number, folder in enumerate(folders, 1):
        files += _walk(folder, number)
    return files


def _shipped() -> Iterable[RuleFile]:
    return _walk(data.data_path("rules"), 0, top=True)


def _walk(folder: str, number: int, role: str = "rule", top: bool = False) -> Iterable[RuleFile]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name, path = entry.name, entry.path
        if name.endswith((".yaml", ".yml")):
            own = "basis" if name == "basis.yaml" and role == "rule" else "" if top else role
            if own:
                yield RuleFile(own, number, path, _read(path))
        elif not name.startswith(".") and entry.is_dir():
            inner = {"terms": "terms", "profiles": "profile"}.get(name, role)
            yield from _walk(path, number, inner)


def _read(path: str) -> bytes:
    """The bytes of a file; at a hundred small files, open() costs more than the reading."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = os.read(handle, 1 << 16)
        if len(content) == 1 << 16:
            while more := os.read(handle, 1 << 20):
                content += more
    finally:
        os.close(handle)
    return content


def _stamp(vocabulary: "Vocabulary") -> bytes:
    """What tells one state of the shipped rules, and of the code that compiles them and that they
    ask, from another."""
    import sys

    folders = [data.data_path("grammar"), data.data_path("rules"), _PACKAGE]
    marks: list[str] = []
    while folders:
        with os.scandir(folders.pop()) as found:
            for entry in found:
                if entry.name.endswith((".py", ".lark", ".yaml", ".yml")):
                    state = entry.stat()
                    marks.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}")
                elif entry.is_dir() and entry.name[0] not in "_.":
                    folders.append(entry.path)
    for root in vocabulary.roots.values():
        path = getattr(sys.modules.get(root.__module__), "__file__", None) or ""
        if path and not path.startswith(_PACKAGE):
            marks.append(f"{root.__qualname__} {path} {os.stat(path).st_mtime_ns}")
    return "\n".join(sorted(marks)).encode()
