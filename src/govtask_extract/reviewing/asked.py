"""What the page sends, as models. `revision` is the state of the review that it shows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from govtask_extract.reviewing.wanted_changes import WantedChange
from govtask_extract.validation import Shape, Word


class Asked(Shape):
    revision: int


class AskedChange(Asked):
    change: WantedChange


class AskedSeen(Asked):
    task: Word
    seen: bool


class AskedUndo(Asked):
    """The last correction, whoever made it."""


class AskedDrop(Asked):
    number: Annotated[int, Field(ge=1)]
