"""Plans begin at their titles: what is printed behind one belongs to its plan."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Report
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.printed_entries import printed_entries
from govtask_extract.verifying.quoting import joined

# What stands over a title: 附件1, 附件：
_ABOVE = "附件表录一二三四五六七八九十0123456789０１２３４５６７８９：:.．、（）()-— "


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    begins: dict[int, str] = {}
    printed, offsets = joined(report.notice.evidence.plan_titles), _offsets(report)
    at = 0
    for index, plan in enumerate(report.plans):
        title = without_blanks(plan.title or "")
        found = printed.find(title, at) if title else -1
        if found >= 0:
            begins[offsets[found]] = plan.id
            above, at = printed[at:found], found + len(title)
        elif index == 0 and plan.title in (report.notice.title, None):
            above = ""
        else:
            yield Discrepancy(
                ("plans", index, "title"), said("{words} is not what is printed there", words=quoted(plan.title))
            )
            return
        if above.strip(_ABOVE):
            yield Discrepancy(
                ("plans", index, "title"), said("{words} is printed there, and in no title", words=quoted(above))
            )
    if printed[at:].strip(_ABOVE):
        yield Discrepancy(("plans",), said("{words} is printed there, and in no title", words=quoted(printed[at:])))
    yield from _elsewhere(report, begins)


def _offsets(report: Report) -> list[int]:
    """Where each inked character of the titles stands."""
    return [
        place.start + index
        for place in report.notice.evidence.plan_titles
        for index, character in enumerate(place.quote)
        if not character.isspace()
    ]


def _elsewhere(report: Report, begins: dict[int, str]) -> Iterator[Discrepancy]:
    """What stands before all titles goes with the first plan."""
    starts = sorted(begins.items())
    first = report.plans[0].id if report.plans else ""
    for one in printed_entries(report):
        before = [plan for start, plan in starts if start <= one.start]
        expected = before[-1] if before else first
        if one.entry.plan != expected:
            message = said(
                "it says {value}, it is printed in {expected}", value=quoted(one.entry.plan), expected=quoted(expected)
            )
            yield Discrepancy((*one.loc, "plan"), message)


CHECK = NoticeCheck(said("Every title of a plan is printed, and what stands behind it belongs to the plan."), _find)
