"""What a child process does: its work, held to its limits, and what it tells its parent; what its silence means."""

from __future__ import annotations

import faulthandler
import os
import signal
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import IO, TypeAlias, TypeVar

from msgspec import Struct

from govtask_extract.errors import GovtaskError, MachineFault, ReaderCrash
from govtask_extract.machine import MEGABYTE, memory_allowed
from govtask_extract.model.options import Limits, Progress, option_for
from govtask_extract.reading.isolation.lifetime import hold_to_clock, hold_to_time, out_of_time
from govtask_extract.reading.limits import (
    lacking,
    limit_memory,
    memory_is_limited,
    out_of_memory,
    past_limit,
)
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import said

Made = TypeVar("Made", bound=Struct)
Job = Callable[[Progress | None], Made]
"""Reads a file, or paints its pages, and tells how far it is. Pickled, where the child is no copy of its parent."""


Order = tuple[Job[Made], str, Limits]
"""The work, the file's name, its limits."""
Bond = Callable[[], None]
"""From then on the child ends with its parent."""


class _Stopped(BaseException):
    """The parent has had enough. No `except Exception` of a library holds it up, and temporary files go."""


def perform(order: Order[Made], write: Callable[[bytes], None], bind: Bond) -> int:
    """The exit status of the child."""
    try:
        write(_outcome(order, write, bind))
    except (_Stopped, OSError):
        return 1
    except Exception:
        return LACKING
    return 0


LACKING = 71
"""EX_OSERR of sysexits.h: the status of a child that cannot even say what it lacks."""


def _teller(write: Callable[[bytes], None], limits: Limits) -> Progress:
    """Others recognise pages, so that only the clock has to wait for them."""
    longer = 0

    def tell(done: int, total: int, recognised: int) -> None:
        nonlocal longer
        if recognised > longer:
            longer = recognised
            hold_to_clock(limits.for_recognised(1))
        write(packed((done, total, recognised)))

    return tell


def _outcome(order: Order[Made], write: Callable[[bytes], None], bind: Bond) -> bytes:
    """What the job makes, or the error, packed."""
    job, name, limits = order
    try:
        bind()
        silence()
        _settle(limits)
        return packed(job(_teller(write, limits)))
    except GovtaskError as known:
        error: Exception = known
    except Exception as unknown:
        error = lacking(unknown, name, limits.memory, ours=memory_is_limited()) or RuntimeError(
            f"{type(unknown).__name__}: {unknown}"
        )
    return packed(error)


def _settle(limits: Limits) -> None:
    """No core is dumped, no memory taken beyond the limit, and signals are met as a child should."""
    limit_memory(limits.memory)
    hold_to_time(limits)
    signal.signal(signal.SIGTERM, _stop)
    # What was started to go on after Ctrl-C, by `&` in a script, goes on as a whole.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
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


Message: TypeAlias = tuple[int, int, int] | Exception | Made
"""Pages read, pages in all, pages recognised; or what the job came to."""

_LENGTH = struct.Struct("<Q")


def packed(message: Message[Made]) -> bytes:
    """With its length before it."""
    content = dumps(message, HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(content)) + content


def unpacked(received: bytearray, job: Job[Made]) -> Iterator[Message[Made]]:
    """Each message of the job's that is complete; it is taken out of what was received."""
    while len(received) >= _LENGTH.size:
        (size,) = _LENGTH.unpack_from(received)
        if len(received) < _LENGTH.size + size:
            return
        message: Message[Made] = loads(received[_LENGTH.size : _LENGTH.size + size])
        del received[: _LENGTH.size + size]
        yield message


@contextmanager
def starting(name: str) -> Iterator[None]:
    """Where the system has no process, thread or pipe left, that is no fault of the file's. `name` is the file's."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        reason = words_of_system(error) if isinstance(error, OSError) else error
        hint = said("Try again when less is running on the machine, or read it without one: --isolate never.")
        raise MachineFault(
            said("{name} needs a process of its own, and there is none to be had: {reason}", name=name, reason=reason),
            hint,
        ) from error


def ended(name: str, number: int, limits: Limits) -> GovtaskError:
    """`number` is the signal that ended the child, its exit status below zero if none did."""
    if number == -LACKING:
        return out_of_memory(name, limits.memory, ours=_system_allows() is None)
    if out_of_time(number):
        return past_limit(name, "seconds", limits.seconds)
    return ReaderCrash(
        said("{name} made the library that reads it crash ({way})", name=name, way=_way(number)),
        said("The file is damaged, or needs more than the {allowed}.", allowed=_allowed(limits)),
    )


def _way(number: int) -> str:
    """SIGSEGV; on Windows, which has no such signals, the status that it gives: 0xC0000005."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"0x{-number:08X}" if number < -_LARGEST_STATUS else said("no message")


# Of programs that end by themselves.
_LARGEST_STATUS = 0xFF


def _allowed(limits: Limits) -> str:
    """The memory of a child, and by whom."""
    system = _system_allows()
    if system is None:
        return said("{memory} MB that {option} allows", memory=limits.memory, option=option_for("memory"))
    return said("{memory} MB that the system allows (ulimit -v)", memory=system // MEGABYTE)


def _system_allows() -> int | None:
    """Bytes, where that is less than a limit of ours."""
    return None if memory_is_limited() else memory_allowed()
