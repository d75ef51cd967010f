"""Each shipped profile does to its tables what it says, and nothing else."""

from pathlib import Path

import pytest

from perfcheck.engine import Options, check_content
from perfcheck.facts.vocabulary import vocabulary
from perfcheck.rulebook import load_rulebook
from perfcheck.rulebook.errors import Problems, RulebookError
from perfcheck.rulebook.frame import framed
from perfcheck.rulebook.loader import find_files
from perfcheck.rulebook.profile import PROFILE, Effect, Profile
from perfcheck.rulebook.strict_yaml import read_yaml


def read(path: str, content: bytes) -> Profile:
    problems = Problems()
    profile: Profile = PROFILE.read(read_yaml(path, content), problems)
    problems.stop_if_any()
    return profile


PROFILES = [read(file.path, file.content) for file in find_files() if file.role == "profile"]
EFFECTS = [(each.name, effect) for each in PROFILES for effect in each.effects]


def found(profile: str, effect: Effect) -> set[str]:
    rulebook = load_rulebook(profile=profile, vocabulary=vocabulary())
    table = framed(effect.project, effect.indicator or "")
    report = check_content(table.encode(), "table.txt", rulebook, Options(rulebook.select()))
    return {f"{each.code} {each.severity}" for each in report.findings}


@pytest.mark.parametrize(("profile", "effect"), EFFECTS, ids=[name for name, _ in EFFECTS])
def test_effect(profile: str, effect: Effect) -> None:
    general, own = found("general", effect), found(profile, effect)
    assert own - general == set(effect.adds)
    assert general - own == set(effect.drops)


def test_every_profile_shows_its_effect() -> None:
    assert {each.name for each in PROFILES if not each.effects} == {"general"}
    names = [Path(file.path).stem for file in find_files() if file.role == "profile"]
    assert names == [each.name for each in PROFILES]
    changed = {
        each.name: {*each.rules, *each.limits}
        <= _codes(each) | {"PT303", "PT709", "PT106", "PT107"}
        for each in PROFILES
    }
    assert all(changed.values()), changed


def _codes(profile: Profile) -> set[str]:
    return {text.split()[0] for each in profile.effects for text in (*each.adds, *each.drops)}


def test_profiles_combine() -> None:
    both = load_rulebook(profile="uncoded, cost-under-output", vocabulary=vocabulary())
    assert both.profile == "uncoded,cost-under-output"
    assert both.profile_title.zh == "指标类别不用代码；成本列在产出之下"
    assert not both.rule("PT105").default
    assert both.rule("PT108").severity == "warning"
    assert both.rule("PT108").limits == {"level1": 0}
    # what the later one says wins
    last = load_rulebook(profile="qualitative-free,qualitative-graded", vocabulary=vocabulary())
    assert not last.rule("PT410").default
    assert last.rule("PT411").default


def test_an_unknown_profile_among_several() -> None:
    with pytest.raises(RulebookError) as caught:
        load_rulebook(profile="general,codded", vocabulary=vocabulary())
    assert caught.value.text("en") == "no profile 'codded', did you mean 'coded'?"
