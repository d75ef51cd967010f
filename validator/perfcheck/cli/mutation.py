"""``perfcheck rules test --mutate``: mutants of rules and word lists, tried on several cores."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from perfcheck.cli import terminal
from perfcheck.cli.options import Lang
from perfcheck.cli.phrases import phrase
from perfcheck.cli.rulebooks import case_check, load
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook import Rulebook
from perfcheck.rulebook.loader import find_files
from perfcheck.rulebook.mutate import Mutant, World
from perfcheck.rulebook.mutation import CheckWith, Verdict, traced_cases, try_list, try_rule
from perfcheck.rulebook.term_files import TermsEntry, read_lists

WANTED = 90
"""The percentage of mutants that must be noticed: of conditions and thresholds together, of masks,
and of words, each group by itself, so that many of one kind cannot make up for another."""
_KINDS = ("conditions", "thresholds", "masks", "words")
_JUDGED = (("conditions", "thresholds"), ("masks",), ("words",))
_ENOUGH_FOR_A_POOL = 20

Job = tuple[str, str]
"""``rule`` or ``list``, and its code or name."""


class Bench:
    """What trying mutants needs, made once in every process."""

    def __init__(self, folders: Sequence[str], codes: Sequence[str]) -> None:
        self.rulebook: Rulebook = load(folders, "general", "zh")
        self.rules = [rule for rule in self.rulebook.rules if rule.code in codes]
        self.check_with: CheckWith = lambda rulebook: case_check(rulebook, "zh")
        self.check = self.check_with(self.rulebook)
        self.world = World(vocabulary(), self.rulebook.terms, self.rulebook.basis, {})
        self.entries: Mapping[str, TermsEntry] = read_lists(find_files(folders))
        self.tried = list(traced_cases(self.rules, self.rulebook, self.check_with))

    def run(self, job: Job) -> list[Verdict]:
        """The verdicts on one rule or one word list."""
        kind, name = job
        if kind == "rule":
            rule = next(rule for rule in self.rules if rule.code == name)
            return try_rule(rule, self.world, self.check)
        return try_list(name, self.entries, self.tried, self.rulebook, self.check_with)


def mutate(folders: Sequence[str], codes: Sequence[str], lists: Sequence[str], lang: Lang) -> int:
    """Try every mutant of the rules ``codes`` and the word lists ``lists``; print those that
    nothing notices, and the shares of those noticed. 1 when the share of a group is below
    ``WANTED``, else 0."""
    jobs: list[Job] = [*(("rule", code) for code in codes), *(("list", name) for name in lists)]
    made: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    for verdicts in _tried(jobs, folders, codes):
        words = [each.mutant.before for each in verdicts if _kind(each.mutant) == "words"]
        missed = []
        for mutant, was_noticed in verdicts:
            made[_kind(mutant)] += 1
            noticed[_kind(mutant)] += was_noticed
            if was_noticed:
                continue
            if _kind(mutant) == "words":
                missed.append(mutant.before)
            else:
                terminal.write([f"{_told(mutant, lang)}\n"])
        if missed:
            name, some = verdicts[0].mutant.owner, " ".join(missed)
            line = phrase(lang, "unnoticed-words", name, len(words), len(missed), some)
            terminal.write([f"{line}\n"])
    for kind in _KINDS:
        if made[kind]:
            share = f"{100 * noticed[kind] / made[kind]:.1f}"
            line = phrase(lang, f"mutants-{kind}", made[kind], noticed[kind], share)
            terminal.write([f"{line}\n"])
    for kinds in _JUDGED:
        if 100 * sum(noticed[kind] for kind in kinds) < WANTED * sum(made[kind] for kind in kinds):
            return 1
    return 0


def _tried(
    jobs: Sequence[Job], folders: Sequence[str], codes: Sequence[str]
) -> Iterator[list[Verdict]]:
    """The verdicts on each job, in their order; on all cores when there are many jobs."""
    workers = min(os.cpu_count() or 1, 8)
    if workers == 1 or len(jobs) < _ENOUGH_FOR_A_POOL:
        bench = Bench(folders, codes)
        yield from map(bench.run, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    made = (tuple(folders), tuple(codes))
    with ProcessPoolExecutor(workers, get_context("spawn"), _set_up, made) as pool:
        yield from pool.map(_run, jobs, chunksize=2)


_bench: list[Bench] = []
"""The bench of a worker process."""


def _set_up(folders: Sequence[str], codes: Sequence[str]) -> None:
    _bench.append(Bench(folders, codes))


def _run(job: Job) -> list[Verdict]:
    return _bench[0].run(job)


def _kind(mutant: Mutant) -> str:
    if mutant.part in ("words", "not"):
        return "words" if mutant.part == "words" else "masks"
    return "thresholds" if mutant.part.startswith("limits.") else "conditions"


def _told(mutant: Mutant, lang: Lang) -> str:
    """One line: ``PT110 limits.most: 15 → 16``."""
    owner = f"terms.{mutant.owner}" if mutant.part == "not" else mutant.owner
    after = f"{mutant.before} → {mutant.after}"
    change = after if mutant.after else phrase(lang, "without", mutant.before)
    return f"{owner} {mutant.part}: {change}"
