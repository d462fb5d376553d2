"""Pictures that stand where text is expected: a scanned notice on a page or in a Markdown file."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.model.document import Remark, Span
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.saying.said import said_many

# A page of a notice has four hundred characters or more; a title and a line that says what follows have fewer.
_LEAST_TEXT_BESIDE_ONE = 100
_MOST_NAMED = 3
_LONGEST_NAME = 40


def told_of_pictures(ink: int, pictures: Sequence[tuple[str, Span | None]]) -> tuple[Remark, ...]:
    """A remark, if there is so little text (`ink` characters) that the pictures must be what is to be read.

    Each has a name, and the place of what stands for it in the text, if anything does.
    """
    if ink >= len(pictures) * _LEAST_TEXT_BESIDE_ONE:
        return ()
    named = "、".join(name[:_LONGEST_NAME] for name, _ in pictures[:_MOST_NAMED])
    spans = tuple(span for _, span in pictures if span)
    message = said_many(
        "{count} picture beside little text, not read: {named}",
        "{count} pictures beside little text, not read: {named}",
        count=len(pictures),
        named=named,
    )
    return (CONTENT_NOT_READ.remark(message, spans),)
