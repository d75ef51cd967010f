"""How each input is to be checked: the command line over the configuration around the input."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.cli.discovery import Surroundings, suppressions
from perfcheck.cli.rulebooks import load
from perfcheck.engine import Options
from perfcheck.rulebook import Rulebook
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.cli.options import Lang
    from perfcheck.config.model import Config
    from perfcheck.finding import Suppression


class Asked(Struct):
    """What the command line says; None and empty: nothing."""

    profile: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    rules: Sequence[str] = ()
    config: str | None = None
    isolated: bool = False
    lang: "Lang" = "zh"


class Setup(Struct):
    """How one input is checked."""

    rulebook: Rulebook
    options: Options
    suppress: tuple["Suppression", ...] = ()


class Setups:
    """Finds the setup of each input; what several inputs share is read once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._around = Surroundings()
        self._configs: dict[str, Config] = {}
        self._rulebooks: dict[tuple[tuple[str, ...], str], Rulebook] = {}
        self._settled: dict[tuple[str | None, tuple[int, ...], tuple[str, ...]], Setup] = {}
        self._plain: dict[tuple[str, ...], Setup] = {}
        self._working = os.getcwd()

    def of(self, name: str) -> Setup:
        """The setup of the input called ``name``, a path or ``-``.

        Raises RulebookError, RulebookErrors and UsageError for whatever is wrong in files of
        configuration, suppressions and rules.
        """
        asked = self._asked
        if asked.isolated:
            return self._unconfigured(tuple(asked.rules))
        path = os.path.normpath(os.path.join(self._working, name))
        folder = os.path.dirname(path)
        config = asked.config or self._around.config(folder)
        beside = self._around.rules(folder)
        folders = (*([beside] if beside else ()), *asked.rules)
        stated = None if name == "-" else suppressions(path)
        if config is None and stated is None:
            return self._unconfigured(folders)
        return self._configured(path, config, folders, stated)

    def here(self) -> tuple[Setup, str | None]:
        """The setup of no table but of the working directory, for what is asked about rules, and
        the configuration file it comes from; settings by path and suppressions are left out.

        Raises as `of` does.
        """
        asked = self._asked
        if asked.isolated:
            return self._unconfigured(tuple(asked.rules)), None
        config = asked.config or self._around.config(self._working)
        beside = self._around.rules(self._working)
        folders = (*([beside] if beside else ()), *asked.rules)
        setup = self._unconfigured(folders) if config is None else self._settle(config, (), folders)
        return setup, config

    def _unconfigured(self, folders: tuple[str, ...]) -> Setup:
        if folders not in self._plain:
            asked = self._asked
            rulebook = self._rulebook(folders, asked.profile or "general")
            chosen = rulebook.select(asked.select, asked.ignore)
            self._plain[folders] = Setup(rulebook, Options(chosen, asked.lang))
        return self._plain[folders]

    def _configured(
        self, path: str, config: str | None, folders: tuple[str, ...], stated: str | None
    ) -> Setup:
        from perfcheck.cli.configuration import load_suppressions, slashed
        from perfcheck.config.layers import layers_for, suppressions_for

        where = slashed(path)
        known: tuple[Suppression, ...] = ()
        layers: tuple[int, ...] = ()
        if config is not None:
            read = self._config(config)
            layers = layers_for(read, where)
            known = suppressions_for(read, where)
        key = (config, layers, folders)
        if key not in self._settled:
            self._settled[key] = self._settle(*key)
        setup = self._settled[key]
        if stated is not None:
            beside = load_suppressions(stated, self._asked.lang)
            _check_rules(setup.rulebook, beside)
            known += beside
        return setup._replace(suppress=known)

    def _settle(
        self, config: str | None, layers: tuple[int, ...], folders: tuple[str, ...]
    ) -> Setup:
        from perfcheck.config.apply import configured, selected
        from perfcheck.config.layers import over, settings_of
        from perfcheck.config.model import Settings

        asked = self._asked
        settings = Settings()
        stated: tuple[Suppression, ...] = ()
        if config is not None:
            read = self._config(config)
            settings = settings_of(read, layers)
            folders = (*(os.path.join(*named) for named in read.rule_folders), *folders)
            stated = tuple(each for _, each in read.suppress)
        settings = over(
            settings, Settings(asked.profile, tuple(asked.select) or None, tuple(asked.ignore))
        )
        rulebook = configured(self._rulebook(folders, settings.profile or "general"), settings)
        _check_rules(rulebook, stated)
        return Setup(rulebook, Options(selected(rulebook, settings), asked.lang))

    def _config(self, path: str) -> "Config":
        if path not in self._configs:
            from perfcheck.cli.configuration import load_config

            self._configs[path] = load_config(path, self._asked.lang)
        return self._configs[path]

    def _rulebook(self, folders: tuple[str, ...], profile: str) -> Rulebook:
        key = (folders, profile)
        if key not in self._rulebooks:
            self._rulebooks[key] = load(folders, profile, self._asked.lang)
        return self._rulebooks[key]


def _check_rules(rulebook: Rulebook, known: Sequence["Suppression"]) -> None:
    """There must be the rules that suppressions name; raises RulebookError."""
    for each in known:
        rulebook.rule(each.rule)
