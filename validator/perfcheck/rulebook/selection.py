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


_LETTERS = str.maketrans("OIL", "011")


def no_rule(rules: Sequence[CompiledRule], selector: str) -> RulebookError:
    """The error that no rule is called ``selector``, with what was probably meant: the codes that
    start with it, else the nearest code or name."""
    code = selector.upper()
    started = [rule.code for rule in rules if code and rule.code.startswith(code)]
    if started:
        some_zh, some_en = " 至 ".join(_ends(started)), " to ".join(_ends(started))
        near_zh, near_en = f"，以它开头的有 {some_zh}", f", but {some_en}"
    elif code.isascii() and code.isalnum() and code[-1:].isdigit():
        # Any code is like any other: a slip is a letter for a digit, or one of them too many.
        digits = code.translate(_LETTERS)
        near_zh, near_en = hint(digits, [rule.code for rule in rules], 0.85)
    else:
        near_zh, near_en = hint(selector, [name for r in rules for name in (r.code, r.name)])
    return RulebookError(
        f"没有规则“{selector}”{near_zh}", f"no rule {str(selector)!r}{near_en}", place_of(selector)
    )


def _ends(codes: Sequence[str]) -> tuple[str, ...]:
    return (codes[0], codes[-1]) if len(codes) > 1 else (codes[0],)
