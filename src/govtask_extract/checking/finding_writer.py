"""What a format of `govtask check` does, and several of them at once: each entry is given to all, and kept by none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import ClassVar

from govtask_extract.checking import formats
from govtask_extract.checking.outcome import Checked, Run, Unchecked, in_words
from govtask_extract.saying.speaking import spoken
from govtask_extract.saying.speaking import written as written_in_data


class FindingWriter(ABC):
    """Makes pieces of text of the entries of a run, in the order of the files, and of what is known at their end.

    `terminal` says that a person's terminal shows them, which takes colours and links.
    """

    for_people: ClassVar[bool] = False
    """Whether lines for people may stand among its own."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        self.run = run
        self.terminal = terminal
        self.says_totals = True
        """Whether lines for people end with how many findings there are."""

    @property
    def words(self) -> Callable[[str], str]:
        """What says a message in the language of those who read the format: people, or programs."""
        return spoken if self.for_people else written_in_data

    @abstractmethod
    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        """Of one entry, which is let go before the next comes; its messages are said in the language of the format.

        What has to wait goes into a spool of the run.
        """

    def closing(self) -> Iterator[str]:
        """What stands at the end, once all entries have gone by."""
        return iter(())


def finding_writer(name: str, run: Run, *, terminal: bool = False) -> FindingWriter:
    """The format `name`, one of those that `checking/formats/` offers as `WRITER`."""
    writer: FindingWriter = import_module(f"{formats.__name__}.as_{name}").WRITER(run, terminal=terminal)
    return writer


def written(
    entries: Iterable[Checked | Unchecked], run: Run, writers: Sequence[FindingWriter]
) -> Iterator[tuple[FindingWriter, str]]:
    """Every piece with its writer, in one pass over the entries, which are counted.

    Behind each entry there is an empty piece: a piece is what the limits hold for, and some formats wait with theirs.
    """
    for entry in entries:
        run.totals.add(entry)
        for writer in writers:
            for piece in writer.pieces(in_words(entry, writer.words)):
                yield writer, piece
        del entry
        yield writers[0], ""
    for writer in writers:
        # What lines for people end with are totals, and nothing else.
        for piece in writer.closing() if writer.says_totals or not writer.for_people else ():
            yield writer, piece
