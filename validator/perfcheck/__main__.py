"""``python -m perfcheck`` is the command ``perfcheck``."""

from perfcheck.cli import script

if __name__ == "__main__":
    script()
