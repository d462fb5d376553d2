"""Pages recognised one after the other here, or several at once in processes of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from govtask_extract.machine import MEGABYTE, fault_of_machine
from govtask_extract.model.options import ENGINE, Limits, Options
from govtask_extract.reading.isolation.job import silence
from govtask_extract.reading.isolation.lifetime import allow_more_time, end_with, hold_to_more_time
from govtask_extract.reading.limits import allow_memory
from govtask_extract.reading.recognition.engines import Offered, load_engine, required_engine
from govtask_extract.reading.recognition.kept import clean_up, keep_page, kept_page
from govtask_extract.reading.recognition.page_recognition import PageRecognition
from govtask_extract.reading.recognition.picture import PagePicture

if TYPE_CHECKING:
    from pebble import ProcessPool

# In bytes: what a process takes that recognises pages, and what is left to others.
_TAKES, _LEFT = 1024 * MEGABYTE, 512 * MEGABYTE
# More pages at once than this are read no faster by what loads and paints them.
_MOST = 16


class Recogniser:
    """Of one document. Pages are handed in by their numbers, ahead of when they are asked for if there is room.

    Where the document is read in a child process, others recognise its pages; otherwise this one does.
    """

    def __init__(self, path: str, options: Options) -> None:
        """Raises `MissingExtra` if there is no engine."""
        self._offered = required_engine(path)
        self._path, self._options = path, options
        self._alone = options.isolate == "never"
        self._waiting: dict[int, Callable[[], PageRecognition]] = {}
        self._pool: ProcessPool | None = None
        self._quarters = 0
        if self._alone:
            allow_memory(ENGINE)
        self.begun = 0

    @property
    def ahead(self) -> int:
        """How many pages beyond the one that is asked for next should be handed in."""
        return 0 if self._alone else _processes()

    def has(self, number: int) -> bool:
        return number in self._waiting

    def hand_in(self, number: int, picture: PagePicture) -> None:
        """The picture of the page with this number."""
        kept = kept_page(self._offered, picture) if self._options.cache else None
        self.begun += 1
        if kept is not None:
            self._waiting[number] = lambda: kept
        elif self._alone:
            allow_more_time(self._options.limits.for_recognised(1))
            self._waiting[number] = lambda: self._kept(
                picture, _recognise(self._offered, picture, self._quarters, None)
            )
        else:
            work, limits = (self._offered, picture, self._quarters, self._options.limits), self._options.limits
            future = self._at_once().schedule(_recognise_apart, work, timeout=limits.wall)
            # A process that ends before it has begun takes its page with it, and nobody tells.
            longest = limits.for_recognised(1).wall
            self._waiting[number] = lambda: self._kept(picture, future.result(longest))

    def result(self, number: int) -> PageRecognition | None:
        """Of a page that was handed in; asked for once. None if the engine fails on it, or takes too long."""
        try:
            found = self._waiting.pop(number)()
        except Exception as error:
            if fault_of_machine(error, self._path) is not None:
                raise
            return None
        self._quarters = found.quarters
        return found

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
        if self.begun and self._options.cache:
            clean_up()

    def _kept(self, picture: PagePicture, recognition: PageRecognition) -> PageRecognition:
        if self._options.cache:
            keep_page(self._offered, picture, recognition)
        return recognition

    def _at_once(self) -> ProcessPool:
        if self._pool is None:
            self._pool = _pool(_processes())
        return self._pool


def _processes() -> int:
    """As many as have a core and memory of their own."""
    from psutil import virtual_memory

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    room = (virtual_memory().available - _LEFT) // _TAKES
    return max(1, min(_MOST, cores, room))


def _pool(processes: int) -> ProcessPool:
    from multiprocessing import get_context

    from pebble import ProcessPool

    # They need nothing of the program that this process began as, and must not run it again.
    sys.modules["__main__"] = ModuleType("__main__")
    context = get_context("spawn")
    return ProcessPool(processes, initializer=_begin, initargs=(os.getpid(),), context=context)


def _begin(parent: int) -> None:
    """In a process of the pool: its parent's limits are for reading files, and it ends when that does."""
    end_with(parent)
    silence()
    allow_memory(ENGINE)


def _recognise(offered: Offered, picture: PagePicture, quarters: int, threads: int | None = None) -> PageRecognition:
    """A page may take its time, each anew."""
    from govtask_extract.reading.recognition.recognise import recognise_page

    return recognise_page(picture, load_engine(offered, threads), quarters)


def _recognise_apart(offered: Offered, picture: PagePicture, quarters: int, limits: Limits) -> PageRecognition:
    """In a process of the pool: as many are at work as there are cores."""
    hold_to_more_time(limits.for_recognised(1))
    return _recognise(offered, picture, quarters, 1)
