"""What a body is made of, before it has a place in the text."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.reading.builder import Filled


class WordParagraph(Struct, frozen=True):
    """The printed lines of one paragraph; `furniture` is its kind, where it is no part of the text."""

    lines: tuple[str, ...]
    centred: bool = False
    names_page: bool = False
    furniture: str | None = None


class WordTable(Struct, frozen=True):
    """A table of data."""

    cells: tuple[Filled, ...]


class NotRead(Struct, frozen=True):
    """Something that shows and was not read: what it is."""

    what: str


Block = WordParagraph | WordTable | NotRead
