"""The limits of `Options`: says so when a file goes beyond one, and holds a process to its memory where it can."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.options import option_for
from govtask_extract.model.source import Source

# What the limits count whose names do not say it.
_COUNTED = {
    "members": "files in it",
    "unpacked": "bytes when unpacked",
    "ratio": "times its size when unpacked",
    "depth": "levels of elements",
    "matches": "elements that rules of its style sheets are held against",
    "page_size": "points on its longer side",
}


def check_limit(source: Source | str, what: str, found: int, limit: int) -> None:
    """`what` is the limit's name: bytes, pages, characters. `source` may be the name of a file's part."""
    if found > limit:
        name = source if isinstance(source, str) else source.name
        message = f"{name} has {found} {_COUNTED.get(what, what)}, the limit is {limit}"
        raise LimitExceeded(message, f"Raise it with {option_for(what)}.")


def past_limit(name: str, what: str, limit: int) -> LimitExceeded:
    """The error for a cost that shows only when it is too high: `seconds`, `wall` or `memory`."""
    return LimitExceeded(f"{name} {_SPENT[what].format(limit)}, the limit", f"Raise it with {option_for(what)}.")


_SPENT = {
    "seconds": "takes more than {} seconds of the processor",
    "wall": "takes more than {} seconds by the clock",
    "memory": "needs more than {} MB of memory",
}


def is_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out: as Python, the system or what loads libraries says it, or an error that came of it."""
    match error:
        case None:
            return False
        case MemoryError() | OSError(errno=errno.ENOMEM):
            return True
        case ImportError(msg=str(words)) if any(said in words for said in _LOADERS_SAY):
            return True
        case SystemError(args=(str(words),)) if words.endswith(_WITHOUT_WORDS):
            return True
    return is_of_memory(error.__cause__ or error.__context__)


# glibc's dl-load.c, and what the system says behind it.
_LOADERS_SAY = ("failed to map segment", "annot allocate memory", "annot create shared object descriptor")

# What CPython says where there was no memory for the exception either.
_WITHOUT_WORDS = ("without setting an exception", "without exception set")

_MEGABYTE = 1_000_000


def process_size() -> int | None:
    """Bytes, None where the system does not say."""
    try:
        import resource

        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return None


def limit_memory(megabytes: int, beyond: int | None = None) -> Callable[[], None]:
    """From now on this process may take so much more than it has, or than `beyond` bytes.

    Past that a `MemoryError` is raised. Gives what lifts the limit again. Does nothing where the system does not say
    how large a process is (only Linux does), or where a stricter limit is set already.
    """
    size = process_size() if beyond is None else beyond
    if size is None:
        return lambda: None
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    wanted = size + megabytes * _MEGABYTE
    if before[1] != resource.RLIM_INFINITY:
        wanted = min(wanted, before[1])

    def lift() -> None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, before)

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, before[1]))
    return lift
