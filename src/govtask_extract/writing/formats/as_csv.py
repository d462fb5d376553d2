"""CSV: one row a task, values as they are; what --excel changes is said in `_harmless`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from govtask_extract.patterns import lazy_re
from govtask_extract.registry import Extra
from govtask_extract.visible import UNSEEN
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.writing.written_tables import Value

# A value that begins so is calculated when the file is opened; the full-width forms too, where Chinese is set. Some
# programs pass over blanks, quotation marks and what shows nothing.
_FORMULA = lazy_re(rf"""[\t\r\n]|(?:\s|["'“”‘’{UNSEEN}])*[=+\-@＝＋－＠]""")
_MARK = "\ufeff"


class CsvWriter(PieceWriter, frozen=True):
    """RFC 4180, in UTF-8. Names of a list are joined by 、."""

    suffixes: tuple[str, ...] = (".csv",)
    summary: str = "CSV, one row a task"
    tasks_only: bool = True
    extra: Extra | None = None

    def pieces(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """A row of headings, then the tasks of all reports."""
        from govtask_extract.writing.written_tables import tasks_table

        headings = _rows([[column.heading(layout.headings) for column in tasks_table((), several=several).columns]])
        yield (_MARK if layout.excel else "").encode() + headings
        yield from map(partial(_tasks, several=several, layout=layout), entries)


def _tasks(entry: Entry, several: bool, layout: Layout) -> bytes:
    from govtask_extract.writing.written_tables import tasks_table

    table = tasks_table((entry,), several=several)
    return _rows([_text(column.value(row), layout) for column in table.columns] for row in table.rows)


def _rows(rows: Iterable[Sequence[str]]) -> bytes:
    import csv

    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8", "replace")


def _text(value: Value, layout: Layout) -> str:
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
