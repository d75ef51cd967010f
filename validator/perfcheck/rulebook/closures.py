"""Plans to Python closures, each of one argument; evaluating looks no name up.

The argument is the facts of the subject; where macro variables are in force as well it is a tuple
of the facts and the variables. The usual forms (a path against a constant, ``&&`` of them, a
macro whose body asks only for its own variable) have closures of their own: they are most of what
a rulebook does.
"""

from perfcheck.rulebook import comparisons, logic, loops, operands
from perfcheck.rulebook.plans import NO_CONSTANT, Closure, Maker, Plan, Scope, constant

_MAKERS: dict[str, Maker] = {
    **operands.MAKERS,
    **comparisons.MAKERS,
    **logic.MAKERS,
    **loops.MAKERS,
}


def compile_plan(plan: Plan, scope: Scope) -> Closure:
    """The closure that evaluates ``plan`` (as resolve.py makes it, or read back from JSON)."""
    value = constant(plan, scope)
    if value is not NO_CONSTANT:
        return lambda _: value
    return _MAKERS[plan[0]](plan, scope, compile_plan)


def compile_verdict(when: Plan | None, require: Plan, scope: Scope) -> Closure:
    """A rule's two conditions in one: True, the subject passes; False, it violates; None, the
    rule does not apply to it. Raises NotRead as the two would one after the other."""
    return logic.verdict(when, require, scope, compile_plan)
