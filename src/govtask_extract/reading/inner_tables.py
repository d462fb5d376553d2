"""A table within a table's cell: more lines of the cell, or, as 子任务 | 责任单位, rows of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.reading.builder import Filled
from govtask_extract.reading.setting_apart import shown_in


def has_rows_of_its_own(cells: Sequence[Filled]) -> bool:
    """Whether labels head its later columns and nothing else, and what they say is of the rows' first cells."""
    filled = [cell for cell in cells if _shown(cell)]
    labels = [cell for cell in filled if _is_label(cell)]
    rows = {cell.row for cell in filled}
    heads = [cell for cell in filled if cell.row == min(rows)]
    return (
        bool(labels)
        and len(rows) > 2
        and all(label in heads for label in labels)
        and not _is_label(min(heads, key=lambda cell: cell.column))
        and len(heads) == len({cell.column for cell in filled})
    )


def inner_lines(cells: Sequence[Filled]) -> Iterator[str]:
    """Its lines row by row; where labels stand above all others, column by column."""
    headed = all(_is_label(cell) == (cell.row == 0) for cell in cells if cell.lines)
    ordered = sorted(cells, key=lambda cell: (cell.column, cell.row)) if headed else cells
    for cell in ordered:
        yield from cell.lines


def _shown(cell: Filled) -> list[str]:
    return [shown for line in cell.lines if (shown := shown_in(line).strip())]


def _is_label(cell: Filled) -> bool:
    # Few documents have tables within tables.
    from govtask_extract.language.labels import is_label

    return all(map(is_label, _shown(cell)))
