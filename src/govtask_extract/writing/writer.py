"""What a format for output is, and what it is given: reports, and failures in the place of those that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from govtask_extract.registry import Extra
from govtask_extract.writing.layout import PLAIN, Layout

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


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
    def extra(self) -> Extra | None:
        """The pip extra that brings what it needs, None if that comes with the package."""

    @property
    def summary(self) -> str:
        """One line for `govtask formats`."""

    def write(self, entries: Sequence[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """The same entries give the same bytes. Without `several` there is one entry, and it is written bare.

        `layout` is for tables.
        """
