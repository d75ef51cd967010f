"""Records: what a named tuple can do, and nothing that hides a slip."""

import pickle

import pytest

from perfcheck.struct import Struct


class Place(Struct):
    """A place to try."""

    line: int
    column: int = 1
    sheet: str | None = None

    @property
    def told(self) -> str:
        return f"{self.line}:{self.column}"


def test_fields_by_place_by_name_and_from_defaults() -> None:
    assert Place(3) == Place(3, 1) == Place(line=3, sheet=None) == (3, 1, None)
    assert Place(3, sheet="甲").sheet == "甲"
    assert Place(3, 7).told == "3:7"
    assert Place._fields == ("line", "column", "sheet")
    line, *rest = Place(3, 7)
    assert (line, rest) == (3, [7, None])


def test_it_tells_its_fields() -> None:
    assert repr(Place(3)) == "Place(line=3, column=1, sheet=None)"
    assert Place(3)._asdict() == {"line": 3, "column": 1, "sheet": None}


def test_it_cannot_be_changed_only_replaced() -> None:
    place = Place(3)
    with pytest.raises(AttributeError):
        place.line = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.page = 4  # type: ignore[attr-defined]
    assert place._replace(column=9) == Place(3, 9)
    assert type(place._replace(column=9)) is Place
    assert place == Place(3)


@pytest.mark.parametrize(
    ("values", "named", "told"),
    [
        ((), {}, "Place needs 'line'"),
        ((), {"column": 2}, "Place needs 'line'"),
        ((1,), {"row": 2}, "Place has no field for row"),
        ((1,), {"line": 2}, "Place has no field for line"),
        ((1, 2, None, 4), {}, "Place has no field for 4 values"),
    ],
)
def test_wrong_fields(values: tuple[int, ...], named: dict[str, int], told: str) -> None:
    with pytest.raises(TypeError) as caught:
        Place(*values, **named)  # type: ignore[arg-type]
    assert str(caught.value) == told


def test_replacing_a_field_that_there_is_not() -> None:
    with pytest.raises(TypeError, match=r"^Place has no field row$"):
        Place(3)._replace(row=1)


def test_pickling() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(Place(3, 2, "甲"), protocol))
        assert again == Place(3, 2, "甲")
        assert type(again) is Place
