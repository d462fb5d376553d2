"""The stages of parsing one by one, for those who want to see how a notice was read."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.model.blocks import Block
from govtask_extract.model.document import RawDocument
from govtask_extract.model.parts import Part
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.lines.clean import clean
from govtask_extract.parsing.lines.fold import fold
from govtask_extract.parsing.lines.furniture import Found
from govtask_extract.parsing.lines.unfold import unfold
from govtask_extract.parsing.parts.divide import divide


def find_blocks(document: RawDocument, profile: Profile) -> tuple[tuple[Block, ...], list[Found]]:
    """The document's blocks in order, and its furniture."""
    paragraphs, furniture = clean(document, profile)
    return tuple(fold(unfold(paragraphs, profile), profile)), furniture


def find_parts(blocks: Sequence[Block], document: RawDocument, profile: Profile) -> tuple[Part, ...]:
    """The letter, the plans and the attachments that the blocks make."""
    return divide(blocks, profile, document)
