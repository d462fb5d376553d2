"""Titles of sections, prose and rules are what their places quote."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.report import Section
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.quoting import joined, name_fault, text_fault


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    for index, section in enumerate(report.sections):
        yield from _of_section(("sections", index), section)
    for name in ("paragraphs", "rules"):
        for index, part in enumerate(getattr(report, name)):
            if fault := text_fault(part.text, part.evidence):
                yield Discrepancy((name, index, "text"), fault)


def _of_section(loc: Loc, section: Section) -> Iterator[Discrepancy]:
    """The label has places of its own, before those of the title."""
    places, label = section.evidence, section.label or ""
    count = next((n for n in range(len(places) + 1) if len(joined(places[:n])) >= len(label)), len(places))
    if label and (fault := name_fault(label, places[:count])):
        yield Discrepancy((*loc, "label"), fault)
    if fault := text_fault(section.title, places[count:]):
        yield Discrepancy((*loc, "title"), fault)


CHECK = NoticeCheck(said("Titles of sections, prose and rules are what their places quote."), _find)
