"""A number is what its label counts."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.numerals import number_of_label
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.printed_entries import marker_of


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    for name in ("sections", "tasks"):
        for index, part in enumerate(getattr(beside.report, name)):
            if part.number not in _counted(part.label):
                message = said(
                    "it says {value}, the label is {label}", value=quoted(part.number), label=quoted(part.label)
                )
                yield Discrepancy((name, index, "number"), message)
    for index, clause in enumerate(beside.report.notice.clauses):
        if clause.number not in _counted(clause.label):
            message = said(
                "it says {value}, the label is {label}", value=quoted(clause.number), label=quoted(clause.label)
            )
            yield Discrepancy(("notice", "clauses", index, "number"), message)


def _counted(label: str | None) -> set[int | None]:
    """What a label may count; of 1.1 in a cell nobody says whether it is the first."""
    if label is None:
        return {None}
    marker = marker_of(label)
    counted = {number_of_label(label), marker.number if marker else None}
    return counted if len(counted) == 1 or number_of_label(label) is None else counted - {None}


CHECK = NoticeCheck(said("Every number is what its label counts."), _find)
