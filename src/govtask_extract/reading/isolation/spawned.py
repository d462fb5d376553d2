"""A child that is a Python of its own: where no copy of this process can be made, or none is safe.

`main` is that child: it takes its order from stdin, and tells what it reads on stdout.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import IO

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Meanwhile, Options, Progress
from govtask_extract.reading.isolation.job import LACKING, Job, Order, ended, perform, starting, unpacked, writer
from govtask_extract.reading.isolation.lifetime import remove_scratch
from govtask_extract.reading.limits import past_limit

_PIECE = 1 << 16
# How long a child that was asked to end may clean up.
_PATIENCE = 0.5


def read_spawned(job: Job, name: str, options: Options, meanwhile: Meanwhile) -> RawDocument:
    """Whatever happens, the child is gone afterwards."""
    order: Order = (job, name, options.limits, options.progress is not None, os.getpid())
    with starting(name):
        child = _started()
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        with starting(name):
            late = _Late(child, options.limits.wall)
        try:
            _hand_over(child.stdin, pickle.dumps(order))
            meanwhile()
            document = _received(child.stdout, options.progress)
            status = child.wait()
        except BaseException:
            _end(child)
            raise
        finally:
            late.cancel()
    if document is None:
        limits = options.limits
        raise past_limit(name, "wall", limits.wall) if late.came else ended(name, -status, limits)
    return document


# Where we are is looked through last, so that nothing there hides a module of Python's.
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from {} import main; main()"


def _started() -> subprocess.Popen[bytes]:
    """Safely (-P): no file of the current folder is run, whatever module it is called like."""
    home = str(Path(__file__).parents[3])
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM.format(__name__), home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
    )


def _surroundings() -> dict[str, str]:
    """Ours, with PYTHONPATH naming folders: an empty part of it is the current one."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.environ | {"PYTHONPATH": os.pathsep.join(part for part in given if part)}


class _Late(Timer):
    """Ends the child when its time is over; `came` says whether that was needed."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: int) -> None:
        super().__init__(seconds, self._come)
        self.came = False
        self.daemon = True
        self._child = child
        self.start()

    def _come(self) -> None:
        self.came = True
        _end(self._child)


def _received(stream: IO[bytes], progress: Progress | None) -> RawDocument | None:
    """What the child reads; None if it ends without a word."""
    received = bytearray()
    while piece := stream.read1(_PIECE):  # type: ignore[attr-defined]
        received += piece
        for message in unpacked(received):
            if isinstance(message, RawDocument):
                return message
            if isinstance(message, Exception):
                raise message
            if progress:
                progress(*message)
    return None


def _hand_over(stream: IO[bytes], order: bytes) -> None:
    """A child that ends before it has read all is told by its silence."""
    try:
        stream.write(order)
        stream.close()
    except OSError:
        return


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
        order: Order = pickle.load(sys.stdin.buffer)
        with os.fdopen(os.dup(1), "wb") as pipe:
            code = perform(order, writer(pipe))
    finally:
        os._exit(code)
