"""What the page sends, as models. `revision` is the state of the review that it shows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from govtask_extract.reviewing.wanted_changes import WantedChange
from govtask_extract.validation import Shape, Word


class AskedOfReview(Shape):
    revision: int


class AskedChange(AskedOfReview):
    change: WantedChange


class AskedSeen(AskedOfReview):
    task: Word
    seen: bool


class AskedUndo(AskedOfReview):
    """The last correction, whoever made it."""


class AskedDrop(AskedOfReview):
    number: Annotated[int, Field(ge=1)]
