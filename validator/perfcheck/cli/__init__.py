"""The command line: one module a command. Only this room prints or reads the environment."""

import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> int:
    """Run the command that ``sys.argv`` asks for; the exit status, as README tells it."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # answered before anything slow is imported
        from perfcheck import __version__

        try:
            print(f"perfcheck {__version__}", flush=True)
        except OSError:  # nobody reads it, or there is no room
            return 2
        return 0
    import gc

    # Nearly all that a run makes lives to the end: looking through it again and again for garbage
    # is a twentieth of the time.
    gc.set_threshold(50_000)
    from perfcheck.cli.app import run

    return run(arguments)


def script() -> NoReturn:
    """The process of the command: `main`, then an end at once.

    Taking apart all that a run has made, only to give it back to the system, is a twentieth of the
    time. What must be put away (temporary files, other processes) is so before `main` returns.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, full, or not there at all
            stream.flush()
    os._exit(status)
