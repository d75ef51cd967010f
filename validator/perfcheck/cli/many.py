"""A run over several inputs: on all cores where that pays, the report of many kept in a file."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from perfcheck.cli import terminal
from perfcheck.cli.collector import Held
from perfcheck.cli.files import Given, read
from perfcheck.cli.phrases import phrase
from perfcheck.finding import InputReport, Report
from perfcheck.struct import Struct

if TYPE_CHECKING:
    from perfcheck.cli.progress import Progress
    from perfcheck.cli.running import Run
    from perfcheck.spool import Packed, Spool

FEW = 8
"""The reports of so many inputs are held in memory, as that of one is."""
PAYS = 100_000
"""Bytes of inputs that pay for processes of their own."""

Task = str | Given | InputReport
"""The path of an input; or an input that is read; or why there is none to read."""


class Answer(Struct):
    """What became of one input, and what there was to say meanwhile."""

    packed: "Packed"
    said: tuple[str, ...]
    defect: bool


def check_several(run: "Run", found: Sequence[str | InputReport]) -> Report:
    """The report of all that was ``found``, in that order. What there is to say of an input is
    said in its turn.

    Raises what `Run.over` raises, and UsageError when there is no room for the report.
    """
    # Files are mended one after the other, and told of as they are.
    jobs = 1 if run.fixing else how_many(run.jobs, found)
    if jobs == 1 and len(found) <= FEW:
        return run.few(found)
    from perfcheck.spool import Spool

    spool = Spool(_file(), len(found))
    progress = _progress(run, len(found))
    turn = 0
    waiting: dict[int, tuple[str, ...]] = {}
    try:
        for number, answer in _answers(run, found, jobs):
            _keep(spool, number, answer.packed, run.lang)
            run.defect = run.defect or answer.defect
            waiting[number] = answer.said
            while turn in waiting:
                for message in waiting.pop(turn):
                    if progress:
                        progress.clear()
                    terminal.say(message)
                turn += 1
            if progress:
                progress.step()
    finally:
        if progress:
            progress.clear()
    return spool.report()


def how_many(asked: int, found: Sequence[str | InputReport]) -> int:
    """In how many processes to check: as ``asked``, or for 0 one on each core where that pays."""
    files = [each for each in found if isinstance(each, str)]
    if asked:
        return max(1, min(asked, len(files)))
    size = 0
    for path in files:
        try:
            size += os.stat(path).st_size
        except (OSError, ValueError):
            continue  # standard input; or trouble, which is told when it is read
        if size >= PAYS:
            return max(1, min(_cores(), len(files)))
    return 1


def answer(run: "Run", task: Task) -> Answer:
    """Check one input; never raises for what is in it."""
    from perfcheck.spool import pack

    said: list[str] = []
    say, run.say = run.say, said.append
    defect, run.defect = run.defect, False
    try:
        report = run.check(read(task, run.lang) if isinstance(task, str) else task)
        return Answer(pack(report), tuple(said), run.defect)
    finally:
        run.say, run.defect = say, defect


def _answers(
    run: "Run", found: Sequence[str | InputReport], jobs: int
) -> Iterator[tuple[int, Answer]]:
    """What became of each, with its number; in the order in which they are done."""
    if jobs > 1:
        from perfcheck.cli.pool import spread

        yield from spread(run, found, jobs)
        return
    with Held() as held:
        for number, task in enumerate(held.clearing(iter(found))):
            yield number, answer(run, task)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _file() -> BinaryIO:
    """A file without a name, gone when it is closed; in memory where there is no room for one."""
    import tempfile

    try:
        return tempfile.TemporaryFile(prefix="perfcheck-")
    except OSError:
        return BytesIO()


def _keep(spool: "Spool", number: int, packed: "Packed", lang: str) -> None:
    try:
        spool.add(number, packed)
    except OSError as error:
        from click import UsageError

        from perfcheck.cli.reasons import reason

        raise UsageError(phrase(lang, "report-unkept", reason(error, lang))) from error


def _progress(run: "Run", total: int) -> "Progress | None":
    if run.quiet or run.fixing or total <= FEW or not terminal.shows_progress():
        return None
    from perfcheck.cli.progress import Progress

    return Progress(total, run.lang)
