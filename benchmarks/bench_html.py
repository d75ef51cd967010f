"""How long the HTML report of a table takes to write and to open, how large it is, how it scrolls.

Needs a Chromium. Two tables of so many indicators: a made-up one, and one of which three quarters
of the lines have a finding.

    python benchmarks/bench_html.py [INDICATORS]
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tables import generate

from perfcheck import check
from perfcheck.finding import Report
from perfcheck.report import render

_SCROLL = """new Promise(done => {
  let last = performance.now(), at = 0;
  const frames = [];
  const step = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    window.scrollTo(0, at += 300);
    if (frames.length < 300) requestAnimationFrame(step);
    else done(frames.sort((one, other) => one - other));
  };
  requestAnimationFrame(step);
})"""


def main() -> None:
    sys.path.append(str(Path(__file__).parents[1]))
    from tests.chromium import Chromium, find_chromium
    from tests.unit.report_pages import large

    indicators = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    program = find_chromium()
    if program is None:
        sys.exit("no Chromium")
    made = {
        "made-up": check(generate(indicators).encode(), name="made-up.txt"),
        "poor": large(indicators),
    }
    with tempfile.TemporaryDirectory() as folder, Chromium(program) as browser:
        for name, report in made.items():
            measure(browser, Path(folder) / f"{name}.html", report)


def measure(browser: Any, path: Path, report: Report) -> None:
    """Print the figures of one report."""
    start = time.perf_counter()
    text = "".join(render(report, "html"))
    written = time.perf_counter() - start
    path.write_text(text, encoding="utf-8")
    page = browser.page()
    page.open(path)
    opened, painted = page.run(
        "[performance.getEntriesByType('navigation')[0].loadEventEnd,"
        " performance.getEntriesByType('paint')[0].startTime]"
    )
    frames = page.run(_SCROLL)
    page.close()
    print(
        f"{path.stem}: {len(report.findings):,} findings, {len(text.encode()) / 1e6:.1f} MB, "
        f"written in {written:.2f} s, first paint {painted / 1000:.2f} s, "
        f"open {opened / 1000:.2f} s, a frame {frames[150]:.0f} ms (95 %: {frames[285]:.0f} ms)"
    )


if __name__ == "__main__":
    main()
