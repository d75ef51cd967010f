"""Which rules run: --select and --ignore."""

from collections.abc import Sequence

from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.errors import RulebookError, hint, place_of


def select_rules(
    rules: Sequence[CompiledRule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[CompiledRule, ...]:
    """The rules that run, in the order of ``rules``.

    A selector is a code, the start of one (``PT4``) or a name. Without ``select`` the rules that
    are on by default run; with it those it takes in, be they on or off. Where both take a rule
    in, the selector that says more (the longer one) wins, and ``ignore`` when they say as much.
    Raises RulebookError for a selector that takes no rule in, and when no rule is left.
    """
    wanted = [_reach(rules, selector) for selector in select]
    unwanted = [_reach(rules, selector) for selector in ignore]
    chosen = []
    for rule in rules:
        taken = max((reach.get(rule.code, 0) for reach in wanted), default=0)
        left = max((reach.get(rule.code, 0) for reach in unwanted), default=0)
        if taken > left if select else rule.default and not left:
            chosen.append(rule)
    if not chosen and (select or ignore):
        raise RulebookError(
            "没有选中任何规则：所选的都被忽略了，这样什么也不会核对",
            "no rule is left: all that was selected is ignored, so nothing would be checked",
        )
    return tuple(chosen)


def _reach(rules: Sequence[CompiledRule], selector: str) -> dict[str, int]:
    """Code → how much ``selector`` says, for the rules it takes in."""
    code = selector.upper()
    found = {rule.code: len(code) for rule in rules if rule.code.startswith(code) and code}
    if not found:
        found = {rule.code: len(rule.code) for rule in rules if rule.name == selector}
    if not found:
        raise no_rule(rules, selector)
    return found


def no_rule(rules: Sequence[CompiledRule], selector: str) -> RulebookError:
    """The error that no rule is called ``selector``, with the nearest that there is."""
    known = [name for rule in rules for name in (rule.code, rule.name)]
    near_zh, near_en = hint(selector, known)
    return RulebookError(
        f"没有规则“{selector}”{near_zh}", f"no rule {str(selector)!r}{near_en}", place_of(selector)
    )
