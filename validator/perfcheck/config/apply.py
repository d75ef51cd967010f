"""Settings to a rulebook: severities, limits, and which rules run."""

from collections.abc import Iterable

from perfcheck.config.model import Settings
from perfcheck.rulebook import CompiledRule, Rulebook
from perfcheck.rulebook.errors import Problems, RulebookError, hint, place_of


def configured(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """``rulebook`` with the severities and limits of ``settings``.

    A limit for a rule that is off turns it on, for nobody sets a limit that is never looked at;
    ``rules`` may still turn it off. Raises RulebookErrors for rules and limits that there are not.
    """
    problems = Problems()
    changed: dict[str, CompiledRule] = {}

    def rule(selector: str) -> CompiledRule | None:
        try:
            found = rulebook.rule(selector)
        except RulebookError as error:
            problems.errors.append(error)
            return None
        return changed.get(found.code, found)

    for selector, limits in settings.limits.items():
        found = rule(selector)
        if found is not None and _has_limits(found, limits, problems):
            found = found.with_limits({str(name): number for name, number in limits.items()})
            changed[found.code] = found.with_state("on")
    for selector, state in settings.rules.items():
        found = rule(selector)
        if found is not None:
            changed[found.code] = found.with_state(str(state))
    problems.stop_if_any()
    return rulebook._replace(rules=tuple(changed.get(r.code, r) for r in rulebook.rules))


def selected(rulebook: Rulebook, settings: Settings) -> tuple[CompiledRule, ...]:
    """The rules that run. Raises RulebookError for a selector that takes no rule in."""
    return rulebook.select(settings.select or (), settings.ignore)


def _has_limits(rule: CompiledRule, names: Iterable[str], problems: Problems) -> bool:
    unknown = [name for name in names if name not in rule.limits]
    for name in unknown:
        listed = ", ".join(rule.limits)
        near_zh, near_en = hint(name, rule.limits)
        has_zh, has_en = f"它的限值：{listed}", f"it has: {listed}"
        if not listed:
            has_zh, has_en = "它没有可以设的限值", "it has none at all"
        problems.add(
            f"{rule.code} 没有限值“{name}”{near_zh}（{has_zh}）",
            f"{rule.code} has no limit {str(name)!r}{near_en} ({has_en})",
            place_of(name),
        )
    return not unknown
