"""How the grammar's word lists are written: words between blanks, so that they read like a page."""

from __future__ import annotations


def words(page: str) -> tuple[str, ...]:
    """The words of `page` in order."""
    return tuple(page.split())
