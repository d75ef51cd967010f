"""Units: what converts, and that the units file is read strictly."""

from decimal import Decimal

import pytest

from perfcheck.data import data_path
from perfcheck.target.units import Unit, canonical, convert, convertible, table, unit
from perfcheck.target.units_file import UnitsError, read_units


def test_the_list_is_wide() -> None:
    assert len(table().rows) >= 80
    assert sum(len(row[3]) for row in table().rows.values()) >= 150


def test_a_unit_in_full() -> None:
    assert unit("公里") == Unit(
        "公里", "length", Decimal(1000), "stock", ("公里", "km", "千米", "KM", "Km", "㎞")
    )
    assert unit("元").nature == "cumulative"
    assert unit("%").nature == "rate"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("㎡", "平方米"), ("m²", "平方米"), ("m2", "平方米"), ("日", "天"),
     ("个工作日", "工作日"),
     ("KWH", "千瓦时"), ("Min", "分钟"), ("μg", "微克"), ("µg", "微克"), ("ug", "微克"),
     ("人次", "人次"),
     ("人", "人"), ("dB(A)", "分贝"), ("尺牍", None), ("", None)],
)  # fmt: skip
def test_spellings(spelling: str, name: str | None) -> None:
    assert canonical(spelling) == name


@pytest.mark.parametrize(
    ("number", "one", "other", "result"),
    [("90", "分钟", "小时", "1.5"), ("1.5", "小时", "分钟", "90"), ("2", "年", "个月", "24"),
     ("3", "公里", "米", "3000"), ("30", "分钟/次", "小时/次", "0.5"),
     ("1", "次/月", "次/年", "12"),
     ("2", "次/半年", "次/年", "4"), ("5", "‰", "%", "0.5"), ("1", "公顷", "平方米", "10000"),
     ("1", "毫克/升", "克/立方米", "1"), ("7", "天", "周", "1"),
     ("12", "元/人·年", "元/人·月", "1")],
)  # fmt: skip
def test_conversions_are_exact(number: str, one: str, other: str, result: str) -> None:
    assert convertible(one, other)
    assert convert(Decimal(number), one, other) == Decimal(result)


@pytest.mark.parametrize(
    ("one", "other"),
    [("天", "个月"), ("天", "工作日"), ("人", "人次"), ("件", "个"),
     ("%", "百分点"), ("元", "元/人"),
     ("天", "小时")],
)  # fmt: skip
def test_what_does_not_convert(one: str, other: str) -> None:
    assert not convertible(one, other)
    with pytest.raises(ValueError, match=rf"^{one} does not convert to {other}$"):
        convert(Decimal(1), one, other)


def test_a_conversion_without_end_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^1 天 is no finite number of 周$"):
        convert(Decimal(1), "天", "周")


def test_a_derived_unit() -> None:
    assert unit("元/人·天") == Unit(
        "元/人·天", "money/person·day", Decimal(1), "rate", ("元/人·天",)
    )
    assert unit("/10万").factor == Decimal("0.00001")
    assert unit("匪夷") == Unit("匪夷", "匪夷", Decimal(1), "none", ("匪夷",))


HEAD = "dimensions:\n  - dimension: length\n    nature: stock\n    units:\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + "      - {name: 米, factor: '1'}\n      - {name: 米, factor: '2'}\n",
         "u.yaml:6:16: spelling '米' already stands on line 5"),
        (HEAD + "      - {name: 米, factor: '1', spellings: [m, m]}\n",
         "u.yaml:5:47: spelling 'm' already stands on line 5"),
        (HEAD + "      - {name: 米, factor: 一}\n",
         "u.yaml:5:27: factor must be a number above zero, not '一'"),
        (HEAD + "      - {name: 米, factor: '0'}\n",
         "u.yaml:5:27: factor must be a number above zero, not '0'"),
        (HEAD + "      - {name: 米}\n", "u.yaml:5:9: 'factor' is missing"),
        (HEAD + "      - {name: 米, factor: '1', color: red}\n",
         "u.yaml:5:32: unknown key 'color'"),
        (HEAD + "      - {name: 米, name: 尺, factor: '1'}\n",
         "u.yaml:5:19: key 'name' stands twice"),
        (HEAD + "      - {name: '', factor: '1'}\n", "u.yaml:5:16: not a spelling of a unit: ''"),
        (HEAD.replace("stock", "flow") + "      - {name: 米, factor: '1'}\n",
         "u.yaml:3:13: nature must be one of cumulative, stock, rate, not 'flow'"),
        ("dimensions:\n  - nature: stock\n", "u.yaml:2:5: 'dimension' is missing"),
        ("dimensions:\n  - nature: stock\n    each: [[件]]\n    units: []\n",
         "u.yaml:4:12: 'units' cannot stand beside 'each'"),
        ("dimensions:\n  - {nature: stock, each: [[件, 次]]}\n  - {nature: stock, each: [[次]]}\n",
         "u.yaml:3:29: spelling '次' already stands on line 2"),
        ("dimensions:\n  - {dimension: d, nature: stock, units: []}\n"
         "  - {dimension: d, nature: stock, units: []}\n",
         "u.yaml:3:17: dimension 'd' is already defined on line 2"),
        ("- 1\n", "u.yaml:1:1: expected a mapping, found a sequence"),
        ("", "u.yaml: expected a mapping, found nothing"),
        ("dimensions: 5\n", "u.yaml:1:13: expected a list, found a scalar"),
    ],
)  # fmt: skip
def test_a_slip_in_the_units_file_names_its_place(content: str, message: str) -> None:
    with pytest.raises(UnitsError) as caught:
        read_units(content.encode(), "u.yaml")
    assert str(caught.value) == message


def test_what_is_not_yaml_names_its_place() -> None:
    with pytest.raises(UnitsError, match=r"^u.yaml:2:\d+: not YAML: "):
        read_units(b"a: [1,\nb: 2", "u.yaml")
    with pytest.raises(UnitsError, match=r"^u.yaml: not YAML: "):
        read_units(b"\xff\xfe\xff", "u.yaml")


def test_the_shipped_file_is_valid() -> None:
    with open(data_path("rules", "units.yaml"), "rb") as file:
        rows = read_units(file.read(), "units.yaml")
    assert len({row[0] for row in rows}) == len(rows)
