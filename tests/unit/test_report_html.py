"""The HTML report: one valid file, in which every finding stands once, at its cell."""

import base64
import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.report_formats import NASTY, elsewhere, hidden, nasty, several
from tests.unit.report_pages import (
    FUNDS,
    at,
    find,
    hostile,
    of_text,
    page,
    parse,
    with_tables,
    words,
)
from tests.unit.report_samples import DOCUMENT, INDICATOR, PROJECT, SOURCE, UNREAD, report

from perfcheck.finding import Finding, InputReport, Report, Subject
from perfcheck.report import View
from perfcheck.report.html import notes as note_module
from perfcheck.report.html.cells import Cell, Cells
from perfcheck.table import read_tables

REPORTS: dict[str, Callable[[], Report]] = {
    "without tables": several,
    "with a table": with_tables,
    "in English": lambda: with_tables(lang="en"),
    "hidden": hidden,
    "nasty": nasty,
    "nasty in English": lambda: nasty(lang="en"),
    "hostile": hostile,
    "elsewhere": elsewhere,
    "money": lambda: of_text(FUNDS),
    "nothing": lambda: report(inputs=(), findings=(), not_checked=(), sources={}),
}


@pytest.fixture(params=REPORTS, name="made")
def _made(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]()


def test_it_is_valid_and_nothing_runs_or_loads_but_its_own(made: Report) -> None:
    text = page(made)
    tree = parse(text)
    (policy,) = re.findall('Content-Security-Policy" content="(.*?)">', text)
    hashes = {}
    for name, kind in (("script", None), ("style", None)):
        found = [each for each in tree.iter(name) if each.get("type") is kind]
        assert len(found) == 1
        digest = hashlib.sha256((found[0].text or "").encode()).digest()
        hashes[name] = "sha256-" + base64.b64encode(digest).decode()
    assert policy == (
        f"default-src 'none'; style-src '{hashes['style']}'; script-src '{hashes['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    names = {name for each in tree.iter() for name in each.attrib}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src")]
    links = {each.get("href") for each in tree.iter() if each.get("href")}
    assert {link[:5] for link in links} <= {"data:", *(link[:5] for link in links if "#" in link)}
    assert not tree.findall(".//img")


def test_anchors_are_unique_and_all_links_lead_somewhere(made: Report) -> None:
    tree = parse(page(made))
    anchors = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(set(anchors)) == len(anchors)
    targets = {each.get("href") for each in tree.iter("a")}
    assert {target[1:] for target in targets} <= {*anchors}
    for each in tree.iter():
        for name in ("aria-labelledby", "aria-controls"):
            assert set((each.get(name) or "").split()) <= {*anchors, "dialog-h"}


def test_every_finding_stands_in_it_once(made: Report) -> None:
    tree = parse(page(made))
    notes = [each for each in tree.iter("li") if re.fullmatch(r"f\d+", each.get("id") or "")]
    assert len(notes) == len(made.findings)
    for finding in made.findings:
        assert any(finding.code in words(note) for note in notes)


def test_a_finding_is_marked_at_its_cell() -> None:
    tree = parse(page(with_tables()))
    (project,) = [each for each in tree.iter("h5") if "阅览设备购置" in words(each)]
    (mark,) = [each for each in project.iter("a") if "k" in each.get("class").split()]
    note = find(tree, mark.get("href")[1:])
    assert (mark.get("aria-label"), mark.text, note.get("class")) == ("1 错误 PT303", "1", "e")
    assert words(note).strip() == (
        "1错误 PT303 「阅览设备购置」涉及采购，但没有成本指标"
        "应为：至少一条成本指标　计算：86.50= 86.50"
        "改法：增设经济成本指标，如「设备采购总成本 ≤86.50万元」"
    )  # not what stands there: the message has just said it
    (cell,) = [
        each
        for each in tree.iter("td")
        if any(mark.get("aria-label") == "1 警告 PT503" for mark in each.iter("a"))
    ]
    assert (cell.get("class"), words(cell)) == ("l w", "1-产出指标1")


INDICATORS = SOURCE.text.index("1、1-产出")
LINE = Subject("indicator", 1, "阅览设备购置", 1, "设备验收合格率", 2)


@pytest.mark.parametrize(
    ("piece", "start", "cell"),
    [
        ("某县图书馆项目支出", 0, Cell(0, 0, "title")),
        ("某县图书馆 单位", 10, Cell(0, 0, "department")),
        ("阅览设备购置", 0, Cell(1, 0, "name")),
        ("86.50 86.50", 0, Cell(1, 0, "total")),
        ("86.50\n", 0, Cell(1, 0, "amount")),
        ("改善阅览条件", 0, Cell(1, 0, "goal")),
        ("1-产出指标；11", INDICATORS, Cell(1, 1, "level1")),
        ("11-数量指标", INDICATORS, Cell(1, 1, "level2")),
        ("自助借还机购置数量", INDICATORS, Cell(1, 1, "indicator")),
        ("≥4台", INDICATORS, Cell(1, 1, "annual")),
        ("98；", INDICATORS, Cell(1, 2, "period")),
        ("98。", INDICATORS, Cell(1, 2, "annual")),
        ("实施周期指标值:98", INDICATORS, Cell(1, 2, "")),  # between cells: what it is about
    ],
)
def test_the_place_of_a_finding_tells_its_cell(piece: str, start: int, cell: Cell) -> None:
    (table,) = read_tables(SOURCE)
    found = SOURCE.text.index(piece, start)
    place = SOURCE.locate(type(table.span)(found, found + 1))
    assert Cells(table).find(place, LINE, SOURCE) == cell


def test_without_a_place_the_subject_tells_where_a_finding_goes() -> None:
    (table,) = read_tables(SOURCE)
    cells = Cells(table)
    nowhere = DOCUMENT.location
    for subject, cell in (
        (LINE, Cell(1, 2, "")),
        (Subject("indicator", 1, "阅览设备购置", 1, "没有的", 9), Cell(1, 0, "")),
        (Subject("project", 1, "没有的", 7), Cell()),
        (Subject("document", 1), Cell()),
    ):
        assert cells.find(nowhere, subject, SOURCE) == cell
        assert cells.find(nowhere, subject, None) == cell
        assert cells.find(nowhere._replace(page=3), subject, SOURCE) == cell


def test_markup_of_a_table_is_text() -> None:
    tree = parse(page(hostile()))
    main = find(tree, "main")
    assert not [each for each in main.iter() if each.tag in ("script", "img", "style")]
    told = words(main)
    assert "某局<img src=x onerror=window.pwned=1>" in told
    assert told.count("<script>window.pwned=1</script>") >= 5
    assert "<svg onload=window.pwned=1>很长" in told
    assert "\x1b" not in told and "\u202e" not in told and "␛[31m" in told


def test_findings_in_any_order_and_of_unknown_files_are_shown() -> None:
    mixed: list[Finding] = []
    for name in ("b.txt", "a.txt", "b.txt", "gone.txt", "a.txt"):
        mixed.append(PROJECT._replace(input=name, message=f"在 {name} 里 {len(mixed)}"))
    inputs = tuple(InputReport(name, "text", "utf-8", "checked", 1, 1, 1) for name in "ab")
    inputs = tuple(entry._replace(path=f"{entry.path}.txt") for entry in inputs)
    tree = parse(page(report(inputs=inputs, findings=tuple(mixed), not_checked=())))
    assert re.findall(r"在 (\S+) 里 (\d)", words(find(tree, "file1"))) == [
        ("a.txt", "1"),
        ("a.txt", "4"),
    ]
    assert re.findall(r"里 (\d)", words(find(tree, "file2"))) == ["0", "2"]
    assert re.findall(r"里 (\d)", words(find(tree, "main"))) == ["1", "4", "0", "2", "3"]


CHECKED = (InputReport("library.txt", "text", "utf-8", "checked", 1, 1, 2),)
UNREADABLE = (InputReport("scan.txt", None, None, "unreadable", message="不是文本文件"),)


@pytest.mark.parametrize(
    ("inputs", "pieces", "kind", "told"),
    [
        (CHECKED, (), "pass", "核对过的内容没有发现问题。"),
        (CHECKED, (UNREAD,), "alarm", "列出的问题为零，但有内容没有核对。"),
        (CHECKED + UNREADABLE, (), "alarm", "有 1 个输入没有核对，见没有核对的内容。"),
        (UNREADABLE, (), "alarm", "没有核对任何表，以下不能作为结论。"),
    ],
)
def test_it_sounds_like_a_pass_only_when_it_is_one(
    inputs: tuple[InputReport, ...], pieces: tuple[Any, ...], kind: str, told: str
) -> None:
    made = with_tables(inputs=inputs, findings=(), not_checked=pieces)
    tree = parse(page(made))
    overview = find(tree, "overview")
    said = [(each.get("class"), words(each)) for each in overview.iter("p") if each.get("class")]
    assert (kind, told) in said
    assert [one for one, _ in said].count("pass") == (kind == "pass")
    zeros = [each for each in overview.iter("ul") if each.get("class") == "tiles"]
    assert bool(zeros) == any(entry.status == "checked" for entry in inputs)


def test_an_input_that_was_not_checked_in_english() -> None:
    tree = parse(page(with_tables(inputs=CHECKED + UNREADABLE, lang="en")))
    (alarm,) = [each for each in find(tree, "overview").iter("p") if each.get("class") == "alarm"]
    assert words(alarm) == "Inputs that were not checked: 1; see What was not checked."


def test_numbers_of_the_files_stand_under_their_heads() -> None:
    (table,) = [
        each
        for each in find(parse(page(several())), "overview").iter("table")
        if each.get("class") == "files"
    ]
    heads, first = list(table.iter("tr"))[:2]
    assert [each.get("class") for each in heads] == [None, None, "n", "n", "n", None]
    assert [each.get("class") for each in first] == [None, None, "n", "n", "n", None]


def test_what_was_not_checked_is_told_with_its_reason() -> None:
    tree = parse(page(with_tables(inputs=CHECKED + UNREADABLE)))
    told = words(find(tree, "unchecked"))
    assert "scan.txt 无法读取：不是文本文件" in told
    assert "library.txt:7:31实施周期指标值:4指标值读不懂PT501、PT502" in told
    (piece,) = [each for each in tree.iter("p") if each.get("class") == "unread"]
    assert words(piece) == "读不懂 实施周期指标值:4 指标值读不懂（没有下结论的规则：PT501、PT502）"
    assert find(tree, "t1p1") is not None and piece in list(find(tree, "t1p1"))


def test_hidden_findings_are_counted_and_listed_apart() -> None:
    tree = parse(page(hidden()))
    told = words(find(tree, "hidden"))
    assert "已豁免 1警告 PT503" in re.sub(r"\s*\n\s*", "", told)
    assert "设备未到货 {0} 至 2026-12-31" in told
    assert "在基线中 1" in told and "PT112 表头没有年度" in told
    assert "2 没有计入的问题" in words(find(tree, "overview"))


def test_a_rule_tells_why_on_what_basis_and_how_often() -> None:
    tree = parse(page(with_tables()))
    assert re.sub("\n", "", words(find(tree, "PT303"))) == (
        "PT303 涉及采购的项目没有成本指标错误 1 procurement-needs-cost为什么采购的钱要有上限"
        "依据《中华人民共和国政府采购法》第三十三条；参考"
        "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》"
    )
    bare = parse(page(with_tables(), View()))
    assert "PT303 procurement-needs-cost" in words(find(bare, "PT303"))
    assert "为什么" not in words(find(bare, "PT303"))


def test_a_long_report_tells_recurring_remedies_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_module, "LONG", 5)
    many = (INDICATOR,) * 4 + (INDICATOR._replace(remedy="只此一处"),)
    text = page(with_tables(findings=many))
    tree = parse(text)
    card = find(tree, "PT503-1")
    assert card.text == "写成 98%"
    assert text.count("写成 98%") == 1 and text.count("改法：只此一处") == 1
    links = [each.get("href") for each in tree.iter("a") if each.get("class") == "c"]
    assert sorted(links) == ["#PT503", *["#PT503-1"] * 4]


def test_findings_on_the_head_of_a_table_stand_there() -> None:
    document = Subject("document", 1)
    made = of_text(FUNDS, (at("150.00", FUNDS, document), at("某区文化馆", FUNDS, document)))
    (doc,) = [each for each in parse(page(made)).iter("div") if each.get("class") == "doc"]
    assert words(doc).startswith("关于整张表") and len(list(doc.iter("li"))) == 2


def test_the_time_of_the_check_is_told_when_it_is_given() -> None:
    assert "2026-03-01 09:30:00" in page(with_tables(), View(now="2026-03-01T09:30:00"))
    assert page(with_tables()) == page(with_tables())
    assert NASTY not in page(nasty())
