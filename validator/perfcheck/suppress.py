"""Suppression: findings that somebody has looked at and lets stand, with the reason.

Pure functions over reports. Where suppressions are stated and read from is config/ and cli/.
"""

from collections.abc import Collection, Sequence

from perfcheck.finding import Finding, Report, Stale, Suppressed, Suppression


def suppress(
    report: Report, known: Sequence[Suppression], ran: Collection[str], today: str
) -> Report:
    """``report``, of one input, with the findings that ``known`` lets stand moved to
    ``suppressed``.

    ``ran`` holds the codes and names of the rules that ran: a suppression of another rule cannot
    be called unused. ``today`` (2026-03-01) decides which have expired; those hide nothing.
    `settle` the merged reports before telling anybody which are unused.
    """
    if not any(entry.status == "checked" for entry in report.inputs):
        return report
    stale = [Stale(each, "expired") for each in known if _has_expired(each, today)]
    active = [each for each in known if not _has_expired(each, today)]
    hidden: list[Suppressed] = []
    shown: list[Finding] = []
    for finding in report.findings:
        by = next((each for each in active if covers(each, finding)), None)
        if by is None:
            shown.append(finding)
        else:
            hidden.append(Suppressed(finding, by))
    used = {_identity(each.suppression) for each in hidden}
    stale += [
        Stale(each, "unused")
        for each in active
        if _identity(each) not in used and (each.rule.upper() in ran or each.rule in ran)
    ]
    return report._replace(findings=tuple(shown), suppressed=tuple(hidden), stale=tuple(stale))


def settle(report: Report) -> Report:
    """``report``, merged from several inputs, with each suppression stale at most once, and not
    at all when it was used for any of them."""
    used = {_identity(each.suppression) for each in report.suppressed}
    stale: dict[tuple[object, ...], Stale] = {}
    for each in report.stale:
        if each.why == "expired" or _identity(each.suppression) not in used:
            stale.setdefault(_identity(each.suppression), each)
    return report._replace(stale=tuple(stale.values()))


def covers(suppression: Suppression, finding: Finding) -> bool:
    """Whether ``finding`` is one that the suppression names: with an indicator, of that one; with
    a project alone, of the project and all its indicators; with neither, of the whole table.
    Blanks in names do not count: they come and go where a table wraps its lines.
    """
    about = finding.subject
    return (
        (suppression.rule.upper() == finding.code or suppression.rule == finding.name)
        and _plain(suppression.project) == _plain(about.project)
        and (
            (suppression.indicator is None and suppression.project is not None)
            or _plain(suppression.indicator) == _plain(about.indicator)
        )
    )


def stated(suppression: Suppression) -> str | None:
    """Where it is stated, as ``perfcheck.toml:12``."""
    from perfcheck.rulebook.errors import RulebookError, place_of

    place = place_of(suppression.rule)
    if place is None:
        return None
    told = RulebookError("", "", place)
    return f"{told.file}:{told.line}"


def told(stale: Stale, lang: str) -> str:
    """A stale suppression in a line: where it is stated, what it is for, and what is wrong."""
    each = stale.suppression
    english = lang == "en"
    subject = " · ".join(name for name in (each.project, each.indicator) if name)
    about = f"{each.rule} {subject}".strip()
    place = stated(each)
    where = f"{place}: " if place else ""
    if stale.why == "expired":
        if english:
            return f"{where}the suppression of {about} expired after {each.until}"
        return f"{where}{about} 的豁免 {each.until} 已到期，不再起作用"
    if english:
        return (
            f"{where}the suppression of {about} is unused: the tables checked have no such finding"
        )
    return f"{where}{about} 的豁免没有用到：这次核对的表里没有这个问题"


def _has_expired(suppression: Suppression, today: str) -> bool:
    return suppression.until is not None and suppression.until < today


def _identity(suppression: Suppression) -> tuple[object, ...]:
    return (stated(suppression), *suppression)


def _plain(name: str | None) -> str | None:
    return None if name is None else "".join(name.split())
