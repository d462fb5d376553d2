"""What a child process does: its work, held to its limits, and what it tells its parent; what its silence means."""

from __future__ import annotations

import faulthandler
import os
import signal
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import IO

from govtask_extract.errors import GovtaskError, ReaderCrash
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Progress, option_for
from govtask_extract.reading.limits import limit_memory, past_limit

Job = Callable[[Progress | None], RawDocument]
"""Reads a file and tells how far it is. Pickled, where the child is no copy of its parent."""

# A child that nobody ends, since its parent was killed, ends itself so much later than its parent would have.
_GRACE = 5


class _Stopped(BaseException):
    """The parent has had enough. No `except Exception` of a library holds it up, and temporary files go."""


def perform(job: Job, name: str, limits: Limits, told: bool, write: Callable[[bytes], None]) -> int:
    """The exit status of the child. `told` says that the parent wants to know how far it is."""
    try:
        _settle(limits)
        write(_outcome(job, name, limits, _teller(write) if told else None))
    except (_Stopped, OSError):
        return 1
    return 0


def _teller(write: Callable[[bytes], None]) -> Progress:
    return lambda done, total: write(packed((done, total)))


def _outcome(job: Job, name: str, limits: Limits, progress: Progress | None) -> bytes:
    """The document, or the error, packed."""
    try:
        return packed(job(progress))
    except MemoryError:
        error: Exception = past_limit(name, "memory", limits.memory)
    except GovtaskError as known:
        error = known
    except Exception as unknown:
        error = RuntimeError(f"{type(unknown).__name__}: {unknown}")
    return packed(error)


def _settle(limits: Limits) -> None:
    """No core is dumped, no memory taken beyond the limit, and signals are met as a child should."""
    limit_memory(limits.memory)
    signal.signal(signal.SIGTERM, _stop)
    # What was started to go on after Ctrl-C, by `&` in a script, goes on as a whole.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stop(number: int, frame: object) -> None:
    raise _Stopped


def writer(pipe: IO[bytes]) -> Callable[[bytes], None]:
    """Writes to it at once."""

    def write(data: bytes) -> None:
        pipe.write(data)
        pipe.flush()

    return write


def silence() -> None:
    """What a library prints while it dies is nothing for the terminal."""
    if os.environ.get("GOVTASK_DEBUG") == "1":
        return
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


Message = tuple[int, int] | RawDocument | Exception
"""Pages read and pages in all; or what the reading came to."""

_LENGTH = struct.Struct("<Q")


def packed(message: Message) -> bytes:
    """With its length before it."""
    content = dumps(message, HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(content)) + content


def unpacked(received: bytearray) -> Iterator[Message]:
    """Each message that is complete; it is taken out of what was received."""
    while len(received) >= _LENGTH.size:
        (size,) = _LENGTH.unpack_from(received)
        if len(received) < _LENGTH.size + size:
            return
        message: Message = loads(received[_LENGTH.size : _LENGTH.size + size])
        del received[: _LENGTH.size + size]
        yield message


def crashed(name: str, number: int, limits: Limits) -> ReaderCrash:
    """`number` is the signal that ended the child, 0 or less if none did."""
    try:
        how = signal.Signals(number).name
    except ValueError:
        how = "no message"
    return ReaderCrash(
        f"{name} made the library that reads it crash ({how})",
        f"The file is damaged, or needs more than the {limits.memory} MB that {option_for('memory')} allows.",
    )
