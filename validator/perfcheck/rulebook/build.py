"""Rule files to one plain value that holds everything resolved. Only a cold start needs it."""

from collections.abc import Iterable, Sequence
from typing import Any

from perfcheck.rulebook.basis import Basis
from perfcheck.rulebook.basis_file import BASIS, check_basis
from perfcheck.rulebook.errors import Problems, RulebookError, hint, place_of
from perfcheck.rulebook.loader import RuleFile
from perfcheck.rulebook.model import Rule
from perfcheck.rulebook.override import check_override
from perfcheck.rulebook.parts import Vocabulary
from perfcheck.rulebook.profile import PROFILE, Profile, check_profile
from perfcheck.rulebook.rule_files import Source, plain, read_rule_node, resolve_rule, told
from perfcheck.rulebook.strict_yaml import Node, read_yaml
from perfcheck.rulebook.term_files import TermsEntry, read_terms, resolve_terms


def build_rulebook(files: Sequence[RuleFile], vocabulary: Vocabulary) -> Any:
    """What `perfcheck.rulebook.loader` assembles a Rulebook from; raises RulebookErrors."""
    problems = Problems()
    found = _Found()
    for file in files:
        try:
            found.take(file, read_yaml(file.path, file.content), problems)
        except RulebookError as error:
            problems.errors.append(error)
    value = _resolve(found, vocabulary, problems)
    problems.stop_if_any()
    return plain({**value, "sha256": _digest(files)})


class _Found:
    """What the files state, a later folder's over an earlier one's."""

    def __init__(self) -> None:
        self.rules: dict[str, Source] = {}
        self.terms: dict[str, TermsEntry] = {}
        self.basis: dict[str, Basis] = {}
        self.profiles: dict[str, Profile] = {}
        self._stated: dict[tuple[str, str], int] = {}

    def take(self, file: RuleFile, node: Node, problems: Problems) -> None:
        """Add what one file states."""
        if file.role == "rule":
            rule = read_rule_node(node, problems)
            if rule is not None and self._new(file, rule.code, problems):
                if rule.code in self.rules:
                    check_override(self.rules[str(rule.code)].rule, rule, problems)
                self.rules[str(rule.code)] = Source(rule, file.path)
        elif file.role == "terms":
            for entry in read_terms(node, problems):
                if self._new(file, entry.name, problems):
                    self.terms[str(entry.name)] = entry
        elif file.role == "profile":
            profile = PROFILE.read(node, problems)
            if profile is not None and self._new(file, profile.name, problems):
                self.profiles[str(profile.name)] = profile
        else:
            sources = BASIS.read(node, problems) or {}
            self.basis.update({str(key): source for key, source in sources.items()})

    def _new(self, file: RuleFile, name: str, problems: Problems) -> bool:
        """Whether no other file of the same folder states ``name``."""
        if self._stated.get((file.role, name)) == file.folder:
            problems.add(
                f"“{name}”在另一个文件里已有",
                f"{str(name)!r} is stated in another file already",
                place_of(name),
            )
            return False
        self._stated[file.role, str(name)] = file.folder
        return True


def _resolve(found: _Found, vocabulary: Vocabulary, problems: Problems) -> dict[str, Any]:
    rules, terms, basis, profiles = found.rules, found.terms, found.basis, found.profiles
    stated = {code: source.rule for code, source in rules.items()}
    if not problems.errors:  # else a code may be missing only because its file was refused
        _check_names(stated.values(), problems)
        for profile in profiles.values():
            check_profile(profile, stated, problems)
    seen: dict[type, Any] = {}
    entries = []
    for code in sorted(rules):
        rule = rules[code].rule
        check_basis(rule.basis, basis, told(rule), problems)
        entries.append(resolve_rule(rules[code], vocabulary, frozenset(terms), seen, problems))
    return {
        "rules": entries,
        "terms": {
            name: ["\n".join(words), "\n".join(masks)]
            for name, (words, masks) in resolve_terms(terms, problems).items()
        },
        "basis": basis,
        "profiles": {
            name: [
                profile.title,
                profile.rules,
                {
                    code: {key: str(number) for key, number in limits.items()}
                    for code, limits in profile.limits.items()
                },
            ]
            for name, profile in profiles.items()
        },
    }


def _check_names(rules: Iterable[Rule], problems: Problems) -> None:
    """Names are unique, and rules yield to rules that there are."""
    codes = {rule.code: rule for rule in rules}
    named: dict[str, Rule] = {}
    for rule in codes.values():
        if rule.name in named:
            other = named[rule.name].code
            problems.add(
                f"名称“{rule.name}”已是 {other} 的",
                f"the name {str(rule.name)!r} is taken by {other}",
                place_of(rule.name),
            )
        named[rule.name] = rule
        for code in rule.yields_to:
            if code not in codes:
                near_zh, near_en = hint(code, codes)
                problems.add(
                    f"没有规则“{code}”{near_zh}", f"no rule {str(code)!r}{near_en}", place_of(code)
                )


def _digest(files: Sequence[RuleFile]) -> str:
    import hashlib

    digest = hashlib.sha256()
    for file in files:
        digest.update(len(file.content).to_bytes(8, "big"))
        digest.update(file.content)
    return digest.hexdigest()
