"""What is written of each file, made where the file is read, in a process of a pool, too; the command joins it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.outcomes import Outcome, Work, failed, left_out
from govtask_extract.cli.separators import mistakable
from govtask_extract.cli.summaries import summary
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Limits
from govtask_extract.writing.distinct_sources import DistinctPaths, path_of, renamed
from govtask_extract.writing.task_search import TaskSearch
from govtask_extract.writing.writer import Layout, Writer

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.shown import ShownNotice


ShownEntry = tuple["Entry", "ShownNotice | None"]


class CarriedEntry:
    """With what is shown of its notice. From one process to another it goes packed, and is unpacked if somebody asks
    for it, which is rare.
    """

    def __init__(self, given: ShownEntry | None, packed: bytes = b"") -> None:
        self._given = given
        self._packed = packed

    @cached_property
    def unpacked(self) -> ShownEntry:
        found: ShownEntry = self._given or loads(self._packed)
        return found

    def __reduce__(self) -> tuple[type[CarriedEntry], tuple[None, bytes]]:
        return CarriedEntry, (None, self._packed or dumps(self._given, HIGHEST_PROTOCOL))


class MadeShare(Struct, frozen=True):
    """What is written of an entry that goes by `path`. `told` is what is to be said of it behind its path, if any."""

    path: str
    content: bytes
    failed: bool
    told: str


class WantedShares(Struct, frozen=True):
    """How it is written: `alone`, into a file for each, or together.

    `later`: shares are made when an entry's turn comes, since what is written of it hangs on those before.
    """

    writer: Writer
    layout: Layout
    alone: bool = False
    later: bool = False

    def made(self, entry: Entry, shown: ShownNotice | None, *, several: bool) -> MadeShare:
        from govtask_extract.model.failure import Failure

        told = mistakable(entry, self.layout) if self.writer.joins_lists else ""
        return MadeShare(path_of(entry), self._content(entry, shown, several), isinstance(entry, Failure), told)

    def _content(self, entry: Entry, shown: ShownNotice | None, several: bool) -> bytes:
        from govtask_extract.writing.entry_language import in_language

        entry = in_language(entry, self.writer.language(self.layout))
        writer = self.writer.showing(shown)
        if self.alone:
            return writer.write([entry], several=False, layout=self.layout)
        return writer.share(entry, several=several, layout=self.layout)


class EntryShare(Struct, frozen=True):
    """What is written of an entry that goes by `path`, made already unless that has to wait.

    `summary` is what was found, in a line; of a failure it is empty.
    """

    path: str
    summary: str
    entry: CarriedEntry
    made: MadeShare | None

    @property
    def failed(self) -> bool:
        return not self.summary


def entry_shares(
    file: GivenFile, work: Work[Entry], wanted: WantedShares, limits: Limits
) -> Iterator[Outcome[EntryShare]]:
    """What `work` makes of a file, as it is written. Raises nothing on account of it."""
    for outcome in work(file):
        yield _shared(outcome, file, wanted, limits)
        del outcome


def _shared(outcome: Outcome[Entry], file: GivenFile, wanted: WantedShares, limits: Limits) -> Outcome[EntryShare]:
    if outcome.left_out:
        return left_out(outcome.path, outcome.left_out)
    several = file.several or outcome.several
    try:
        with bounded(file.path, limits):
            share = _share((outcome.entry, outcome.shown), wanted, several)
            return replace(outcome, shown=None).holding(share)
    except Exception as error:
        fault = failed(file.path, error)
        return fault.holding(_share((fault.entry, None), wanted, several))


def _share(given: ShownEntry, wanted: WantedShares, several: bool) -> EntryShare:
    from govtask_extract.model.failure import Failure

    entry = given[0]
    line = "" if isinstance(entry, Failure) else summary(entry)
    made = None if wanted.later else wanted.made(*given, several=several)
    return EntryShare(path_of(entry), line, CarriedEntry(given), made)


class SharesInTurn:
    """Shares in the order of what is written: of two that go by one path, the second gets another one.

    `search` leaves tasks out.
    """

    def __init__(self, wanted: WantedShares, search: TaskSearch | None) -> None:
        self._wanted = wanted
        self._search = search
        self._paths = DistinctPaths()

    def in_turn(self, share: EntryShare, *, several: bool) -> MadeShare:
        path = self._paths.unused(share.path)
        if share.made is not None and path == share.path:
            return share.made
        given, shown = share.entry.unpacked
        entry = given if path == share.path else renamed(given, path)
        chosen = self._search.of_entry(entry) if self._search else entry
        return self._wanted.made(chosen, shown, several=several)
