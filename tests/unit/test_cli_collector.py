"""The collector is held back during a run and works as before afterwards."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from perfcheck.cli.collector import Held


class Loop:
    """A cycle with others behind it, which only the collector can free."""

    def __init__(self, size: int) -> None:
        self.itself = self
        self.others = [[] for _ in range(size)]  # type: ignore[var-annotated]


def test_it_is_off_inside_and_on_again_afterwards() -> None:
    assert gc.isenabled()
    with Held():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(RuntimeError, match="broken"), Held():
        raise RuntimeError("broken")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with Held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def _inputs(size: int, left: "list[weakref.ref[Loop]]") -> Iterator[int]:
    for number in range(3):
        yield number
        left.append(weakref.ref(Loop(size)))


@pytest.mark.parametrize(("size", "alive"), [(200_000, False), (10, True)])
def test_much_that_an_input_leaves_behind_is_cleared_before_the_next(
    size: int, alive: bool
) -> None:
    left: list[weakref.ref[Loop]] = []
    gc.collect()
    with Held() as held:
        for number in held.clearing(_inputs(size, left)):
            assert len(left) == number
            if number:
                assert (left[-1]() is not None) is alive
    assert gc.get_freeze_count() == 0
