"""What holds for every mended table: its fixes took, nothing else changed, no value means less."""

import re
from decimal import Decimal

from benchmarks.tables import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixed_tables import FIXING, checked, fixable, mended

from perfcheck.finding import Finding
from perfcheck.fix.apply import apply
from perfcheck.read import read_source
from perfcheck.table import read_tables
from perfcheck.table.model import Indicator, TargetCell

SPELLINGS = {
    "≥": ("＞=", ">=", "》", "≧", "=>", "＞\n="),
    "≤": ("＜=", "<=", "《", "≦", "=<", "＜\n="),
    "%": ("百分比", "％", "", "%", "%以上"),
    "0起": ("无", "0起"),
    "、1-": ("、1-",),
}
MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
FORMS = st.sampled_from([*MARKS.items(), (b"", "utf-8"), (b"", "gb18030")])
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A table with odd spellings, other line ends and numbers, in some encoding."""
    text = generate(draw(st.integers(1, 25)), draw(st.integers(0, 200)))
    choose = draw(st.randoms(use_true_random=False))
    text = re.sub(
        "≥|≤|%|0起",
        lambda found: choose.choice(SPELLINGS[found[0]]) if choose.random() < 0.3 else found[0],
        text,
    )
    text = re.sub(
        "(?<=。)[1-9](?=、[1-4]-)",
        lambda found: choose.choice("123456789") if choose.random() < 0.1 else found[0],
        text,
    )
    text = re.sub(
        "(?<=值:)[≥≤][0-9]+",
        lambda found: (
            found[0].translate({48 + digit: 0xFF10 + digit for digit in range(10)})
            if choose.random() < 0.1
            else found[0]
        ),
        text,
    )
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    mark, codec = draw(FORMS)
    return mark + text.encode(codec)


def indicators(content: bytes) -> list[tuple[int, Indicator]]:
    return [
        (project.number, indicator)
        for table in read_tables(read_source(content, "table.txt"))
        for project in table.projects
        for indicator in project.indicators
    ]


def keys(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, int | None]]:
    return sorted(
        (
            (each.code, each.subject.project_index, each.subject.indicator_index)
            for each in findings
        ),
        key=str,
    )


@SLOW
@given(content=spoilt(), unsafe=st.booleans())
def test_mended_findings_are_gone_and_none_is_new(content: bytes, unsafe: bool) -> None:
    done = mended(content, (), unsafe)
    before, after = keys(checked(content).findings), keys(checked(done.content).findings)
    for code, project, indicator in keys(done.applied):
        before.remove((code, project, indicator))
        assert (code, project, indicator) not in after
    assert set(after) <= set(before)


@SLOW
@given(content=spoilt())
def test_a_second_run_changes_nothing_more(content: bytes) -> None:
    once = mended(content, FIXING, unsafe=False)
    twice = mended(once.content, FIXING, unsafe=False)
    assert twice.content == once.content
    assert twice.applied == ()


@SLOW
@given(content=spoilt())
def test_all_else_stays_byte_for_byte(content: bytes) -> None:
    """Without the edited places the bytes are the same, marks, encoding and line ends included."""
    done = mended(content, FIXING)
    source = read_source(content, "table.txt")
    fixes = [finding.fix for finding in done.applied if finding.fix]
    edits = {(source.span_at(edit.location), edit.new_text) for fix in fixes for edit in fix.edits}
    pieces, end = [], 0
    for (start, stop), new in sorted(edits):
        assert end <= start
        pieces += [source.text[end:start], new]
        end = stop
    wanted = "".join([*pieces, source.text[end:]])
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    codec = MARKS.get(mark, source.encoding)
    assert mark + source.text.encode(codec) == content
    assert mark + wanted.encode(codec) == done.content


@SLOW
@given(content=spoilt())
def test_a_safe_fix_leaves_every_value_its_meaning(content: bytes) -> None:
    done = mended(content, FIXING, unsafe=False)
    before, after = indicators(content), indicators(done.content)
    assert len(before) == len(after)
    for (_, old), (_, new) in zip(before, after, strict=True):
        for one, other in ((old.period, new.period), (old.annual, new.annual)):
            if one is None or other is None:
                assert one is other
            else:
                assert_same_meaning(one, other, old.name)


def assert_same_meaning(old: TargetCell, new: TargetCell, name: str) -> None:
    """The same value; a bare number of a rate may have become that number in %."""
    one, other = old.value, new.value
    if one.clauses != other.clauses:
        (clause,), (mended_clause,) = one.clauses, other.clauses
        assert clause.unit is None
        assert mended_clause == clause._replace(unit="%")
        assert "率" in name
        bounds = {clause.lower, clause.upper} - {None}
        assert all(isinstance(bound, Decimal) and 50 <= bound <= 100 for bound in bounds)
    assert (one.kind, one.qualitative) == (other.kind, other.qualitative)


@SLOW
@given(content=spoilt())
def test_every_proposed_fix_can_be_applied_alone(content: bytes) -> None:
    """Edits lie inside the text, hold what they replace, and do not collide with one another."""
    source = read_source(content, "table.txt")
    for finding in fixable(checked(content, FIXING)):
        assert finding.fix is not None
        assert apply(source, [finding.fix]).used == (0,)
        assert finding.fix.edits
