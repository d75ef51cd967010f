"""Processes that check inputs side by side.

Each is handed one input at a time over a pipe of its own, so that when one dies it is known over
which input, and the others go on. (The pools of the standard library break as a whole then, and
do not tell.)
"""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from perfcheck.cli.collector import Held
from perfcheck.cli.files import read
from perfcheck.cli.many import Answer, Task, answer
from perfcheck.cli.phrases import phrase
from perfcheck.finding import InputReport

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from perfcheck.cli.running import Run


def spread(
    run: "Run", found: Sequence[str | InputReport], jobs: int
) -> Iterator[tuple[int, Answer]]:
    """What becomes of each of ``found``, with its number, as soon as it is known; checked in so
    many processes. Raises what `Run.ready` raises.
    """
    from multiprocessing.connection import wait

    tasks = _handed(run, found)
    workers: list[_Worker] = []
    try:
        for number, task in tasks:
            if isinstance(task, InputReport):
                yield number, answer(run, task)
                continue
            worker = _Worker(run)
            workers.append(worker)
            worker.start(workers)
            worker.give(number, task)
            if len(workers) == jobs:
                break
        while busy := [worker.pipe for worker in workers if worker.task is not None]:
            done = set(wait(busy))
            for place, worker in enumerate(workers):
                if worker.pipe not in done:
                    continue
                number, result = worker.number, worker.answer()
                if worker.process.exitcode is not None:
                    worker.close()
                    worker = workers[place] = _Worker(run)
                    worker.start(workers)
                for following, task in tasks:
                    if not isinstance(task, InputReport):
                        worker.give(following, task)
                        break
                    yield following, answer(run, task)
                yield number, result
    finally:
        for worker in workers:
            worker.close()


def _handed(run: "Run", found: Sequence[str | InputReport]) -> Iterator[tuple[int, Task]]:
    for number, task in enumerate(found):
        if isinstance(task, str):
            run.ready(task)  # wrong configuration is met here, and not in a worker
        yield number, read(task, run.lang) if task == "-" else task


class _Worker:
    """A process, this end of the pipe to it, and what it is at."""

    def __init__(self, run: "Run") -> None:
        self._run = run
        self.number = -1
        self.task: Task | None = None
        self._context = _context()
        self.pipe, self._other = self._context.Pipe()
        self.process: Any = None

    def start(self, workers: Sequence["_Worker"]) -> None:
        """Begin the process; ``workers`` are all there are. It lets go of this end of every pipe
        that a copy takes over: it would never notice that this process is no more.
        """
        copied = [worker.pipe for worker in workers if not worker.pipe.closed]
        inherited = copied if self._context.get_start_method() == "fork" else []
        arguments = (self._run, self._other, inherited)
        self.process = self._context.Process(target=_serve, args=arguments, daemon=True)
        with _uninterrupted():
            self.process.start()
        self._other.close()  # so that its end is noticed here

    def give(self, number: int, task: Task) -> None:
        """Hand it an input; when it is dead, that comes out in the answer."""
        self.number, self.task = number, task
        with suppress(OSError):
            self.pipe.send(task)

    def answer(self) -> Answer:
        """What became of the input that it was at."""
        task, self.task = self.task, None
        try:
            result = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            assert isinstance(task, str) or (task is not None and hasattr(task, "name"))
            path = task if isinstance(task, str) else task.name
            message = phrase(self._run.lang, "worker-died", self._cause())
            lost = answer(self._run, InputReport(path, None, None, "unreadable", message=message))
            return lost._replace(defect=True)
        assert isinstance(result, Answer)
        return result

    def close(self) -> None:
        """End it, whatever it is at."""
        if self.process is not None:
            self.process.terminate()
            self.process.join()
        self.pipe.close()
        self._other.close()

    def _cause(self) -> str:
        code = self.process.exitcode or 0
        with suppress(ValueError):
            return signal.Signals(-code).name
        return str(code)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is begun meanwhile takes it over that it is not told of it.
    It reaches all processes of a terminal, and this one ends the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(run: "Run", pipe: "Connection", inherited: Sequence["Connection"]) -> None:
    """What a process does: answer until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in inherited:
        each.close()
    with Held() as held, suppress(EOFError, OSError):
        for task in held.clearing(iter(pipe.recv, None)):
            pipe.send(answer(run, task))


def _context() -> Any:
    """How processes are made: as copies of this one where that is safe, which takes a hundredth
    of a second, else from nothing, which takes as long as a start of perfcheck."""
    import multiprocessing
    import threading

    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")
