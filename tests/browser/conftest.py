"""The browser of these tests, and the pages that it opens. Without one they are skipped, but not
where CI is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.chromium import NAMES, Chromium, Page, find_chromium
from tests.installed import missing
from tests.unit.report_formats import RULES
from tests.unit.report_pages import hostile, large

from perfcheck import check
from perfcheck.engine import merge
from perfcheck.finding import Report
from perfcheck.report import View, render

EXAMPLES = Path(__file__).parents[2] / "examples"

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    program = find_chromium()
    if program is None:
        missing(f"no browser ({', '.join(NAMES)})")
    else:
        with Chromium(program) as browser:
            yield browser


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which looks for what keeps people from using a page."""
    if not AXE.exists():
        missing("axe-core is not in tests/browser/node_modules")
    return AXE.read_text(encoding="utf-8")


def write(folder: Path, name: str, made: Report) -> Path:
    path = folder / name
    path.write_text("".join(render(made, "html", View(rules=RULES))), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages to look at, by what they show."""
    folder = tmp_path_factory.mktemp("pages")
    water = check(EXAMPLES / "water-bureau.txt", name="water-bureau.txt")
    library = check(EXAMPLES / "city-library.txt", name="city-library.txt")
    broken = check(b"\xff\xfe\x00\xd8", name="broken.txt")
    english = check(EXAMPLES / "water-bureau.txt", name="water-bureau.txt", lang="en")
    made = {
        "water": water,
        "several": merge((library, water, broken)),
        "unreadable": broken,
        "english": english,
        "hostile": hostile(),
        "large": large(10_000),
    }
    return {name: write(folder, f"{name}.html", each) for name, each in made.items()}


@pytest.fixture
def page(chromium: Chromium) -> Iterator[Page]:
    """A page that must have had nothing to complain of when the test is over."""
    opened = chromium.page()
    yield opened
    complaints = opened.events(
        "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"
    )
    issues = opened.events("Audits.issueAdded")
    requests = [
        event["request"]["url"]
        for event in opened.events("Network.requestWillBeSent")
        if not event["request"]["url"].startswith(("file:", "data:", "about:"))
    ]
    opened.close()
    assert (complaints, issues, requests) == ([], [], [])
