"""Several files at once, each in a process of a pool that reads one after another; what they give, in their order.

A process that a library ends costs its file alone: another takes its place.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import Sayings, overheard, say_again
from govtask_extract.cli.files import OBJECTS_OF_MANY, GivenFile
from govtask_extract.cli.outcomes import Item, Outcome, Work
from govtask_extract.cli.work import untimed
from govtask_extract.errors import GovtaskError
from govtask_extract.model.options import Limits, Options
from govtask_extract.reading.recognition.engines import installed_engine
from govtask_extract.saying.speaking import Tongues, speak, tongues

if TYPE_CHECKING:
    from pebble import ProcessPool

# So many files a process are begun before what the first of them gives is asked for.
_AHEAD = 2
# In seconds: what ends by its own clock is not ended by ours.
_GRACE = 10


class _Given(Struct, Generic[Item], frozen=True):
    """All that a file gives, and what was said on the way."""

    outcomes: list[Outcome[Item]]
    sayings: Sayings


def at_once(files: Iterator[GivenFile], work: Work[Item], options: Options, jobs: int) -> Iterator[Outcome[Item]]:
    """What `work` gives for each file. Whoever stops asking ends the processes."""
    limits, waiting = options.limits, deque[tuple[GivenFile, Future[_Given[Item]]]]()
    # How long recognising takes is told only in the file's process, which is held to it by the processor's time.
    longest = limits.wall + _GRACE if options.recognition == "never" or installed_engine() is None else None
    with _pool(jobs, work) as pool:
        for file in files:
            waiting.append((file, pool.schedule(_perform, (file, limits), timeout=longest)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _given(waiting, work, limits)
        while waiting:
            yield from _given(waiting, work, limits)


@contextmanager
def _pool(jobs: int, work: Work[Item]) -> Iterator[ProcessPool]:
    from multiprocessing import get_context

    from pebble import ProcessPool

    # Copies of this process would hold its threads' locks.
    pool = ProcessPool(jobs, initializer=_begin, initargs=(os.getpid(), work, tongues()), context=get_context("spawn"))
    with _safe_path():
        try:
            yield pool
            pool.close()  # type: ignore[no-untyped-call]
        finally:
            with untimed():
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join()


@contextmanager
def _safe_path() -> Iterator[None]:
    """No process of ours takes a module from where we are; others that begin later are asked for nothing."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


_SAFE_PATH = "PYTHONSAFEPATH"


# What is known of a profile is kept with it: each process has the work, and the profile in it, once.
_WORK: list[Work[Any]] = []


def _begin(parent: int, work: Work[Any], at_hand: Tongues) -> None:
    from govtask_extract.reading.isolation.job import silence
    from govtask_extract.reading.isolation.lifetime import end_with

    gc.set_threshold(OBJECTS_OF_MANY)
    end_with(parent)
    silence()
    speak(at_hand)
    _WORK[:] = [work]


def _perform(file: GivenFile, limits: Limits) -> _Given[Any]:
    """In a process of the pool."""
    from govtask_extract.reading.isolation.lifetime import hold_to_more_time

    hold_to_more_time(limits)
    with overheard() as sayings:
        return _Given([outcome for work in _WORK for outcome in work(file)], sayings)


def _given(
    waiting: deque[tuple[GivenFile, Future[_Given[Item]]]], work: Work[Item], limits: Limits
) -> Iterator[Outcome[Item]]:
    """Of the file that was begun first."""
    file, future = waiting.popleft()
    try:
        given = future.result()
    except BaseException as error:
        fault = _fault(error, file, limits)
        if fault is None:
            raise
        yield from work(replace(file, given=fault))
        return
    say_again(given.sayings)
    given.outcomes.reverse()
    del future
    while given.outcomes:
        yield given.outcomes.pop()


def _fault(error: BaseException, file: GivenFile, limits: Limits) -> GovtaskError | None:
    """Of a file whose process has ended; None for what the work raises on account of something else."""
    from pebble import ProcessExpired

    from govtask_extract.reading.isolation.job import ended
    from govtask_extract.reading.isolation.lifetime import remove_scratch
    from govtask_extract.reading.limits import past_limit

    if isinstance(error, ProcessExpired):
        if error.pid:
            remove_scratch(error.pid)
        return ended(file.path, -(error.exitcode or 0), limits)
    if isinstance(error, TimeoutError):
        return past_limit(file.path, "wall", limits.wall)
    return None
