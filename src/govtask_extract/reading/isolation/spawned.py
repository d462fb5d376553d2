"""A child that is a Python of its own: where no copy of this process can be made, or none is safe.

Run as a module it is that child: it takes its order from stdin, and tells what it reads on stdout.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from threading import Timer
from typing import IO

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Meanwhile, Options, Progress
from govtask_extract.reading.isolation.job import Job, crashed, perform, silence, unpacked, writer
from govtask_extract.reading.limits import past_limit

Order = tuple[Job, str, Limits, bool]
"""What the child is given: the work, the file's name, its limits, and whether to tell how far it is."""

_PIECE = 1 << 16
# How long a child that was asked to end may clean up.
_PATIENCE = 0.5


def read_spawned(job: Job, name: str, options: Options, meanwhile: Meanwhile) -> RawDocument:
    """Whatever happens, the child is gone afterwards."""
    order: Order = (job, name, options.limits, options.progress is not None)
    with subprocess.Popen(
        [sys.executable, "-m", "govtask_extract.reading.isolation.spawned"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        late = _Late(child, options.limits.seconds)
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
        raise past_limit(name, "seconds", limits.seconds) if late.came else crashed(name, -status, limits)
    return document


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


def main() -> int:
    """What a library prints must not come between: stdout is taken aside before anything else runs."""
    order: Order = pickle.load(sys.stdin.buffer)
    job, name, limits, told = order
    with os.fdopen(os.dup(1), "wb") as pipe:
        silence()
        return perform(job, name, limits, told, writer(pipe))


if __name__ == "__main__":
    os._exit(main())
