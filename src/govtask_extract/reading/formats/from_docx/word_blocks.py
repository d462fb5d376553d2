"""What a body is made of, before it has a place in the text."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.reading.builder import Filled

WATERMARK = "watermark"
"""The kind of furniture that is drawn across pages."""


class WordParagraph(Struct, frozen=True):
    """The printed lines of one paragraph; `furniture` is its kind, where it is no part of the text.

    `drawn` says that they are WordArt, which across a header is a watermark.
    """

    lines: tuple[str, ...]
    centred: bool = False
    names_page: bool = False
    furniture: str | None = None
    drawn: bool = False


class WordTable(Struct, frozen=True):
    """A table of data."""

    cells: tuple[Filled, ...]


class NotRead(Struct, frozen=True):
    """Something that shows and was not read: what it is."""

    what: str


Block = WordParagraph | WordTable | NotRead
