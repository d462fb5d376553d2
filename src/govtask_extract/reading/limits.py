"""Says so when a file goes beyond a limit of `Options`."""

from __future__ import annotations

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.options import option_for
from govtask_extract.model.source import Source

# What the limits count whose names do not say it.
_COUNTED = {
    "members": "files in it",
    "unpacked": "bytes when unpacked",
    "ratio": "times its size when unpacked",
    "depth": "levels of elements",
    "page_size": "points on its longer side",
}


def check_limit(source: Source | str, what: str, found: int, limit: int) -> None:
    """`what` is the limit's name: bytes, pages, characters. `source` may be the name of a file's part."""
    if found > limit:
        name = source if isinstance(source, str) else source.name
        message = f"{name} has {found} {_COUNTED.get(what, what)}, the limit is {limit}"
        raise LimitExceeded(message, f"Raise it with {option_for(what)}.")


def past_limit(name: str, what: str, limit: int) -> LimitExceeded:
    """The error for a cost that shows only when it is too high: `seconds` or `memory`."""
    spent = f"takes more than {limit} seconds" if what == "seconds" else f"needs more than {limit} MB of memory"
    return LimitExceeded(f"{name} {spent}, the limit", f"Raise it with {option_for(what)}.")
