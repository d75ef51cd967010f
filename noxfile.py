"""The sessions of dev.py, each in an environment of its own: ``nox`` or ``nox -s lint``."""

import sys
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent))
from dev import SESSIONS, Session


def _add(name: str, plan: Session) -> None:
    @nox.session(name=name)
    def session(session: nox.Session) -> None:
        extras = f"[{','.join(plan.extras)}]" if plan.extras else ""
        session.install("-e", f".{extras}")
        *first, last = plan.commands
        for command in (*first, (*last, *session.posargs)):
            session.run("python", "-m", *command)


for _name in ("test", "lint", "types", "packaging"):
    _add(_name, SESSIONS[_name])
