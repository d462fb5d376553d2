"""XLSX: a sheet of tasks, one that counts, one for each role and kind of value; evidence in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import said
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class XlsxWriter(PieceWriter, frozen=True):
    """Numbers, days and yes or no are written as such; no text is ever a formula or a link."""

    suffixes: tuple[str, ...] = (".xlsx",)
    summary: str = said("Excel workbook: tasks, a summary with charts, a sheet for each role")
    tasks_only: bool = True
    joins_lists: bool = True

    def language(self, layout: Layout) -> Language:
        """That of the headings."""
        return layout.of_workbook

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """The rows of all sheets, but for their numbers, and what the summary counts."""
        from govtask_extract.writing.workbook_shares import workbook_share

        return workbook_share(entry, layout)

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """Shares are put aside as they come, and written when all are there; the same bytes whenever it is written."""
        from govtask_extract.writing.workbook import workbook_pieces

        return workbook_pieces(shares, layout)


WRITER = XlsxWriter()
