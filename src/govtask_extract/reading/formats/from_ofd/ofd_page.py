"""A page as it is drawn: its own objects, those of its templates, and what annotations and seals add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.backdrops import find_backdrops
from govtask_extract.reading.drawn_pages.edges import edges_of
from govtask_extract.reading.drawn_pages.glyph_lines import box_at
from govtask_extract.reading.drawn_pages.plain_page import PlainPage
from govtask_extract.reading.drawn_pages.recognised_layer import find_recognised
from govtask_extract.reading.formats.from_ofd.canvas import Canvas, PlacedPicture
from govtask_extract.reading.formats.from_ofd.unseen_text import find_unseen_text
from govtask_extract.reading.setting_apart import HIDDEN

# Of a page's characters, by share, what is shown holds so many.
_NEARLY_ALL = 0.9
# The paper holds at least so many of them.
_HALF = 0.5

PictureBytes = Callable[[str], bytes | None]
"""Gives the encoded picture of a resource's id."""


class OfdPage(PlainPage, frozen=True, kw_only=True):
    """`placed` are the pictures, each where `pictures` has its box.

    `outlines` counts the shapes of letters' size, `wordless` the annotations that draw something and say nothing.
    """

    placed: tuple[PlacedPicture, ...]
    picture_bytes: PictureBytes
    outlines: int = 0
    wordless: int = 0

    def picture(self) -> tuple[bytes, Box] | None:
        """The encoded bytes of the largest picture and where it stands, for whoever reads what it shows."""
        largest = self.largest_picture()
        for own, box in zip(self.placed, self.pictures, strict=True):
            content = self.picture_bytes(own.resource) if box == largest else None
            if content is not None and largest is not None:
                return content, largest
        return None


def drawn_page(canvas: Canvas, paper: Box, shown: Box | None, picture_bytes: PictureBytes) -> OfdPage:
    """The page that was drawn on the canvas; the paper, and what is shown of it, in the file's millimetres."""
    whole = _believed(canvas, paper)
    _, _, width, height = whole
    pictures = tuple(picture.box for picture in canvas.pictures)
    unseen = find_unseen_text(canvas, _seen_part(canvas, whole, shown))
    told = {number: text.kind for text in canvas.texts if text.kind for number in text.numbers}
    recognised = find_recognised(unseen - told.keys(), canvas.characters, canvas.boxes, pictures, width * height)
    hidden = unseen - recognised
    edges = edges_of(canvas.strokes)
    return OfdPage(
        width,
        height,
        tuple(canvas.stretches),
        canvas.slants,
        canvas.sizes,
        tuple(
            chain(
                ((edge.start, edge.at, edge.end, edge.at) for edge in edges.level),
                ((edge.at, edge.start, edge.at, edge.end) for edge in edges.upright),
            )
        ),
        pictures,
        {**_backdrops(canvas, hidden | told.keys()), **told, **dict.fromkeys(sorted(hidden), HIDDEN)},
        bool(recognised),
        placed=tuple(canvas.pictures),
        picture_bytes=picture_bytes,
        outlines=canvas.outlines,
        wordless=canvas.wordless,
    )


def _backdrops(canvas: Canvas, apart: set[int]) -> Mapping[int, str]:
    """Watermarks and seals among the texts of which some is neither hidden nor known to be furniture."""
    owned = {at: text.numbers for at, text in enumerate(canvas.texts) if not apart.issuperset(text.numbers)}
    if not owned:
        return {}
    inks = {at: text.ink for at, text in enumerate(canvas.texts)}
    return find_backdrops(canvas.characters, canvas.boxes, owned, inks, canvas.slants.__getitem__)


def _believed(canvas: Canvas, paper: Box) -> Box:
    """The paper in points; if it holds not even half of the characters, the file says it wrongly, and they tell it."""
    whole = canvas.placed(paper)
    if _share_in(whole, canvas) >= _HALF:
        return whole
    return 0.0, 0.0, max(canvas.boxes[2::4]), max(canvas.boxes[3::4])


def _seen_part(canvas: Canvas, whole: Box, shown: Box | None) -> Box:
    """The paper; less, if what is said to be shown holds nearly all characters: some programs say it wrongly."""
    part = canvas.placed(shown) if shown else whole
    return part if _share_in(part, canvas) >= _NEARLY_ALL else whole


def _share_in(part: Box, canvas: Canvas) -> float:
    """Of the characters, those whose middle is in this part of the page."""
    if not canvas.slants:
        return 1.0
    x0, top, x1, bottom = part
    boxes = [box_at(canvas.boxes, number) for number in range(len(canvas.slants))]
    inside = sum(x0 <= (box[0] + box[2]) / 2 <= x1 and top <= (box[1] + box[3]) / 2 <= bottom for box in boxes)
    return inside / len(boxes)
