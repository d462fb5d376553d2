"""XLSX: a sheet of tasks, one for each role, one of sections, one of diagnostics; evidence in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.registry import Extra
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry

_EXTRA = Extra("office", "xlsxwriter")


class XlsxWriter(PieceWriter, frozen=True):
    """Numbers, days and yes or no are written as such; no text is ever a formula or a link."""

    suffixes: tuple[str, ...] = (".xlsx",)
    summary: str = "Excel workbook: tasks, a sheet for each role, sections, diagnostics"
    tasks_only: bool = True
    extra: Extra | None = _EXTRA

    def pieces(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """Rows are put aside as they come, and written when all are there; the same bytes whenever it is written."""
        from govtask_extract.errors import MissingExtra

        try:
            from govtask_extract.writing.workbook import workbook_pieces
        except ImportError as missing:
            raise MissingExtra(f"Writing xlsx needs {missing.name}", _EXTRA.hint) from missing
        yield from workbook_pieces(entries, several=several, language=layout.headings)


WRITER = XlsxWriter()
