"""HTML: a page for a browser, the notice as it reads on the left, its tasks on the right, all in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import tongues
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.shown import ShownNotice


class HtmlWriter(PieceWriter, frozen=True):
    """Of several notices the page shows one at a time; `shown` is what it shows of the next one's document."""

    suffixes: tuple[str, ...] = (".html", ".htm")
    summary: str = said("HTML, one page with the document and its tasks")
    tasks_only: bool = False
    shows_document: bool = True
    shown: ShownNotice | None = None

    def language(self, layout: Layout) -> Language:
        """Nobody but people reads it."""
        return tongues().people

    def showing(self, shown: ShownNotice | None) -> Self:
        """Beside its document. Without one the page shows what the report quotes."""
        return replace(self, shown=shown)

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """Data in an element of its own, with the pictures."""
        from govtask_extract.writing.page.whole_page import notice_script

        return notice_script(entry, self.shown).encode()

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """The page around them."""
        from govtask_extract.writing.page.whole_page import page_pieces

        return (piece.encode() for piece in page_pieces(share.decode() for share in shares))


WRITER = HtmlWriter()
