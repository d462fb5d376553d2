"""What a paragraph of running text looks like, as opposed to a line of a letter's head or foot."""

from __future__ import annotations

from govtask_extract.language.sentences import STOPS
from govtask_extract.model.blocks import Block

# A line of a head or foot is shorter: the longest titles of the State Council have about a hundred characters.
_LONGEST_LINE = 150


def is_prose(block: Block) -> bool:
    """Whether the block holds a sentence's end before its own, ends in a full stop, or is longer than a line."""
    text = block.text
    return len(text) > _LONGEST_LINE or text.endswith("。") or any(stop in text[:-1] for stop in STOPS)
