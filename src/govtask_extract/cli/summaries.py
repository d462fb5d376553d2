"""A report in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def summary(report: Report) -> str:
    """132 tasks, 13 sections, nothing unread: how much was found, whether anything was left."""
    unread = report.coverage.unread
    left = f"{_counted(unread, 'character')} unread" if unread else "nothing unread"
    return ", ".join((_counted(len(report.tasks), "task"), _counted(len(report.sections), "section"), left))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
