"""What a process has used so far, for whoever holds it to a limit where the system does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.machine import MEGABYTE
from govtask_extract.model.options import Limits

if TYPE_CHECKING:
    from psutil import Process


class Usage(Struct, frozen=True):
    """Of the processor, and of memory, as the system counts it at that moment."""

    seconds: float
    bytes: int


def usage_of(process: int) -> Usage | None:
    """None where the process has ended, or nothing here can tell."""
    try:
        import psutil
    except ImportError:
        return None
    try:
        found = psutil.Process(process)
        with found.oneshot():
            times = found.cpu_times()
            return Usage(times.user + times.system, _bytes(found))
    except psutil.Error:
        return None


def _bytes(process: Process) -> int:
    """What it has asked for, which only Windows tells; else what it has of the machine's memory."""
    memory = process.memory_info()
    return int(getattr(memory, "private", memory.rss))


def spent(process: int, limits: Limits) -> str | None:
    """The limit that a process has gone beyond, `seconds` or `memory`; None if there is none, or none can tell."""
    usage = usage_of(process)
    if usage is None:
        return None
    if usage.seconds > limits.seconds:
        return "seconds"
    return "memory" if usage.bytes > limits.memory * MEGABYTE else None
