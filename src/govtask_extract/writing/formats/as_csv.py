"""CSV: one row a task, values as they are; what --excel changes is said in `_harmless`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import compress
from typing import TYPE_CHECKING

from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.visible import UNSEEN
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.writing.table_columns import Cell

# A value that begins so is calculated when the file is opened; the full-width forms too, where Chinese is set. Some
# programs pass over blanks, quotation marks and what shows nothing.
_FORMULA = lazy_re(rf"""[\t\r\n]|(?:\s|["'“”‘’{UNSEEN}])*[=+\-@＝＋－＠]""")
_MARK = "\ufeff"


class CsvWriter(PieceWriter, frozen=True):
    """RFC 4180, in UTF-8. The items of a list are joined by the layout's separator."""

    suffixes: tuple[str, ...] = (".csv",)
    summary: str = said("CSV, one row a task")
    tasks_only: bool = True
    joins_lists: bool = True

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """A row for each task. Which columns are left out is not known yet: where some may be, the rows as JSON."""
        import msgspec

        rows = _rows(entry, layout)
        return msgspec.json.encode(rows) + b"\n" if layout.drop_empty else _written(rows)

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """A row of headings, then the tasks of all reports; the same columns for one file and for many."""
        from govtask_extract.writing.written_tables import tasks_table

        yield (_MARK if layout.excel else "").encode()
        headings = [column.heading(layout.headings or "en") for column in tasks_table(()).columns]
        if layout.drop_empty:
            yield from _without_empty(headings, shares)
        else:
            yield _written([headings])
            yield from shares


def _rows(entry: Entry, layout: Layout) -> list[list[str]]:
    from govtask_extract.writing.written_tables import tasks_table

    table = tasks_table((entry,))
    return [[_text(column.cell(row, layout.separator), layout) for column in table.columns] for row in table.rows]


def _without_empty(headings: list[str], shares: Iterable[bytes]) -> Iterator[bytes]:
    """All rows are put aside, since the last may fill a column. Where there is no row, no column is called empty."""
    import msgspec

    from govtask_extract.spool import Spool

    decoded = msgspec.json.Decoder(list[list[str]]).decode
    with Spool() as aside:
        filled = [False] * len(headings)
        for share in shares:
            for row in decoded(share):
                filled = [known or bool(value) for known, value in zip(filled, row, strict=True)]
            aside.add(share)
            del share
            yield b""
        kept = filled if any(filled) else [True] * len(headings)
        yield _written([list(compress(headings, kept))])
        for line in aside.lines():
            yield _written([list(compress(row, kept)) for row in decoded(line)])


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    import csv

    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8", "replace")


def _text(value: Cell, layout: Layout) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() if layout.excel:
            return _harmless(value)
    return str(value)


def _harmless(text: str) -> str:
    """Behind an apostrophe nothing is a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


WRITER = CsvWriter()
