"""``python -m perfcheck`` is the command ``perfcheck``."""

import sys

from perfcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
