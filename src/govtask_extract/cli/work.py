"""Around the work on one file: its limits of time and memory, here as in a child, and a bar on the terminal."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import click
from msgspec import Struct

from govtask_extract.cli.console import is_quiet, watched
from govtask_extract.cli.timed_looks import looking
from govtask_extract.errors import GovtaskError
from govtask_extract.machine import MEGABYTE
from govtask_extract.model.options import Limits, Progress
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


_SIZE, _USED = "govtask_extract.size", "govtask_extract.used"
# Megabytes. With less no notice can be read, and libraries that find so little end the process without a word;
# less than the other leaves little beside the report's models, which take some 25.
_LEAST, _TIGHT = 25, 120
Found = TypeVar("Found")


@contextmanager
def bounded(name: str, limits: Limits) -> Iterator[None]:
    """Raises `LimitExceeded` for a file that takes too long or too much; `name` is the file's.

    The memory is that of the whole command: what earlier files have left behind counts.
    """
    from govtask_extract.reading.limits import lacking, limit_memory, memory_is_limited, past_limit

    if limits.memory < _LEAST:
        raise past_limit(name, "memory", limits.memory)
    if limits.memory < _TIGHT:
        _load_models()
    lift = limit_memory(limits.memory, _size_at_first())
    _grown()
    ours = memory_is_limited()
    try:
        with _timed(name, limits):
            yield
    except Exception as error:
        lift()
        foreseen = isinstance(error, GovtaskError | click.ClickException)
        fault = None if foreseen else lacking(error, name, limits.memory, ours=ours)
        if fault is None:
            raise
        raise fault from error
    finally:
        lift()


def _load_models() -> None:
    """What pydantic's library cannot get ends the process without an error, so that it is loaded before."""
    from govtask_extract.model.report import Report

    Report.model_rebuild()


def bounded_steps(name: str, found: Iterator[Found], limits: Limits) -> Iterator[Found]:
    """What `found` gives, each step within the limits."""
    while True:
        with bounded(name, limits):
            step = list(islice(found, 1))
        if not step:
            return
        yield step.pop()


def _size_at_first() -> int | None:
    """Of this process, when the command first asked for it; None where the system does not hold it to its memory."""
    from govtask_extract.reading.limits import process_size

    return _at_first(_SIZE, process_size)


def _grown() -> int:
    """Bytes that this process has taken since this was first asked; 0 where the system sees to that, or none can."""
    if _size_at_first() is not None:
        return 0
    from govtask_extract.reading.usage import usage_of

    usage = usage_of(os.getpid())
    if usage is None:
        return 0
    before = _at_first(_USED, lambda: usage.bytes)
    return usage.bytes - before if before else 0


def _at_first(what: str, ask: Callable[[], int | None]) -> int | None:
    """What asking gave when the command, of which this is a part, asked for it first."""
    context = click.get_current_context(silent=True)
    if context is None:
        return None
    known = context.find_root().meta
    if what not in known:
        known[what] = ask()
    found: int | None = known[what]
    return found


@contextmanager
def _timed(name: str, limits: Limits) -> Iterator[None]:
    """By the processor's time, of children that have ended too, and by the clock.

    What is timed inside, such as a file that is read while others are written, is not counted here once more.
    In a thread only children are held to their time.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    from govtask_extract.reading.limits import past_limit

    clock, inside = _Clock(_processor_time(), monotonic()), len(_CLOCKS)

    def look() -> None:
        allowed = limits.for_recognised(clock.recognised)
        if _processor_time() - clock.begun > allowed.seconds:
            raise past_limit(name, "seconds", allowed.seconds)
        if monotonic() - clock.begun_at > allowed.wall:
            raise past_limit(name, "wall", allowed.wall)
        if _grown() > allowed.memory * MEGABYTE:
            raise past_limit(name, "memory", allowed.memory)

    _CLOCKS.append(clock)
    try:
        with looking(look):
            yield
    finally:
        del _CLOCKS[inside:]
        for outer in _CLOCKS[-1:]:
            outer.skip(clock)


@contextmanager
def untimed() -> Iterator[None]:
    """What passes in here is not counted: processes that end have used the time of all files that they read."""
    clock, outer = _Clock(_processor_time(), monotonic()), _CLOCKS[-1:]
    begun = [one.begun for one in outer]
    for one in outer:
        one.begun = float("inf")
    try:
        yield
    finally:
        for one, before in zip(outer, begun, strict=True):
            one.begun = before
            one.skip(clock)


class _Clock(Struct):
    """When something began: by the processor's time, which counts from nowhere, and by the clock.

    `recognised` pages have had to be recognised since.
    """

    begun: float
    begun_at: float
    recognised: int = 0

    def skip(self, inner: _Clock) -> None:
        """What began with `inner`, which ends now, is not counted here."""
        self.begun += _processor_time() - inner.begun
        self.begun_at += monotonic() - inner.begun_at


# Of what is timed at the moment, the innermost last.
_CLOCKS: list[_Clock] = []


def _processor_time() -> float:
    """In seconds: of this process and of its children that have ended."""
    return sum(os.times()[:4])


# Nobody misses a bar that would be gone before it is seen.
PATIENCE = 0.5
# In seconds: what is left is told by so much of what has passed. A page that is recognised takes one to three.
_LOOKED_BACK = 120


@contextmanager
def progress_bar(name: str) -> Iterator[Progress]:
    """Something to call with (pages read, pages in all, pages recognised): who is watching sees it."""
    bar = _Bar(name) if watched() and not is_quiet() else None

    def told(done: int, total: int, recognised: int) -> None:
        for clock in _CLOCKS[-1:]:
            clock.recognised = max(clock.recognised, recognised)
        if bar:
            bar(done, total)

    try:
        yield told
    finally:
        if bar:
            bar.stop()


class _Bar:
    """Draws nothing, and does not even load rich, until `PATIENCE` is over."""

    def __init__(self, name: str) -> None:
        self._name = printable(name)
        self._begun = monotonic()
        self._drawn: RichProgress | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._drawn is None and monotonic() - self._begun > PATIENCE and done < total:
            self._drawn = _draw(self._name)
        if self._drawn is not None:
            self._drawn.update(self._drawn.task_ids[0], completed=done, total=total)

    def stop(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _draw(name: str) -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(spoken(said("pages"))),
        TimeRemainingColumn(compact=True),
    )
    drawn = Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=_LOOKED_BACK)
    drawn.add_task(name, total=None)
    drawn.start()
    return drawn
