"""Moments in which nobody may interrupt."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C, alarms and requests to end wait: what they raise, or cut off, would be worse than the wait.

    So does every other signal that can wait: most of them end a process that expects none. Where no signal can, on
    Windows, only looks at what was used wait, which ask `is_undisturbed`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        _MOMENTS.append(None)
        try:
            yield
        finally:
            _MOMENTS.pop()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def is_undisturbed() -> bool:
    """Whether this is such a moment, where signals do not wait by themselves."""
    return bool(_MOMENTS)


# One for each that has begun and not ended.
_MOMENTS: list[None] = []
