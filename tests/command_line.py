"""Runs the command line inside the process of a test."""

import sys

import pytest

from perfcheck import cli


class Result:
    """What one run wrote and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


class Runner:
    """``run("check", "table.txt")`` is ``perfcheck check table.txt``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *arguments: str) -> Result:
        self._monkeypatch.setattr(sys, "argv", ["perfcheck", *arguments])
        status = cli.main()
        captured = self._capsys.readouterr()
        return Result(status, captured.out, captured.err)
