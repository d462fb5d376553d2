"""Holds the work on one file to its limits of time and memory, in this process as in a child."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from govtask_extract.model.options import Limits


@contextmanager
def bounded(name: str, limits: Limits) -> Iterator[None]:
    """Raises `LimitExceeded` for a file that takes too long or too much; `name` is the file's."""
    from govtask_extract.reading.isolation.memory import limit_memory
    from govtask_extract.reading.limits import past_limit

    lift = limit_memory(limits.memory)
    try:
        with _timed(name, limits):
            yield
    except MemoryError as error:
        lift()
        raise past_limit(name, "memory", limits.memory) from error
    finally:
        lift()


@contextmanager
def _timed(name: str, limits: Limits) -> Iterator[None]:
    """Where there are no alarms (on Windows, in a thread), only children are held to their time."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    from govtask_extract.reading.limits import past_limit

    def ring(number: int, frame: object) -> None:
        raise past_limit(name, "seconds", limits.seconds)

    handler = signal.signal(signal.SIGALRM, ring)
    # Again each second: what is raised inside a library may be swallowed there.
    timer = signal.setitimer(signal.ITIMER_REAL, limits.seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *timer)
