"""Word and web pages split tables into columns in which nothing begins; here they go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.reading.builder import Filled


def without_unused_columns(cells: Sequence[Filled]) -> list[Filled]:
    """The same cells on the columns in which one of them begins, counted anew from 0."""
    columns = sorted({cell.column for cell in cells})
    return [
        replace(
            cell,
            column=(first := bisect_left(columns, cell.column)),
            column_span=bisect_left(columns, cell.column + cell.column_span) - first,
        )
        for cell in cells
    ]
