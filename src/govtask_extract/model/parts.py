"""Parts of a document: the letter that covers it, its plans, its attachments."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.model.blocks import Block


class LetterHead(Struct, frozen=True):
    """What stands above a letter's first paragraph."""

    title: tuple[Block, ...] = ()
    letterhead: tuple[Block, ...] = ()
    number: Block | None = None
    addressees: Block | None = None


class LetterFoot(Struct, frozen=True):
    """What closes a letter, or a notice that is its own plan; `closing` is prose behind the date, （此件公开发布）."""

    signature: tuple[Block, ...] = ()
    date: Block | None = None
    copied_to: Block | None = None
    closing: tuple[Block, ...] = ()


class LetterPart(Struct, frozen=True):
    """`lines` are all its blocks as printed; `blocks` are those that belong neither to its head nor to its foot.

    Of a notice that is its own plan the letter is the head, and the foot that stands below the plan.
    """

    lines: tuple[Block, ...]
    head: LetterHead
    blocks: tuple[Block, ...]
    foot: LetterFoot


class PartKind:
    """What a part is."""

    PLAN = "plan"
    ATTACHMENT = "attachment"


class Part(Struct, frozen=True):
    """`heading` is the mark above the title (附件1), `title` the title's lines; every block is in one place.

    `closing` is the prose that closes a plan, behind the date of a notice that is its own plan.
    """

    kind: str
    heading: tuple[Block, ...]
    title: tuple[Block, ...]
    blocks: tuple[Block, ...]
    closing: tuple[Block, ...] = ()
