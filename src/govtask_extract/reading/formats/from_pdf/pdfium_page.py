"""A page that PDFium reads."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.beside_pictures import is_scan
from govtask_extract.reading.drawn_pages.drawn import Corner
from govtask_extract.reading.drawn_pages.edges import Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at, cut_by_kind
from govtask_extract.reading.formats.from_pdf.annotations import Annotations
from govtask_extract.reading.formats.from_pdf.glyphs import (
    Glyphs,
    View,
    read_glyphs,
    read_owners,
    read_size,
    read_slant,
    read_view,
)
from govtask_extract.reading.formats.from_pdf.layers import Layers, read_layers
from govtask_extract.reading.formats.from_pdf.open_file import LentPage
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, pdfium
from govtask_extract.reading.formats.from_pdf.pdfium_edges import read_edges
from govtask_extract.reading.formats.from_pdf.said_instead import Replacement, held_against, take_replacements
from govtask_extract.reading.formats.from_pdf.set_notes import with_notes
from govtask_extract.reading.formats.from_pdf.things import (
    FORM,
    IMAGE,
    Sides,
    Thing,
    box_of,
    pictures_of,
    read_things,
    shown,
    texts_of,
)


@contextmanager
def pdfium_page(lent: LentPage) -> Iterator[PdfiumPage]:
    """The page while its text is loaded."""
    things = read_things(lent.handle)
    replacements = take_replacements(texts_of(things))
    text = pdfium.FPDFText_LoadPage(lent.handle)
    try:
        yield _read(lent, text, things, replacements)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def _read(lent: LentPage, text: Handle, things: list[Thing], replacements: list[Replacement]) -> PdfiumPage:
    glyphs, view, said = read_glyphs(text), read_view(lent.handle), list[int]()
    owned = read_owners(text, glyphs.drawn)
    if replacements:
        glyphs, said = held_against(replacements, glyphs, owned)
    boxes = view.placed(glyphs.sides)
    layers = read_layers(lent.handle, text, glyphs.characters, boxes, view, things, owned) if owned else Layers()
    if lent.annotations.written:
        glyphs, kinds = with_notes(glyphs, lent.annotations.written)
        boxes, layers = view.placed(glyphs.sides), replace(layers, kinds={**layers.kinds, **kinds})
    notes = tuple(_of_annotations(lent.annotations, things, owned, glyphs))
    struck = lent.annotations.struck
    return PdfiumPage(lent.handle, text, view, things, owned, glyphs, boxes, layers, tuple(said), notes, struck)


def _of_annotations(
    annotations: Annotations, things: Sequence[Thing], owned: Mapping[int, Sequence[int]], glyphs: Glyphs
) -> Iterator[int]:
    """The numbers of the characters that were painted onto the page, and of those that were set on it."""
    if annotations.before is not None:
        for text in texts_of(things[annotations.before :]):
            yield from owned.get(text, ())
    yield from range(glyphs.drawn, len(glyphs.characters))


class PdfiumPage(Struct, frozen=True):
    """`text` is null where PDFium finds none; nothing is asked of it then. `boxes` are as shown. `things` are what is
    painted, `owned` the texts among them by their addresses, with the numbers of their characters.

    `said_otherwise` are the numbers of characters that are said to be others, `noted` those of what annotations say,
    `crossed` is where annotations strike text out.
    """

    page: Handle
    text: Handle
    view: View
    things: Sequence[Thing]
    owned: Mapping[int, Sequence[int]]
    glyphs: Glyphs
    boxes: array[float]
    layers: Layers
    said_otherwise: tuple[int, ...] = ()
    noted: tuple[int, ...] = ()
    crossed: tuple[Sides, ...] = ()
    quarters: int = 0

    @property
    def width(self) -> float:
        return self.view.width

    @property
    def height(self) -> float:
        return self.view.height

    @property
    def recognised(self) -> bool:
        return self.layers.recognised

    def stretches(self) -> Iterable[GlyphLine]:
        stretches = self.glyphs.stretches(self.boxes)
        if not self.layers.kinds:
            return stretches
        return (
            piece for stretch in stretches for kind, piece in cut_by_kind(stretch, self.layers.kinds) if kind is None
        )

    def stretches_apart(self) -> Iterable[tuple[str, GlyphLine]]:
        if not self.layers.kinds:
            return
        for stretch in self.glyphs.stretches(self.boxes):
            for kind, piece in cut_by_kind(stretch, self.layers.kinds):
                if kind:
                    yield kind, piece

    def contradicted(self) -> Sequence[Box]:
        return [box_at(self.boxes, number) for number in self.said_otherwise]

    def annotated(self) -> Sequence[Box]:
        return [box_at(self.boxes, number) for number in self.noted if number not in self.layers.kinds]

    def confidences(self) -> Mapping[Corner, float]:
        return {}

    def struck(self) -> Sequence[Box]:
        return [shown(sides, self.view) for sides in self.crossed]

    def slant(self, number: int) -> int | None:
        return read_slant(self.text, number, self.view) if number < self.glyphs.drawn else self.view.turn

    def size(self, number: int) -> float:
        if number < self.glyphs.drawn:
            return read_size(self.text, number)
        _, top, _, bottom = self.glyphs.sides[4 * number : 4 * number + 4]
        return round(top - bottom, 2)

    def edges(self) -> Edges:
        return read_edges(self.page, self.view)

    def standing(self, quarters: int) -> PdfiumPage:
        view = replace(self.view, turn=(self.view.turn - quarters) % 4)
        return replace(self, view=view, boxes=view.placed(self.glyphs.sides), quarters=quarters)

    def largest_picture(self) -> Box | None:
        pictures = pictures_of(self.things, self.view)
        return max(pictures, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)

    def shows_picture(self) -> bool:
        boxes = (box_of(thing.address, self.view) for thing in self.things if thing.kind in (IMAGE, FORM))
        return any(is_scan(x1 - x0, bottom - top, self.width, self.height) for x0, top, x1, bottom in boxes)
