"""Sources as rules/basis.yaml states them, and the check of what a rule says of its own."""

from collections.abc import Iterable, Sequence

from perfcheck.rulebook.basis import Basis
from perfcheck.rulebook.errors import Problems, hint, place_of
from perfcheck.rulebook.model import BasisEntry
from perfcheck.rulebook.shape import Choice, Field, Flag, Named, Record, Text, both

_BREACH = "违反"

BASIS = Named(
    Record(
        {
            "title": Field(both(), "as users are told it"),
            "articles": Field(Flag(), "on: rules may cite its articles"),
            "binding": Field(Flag(), "on: it binds the unit; off: guidance"),
            "read": Field(Choice(("verified", "unverified")), "whether the words were read"),
            "note": Field(Text(), "for editors", False),
        },
        Basis,
    ),
    "[0-9A-Z][0-9A-Za-z]*",
)


def check_basis(
    entries: Iterable[BasisEntry],
    sources: dict[str, Basis],
    told: Sequence[str],
    problems: Problems,
) -> None:
    """A rule's sources must exist, cite no article of a source that was not read, and the texts
    it tells users may say 违反 only of sources that bind and were read."""
    known = []
    for entry in entries:
        source = sources.get(entry.source)
        if source is None:
            near_zh, near_en = hint(entry.source, sources)
            problems.add(
                f"没有依据“{entry.source}”{near_zh}",
                f"no basis {str(entry.source)!r}{near_en}",
                place_of(entry.source),
            )
            continue
        known.append(source)
        if entry.article is not None and not (source.articles and source.read == "verified"):
            problems.add(
                f"依据“{entry.source}”不能引用条款",
                f"no article of {str(entry.source)!r} may be cited",
                place_of(entry.article),
            )
    if all(source.binding and source.read == "verified" for source in known):
        return
    for text in told:
        if _BREACH in text:
            problems.add(
                f"依据中有不具约束力或未核实的来源，不能说“{_BREACH}”，请说“参考”",
                f"not every basis is binding and verified: the text must not say {_BREACH}",
                place_of(text),
            )
