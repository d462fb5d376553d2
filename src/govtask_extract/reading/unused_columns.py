"""Word and web pages split tables into columns in which nothing begins; here they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govtask_extract.reading.builder import Filled


def without_unused_columns(cells: Sequence[Filled]) -> list[Filled]:
    """The same cells on the columns in which one of them begins, counted anew from 0."""
    columns = {column: index for index, column in enumerate(sorted({cell.column for cell in cells}))}
    return [
        replace(
            cell,
            column=columns[cell.column],
            column_span=sum(column in columns for column in range(cell.column, cell.column + cell.column_span)),
        )
        for cell in cells
    ]
