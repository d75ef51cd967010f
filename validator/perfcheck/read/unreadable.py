"""The error that says why an input cannot be read."""

from typing import Literal


class UnreadableInput(Exception):
    """An input whose bytes cannot be turned into text or cells.

    ``offset`` (bytes, from 0) and ``line`` (from 1) say where, when there is a place to name.
    """

    def __init__(
        self,
        name: str,
        reason_zh: str,
        reason_en: str,
        offset: int | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(name, reason_zh, reason_en, offset, line)
        self.name = name
        self.reason_zh = reason_zh
        self.reason_en = reason_en
        self.offset = offset
        self.line = line

    def reason(self, lang: Literal["zh", "en"] = "zh") -> str:
        """The reason alone, without the name of the input."""
        return self.reason_en if lang == "en" else self.reason_zh

    def __str__(self) -> str:
        return f"{self.name}: {self.reason_zh}"
