"""Holds a report to all that can be told of it from its notice alone."""

from __future__ import annotations

from functools import cache

from govtask_extract.model.report import Report
from govtask_extract.registry import collect
from govtask_extract.verifying import checks as package
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.by_persons import was_corrected


@cache
def notice_checks() -> dict[str, NoticeCheck]:
    """Every check by the name of its module."""
    return {name: module.CHECK for name, module in collect(package).items()}


def verify(beside: BesideNotice) -> list[Discrepancy]:
    """What does not agree, in the order of the report; none twice, and nothing that a person has made so."""
    all_found = (one for check in notice_checks().values() for one in check.find(beside))
    found = {one: None for one in all_found if not was_corrected(one.loc, beside.report)}
    return sorted(
        found, key=lambda one: [(_FIELDS.get(step, 0) if isinstance(step, str) else step) for step in one.loc]
    )


_FIELDS = {name: index for index, name in enumerate(Report.model_fields)}
