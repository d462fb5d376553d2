"""Holds a process to a limit of memory, where the system can."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_MEGABYTE = 1_000_000


def limit_memory(megabytes: int) -> Callable[[], None]:
    """From now on this process may take so much more than it has; beyond it a `MemoryError` is raised.

    Gives what lifts the limit again. Does nothing where the system does not say how large a process is (only Linux
    does), or where a stricter limit is set already.
    """
    try:
        import resource

        size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return lambda: None
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
