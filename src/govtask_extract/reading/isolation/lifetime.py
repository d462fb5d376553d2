"""How long a child lives: no longer than its parent and its time allow; its temporary folder goes with it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import IO

from govtask_extract.model.options import Limits

# linux/prctl.h
_PR_SET_PDEATHSIG = 1
_PR_GET_PDEATHSIG = 2
# In seconds: how soon a child sees that its parent is gone, where the system does not tell.
_WATCH = 0.5


def end_with(parent: int) -> None:
    """From now on this process ends when `parent`, who made it, does, however that ends."""
    if not _ask_to_end(_KILL):
        from threading import Thread

        Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def end_with_pipe(pipe: IO[bytes]) -> None:
    """Likewise, where the parent holds the other end of `pipe`, says nothing, and closes it at its own end at last.

    Windows tells no child that its parent is gone, and what `os.getppid` names there may be another process by then.
    """
    from threading import Thread

    _ask_to_end(_KILL)
    Thread(target=_listen, args=(pipe,), daemon=True).start()


# Windows has neither.
_KILL, _TERM = getattr(signal, "SIGKILL", 0), signal.SIGTERM


def _ask_to_end(number: int) -> bool:
    """Linux sends this signal when the parent ends. False where there is no such thing."""
    with suppress(ImportError, OSError, AttributeError, TypeError):
        from ctypes import CDLL

        return bool(CDLL(None).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0) == 0)
    return False


def _asked_to_end() -> int:
    """The signal that comes when the parent ends; 0 if none does, in a process that is no child of ours."""
    with suppress(ImportError, OSError, AttributeError, TypeError):
        from ctypes import CDLL, byref, c_int

        number = c_int()
        CDLL(None).prctl(_PR_GET_PDEATHSIG, byref(number), 0, 0, 0)
        return number.value
    return 0


def _watch(parent: int) -> None:
    while os.getppid() == parent and not has_ended(parent):
        sleep(_WATCH)
    _leave()


def has_ended(parent: int) -> bool:
    """Whether the process that made this one is known to be gone; elsewhere than on Windows `os.getppid` tells."""
    if sys.platform != "win32":
        return False
    from psutil import pid_exists

    return not pid_exists(parent)


def _listen(pipe: IO[bytes]) -> None:
    with suppress(OSError):
        pipe.read(1)
    _leave()


def _leave() -> None:
    """Nobody is left who would remove what this process has made."""
    remove_scratch(os.getpid(), parent="*")
    os._exit(1)


def hold_to_time(limits: Limits) -> None:
    """The system ends this process when it has used its time of the processor, or when much more has passed."""
    with suppress(ImportError, OSError, ValueError, OverflowError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        known = [limit for limit in (soft, limits.seconds) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_CPU, (min(known), hard))
    hold_to_clock(limits)


def hold_to_clock(limits: Limits) -> None:
    """Likewise by the clock alone, from now on."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.wall + _GRACE)
    else:
        import faulthandler
        from threading import TIMEOUT_MAX

        # Its clock is in C: what a library does meanwhile cannot hold it up.
        faulthandler.dump_traceback_later(min(limits.wall + _GRACE, TIMEOUT_MAX), file=_STDERR, exit=True)


def hold_to_more_time(limits: Limits) -> None:
    """Likewise, in a process that has used some: from now on."""
    with suppress(ImportError, OSError, ValueError, OverflowError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        wanted = int(used.ru_utime + used.ru_stime) + limits.seconds + _GRACE
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        known = [limit for limit in (wanted, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_CPU, (min(known), hard))


def allow_more_time(limits: Limits) -> None:
    """Likewise, in a process that somebody holds to its time; others stay as free as they are."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        if resource.getrlimit(resource.RLIMIT_CPU)[0] != resource.RLIM_INFINITY:
            hold_to_more_time(limits)


_STDERR = 2
# A child that nobody ends, since its parent hangs, ends itself so much later than its parent would have.
_GRACE = 5


def out_of_time(number: int) -> bool:
    """Whether the signal that ended a process says that its time of the processor was over."""
    return number == getattr(signal, "SIGXCPU", None)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A temporary folder that goes, however this process ends: if a child is killed, its parent removes it.

    If the parent is killed, the child is only asked to end, and removes it first.
    """
    from tempfile import TemporaryDirectory

    asked = _asked_to_end()
    with TemporaryDirectory(prefix=_scratch_name(os.getppid(), os.getpid())) as folder:
        try:
            if asked:
                _ask_to_end(_TERM)
            yield Path(folder)
        finally:
            if asked:
                _ask_to_end(asked)


def _scratch_name(parent: int | str, child: int) -> str:
    return f"govtask-{parent}-{child}-"


def remove_scratch(child: int, parent: int | str | None = None) -> None:
    """What a child left that could not clean up: of this process, or of `parent`, if it is given."""
    from shutil import rmtree
    from tempfile import gettempdir

    for folder in Path(gettempdir()).glob(f"{_scratch_name(parent or os.getpid(), child)}*"):
        rmtree(folder, ignore_errors=True)
