"""Attachments: label, title, headings and cells are printed in their order, and none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Attachment
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.quoting import joined

_MARKS = "：:.．、"
# Stands before the first title of a list.
_LISTING = ("：", ":")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    for index, attachment in enumerate(beside.report.attachments):
        loc: Loc = ("attachments", index)
        at = 0
        printed = joined(attachment.evidence)
        for name in ("label", "title"):
            given = without_blanks(getattr(attachment, name) or "")
            found = printed.find(given, at)
            if found < 0 or (given and printed[at:found].strip(_MARKS)):
                yield Discrepancy(
                    (*loc, name),
                    said("{value} is not what opens {printed}", value=quoted(given), printed=quoted(printed)),
                )
            else:
                at = found + len(given)
        yield from _cells(loc, attachment, printed[at:])
        if not _kind_fits(attachment):
            yield Discrepancy((*loc, "kind"), said("what it holds is no {kind}", kind=attachment.kind))


def _cells(loc: Loc, attachment: Attachment, printed: str) -> Iterator[Discrepancy]:
    """Headings stand in any order, one over others; the cells behind them follow one another to the end."""
    ends = {0}
    for column, heading in enumerate(map(without_blanks, attachment.columns)):
        found = {match + len(heading) for match in _occurrences(heading, printed)}
        if heading and not found:
            yield Discrepancy(
                (*loc, "columns", column), said("{heading} is printed nowhere in it", heading=quoted(heading))
            )
        ends |= found
    if not attachment.rows:
        return
    above: Sequence[str] = attachment.columns
    for index, row in enumerate(attachment.rows):
        for column, cell in enumerate(map(without_blanks, row)):
            # A merged cell is printed once, and stands in every column and row that it covers.
            covered = not cell or cell in map(without_blanks, (*row[:column], *above[column : column + 1]))
            ends = _behind(cell, printed, ends) | (ends if covered else set())
            if not ends:
                yield Discrepancy(
                    (*loc, "rows", index, column), said("{words} is not what is printed there", words=quoted(cell))
                )
                return
        above = row
    if len(printed) not in ends:
        yield Discrepancy(
            (*loc, "rows"), said("{printed} is printed, and in none of them", printed=quoted(printed[max(ends) :]))
        )


def _occurrences(word: str, text: str) -> Iterator[int]:
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _behind(cell: str, printed: str, ends: set[int]) -> set[int]:
    """Where the cell may end, if what is before it ends at one of these."""
    starts = {at + (printed[at : at + 1] in _LISTING) for at in ends} | ends
    return {at + len(cell) for at in starts if cell and printed.startswith(cell, at)}


def _kind_fits(attachment: Attachment) -> bool:
    """What stands beside tasks, without a label of its own, may be blank and yet no form."""
    cells = [cell for row in attachment.rows for cell in row]
    waits = _WAITS * sum(map(_holds_words, cells)) <= len(cells)
    match attachment.kind:
        case "form":
            return bool(attachment.columns and cells) and waits
        case "table":
            return attachment.label is None or bool(attachment.columns and cells and not waits)
        case "list":
            return bool(cells) and not attachment.columns and attachment.label is not None
    return not attachment.columns and not cells


# Of a form that waits to be filled in at most every third cell holds words.
_WAITS = 3


def _holds_words(cell: str) -> bool:
    return any(character.isalpha() and character not in "XxＸ" for character in cell)


CHECK = NoticeCheck(said("Labels, titles and cells of attachments are printed, and none is missing."), _find)
