"""The limits of `Options`: says so when a file goes beyond one, and holds a process to its memory where it can."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from govtask_extract.errors import GovtaskError, LimitExceeded
from govtask_extract.machine import MEGABYTE, fault_of_machine, is_of_memory, memory_allowed, no_memory
from govtask_extract.model.options import option_for
from govtask_extract.model.source import Source
from govtask_extract.saying.said import Said, said

# What the limits count.
_COUNTED = {
    "bytes": said("bytes"),
    "pages": said("pages"),
    "characters": said("characters"),
    "cells": said("cells"),
    "members": said("files in it"),
    "unpacked": said("bytes when unpacked"),
    "ratio": said("times its size when unpacked"),
    "depth": said("levels of elements"),
    "matches": said("elements that rules of its style sheets are held against"),
    "page_size": said("points on its longer side"),
}


def check_limit(source: Source | str, what: str, found: int, limit: int) -> None:
    """`what` is the limit's name: bytes, pages, characters. `source` may be the name of a file's part."""
    if found > limit:
        name = source if isinstance(source, str) else source.path
        message = said(
            "{name} has {found:,} {things}, the limit is {limit:,}",
            name=name,
            found=found,
            things=_COUNTED[what],
            limit=limit,
        )
        raise LimitExceeded(message, _raise(what))


def past_limit(name: str, what: str, limit: int) -> LimitExceeded:
    """The error for a cost that shows only when it is too high: `seconds`, `wall` or `memory`."""
    return LimitExceeded(_spent(what, name, limit), _raise(what))


def _spent(what: str, name: str, limit: int) -> Said:
    match what:
        case "seconds":
            return said("{name} takes more than {limit} seconds of the processor, the limit", name=name, limit=limit)
        case "wall":
            return said("{name} takes more than {limit} seconds by the clock, the limit", name=name, limit=limit)
        case _:
            return said("{name} needs more than {limit} MB of memory, the limit", name=name, limit=limit)


def _raise(what: str) -> Said:
    return said("Raise it with {option}.", option=option_for(what))


def lacking(error: BaseException, name: str, megabytes: int, *, ours: bool) -> GovtaskError | None:
    """What is to be said of an error that neither the file `name` nor we have made; None for others.

    `ours` says whether the limit of so many megabytes holds this process, as `memory_is_limited` tells.
    """
    if is_of_memory(error):
        return out_of_memory(name, megabytes, ours=ours)
    return fault_of_machine(error, name)


def out_of_memory(name: str, megabytes: int, *, ours: bool) -> GovtaskError:
    """Likewise, where memory ran out."""
    return past_limit(name, "memory", megabytes) if ours else no_memory(name)


def process_size() -> int | None:
    """Bytes, None where the system does not say: there it holds no process to its memory either (only Linux does)."""
    try:
        import resource

        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return None


def memory_is_limited() -> bool:
    """Whether a limit of ours holds the memory of this process, and not a stricter one that it began with."""
    try:
        import resource
    except ImportError:
        return False
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return soft not in (memory_allowed(), resource.RLIM_INFINITY)


def allow_memory(megabytes: int) -> None:
    """From now on this process may take so much more than it might, also than its parent might that it is made by.

    What the system allows at most stays.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft != resource.RLIM_INFINITY:
            wanted = soft + megabytes * MEGABYTE
            allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def limit_memory(megabytes: int, beyond: int | None = None) -> Callable[[], None]:
    """From now on this process may take so much more than it has, or than `beyond` bytes.

    Past that a `MemoryError` is raised. Gives what lifts the limit again. Does nothing where the system does not say
    how large a process is (only Linux does); a stricter limit that the process began with stays.
    """
    size = process_size() if beyond is None else beyond
    if size is None:
        return lambda: None
    import resource

    wanted = size + megabytes * MEGABYTE
    allowed = memory_allowed()
    if allowed is not None:
        wanted = min(wanted, allowed)
    before = resource.getrlimit(resource.RLIMIT_AS)

    def lift() -> None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, before)

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, before[1]))
    return lift
