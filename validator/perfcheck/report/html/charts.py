"""Counts as bars, in SVG: the numbers stand beside them as text, so the bars are for the eye."""

from collections import Counter
from collections.abc import Sequence

from perfcheck.finding import SEVERITIES, Severity
from perfcheck.report.html.notes import SHORT


def severity_bar(counts: Counter[Severity], widest: int) -> str:
    """Stacked counts by severity; the bar of ``widest`` findings fills the width."""
    return stacked([(SHORT[each], counts[each]) for each in SEVERITIES], widest)


def stacked(parts: Sequence[tuple[str, int]], whole: int) -> str:
    """A bar of parts, each (class, count), whose full width is ``whole``."""
    rects, start = [], 0
    for kind, count in parts:
        if count:
            # Whole hundredths: the same text on every machine.
            left, right = (_hundredths(edge, whole) for edge in (start, start + count))
            rects.append(
                f'<rect class={kind} x="{left}%" width="{right - left:.2f}%" height="10"/>'
            )
            start += count
    return f'<svg class=bar height="10" aria-hidden=true>{"".join(rects)}</svg>'


def _hundredths(part: int, whole: int) -> float:
    return round(10_000 * part / max(whole, 1)) / 100
