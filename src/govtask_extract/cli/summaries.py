"""A report in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def summary(report: Report) -> str:
    """132 tasks, 13 sections, nothing unread: how much was found, whether anything was left."""
    unread = report.coverage.unread
    left = f"{counted(unread, 'character')} unread" if unread else "nothing unread"
    return ", ".join((counted(len(report.tasks), "task"), counted(len(report.sections), "section"), left))


def counted(number: int, noun: str) -> str:
    """`1 task`, `1,320 tasks`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
