"""A child that is a copy of this process: it costs next to nothing, and has loaded what its parent has."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from select import select
from time import monotonic, sleep

from govtask_extract.model.options import Meanwhile, Options
from govtask_extract.reading.isolation.job import (
    LACKING,
    Bond,
    Job,
    Made,
    Order,
    ended,
    perform,
    starting,
    unpacked,
    writer,
)
from govtask_extract.reading.isolation.lifetime import end_with, remove_scratch
from govtask_extract.reading.limits import past_limit

# A pipe holds no more; a larger buffer would be mapped anew for each piece.
_PIECE = 1 << 16
# How long a child that was asked to end may clean up.
_PATIENCE = 0.5


def read_forked(job: Job[Made], name: str, options: Options, meanwhile: Meanwhile) -> Made:
    """Whatever happens, the child is gone afterwards."""
    order: Order[Made] = (job, name, options.limits)
    with starting(name):
        receiver, sender = os.pipe()
    parent = os.getpid()
    # Ctrl-C and alarms wait until somebody sees to it that the child ends, too.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGALRM))
    try:
        with starting(name):
            child = os.fork()
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.close(receiver)
        os.close(sender)
        raise
    if not child:
        _be_child(order, sender, mask, partial(end_with, parent))
    begun = monotonic()
    try:
        os.close(sender)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        meanwhile()
        made = _received(receiver, name, job, options, begun)
    except BaseException:
        _end(child)
        raise
    finally:
        os.close(receiver)
    status = _wait(child)
    if made is None:
        remove_scratch(child)
        raise ended(name, -os.waitstatus_to_exitcode(status), options.limits)
    return made


def _be_child(order: Order[Made], sender: int, mask: Iterable[int], bind: Bond) -> None:
    """Never returns, and runs nothing that the parent has left to do: buffers, handlers, `finally`."""
    code = LACKING
    try:
        # What the parent has made stays as it is: not even the collector touches it, so it is never copied.
        gc.freeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        with open(sender, "wb") as pipe:
            code = perform(order, writer(pipe), bind)
    finally:
        os._exit(code)


def _received(receiver: int, name: str, job: Job[Made], options: Options, begun: float) -> Made | None:
    """What the child makes; None if it ends without a word. Its time runs from when it was `begun`."""
    received, limits = bytearray(), options.limits
    while True:
        if not select([receiver], (), (), max(0.0, begun + limits.wall - monotonic()))[0]:
            raise past_limit(name, "wall", limits.wall)
        piece = os.read(receiver, _PIECE)
        if not piece:
            return None
        received += piece
        for message in unpacked(received, job):
            if isinstance(message, Exception):
                raise message
            if not isinstance(message, tuple):
                return message
            limits = options.limits.for_recognised(message[2])
            if options.progress:
                options.progress(*message)


def _wait(child: int) -> int:
    """Its wait status; 0 where somebody else, a host that ignores its children, has taken it."""
    try:
        return os.waitpid(child, 0)[1]
    except ChildProcessError:
        return 0


def _end(child: int) -> None:
    """Asked first, so that it can remove its temporary files, then made to."""
    with suppress(ChildProcessError, ProcessLookupError):
        gone = 0
        try:
            os.kill(child, signal.SIGTERM)
            end = monotonic() + _PATIENCE
            while not gone and monotonic() < end:
                sleep(0.005)
                gone, _ = os.waitpid(child, os.WNOHANG)
        finally:
            # Also where an alarm or Ctrl-C comes meanwhile.
            if not gone:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                remove_scratch(child)
