"""A unit's own rule in place of a shipped one: what it owes the reader when it is milder."""

from perfcheck.rulebook.errors import Problems, place_of
from perfcheck.rulebook.model import Rule


def check_override(replaced: Rule, own: Rule, problems: Problems) -> None:
    """An override that lowers an error must say why, and on what.

    It lowers the error when it is no error any more, is off, or is advice in more cases than
    before. Then ``reason`` is needed, and a source in ``basis`` that the replaced rule does not
    rest on: what made it an error cannot be what makes it less.
    """
    if replaced.severity != "error":
        return
    what = _lowered(replaced, own)
    if what is None:
        return
    zh, en, at = what
    place = place_of(at)
    if own.reason is None:
        problems.add(
            f"{own.code} 原为错误，{zh}，要用 reason 写明理由",
            f"{own.code} is an error and {en}: reason must say why",
            place,
        )
    known = {entry.source for entry in replaced.basis}
    if all(entry.source in known for entry in own.basis):
        listed = ", ".join(sorted(known))
        problems.add(
            f"{own.code} 原为错误，{zh}，basis 里要有自己的依据，不能只是原有的 {listed}",
            f"{own.code} is an error and {en}: basis needs a source of its own besides {listed}",
            place_of(own.basis[0].source),
        )


def _lowered(replaced: Rule, own: Rule) -> tuple[str, str, str] | None:
    """How the error is lowered, in both languages, and the text that does it."""
    if own.severity != "error":
        return f"这里降为 {own.severity}", f"becomes {own.severity} here", own.severity
    if replaced.default and not own.default:
        return "这里默认不核对", "is off here", own.code
    if own.advice_when is not None and own.advice_when != replaced.advice_when:
        return "这里有时只作建议", "is only advice at times here", own.advice_when
    return None
