"""A section's level is the rank of its number among the kinds of numbers in its plan; without one, below its parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govtask_extract.model.blocks import MarkerKind
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.printed_entries import printed_entries


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    entries = printed_entries(beside.report)
    kinds: dict[str, set[MarkerKind]] = defaultdict(set)
    for one in entries:
        kinds[one.entry.plan] |= {one.kind} if one.kind else set()
    levels = {section.id: section.level for section in beside.report.sections}
    kind_of = {one.entry.id: one.kind for one in entries if one.is_section}
    for index, section in enumerate(beside.report.sections):
        kind = kind_of[section.id]
        if kind is None:
            expected = levels.get(section.parent or "", 0) + 1
        else:
            expected = 1 + sum(other.value < kind.value for other in kinds[section.plan])
        if section.level != expected:
            yield Discrepancy(
                ("sections", index, "level"),
                said("it says {value}, its number gives {expected}", value=section.level, expected=expected),
            )


CHECK = NoticeCheck(said("Every section has the level that its number gives it."), _find)
