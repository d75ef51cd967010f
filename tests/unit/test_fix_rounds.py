"""A fix that another one stood in the way of gets its turn, and nothing else does."""

from tests.fixed_tables import checked, fixable, rulebook

from perfcheck.engine import Options
from perfcheck.fix.mend import mend
from perfcheck.fix.rounds import mend_in_rounds
from perfcheck.rulebook.frame import framed

LINE = "1、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:{}；年度指标值:{}。\n"
BEFORE = framed(None, LINE.format("》90", "不低于≥90"))
CODES = ["PT404", "PT510"]


def test_a_comparator_and_a_unit_at_once() -> None:
    options = Options(rulebook().select(CODES), "zh")
    found = fixable(checked(BEFORE.encode(), CODES))
    once = mend(BEFORE.encode(), "table.txt", found, rulebook(), options)
    assert once.content.decode() == framed(None, LINE.format("≥90", "≥90"))
    assert [(each.finding.code, each.reason) for each in once.refused] == [("PT510", "unproven")]
    done = mend_in_rounds(BEFORE.encode(), "table.txt", found, rulebook(), options)
    assert done.content.decode() == framed(None, LINE.format("≥90%", "≥90%"))
    assert [each.code for each in done.applied] == CODES
    assert done.refused == ()


def test_what_was_not_chosen_is_left() -> None:
    """The unsafe fix of the same value was not asked for; the first round refuses nothing."""
    options = Options(rulebook().select(CODES), "zh")
    comparator = [each for each in fixable(checked(BEFORE.encode(), CODES)) if each.code == "PT404"]
    done = mend_in_rounds(BEFORE.encode(), "table.txt", comparator, rulebook(), options)
    assert done.content.decode() == framed(None, LINE.format("≥90", "≥90"))
    assert [each.code for each in done.applied] == ["PT404"]


def test_a_safe_fix_does_not_become_an_unsafe_one() -> None:
    options = Options(rulebook().select(CODES), "zh")
    chosen = []
    for finding in fixable(checked(BEFORE.encode(), CODES)):
        assert finding.fix
        chosen.append(finding._replace(fix=finding.fix._replace(applicability="safe")))
    done = mend_in_rounds(BEFORE.encode(), "table.txt", chosen, rulebook(), options)
    assert done.content.decode() == framed(None, LINE.format("≥90", "≥90"))
    assert [each.finding.code for each in done.refused] == ["PT510"]


def test_rounds_end_when_nothing_more_goes_in() -> None:
    text = framed(
        None,
        "1、1-产出指标；11-数量指标；夜间值守时间（小时）；"
        "实施周期指标值:各入口24小时均有人员轮流值守；年度指标值:各入口24小时均有人员轮流值守。\n"
        "3、1-产出指标；11-数量指标；值守岗位数；实施周期指标值:6个；年度指标值:6个。\n",
    )
    codes = ["PT104", "PT407", "PT513"]
    options = Options(rulebook().select(codes), "zh")
    found = fixable(checked(text.encode(), codes))
    done = mend_in_rounds(text.encode(), "table.txt", found, rulebook(), options)
    assert done.content.decode() == text.replace("3、1-", "2、1-")
    assert [each.finding.code for each in done.refused] == ["PT407"]
