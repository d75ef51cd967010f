"""What a reader of a page sees and does."""

import json
import re

from tests.chromium import Page

PHONE, DESK = 375, 1440


def count(page: Page, selector: str) -> int:
    """How many elements are to be seen."""
    number: int = page.run(
        f"[...document.querySelectorAll({json.dumps(selector)})]"
        ".filter(each => each.checkVisibility()).length"
    )
    return number


def text(page: Page, selector: str) -> str:
    told: str = page.run(f"document.querySelector({json.dumps(selector)}).innerText")
    return told


def click(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({json.dumps(selector)}).click()")


def choose(page: Page, selector: str, value: str) -> None:
    page.run(
        f"{{ const field = document.querySelector({json.dumps(selector)}); "
        f"field.value = {json.dumps(value)}; field.dispatchEvent(new Event('change')); }}"
    )


def shown(page: Page) -> tuple[int, int]:
    """What the side list says it shows, and of how many."""
    numbers = re.findall(r"\d+", text(page, "#count"))
    return int(numbers[0]), int(numbers[1])
