"""Says so when a file goes beyond a limit of `Options`."""

from __future__ import annotations

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.source import Source


def check_limit(source: Source, what: str, found: int, limit: int) -> None:
    """`what` is the limit's name: bytes, pages or characters."""
    if found > limit:
        raise LimitExceeded(f"{source.name} has {found} {what}, the limit is {limit}", f"Raise it with --max-{what}.")
