"""A column that is read in one row is read in every row: a cell with words of which nothing was read was left out."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import is_han, without_blanks
from govtask_extract.saying.said import said
from govtask_extract.verifying.announced import ColumnKey
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted

# What says that a cell says nothing, or what the one above says.
_NOTHING = ("无", "暂无", "同上", "同前", "同左", "同左上", "同右")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    columns, read = beside.columns, _read(beside)
    cells: dict[tuple[int, ColumnKey], list[str]] = {}
    covered: set[tuple[int, ColumnKey]] = set()
    for index, task in enumerate(beside.report.tasks):
        for place in task.evidence.assignment:
            column = columns.key(place.start)
            if column is not None:
                cells.setdefault((index, column), []).append(place.quote)
                if not read.isdisjoint(range(place.start, place.end)):
                    covered.add((index, column))
    known = {column for _, column in covered}
    for (index, column), quotes in cells.items():
        words = without_blanks("".join(quotes))
        if (index, column) not in covered and column in known and _says_something(words):
            loc = ("tasks", index, "evidence", "assignment")
            yield Discrepancy(
                loc, said("{words} stands in a column that is read elsewhere, and was not read", words=quoted(words))
            )


def _read(beside: BesideNotice) -> set[int]:
    """The offsets of all that was read of assignments."""
    found: set[int] = set()
    for _, _, group in beside.groups:
        for start, end in [*((one.start, one.end) for one in group.names), *group.taken]:
            found.update(group.offsets[start:end])
    return found


def _says_something(words: str) -> bool:
    return words.rstrip("。") not in _NOTHING and any(is_han(one) or one.isdecimal() for one in words)


CHECK = NoticeCheck(said("A column that is read in one row is read in every row."), _find)
