"""One settings over another: a file over the one it extends, a path's settings over its file's."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from perfcheck.config.match import matches
from perfcheck.config.model import Config, Settings
from perfcheck.finding import Suppression

T = TypeVar("T")


def merged(base: Config, own: Config) -> Config:
    """``own``, which extends ``base``: its settings win, its lists come after."""
    return Config(
        None,
        over(base.settings, own.settings),
        base.paths + own.paths,
        base.rule_folders + own.rule_folders,
        base.suppress + own.suppress,
    )


def layers_for(config: Config, path: str) -> tuple[int, ...]:
    """Which of ``config.paths`` are for the table at ``path`` (absolute, with ``/``)."""
    return tuple(
        number
        for number, each in enumerate(config.paths)
        if matches(path, each.folder, each.pattern)
    )


def settings_of(config: Config, layers: Sequence[int]) -> Settings:
    """The settings of the file with those of some of its ``paths`` over them."""
    found = config.settings
    for number in layers:
        found = over(found, config.paths[number].settings)
    return found


def suppressions_for(config: Config, path: str) -> tuple[Suppression, ...]:
    """Those that are for the table at ``path``."""
    return tuple(
        each
        for folder, each in config.suppress
        if each.table is None or matches(path, folder, each.table)
    )


def over(low: Settings, high: Settings) -> Settings:
    """``high`` where it says something, else ``low``.

    A ``select`` says afresh which rules run, so that it ends the ``ignore`` below it as well;
    without one, ``ignore`` adds to what is ignored.
    """
    fresh = high.select is not None
    return Settings(
        profile=low.profile if high.profile is None else high.profile,
        select=high.select if fresh else low.select,
        ignore=high.ignore if fresh else (*low.ignore, *high.ignore),
        rules=_over(low.rules, high.rules),
        limits=_over(
            low.limits,
            {rule: {**low.limits.get(rule, {}), **own} for rule, own in high.limits.items()},
        ),
    )


def _over(low: Mapping[str, T], high: Mapping[str, T]) -> Mapping[str, T]:
    """Both, what ``high`` says coming last: a rule may be called by its code and by its name."""
    return {**{key: value for key, value in low.items() if key not in high}, **high}
