"""Which tasks a table shows: those of the units, leaders and sections that somebody asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.model.roles import WORDINGS, Role

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report, Section, Task

LEADERS = Role.LEADER.value
# The upper level's bodies come from no label of their own.
UNITS = (
    *(wording.role.value for wording in WORDINGS if wording.role not in (Role.LEADER, Role.DEADLINE)),
    "upstream_responsible_units",
)


class Selection(Struct, frozen=True):
    """Words, any of which must occur in a name of its kind; a kind without words selects nothing away."""

    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.leaders or self.sections)

    def of(self, report: Report) -> Report:
        """The report with the selected tasks only; everything else is as it was."""
        if not self:
            return report
        sections = {section.id: section for section in report.sections}
        units = self._units(report)
        kept = tuple(task for task in report.tasks if self._keeps(task, sections, units))
        return report.model_copy(update={"tasks": kept})

    def of_entry(self, entry: Entry) -> Entry:
        """Likewise; a failure is as it was."""
        from govtask_extract.model.failure import Failure

        return entry if isinstance(entry, Failure) else self.of(entry)

    def _units(self, report: Report) -> frozenset[str]:
        """The bodies any of whose names, as printed or in full, holds one of the words."""
        if not self.units:
            return frozenset()
        return frozenset(one.id for one in report.units if _occurs(self.units, (one.name, *one.names)))

    def _keeps(self, task: Task, sections: dict[str, Section], units: frozenset[str]) -> bool:
        names = (name for field in UNITS for name in getattr(task, field))
        ids = (id for field in UNITS for id in getattr(task.unit_ids, field))
        return (
            (_occurs(self.units, names) or not units.isdisjoint(ids))
            and _occurs(self.leaders, getattr(task, LEADERS))
            and _occurs(self.sections, section_path(task, sections))
        )


def section_path(task: Task, sections: dict[str, Section]) -> list[str]:
    """The titles with their labels, from the outermost section to the task's own."""
    path: list[str] = []
    identifier = task.section
    while identifier is not None and identifier in sections:
        section = sections[identifier]
        path.insert(0, f"{section.label or ''}{section.title}")
        identifier = section.parent
    return path


def _occurs(words: Sequence[str], names: Iterable[str]) -> bool:
    if not words:
        return True
    from govtask_extract.language.script import without_blanks

    squeezed = [without_blanks(name) for name in names]
    return any(without_blanks(word) in name for word in words for name in squeezed)
