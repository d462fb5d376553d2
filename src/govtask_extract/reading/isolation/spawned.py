"""A child that is a Python of its own: where no copy of this process can be made, or none is safe.

`main` is that child: it takes its order from stdin, and tells what it reads on stdout.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import TIMEOUT_MAX, Event, Thread
from time import monotonic
from typing import IO

from msgspec import Struct

from govtask_extract.model.options import Limits, Meanwhile, Options, Progress
from govtask_extract.reading.isolation.job import (
    LACKING,
    Job,
    Made,
    Order,
    ended,
    perform,
    starting,
    unpacked,
    writer,
)
from govtask_extract.reading.isolation.lifetime import end_with_pipe, remove_scratch
from govtask_extract.reading.limits import past_limit, process_size
from govtask_extract.reading.usage import spent

_PIECE = 1 << 16
# How long a child that was asked to end may clean up.
_PATIENCE = 0.5
# In seconds: how often is looked at what the child has used, where the system does not hold it to its limits. What it
# takes in between is beyond them.
_LOOK = 0.05


def read_spawned(job: Job[Made], name: str, options: Options, meanwhile: Meanwhile) -> Made:
    """Whatever happens, the child is gone afterwards."""
    order: Order[Made] = (job, name, options.limits)
    with starting(name):
        child = _started()
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        with starting(name):
            watch = _Watch(child, options.limits)
        try:
            _hand_over(child.stdin, pickle.dumps(order))
            meanwhile()
            made = _received(child.stdout, job, watch, options.progress)
            status = child.wait()
        except BaseException:
            _end(child)
            raise
        finally:
            watch.over.set()
    if made is not None:
        return made
    if watch.passed:
        raise past_limit(name, watch.passed, getattr(watch.limits, watch.passed))
    remove_scratch(child.pid)
    raise ended(name, -status, options.limits)


# Where we are is looked through last, so that nothing there hides a module of Python's.
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from {} import main; main()"


def _started() -> subprocess.Popen[bytes]:
    """Safely (-P): no file of the current folder is run, whatever module it is called like."""
    home = str(Path(__file__).parents[3])
    python, variables = _interpreter()
    return subprocess.Popen(
        [python, "-P", "-c", _PROGRAM.format(__name__), home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings() | variables,
    )


def _interpreter() -> tuple[str, dict[str, str]]:
    """The Python that we are, and the variables that tell it so.

    In a virtual environment of Windows `sys.executable` is but a starter of the real one, which would be a grandchild:
    looking at the child, and ending it, would mean the wrong process. Python's own multiprocessing does the same.
    """
    real = getattr(sys, "_base_executable", sys.executable)
    if sys.platform != "win32" or real == sys.executable:
        return sys.executable, {}
    return real, {"__PYVENV_LAUNCHER__": sys.executable}


def _surroundings() -> dict[str, str]:
    """Ours, with PYTHONPATH naming folders: an empty part of it is the current one."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.environ | {"PYTHONPATH": os.pathsep.join(part for part in given if part)}


class _Watch(Thread):
    """Ends the child when it has gone beyond a limit; `passed` is the limit's name then."""

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits) -> None:
        super().__init__(daemon=True)
        self.passed: str | None = None
        self.over = Event()
        self._child = child
        self.limits = limits
        self._begun = monotonic()
        self.start()

    def run(self) -> None:
        held = process_size() is not None
        while not self.passed and not self.over.wait(self._pause(held)):
            if self._left() <= 0:
                self.passed = "wall"
            elif not held:
                self.passed = spent(self._child.pid, self.limits)
        if self.passed:
            _end(self._child)

    def _pause(self, held: bool) -> float:
        """In seconds, no more than a lock can wait."""
        return min(max(0.0, self._left()), TIMEOUT_MAX) if held else _LOOK

    def _left(self) -> float:
        return self._begun + self.limits.wall - monotonic()


def _received(stream: IO[bytes], job: Job[Made], watch: _Watch, progress: Progress | None) -> Made | None:
    """What the child makes; None if it ends without a word."""
    received, limits = bytearray(), watch.limits
    while piece := stream.read1(_PIECE):  # type: ignore[attr-defined]
        received += piece
        for message in unpacked(received, job):
            if isinstance(message, Exception):
                raise message
            if not isinstance(message, tuple):
                return message
            watch.limits = limits.for_recognised(message[2])
            if progress:
                progress(*message)
    return None


def _hand_over(stream: IO[bytes], order: bytes) -> None:
    """A child that ends before it has read all is told by its silence. It lives as long as the stream stays open."""
    try:
        stream.write(order)
        stream.flush()
    except OSError:
        with suppress(OSError):
            stream.close()


def _end(child: subprocess.Popen[bytes]) -> None:
    """Asked first, so that it can remove its temporary files, then made to."""
    try:
        child.terminate()
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        return
    finally:
        child.kill()
        child.wait()
        remove_scratch(child.pid)


def main() -> None:
    """The child, which ends here. No print of a library comes between: stdout is taken aside before anything runs."""
    code = LACKING
    try:
        order: Order[Struct] = pickle.load(sys.stdin.buffer)
        with os.fdopen(os.dup(1), "wb") as pipe:
            code = perform(order, writer(pipe), partial(end_with_pipe, sys.stdin.buffer))
    finally:
        os._exit(code)
