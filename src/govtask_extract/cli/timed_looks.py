"""A look at what was used, again and again amid the work: with the system's alarms, or with a thread of ours."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from govtask_extract.undisturbed import is_undisturbed

# In seconds: how often is looked.
_LOOK = 0.2
Handler = Callable[[int, object], None]


@contextmanager
def looking(look: Callable[[], None]) -> Iterator[None]:
    """`look` is called amid what this thread, the main one, does, and ends it by what it raises.

    Again and again: what is raised inside a library may be swallowed there.
    """

    def handler(number: int, frame: object) -> None:
        if not is_undisturbed():
            look()

    with _alarms(handler) if hasattr(signal, "setitimer") else _reminders(handler):
        yield


@contextmanager
def _alarms(handler: Handler) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, handler)
    timer = signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, *timer)


@contextmanager
def _reminders(handler: Handler) -> Iterator[None]:
    """Windows has no alarms, but Python lets a thread act as if a signal had come. None does really come."""
    from _thread import interrupt_main
    from threading import Event, Thread

    over = Event()

    def remind() -> None:
        while not over.wait(_LOOK):
            interrupt_main(_REMINDER)

    before = signal.signal(_REMINDER, handler)
    thread = Thread(target=remind, daemon=True)
    try:
        thread.start()
        yield
    finally:
        over.set()
        if thread.ident is not None:
            thread.join()
        signal.signal(_REMINDER, before)


# A process that aborts ends, whatever is told to handle it: so nothing else comes with this number.
_REMINDER = signal.SIGABRT
