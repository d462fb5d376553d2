"""Pictures that stand where text is expected: a scanned notice on a page or in a Markdown file."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.model.document import Remark, Span
from govtask_extract.model.remarks import CONTENT_NOT_READ

# A page of a notice has four hundred characters or more; a title and a line that says what follows have fewer.
_LEAST_TEXT_BESIDE_ONE = 100
_MOST_NAMED = 3
_LONGEST_NAME = 40


def pictures_outweigh(ink: int, pictures: int) -> bool:
    """Whether there is so little text that the pictures must be what is to be read."""
    return ink < pictures * _LEAST_TEXT_BESIDE_ONE


def of_pictures(names: Sequence[str], spans: tuple[Span, ...] = ()) -> Remark:
    """Says that they were not read."""
    named = "、".join(name[:_LONGEST_NAME] for name in names[:_MOST_NAMED])
    count = "1 picture" if len(names) == 1 else f"{len(names)} pictures"
    return CONTENT_NOT_READ.remark(f"{count} beside little text, not read: {named}", spans)
