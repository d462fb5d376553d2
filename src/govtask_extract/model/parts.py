"""Parts of a document: the letter that covers it, its plans, its attachments."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from govtask_extract.model.blocks import Block


class PartKind(Enum):
    LETTER = "letter"
    PLAN = "plan"
    ATTACHMENT = "attachment"


class Part(Struct, frozen=True):
    """`heading` is the mark above the title (附件1), `title` the title's lines; every block is in one place."""

    kind: PartKind
    heading: tuple[Block, ...]
    title: tuple[Block, ...]
    blocks: tuple[Block, ...]
