"""The command line: one module a command. Only this room prints or reads the environment."""

import sys


def main() -> int:
    """Run the command that ``sys.argv`` asks for; the exit status, as README tells it."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # answered before anything slow is imported
        from perfcheck import __version__

        print(f"perfcheck {__version__}")
        return 0
    import atexit
    import gc

    # Nearly all that a run makes lives to the end. Looking through it again and again for garbage
    # is a twentieth of the time, and looking once more when the interpreter ends is a tenth.
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)
    from perfcheck.cli.app import run

    return run(arguments)
