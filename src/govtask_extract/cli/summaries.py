"""A report in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtask_extract.saying.said import Said, listed, said, said_many

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def summary(report: Report) -> Said:
    """132 tasks, 13 sections, nothing unread: how much was found, whether anything was left."""
    unread = report.coverage.unread
    left = said_many("{count:,} character unread", "{count:,} characters unread", count=unread)
    sections = said_many("{count:,} section", "{count:,} sections", count=len(report.sections))
    return listed((tasks_counted(len(report.tasks)), sections, left if unread else said("nothing unread")))


def found_of(found: int, tasks: int) -> Said:
    """`3 of 132 tasks`."""
    return said("{found:,} of {tasks}", found=found, tasks=tasks_counted(tasks))


def tasks_counted(number: int) -> Said:
    """`1 task`, `1,320 tasks`."""
    return said_many("{count:,} task", "{count:,} tasks", count=number)
