"""A bar on standard error that tells how far a run over many inputs is."""

import os
import sys
from time import monotonic

_EVERY = 0.1
"""Seconds between two pictures of the bar."""
_BAR = 30
_CLEAR = "\r\x1b[K"


class Progress:
    """How many of ``total`` are done; nothing is shown of a run that is soon over."""

    def __init__(self, total: int, lang: str) -> None:
        self._total = total
        self._unit = ("个文件", " files")[lang == "en"]
        self._done = 0
        self._began = monotonic()
        self._drawn = self._began
        self._shown = False

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = monotonic()
        if now - self._drawn < _EVERY and (self._done < self._total or not self._shown):
            return
        self._drawn = now
        full = _BAR * self._done // self._total
        bar = "█" * full + "░" * (_BAR - full)
        left = (now - self._began) / self._done * (self._total - self._done)
        text = f"{bar} {self._done}/{self._total}{self._unit} {_clock(left)}"
        self._write(_CLEAR + text[: max(10, _columns() - 10)])
        self._shown = True

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._shown:
            self._write(_CLEAR)
            self._shown = False

    def _write(self, text: str) -> None:
        print(text, end="", file=sys.stderr, flush=True)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"-{minutes}:{rest:02}"


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
