"""Filters, the side list, keyboard and theme of the HTML report, in a real browser."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.browser.looking import choose, click, count, shown, text
from tests.chromium import Page


def test_filters_leave_what_was_asked_for(page: Page, files: dict[str, Path]) -> None:
    page.open(files["water"])
    whole = shown(page)[1]
    assert shown(page) == (whole, whole) and count(page, ".notes > li") == whole
    errors = int(re.findall(r"\d+", text(page, "label.e"))[0])
    for kind in "wa":
        click(page, f"input[value={kind}]")
    assert shown(page)[0] == errors == count(page, ".notes > li") == count(page, "#list li")
    assert count(page, ".notes > li.e") == errors
    click(page, "#reset")
    assert shown(page) == (whole, whole)
    rule = page.run("document.querySelector('#rules article').id")
    choose(page, "#rule", rule)
    told = int(page.run(f"document.getElementById('{rule}').dataset.n"))
    assert shown(page)[0] == told == count(page, ".notes > li")
    click(page, "#reset")
    choose(page, "#project", "t1p2")
    assert count(page, ".project") == 1
    assert shown(page)[0] == page.run("document.querySelectorAll('#t1p2 .notes > li').length")
    click(page, "#reset")
    page.run("document.getElementById('search').focus()")
    page.type("河道水质")
    page.run("new Promise(done => setTimeout(done, 400))")
    found = page.run(
        "[...document.querySelectorAll('#list a')].map(each => "
        "document.querySelector(each.getAttribute('href')).closest('.nr').previousElementSibling"
        ".textContent)"
    )
    assert found and all("河道水质" in each for each in found)
    click(page, "#only")
    assert count(page, "tr.i") == len(set(found)) and count(page, ".project") == 1


def test_marks_of_findings_filtered_out_are_gone(page: Page, files: dict[str, Path]) -> None:
    page.open(files["water"])
    before = count(page, "main a.k")
    click(page, "input[value=w]")
    assert count(page, "main a.k.w") == 0 < count(page, "main a.k") < before
    assert page.run("[...document.querySelectorAll('.goal.w:not(.off)')].length") == 0
    assert page.run("[...document.querySelectorAll('td.w.off')].length") > 0


@pytest.mark.parametrize("order", ["severity", "project", "rule"])
def test_the_side_list_is_grouped(page: Page, files: dict[str, Path], order: str) -> None:
    page.open(files["water"])
    choose(page, "#group", order)
    heads = page.run("[...document.querySelectorAll('#list h2')].map(each => each.innerText)")
    assert len(set(heads)) == len(heads) > 1
    if order == "severity":
        assert heads == ["错误", "警告", "建议"]
    assert count(page, "#list li") == shown(page)[1]


def test_a_long_side_list_comes_in_pages(page: Page, files: dict[str, Path]) -> None:
    page.open(files["large"])
    assert count(page, "#list li") == 100
    click(page, "#list button")
    assert count(page, "#list li") == 200
    assert page.run("document.activeElement.dataset.at") == "100"


def test_it_can_be_used_from_the_keyboard(page: Page, files: dict[str, Path]) -> None:
    page.open(files["water"])
    page.press("Tab")
    assert text(page, ":focus") == "跳到正文"
    assert page.run("document.activeElement.getBoundingClientRect().left") == 0
    page.press("Enter")
    assert page.run("document.activeElement.id") == "main"
    page.run("document.querySelector('#list a').focus()")
    page.press("ArrowDown")
    assert page.run("document.activeElement.dataset.at") == "1"
    page.press("End")
    assert page.run("document.activeElement.dataset.at") == str(shown(page)[1] - 1)
    page.press("Home")
    page.press("Enter")
    assert page.run("document.activeElement.closest('.notes') !== null")
    assert page.run("document.activeElement.getBoundingClientRect().top") >= 0
    page.press("Tab")
    assert page.run("document.activeElement.className") == "c"
    code = text(page, ":focus")
    page.press("Enter")
    assert page.run("document.getElementById('dialog').open")
    assert code in text(page, "#dialog-body h3")
    page.press("Escape")
    assert not page.run("document.getElementById('dialog').open")
    assert text(page, ":focus") == code


def test_the_focus_goes_through_everything_and_is_seen(page: Page, files: dict[str, Path]) -> None:
    """No trap: the Tab key comes from the first to the last thing, each with an outline."""
    page.open(files["water"])
    seen: list[Any] = []
    for _ in range(700):
        page.press("Tab")
        focus = page.run(
            "(at => at === document.body ? null : [at.tagName + (at.id || at.href || at.innerText),"
            " getComputedStyle(at).outlineStyle])(document.activeElement)"
        )
        if focus is None or (seen and focus[0] == seen[0][0]):
            break
        seen.append(focus)
    else:
        pytest.fail("the focus never came round")
    assert len(seen) > page.run("document.querySelectorAll('main a').length")
    assert {outline for _, outline in seen} == {"solid"}


def test_the_next_finding_comes_into_view(page: Page, files: dict[str, Path]) -> None:
    page.open(files["several"])
    for _ in range(3):
        click(page, "#next")
        place = page.run("document.querySelector('.here').getBoundingClientRect().top")
        assert 0 <= place < 900
    click(page, "#prev")
    assert page.run("document.querySelector('[aria-current]').dataset.at") == "1"


def test_light_and_dark_follow_the_system_until_chosen(page: Page, files: dict[str, Path]) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page.open(files["water"])
    page.dark(False)
    light = page.run(paper)
    page.dark()
    dark = page.run(paper)
    assert light != dark
    click(page, "#theme")
    assert (page.run(paper), text(page, "#theme")) == (light, "深浅色 · 浅色")
    page.dark(False)
    click(page, "#theme")
    assert (page.run(paper), text(page, "#theme")) == (dark, "深浅色 · 深色")
    click(page, "#theme")
    assert page.run(paper) == light


def test_the_way_back_from_a_finding_is_its_entry(page: Page, files: dict[str, Path]) -> None:
    page.open(files["water"], 375)
    page.run("document.getElementById('panel').open = true")
    page.run("document.querySelector('#list a[data-at=\"2\"]').focus()")
    page.press("Enter")
    assert page.run("scrollY") > 500
    page.run(
        "new Promise(done => { addEventListener('popstate', () => setTimeout(done, 200));"
        " history.back(); })"
    )
    assert page.run("document.activeElement.dataset.at") == "2"
    assert page.run("document.activeElement.getBoundingClientRect().bottom") <= 900
