"""Blocks: paragraphs of a document, each with its number or label, if it opens with one."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from govtask_extract.model.document import Table
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced


class MarkerKind(Enum):
    """How a number is printed. The value is its usual rank, outermost first."""

    VOLUME = 0
    PART = 1
    CHAPTER = 2
    PARAGRAPH = 3
    CHINESE = 4
    ARTICLE = 5
    BRACKETED_CHINESE = 6
    DECIMAL = 7
    DOTTED = 8
    BRACKETED_DECIMAL = 9
    HALF_BRACKETED_DECIMAL = 10
    CIRCLED = 11


class Marker(Struct, frozen=True):
    """The number that opens a block: `一、`, `（一）`, `1.`, `第五条`; `end` is where the block's own words begin."""

    kind: MarkerKind
    number: int
    end: int


OpenedLabel = tuple[Role, int]
"""The role of the label that a line or paragraph opens with, and the offset behind its colon."""


class JoinedLines(Struct, frozen=True):
    """Printed lines joined: a sentence never spans two paragraphs. `table` stands in for a whole table.

    `marker` and `label` are what the content opens with: asked once, where it was put together.
    """

    content: Traced
    marker: Marker | None = None
    label: OpenedLabel | None = None
    centred: bool = False
    size: float | None = None
    page: int | None = None
    table: Table | None = None


class BlockKind(Enum):
    """What a block is, told from its own words alone."""

    MARKED = "marked"
    LABELLED = "labelled"
    TABLE = "table"
    ATTACHMENT = "attachment"
    DATE = "date"
    PLAIN = "plain"


class Block(Struct, frozen=True):
    """A paragraph and what it opens with. `pieces` are the groups in its words and the text between them."""

    kind: BlockKind
    content: Traced
    marker: Marker | None = None
    role: Role | None = None
    centred: bool = False
    size: float | None = None
    table: Table | None = None
    pieces: tuple[Traced | Assigned, ...] = ()

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def label(self) -> Traced | None:
        """The number as printed."""
        return self.content.cut(0, self.marker.end).strip() if self.marker else None

    @property
    def words(self) -> Traced:
        """What follows the number, or everything."""
        return self.content.cut(self.marker.end).strip() if self.marker else self.content
