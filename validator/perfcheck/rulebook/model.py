"""A rule as its file states it, and the shape that such a file must have."""

from collections.abc import Mapping
from decimal import Decimal

from perfcheck.finding import Certainty, Severity
from perfcheck.fix.names import FIX_SUBJECTS
from perfcheck.rulebook.parts import SUBJECTS, Both, SubjectKind
from perfcheck.rulebook.shape import (
    Choice,
    Field,
    Flag,
    Items,
    Named,
    Number,
    Record,
    Text,
    both,
)
from perfcheck.struct import Struct


class BasisEntry(Struct):
    """A source that a rule names: a key of basis.yaml, an article of it, and a note for editors."""

    source: str
    article: str | None
    note: str | None


class Case(Struct):
    """A small table and what the rule must say about it.

    Exactly one of ``table``, ``project`` and ``indicator`` is given; the latter two stand inside
    a plain frame. ``violates`` holds one position for each finding: ``2`` is project 2 for a rule
    about projects and indicator 2 of project 1 for one about indicators or targets, ``3.2`` is
    indicator 2 of project 3, ``0`` is the document.
    """

    name: str
    table: str | None
    project: str | None
    indicator: str | None
    violates: tuple[str, ...]
    advice: tuple[str, ...] | None
    """Those of ``violates`` that are advice only; None when the case does not say."""
    not_checked: int
    """How many subjects the rule cannot judge; 0 when the case does not say."""
    not_applicable: int | None
    """How many subjects the rule does not apply to; None: any number."""
    limits: Mapping[str, Decimal]
    options: Mapping[str, str]
    file_name: str
    previous: str | None = None
    """Last year's table, written the same way as this year's."""
    tells: tuple[str, ...] = ()
    """What each finding must quote in its message, expected value or remedy."""


class Rule(Struct):
    """A rule as written. Conditions, expressions and templates are still text here."""

    code: str
    name: str
    title: Both
    severity: Severity
    certainty: Certainty
    default: bool
    subject: SubjectKind
    when: str | None
    advice_when: str | None
    require: str | None
    each: str | None
    at: str | None
    message: Both
    remedy: Both
    actual: str | None
    expected: Both | None
    working: Both | None
    why: Both
    reason: Both | None
    basis: tuple[BasisEntry, ...]
    yields_to: tuple[str, ...]
    limits: Mapping[str, Decimal]
    fix: str | None
    cases: tuple[Case, ...]


CODE = Text("[A-Z]{2,6}[0-9]{2,6}", "应是大写字母加数字，如 PT303", "letters and digits, as PT303")
NAME = Text("[a-z][a-z0-9]*(-[a-z0-9]+)*", "应是小写英文词，以 - 相连", "words-joined-by-hyphens")
_POSITION = Text("[0-9]+(\\.[0-9]+)?", "应是位置，如 2 或 3.2", "a position, as 2 or 3.2")
_COUNT = Text("[0-9]+", "应是非负整数", "a whole number is expected")
_ARTICLE = (
    "第[一二三四五六七八九十百]+条(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?"
)


def _case(**values: object) -> Case:
    counts = {key: values.pop(key) for key in ("not_checked", "not_applicable")}
    numbers = {key: None if text is None else int(str(text)) for key, text in counts.items()}
    return Case(**values, **numbers)  # type: ignore[arg-type]


_CASE = Record(
    {
        "name": Field(Text(), "what this case shows"),
        "table": Field(Text(), "a whole table", required=False),
        "project": Field(
            Text(), "projects: name and amounts, goal, indicator lines", required=False
        ),
        "indicator": Field(Text(), "indicator lines of one project", required=False),
        "violates": Field(
            Items(_POSITION),
            "one position a finding: 2, 3.2 (indicator 2 of project 3), 0 (document); [] passes",
        ),
        "advice": Field(Items(_POSITION), "those of violates that are advice only", False),
        "not_checked": Field(_COUNT, "how many subjects cannot be judged", False, "0"),
        "not_applicable": Field(_COUNT, "how many subjects the rule is not about", False),
        "limits": Field(Named(Number()), "limits of the rule set otherwise", False, {}),
        "options": Field(Named(Text()), "options of the check set otherwise", False, {}),
        "file_name": Field(Text(), "the name of the input", False, "table.txt"),
        "previous": Field(
            Text(), "last year's table, written as this one: table, project or indicator", False
        ),
        "tells": Field(
            Items(Text()),
            "words of both languages that each finding has in message, expected value or remedy",
            False,
            (),
        ),
    },
    _case,
    one_of=(("table", "project", "indicator"),),
)

_BASIS = Record(
    {
        "source": Field(Text(), "a key of rules/basis.yaml"),
        "article": Field(
            Text(_ARTICLE, "应形如 第三十三条第二款", "it must look like 第三十三条第二款"),
            "only of a source whose words were read",
            required=False,
        ),
        "note": Field(Text(), "for editors; not shown", required=False),
    },
    BasisEntry,
)

RULE = Record(
    {
        "code": Field(CODE, "what users select, suppress and quote; never changes"),
        "name": Field(NAME, "the same in words"),
        "title": Field(both(), "the kind of violation, in a line"),
        "severity": Field(
            Choice(("error", "warning", "advice")),
            "error: arithmetic, integrity or a binding requirement; warning: a published "
            "criterion; advice: good practice",
        ),
        "certainty": Field(
            Choice(("certain", "review")), "review: a person should look before it is believed"
        ),
        "default": Field(Flag(), "off: runs only when selected", False, True),
        "subject": Field(Choice(SUBJECTS), "what one evaluation is about"),
        "when": Field(Text(), "condition: the rule applies", required=False),
        "advice_when": Field(Text(), "condition: a violation is advice only", required=False),
        "require": Field(Text(), "condition: a violation when false", required=False),
        "each": Field(Text(), "list: every element is one violation, named item", required=False),
        "at": Field(Text(), "the place of the finding, when not the subject's own", False),
        "message": Field(both(), "template; {expression} is replaced by its value"),
        "remedy": Field(both(), "template: how to mend it"),
        "actual": Field(Text(), "template: the value as it stands", required=False),
        "expected": Field(both(), "template: the value asked for", required=False),
        "working": Field(both(), "template: the sums behind it", required=False),
        "why": Field(both(), "what is behind the rule, for its page"),
        "reason": Field(
            both(), "why a rule of your own is milder than the shipped one it replaces", False
        ),
        "basis": Field(Items(_BASIS, 1), "the sources the rule rests on"),
        "yields_to": Field(
            Items(CODE), "rules whose finding on the same subject hides this one", False, ()
        ),
        "limits": Field(Named(Number()), "numbers that a profile may change", False, {}),
        "fix": Field(
            Choice(tuple(FIX_SUBJECTS)), "the mend that --fix applies (docs/fixes.md)", False
        ),
        "cases": Field(Items(_CASE, 1), "tables the rule is tried on"),
    },
    Rule,
    one_of=(("require", "each"),),
)
