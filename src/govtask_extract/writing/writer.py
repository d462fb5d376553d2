"""What a format for output is, what it is given and may be told, and which there are.

It is given reports, and failures in the place of those that are missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, Self

from msgspec import Struct

from govtask_extract.registry import collect, names
from govtask_extract.saying.languages import Language
from govtask_extract.saying.speaking import tongues
from govtask_extract.writing import formats
from govtask_extract.writing.distinct_sources import distinct

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.shown import ShownNotice


class Layout(Struct, frozen=True):
    """How tables look. Without `headings`, workbooks are Chinese, also in what they say, and CSV has English ones.

    `excel` makes a CSV file open well in Excel: with a byte order mark, and no value taken for a formula. `separator`
    stands between the items of a list, never empty: 、 is part of names, such as 各县、区人民政府. `drop_empty` leaves
    out of CSV the columns that no row has a value in.
    """

    headings: Language | None = None
    excel: bool = False
    separator: str = "；"
    drop_empty: bool = False

    @property
    def of_workbook(self) -> Language:
        return self.headings or "zh"


PLAIN = Layout()


class Writer(Protocol):
    """Every module of `writing.formats` is called `as_` and the writer's name, and offers one as `WRITER`.

    Importing that module must cost nothing: what a format needs is imported when it is written.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Of the files, in lower case with their dots, the usual one first."""

    @property
    def tasks_only(self) -> bool:
        """Whether it writes tasks one by one, so that some may be selected; else it writes whole reports."""

    @property
    def joins_lists(self) -> bool:
        """Whether the items of a list stand in one cell, the layout's separator between them."""

    @property
    def summary(self) -> str:
        """One line for `govtask formats`."""

    @property
    def shows_document(self) -> bool:
        """Whether it shows the notice itself beside its report: then somebody has to bring it."""

    def showing(self, shown: ShownNotice | None) -> Writer:
        """The same writer, for an entry whose notice this is."""

    def language(self, layout: Layout) -> Language:
        """In which the messages of reports are said: that of data, but for what people read alone."""

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """What an entry adds, wherever it stands among others; it may be made in another process than it is joined in.

        Without `several` there is one entry, and it is written bare. `layout` is for tables.
        """

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """What is written, of shares made with the same `several` and `layout`; the same shares give the same bytes.

        For each share there is a piece, which may be empty, before the next one is asked for; none is kept in memory.
        """

    def write(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """All of it in one piece."""


class PieceWriter(Struct, frozen=True):
    """A writer that has yet to say what a share is, and how shares are joined."""

    joins_lists: bool = False
    shows_document: bool = False

    def showing(self, shown: ShownNotice | None) -> Self:
        return self

    def language(self, layout: Layout) -> Language:
        return tongues().data

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        raise NotImplementedError

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        raise NotImplementedError

    def write(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        shares = map(partial(self.share, several=several, layout=layout), distinct(entries))
        return b"".join(self.joined(shares, several=several, layout=layout))


_PREFIX = "as_"


def format_names() -> tuple[str, ...]:
    """The names of the formats, none of them loaded."""
    return tuple(name.removeprefix(_PREFIX) for name in names(formats))


def named_writer(name: str) -> Writer:
    """The writer of a format in `format_names()`."""
    writer: Writer = import_module(f"{formats.__name__}.{_PREFIX}{name}").WRITER
    return writer


def writers() -> dict[str, Writer]:
    """All writers by the names of their formats."""
    return {name.removeprefix(_PREFIX): module.WRITER for name, module in collect(formats).items()}


def name_for_suffix(suffix: str) -> str | None:
    """The format of files that end in `suffix` (lower case, with its dot), if there is one."""
    return next((name for name, writer in writers().items() if suffix in writer.suffixes), None)
