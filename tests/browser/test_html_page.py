"""The HTML report in a real browser: what shows, what runs, and who can use it."""

import json
from pathlib import Path

import pytest
from tests.browser.looking import DESK, PHONE, click, count, shown, text
from tests.chromium import Chromium, Page
from tests.unit.report_pages import hostile

from perfcheck.report import View, render

ALL = ("water", "several", "unreadable", "english", "hostile")
ACCESSIBLE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ALL)
def test_it_fits_its_window(page: Page, files: dict[str, Path], name: str, width: int) -> None:
    page.open(files[name], width)
    assert page.run("document.documentElement.scrollWidth") <= width
    wide = page.run(
        "[...document.querySelectorAll('main *')]"
        ".filter(each => !each.closest('.scroll, svg, thead'))"
        ".filter(each => each.getBoundingClientRect().right > innerWidth + 1)"
        ".map(each => each.outerHTML)"
    )
    assert wide == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing(
    page: Page, files: dict[str, Path], axe: str, name: str, width: int, dark: bool
) -> None:
    page.dark(dark)
    page.open(files[name], width)
    page.run("document.getElementById('panel') && (document.getElementById('panel').open = true)")
    page.run(axe + "; 0")
    found = page.run(f"axe.run(document, {json.dumps(ACCESSIBLE)}).then(it => it.violations)")
    told = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    assert told == []


def test_axe_finds_nothing_in_an_open_rule(page: Page, files: dict[str, Path], axe: str) -> None:
    page.open(files["water"])
    click(page, ".notes .c")
    page.run(axe + "; 0")
    found = page.run(f"axe.run(document, {json.dumps(ACCESSIBLE)}).then(it => it.violations)")
    assert [each["id"] for each in found] == []


def test_markup_in_a_table_is_shown_and_does_not_run(page: Page, files: dict[str, Path]) -> None:
    page.open(files["hostile"])
    assert page.run("typeof window.pwned") == "undefined"
    assert "<script>window.pwned=1</script>经费" in text(page, "h5")
    assert "<img src=x onerror=window.pwned=1>" in text(page, "main")
    click(page, ".notes .c")
    assert page.run("typeof window.pwned") == "undefined"


def test_the_policy_stops_what_is_not_the_reports(chromium: Chromium, tmp_path: Path) -> None:
    """Were something to slip through, it would not run, nor be styled, nor load."""
    text = "".join(render(hostile(), "html", View()))
    slipped = (
        "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
        "<p id=styled style='color:red'>x</p><img src='http://192.0.2.1/x.png'>"
    )
    path = tmp_path / "slipped.html"
    path.write_text(text.replace("<main", slipped + "<main"), encoding="utf-8")
    opened = chromium.page()
    opened.open(path)
    assert opened.run("typeof window.pwned") == "undefined"
    assert (
        opened.run("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    )
    told = str(opened.events("Audits.issueAdded", "Log.entryAdded"))
    assert "Content Security Policy" in told or "ContentSecurityPolicy" in told
    assert not [
        event
        for event in opened.events("Network.responseReceived")
        if event["response"]["url"].startswith("http")
    ]
    opened.close()


def test_without_scripts_everything_is_there_to_read(
    chromium: Chromium, files: dict[str, Path]
) -> None:
    page = chromium.page()
    page.open(files["water"])
    notes, told = count(page, ".notes > li"), len(text(page, "main"))
    page.scripts(False)
    page.open(files["water"], PHONE)
    page.scripts(True)
    assert not page.run("document.documentElement.className")
    assert count(page, ".notes > li") == notes and len(text(page, "main")) >= told - 50
    assert count(page, "#panel, button") == 0
    page.close()


def test_it_prints_unfolded(page: Page, files: dict[str, Path]) -> None:
    page.open(files["large"])
    folded = "[...document.querySelectorAll('.folded')].map(it => getComputedStyle(it).display)"
    assert page.run(folded) == ["none", "none"]
    page("Emulation.setEmulatedMedia", media="print")
    assert page.run(folded) == ["block", "block"]
    assert page.run("getComputedStyle(document.querySelector('.project')).contentVisibility") == (
        "visible"
    )
    page("Emulation.setEmulatedMedia", media="")
    page.open(files["water"])
    printed = page.pdf()
    assert printed.startswith(b"%PDF-") and printed.count(b"/Type /Page\n") >= 2


def test_a_table_of_ten_thousand_indicators_opens_and_scrolls(
    page: Page, files: dict[str, Path]
) -> None:
    """Sizes and times that a slow machine keeps, too; benchmarks/bench_html.py measures."""
    assert files["large"].stat().st_size < 10_000_000
    page.open(files["large"])
    assert page.run("performance.getEntriesByType('navigation')[0].loadEventEnd") < 15_000
    assert shown(page)[1] > 10_000
    laid_out = page.run(
        "[...document.querySelectorAll('.project')].filter(each => each.querySelector('td')"
        ".checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert laid_out < 50
    page.run("document.getElementById('rules').scrollIntoView()")
    assert page.run("scrollY") > 100_000


def test_dark_pages_are_printed_on_white(page: Page, files: dict[str, Path]) -> None:
    page.open(files["water"])
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    colors = "(it => [it.backgroundColor, it.color])(getComputedStyle(document.body))"
    for theme in ("auto", "light", "dark"):
        page("Emulation.setEmulatedMedia", media="print", features=[dark])
        assert page.run("document.getElementById('theme').value") == theme
        assert page.run(colors) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
        click(page, "#theme")
