"""A report in one line: 132 tasks, 13 sections, nothing unread."""

from __future__ import annotations


def summary(tasks: int, sections: int, unread: int) -> str:
    """How much was found, and whether anything was left over."""
    parts = [
        counted(tasks, "task"),
        counted(sections, "section"),
        f"{counted(unread, 'character')} unread" if unread else "nothing unread",
    ]
    return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    """A number and its noun: 1 task, 2 tasks."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
