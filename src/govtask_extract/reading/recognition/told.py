"""What is told of pages that were recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.model.document import Remark
from govtask_extract.model.remarks import PAGE_WITHOUT_TEXT, RECOGNISED_LAYER
from govtask_extract.saying.said import Said, listed, said

# More pages than this are not named one by one.
_NAMED = 20


def told_of_recognition(
    recognised: Sequence[int], failed: Sequence[int], blank: Sequence[int] = ()
) -> Iterator[Remark]:
    """Of the pages with these numbers: those whose text was recognised, those that the engine failed on, and those that
    it found nothing on.
    """
    if failed:
        yield PAGE_WITHOUT_TEXT.remark(said("pages that could not be recognised: {pages}", pages=listed_pages(failed)))
    if recognised:
        message = said(
            "pages whose text was recognised in a picture, and may be misread: {pages}", pages=listed_pages(recognised)
        )
        yield RECOGNISED_LAYER.remark(message)
    if blank:
        message = said("pages with a picture, in which no text was found: {pages}", pages=listed_pages(blank))
        yield RECOGNISED_LAYER.remark(message)


def listed_pages(numbers: Sequence[int]) -> Said:
    """The first of them, if they are many."""
    shown = [str(number) for number in numbers[:_NAMED]]
    return listed(shown if len(numbers) <= _NAMED else [*shown[:-1], f"{shown[-1]} …"])
